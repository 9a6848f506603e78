import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { type Api, DescriptionError, formatProblem, placeProblem, readApi } from '@quipu/generator';
import {
  blameDescription,
  type Description,
  findRules,
  loadDescription,
} from '@quipu/generator/load';
import type { Article } from './article.ts';
import { readGuides } from './read-guides.ts';
import { type OlderVersion, type RenderOptions, renderSite } from './render-site.ts';

const USAGE = `Usage: quipu-docs --spec FILE --out DIR [OPTIONS]

Renders the reference pages of an OpenAPI description.

  --spec FILE                  the description, YAML or JSON
  --out DIR                    where the pages are written
  --articles DIR               Markdown files to show as guides, in the order of their names; by default the folder \`guides\`
                               beside the description, if there is one
  --base-url URL               the address that the requests on the pages go to; by default the description's first server
  --site-url URL               where the pages will stand, for sitemap.xml; by default the base URL
  --source-url TEMPLATE        where a line of the description can be edited: https://host/org/repo/blob/main/{file}#L{line}
  --version-spec FILE          an older description, rendered beside this one; may be given more than once
  --package-name NAME          the package of the SDK that samples import; by default the title, as a package is named
  --client-name NAME           the class that the SDK exports; by default the title, as a class is named
  --client-package-name NAME   the package of the plain client; by default /client of the SDK's
  --help                       show this
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
  readonly versionSpecs: readonly string[];
  readonly options: RenderOptions;
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
  const flags = readFlags(args);
  const { spec, out } = flags;
  if (flags.help === true) return 'help';
  if (!spec) throw new UsageError('--spec is missing: name the description to render');
  if (!out) throw new UsageError('--out is missing: name the folder to write to');
  for (const name of ['base-url', 'site-url', 'source-url'] as const) checkAddress(name, flags);
  const sourceUrl = flags['source-url'];
  if (sourceUrl !== undefined && !sourceUrl.includes('{file}')) {
    throw new UsageError(
      `--source-url ${sourceUrl} does not say where the file goes: write {file}, and {line} for the line`,
    );
  }
  const options = {
    baseUrl: flags['base-url'],
    siteUrl: flags['site-url'],
    sourceUrl,
    packageName: flags['package-name'],
    clientName: flags['client-name'],
    clientPackageName: flags['client-package-name'],
  };
  const { articles, 'version-spec': versionSpecs = [] } = flags;
  return { spec, out, articles, versionSpecs, options };
}

const FLAGS = {
  spec: { type: 'string' },
  out: { type: 'string' },
  articles: { type: 'string' },
  'base-url': { type: 'string' },
  'site-url': { type: 'string' },
  'source-url': { type: 'string' },
  'version-spec': { type: 'string', multiple: true },
  'package-name': { type: 'string' },
  'client-name': { type: 'string' },
  'client-package-name': { type: 'string' },
  help: { type: 'boolean' },
} as const;

type Flags = ReturnType<typeof parseArgs<{ options: typeof FLAGS }>>['values'];

function readFlags(args: readonly string[]): Flags {
  try {
    return parseArgs({ args: [...args], options: FLAGS }).values;
  } catch (error) {
    throw new UsageError((error as Error).message, { cause: error });
  }
}

function checkAddress(name: 'base-url' | 'site-url' | 'source-url', flags: Flags): void {
  const value = flags[name];
  if (value === undefined || (/^https?:/.test(value) && URL.canParse(value))) return;
  throw new UsageError(`--${name} ${value} is not an address such as http://127.0.0.1:8484`);
}

async function readPages(command: Command): Promise<ReadonlyMap<string, string>> {
  const { spec, versionSpecs, options } = command;
  try {
    const current = await readDescription(spec);
    const { document, locate } = current.description;
    const versions: OlderVersion[] = [];
    for (const file of versionSpecs) {
      const older = await readDescription(file);
      versions.push({ api: older.api, document: older.description.document });
    }
    const articles = await readArticles(spec, command.articles);
    return await blameDescription(current.description, () =>
      renderSite(current.api, {
        ...options,
        articles,
        document,
        versions,
        // The files of a place depend on where the command is run, so they are shown only where they are asked for.
        ...(options.sourceUrl === undefined ? {} : { sourceOf: locate }),
      }),
    );
  } catch (error) {
    if (!(error instanceof DescriptionError)) throw error;
    throw new PagesError(`no page of ${spec} was written\n${error.message}`, { cause: error });
  }
}

/**
 * Reads a description, and tells what is read over and what is said less exactly than it stands there.
 * One without rules may be anybody's.
 */
async function readDescription(
  file: string,
): Promise<{ readonly api: Api; readonly description: Description }> {
  const isTolerant = findRules(file) === undefined;
  const description = await loadDescription(file, { isTolerant });
  const api = await blameDescription(description, () => readApi(description.document));
  const problems = [...(isTolerant ? description.warnings : []), ...api.notes];
  const lines = problems.map((problem) => formatProblem(placeProblem(problem, description.locate)));
  for (const line of new Set(lines)) process.stderr.write(`warning: ${line}\n`);
  return { api, description };
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
