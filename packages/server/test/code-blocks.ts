/** A fenced block of a Markdown file. */
export interface CodeBlock {
  /** The line of its fence, from 1. */
  readonly line: number;
  readonly language: string;
  /** Why it is not run, where its fence says so: ` ```sh not-run: it ends the server `. */
  readonly notRun: string | undefined;
  readonly code: string;
}

/** The fenced blocks of a Markdown file, those in lists too, in their order. */
export function codeBlocks(markdown: string): readonly CodeBlock[] {
  const fences = markdown.matchAll(/^( *)```(\w*)([^\n]*)\n([^]*?)^\1```$/gm);
  return [...fences].map(
    ({ index, 1: indent = '', 2: language = '', 3: info = '', 4: code = '' }) => {
      return {
        line: markdown.slice(0, index).split('\n').length,
        language,
        notRun: /^ not-run: (.+)$/.exec(info)?.[1],
        code: code.replaceAll(new RegExp(`^${indent}`, 'gm'), ''),
      };
    },
  );
}

/** What is run at once, with what the file shows as its output. */
export interface Step {
  /** A block of `sh`; or a program, whose first block imports something, and the others continue it. */
  readonly blocks: readonly CodeBlock[];
  /** For each of the blocks, the one that shows its output. */
  readonly outputs: readonly (CodeBlock | undefined)[];
}

const PROGRAM = new Set(['js', 'ts']);

/** What a file shows to be run, in its order. A `text` or `json` block that is the next one after a block is its output. */
export function steps(blocks: readonly CodeBlock[]): readonly Step[] {
  const found: { blocks: CodeBlock[]; outputs: (CodeBlock | undefined)[] }[] = [];
  let program: (typeof found)[number] | undefined;
  for (const [at, block] of blocks.entries()) {
    const isProgram = PROGRAM.has(block.language);
    if (block.notRun !== undefined || !(isProgram || block.language === 'sh')) continue;
    const next = blocks[at + 1];
    const output = next?.language === 'text' || next?.language === 'json' ? next : undefined;
    if (isProgram && program !== undefined && !/^import /m.test(block.code)) {
      program.blocks.push(block);
      program.outputs.push(output);
      continue;
    }
    const step = { blocks: [block], outputs: [output] };
    found.push(step);
    if (isProgram) program = step;
  }
  return found;
}

/** Written between the outputs of two blocks of a program. */
const separator = '\u001E';

/** A program as one file, whose lines are those of the Markdown. What it writes is parted by block. */
export function programText(program: readonly CodeBlock[]): string {
  let text = '';
  for (const { line, code } of program) {
    if (text !== '') text += `console.log('\\u001E');`;
    text += '\n'.repeat(line - text.split('\n').length + 1) + code;
  }
  return `${text}\nexport {};\n`;
}

/** What a program wrote, by block. */
export function outputsOf(stdout: string): readonly string[] {
  return stdout.split(`${separator}\n`).map((text) => text.trimEnd());
}

/** An output without what differs at every run: ids, times and fractions. */
export function comparable(text: string): string {
  return text
    .replaceAll(/\b(dir|dfl|idx|cfg)-[0-9a-z]{10,}\b/g, '$1-…')
    .replaceAll(/\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b/g, 'UUID')
    .replaceAll(/\b\d{4}-\d\d-\d\dT[\d:.]+Z/g, 'TIME')
    .replaceAll(/\b\d+\.\d+\b/g, '0.0')
    .trimEnd();
}
