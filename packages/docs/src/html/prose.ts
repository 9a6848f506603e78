import { type Child, markup, type Markup } from './markup.ts';

/** A description as OpenAPI has it, in CommonMark: paragraphs, lists, fences, code, bold and links. The rest stays text. */
export function prose(description: string | undefined): readonly Markup[] {
  // Every other part is a fence.
  const parts = (description ?? '').split(/^```[^\n]*\n([^]*?)^```[^\S\n]*$/m);
  return parts.flatMap((part, index) =>
    index % 2 === 1
      ? [markup`\n<pre><code>${part.trimEnd()}</code></pre>`]
      : part
          .split(/\n\s*\n/)
          .map((block) => block.trim())
          .filter(Boolean)
          .flatMap(blockHtml),
  );
}

/** A description in a line of text, for where there can be no markup. */
export function plainProse(description: string | undefined): string {
  const [first = ''] = (description ?? '').split(/\n\s*\n/);
  return first.replaceAll(/`|\*\*/g, '').replaceAll(/\s+/g, ' ');
}

function blockHtml(block: string): readonly Markup[] {
  const [first = '', ...others] = block.split(/\n(?=[-*+] |\d+[.)] )/);
  const lines = [first, ...others];
  const items = lines.filter((line) => BULLET.test(line));
  const opening = BULLET.test(first) ? '' : first.replace(/^#+ /, '');
  const inside = items.map((item) => markup`\n<li>${inline(item.replace(BULLET, ''))}</li>`);
  const list = /^\d/.test(items[0] ?? '')
    ? markup`\n<ol>${inside}</ol>`
    : markup`\n<ul>${inside}</ul>`;
  return [
    ...(opening === '' ? [] : [markup`\n<p>${inline(opening)}</p>`]),
    ...(items.length === 0 ? [] : [list]),
  ];
}

const BULLET = /^(?:[-*+]|\d+[.)]) +/;
const INLINE = /(`+)(.+?)\1(?!`)|\*\*(.+?)\*\*|\[([^\]]+)\]\(((?:https?:|mailto:)[^)\s]+)\)/gs;

function inline(text: string): readonly Child[] {
  const children: Child[] = [];
  let end = 0;
  for (const match of text.matchAll(INLINE)) {
    const [whole, , code, bold, label, address] = match;
    children.push(text.slice(end, match.index));
    if (code !== undefined) children.push(markup`<code>${code.trim()}</code>`);
    else if (bold !== undefined) children.push(markup`<strong>${inline(bold)}</strong>`);
    else if (label !== undefined) children.push(markup`<a href="${address}">${inline(label)}</a>`);
    end = match.index + whole.length;
  }
  return [...children, text.slice(end)];
}
