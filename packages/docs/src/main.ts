import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { DescriptionError, readApi } from '@quipu/generator';
import { loadDescription } from '@quipu/generator/load';
import type { Article } from './article.ts';
import { readGuides } from './read-guides.ts';
import { renderSite } from './render-site.ts';

const USAGE = `Usage: quipu-docs --spec FILE --out DIR [--articles DIR] [--base-url URL]

Renders the reference pages of an OpenAPI description.

  --spec FILE      the description, YAML or JSON
  --out DIR        where the pages are written
  --articles DIR   Markdown files to show as guides, in the order of their names; by default the folder \`guides\`
                   beside the description, if there is one
  --base-url URL   the address that the requests on the pages go to; by default the description's first server
  --help           show this
`;

/** What is wrong with the command line. */
class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** Pages that cannot be made, or not written. */
class PagesError extends Error {
  override readonly name = 'PagesError';
}

interface Command {
  readonly spec: string;
  readonly out: string;
  readonly articles: string | undefined;
  readonly baseUrl: string | undefined;
}

/**
 * Runs `quipu-docs`. Nothing is written until every page is rendered.
 *
 * @returns The exit code: 0, 1 where the pages cannot be made or written, 2 where the command line is wrong.
 */
export async function main(args: readonly string[]): Promise<number> {
  try {
    const command = readCommand(args);
    if (command === 'help') {
      process.stdout.write(USAGE);
      return 0;
    }
    const pages = await readPages(command);
    await writePages(pages, command.out);
    process.stdout.write(`${pages.size} files of ${command.spec} are in ${command.out}\n`);
    return 0;
  } catch (error) {
    if (error instanceof UsageError) {
      process.stderr.write(`quipu-docs: ${error.message}\n\n${USAGE}`);
      return 2;
    }
    if (error instanceof PagesError) {
      process.stderr.write(`quipu-docs: ${error.message}\n`);
      return 1;
    }
    throw error;
  }
}

function readCommand(args: readonly string[]): Command | 'help' {
  const { spec, out, articles, help, 'base-url': baseUrl } = readFlags(args);
  if (help === true) return 'help';
  if (!spec) throw new UsageError('--spec is missing: name the description to render');
  if (!out) throw new UsageError('--out is missing: name the folder to write to');
  if (baseUrl !== undefined && !(/^https?:/.test(baseUrl) && URL.canParse(baseUrl))) {
    throw new UsageError(`--base-url ${baseUrl} is not an address such as http://127.0.0.1:8484`);
  }
  return { spec, out, articles, baseUrl };
}

function readFlags(args: readonly string[]): {
  readonly spec?: string;
  readonly out?: string;
  readonly articles?: string;
  readonly 'base-url'?: string;
  readonly help?: boolean;
} {
  try {
    return parseArgs({
      args: [...args],
      options: {
        spec: { type: 'string' },
        out: { type: 'string' },
        articles: { type: 'string' },
        'base-url': { type: 'string' },
        help: { type: 'boolean' },
      },
    }).values;
  } catch (error) {
    throw new UsageError((error as Error).message, { cause: error });
  }
}

async function readPages({
  spec,
  articles: folder,
  baseUrl,
}: Command): Promise<ReadonlyMap<string, string>> {
  try {
    const { document } = await loadDescription(spec);
    const articles = await readArticles(spec, folder);
    return renderSite(readApi(document), { articles, ...(baseUrl !== undefined && { baseUrl }) });
  } catch (error) {
    if (!(error instanceof DescriptionError)) throw error;
    throw new PagesError(`no page of ${spec} was written\n${error.message}`, { cause: error });
  }
}

async function readArticles(spec: string, folder: string | undefined): Promise<readonly Article[]> {
  const beside = path.join(path.dirname(spec), 'guides');
  if (folder === undefined && !existsSync(beside)) return [];
  try {
    return await readGuides(folder ?? beside);
  } catch (error) {
    throw new PagesError(
      `--articles ${folder ?? beside} cannot be read: ${(error as Error).message}`,
      { cause: error },
    );
  }
}

async function writePages(pages: ReadonlyMap<string, string>, out: string): Promise<void> {
  try {
    const files = [...pages].map(([page, text]) => [path.join(out, page), text] as const);
    // All folders first: where one cannot be made, no page is written.
    for (const [file] of files) await mkdir(path.dirname(file), { recursive: true });
    for (const [file, text] of files) await writeFile(file, text);
  } catch (error) {
    const message = `cannot write to --out ${out}: ${(error as Error).message}`;
    throw new PagesError(message, { cause: error });
  }
}
