import path from 'node:path';
import { renderSite } from '@quipu/docs';
import {
  type Api,
  DescriptionError,
  emitClient,
  emitOpenapiTypes,
  emitSdk,
  emitTypes,
  formatProblem,
  HEADER,
  placeProblem,
  type Problem,
  readApi,
} from '@quipu/generator';
import { blameDescription, type Description, loadDescription } from '@quipu/generator/load';
import { FailedError } from '../command.ts';
import { namePackage, withVariables } from './names.ts';
import { asOnePackage } from './one-package.ts';
import { packageFiles, packageVersion } from './package-files.ts';
import { readDependencies, readRuntime } from './runtime-files.ts';

interface GenerateOptions {
  readonly spec: string;
  /** Of the package; by default it follows from the title. */
  readonly name: string | undefined;
  readonly overlays: readonly string[];
  readonly hasDocs: boolean;
}

interface GeneratedPackage {
  readonly name: string;
  readonly version: string;
  readonly operations: number;
  /** Path → content. */
  readonly files: ReadonlyMap<string, string>;
  /** What is said less exactly than it stands in the description, a line each: `FILE:LINE:COLUMN MESSAGE (RULE)`. */
  readonly notes: readonly string[];
}

/**
 * Makes the files of a package of a description.
 *
 * @param tell is told what is under way.
 * @throws {FailedError} where nothing can be made, with the file and the line of what stands in the way.
 */
export async function generatePackage(
  options: GenerateOptions,
  tell: (line: string) => void,
): Promise<GeneratedPackage> {
  const { spec, overlays } = options;
  try {
    tell(`reading ${spec}`);
    const description = await loadDescription(spec, { overlays, isTolerant: true });
    return await makeFiles(description, options, tell);
  } catch (error) {
    if (!(error instanceof DescriptionError)) throw error;
    throw new FailedError(`nothing was made of ${spec}\n${error.message}`, { cause: error });
  }
}

async function makeFiles(
  description: Description,
  { spec, name, hasDocs }: GenerateOptions,
  tell: (line: string) => void,
): Promise<GeneratedPackage> {
  const place = (problem: Problem): Problem => placeProblem(problem, description.locate);
  const read = await reading(description, () => readApi(description.document));
  const names = namePackage(read, name);
  const api = withVariables(read, names.variablePrefix);
  tell(`writing ${api.resources.flatMap(({ operations }) => operations).length} operations`);
  const generated = await reading(description, () => [
    ...under('types/generated', emitTypes(api)),
    ...under('client/generated', emitClient(api)),
    ...under('sdk/generated', emitSdk(api)),
  ]);
  const paths = await reading(description, () => emitOpenapiTypes(description.document));
  if (hasDocs) tell('writing the reference');
  const docs = hasDocs
    ? await reading(description, () =>
        renderSite(api, {
          document: description.document,
          packageName: names.packageName,
          clientName: names.className,
        }),
      )
    : new Map<string, string>();
  const files = asOnePackage(
    new Map([
      ...(await readRuntime()),
      ...unsigned([...generated, ...under('types/generated', paths)]),
    ]),
  );
  const notes = distinct(api.notes.map((note) => formatProblem(place(note))));
  const all = [
    ...files,
    ...packageFiles(api, names, await readDependencies(), hasDocs),
    ...under('docs', docs),
    ...(notes.length === 0 ? [] : [['notes.txt', notesText(api, place, spec)] as const]),
  ];
  return {
    name: names.packageName,
    version: packageVersion(api.version),
    operations: api.resources.flatMap(({ operations }) => operations).length,
    files: new Map(all.toSorted(([a], [b]) => (a < b ? -1 : 1))),
    notes,
  };
}

/** @throws {DescriptionError} where the description is what stands in the way. */
async function reading<T>(description: Description, work: () => T | Promise<T>): Promise<T> {
  try {
    return await blameDescription(description, work);
  } catch (error) {
    if (error instanceof DescriptionError) throw error;
    const message = `nothing was made: the generator does not understand the description: ${String(error)}`;
    throw new FailedError(message, { cause: error });
  }
}

function under(folder: string, files: ReadonlyMap<string, string>): [string, string][] {
  return [...files].map(([name, text]) => [`${folder}/${name}`, text]);
}

/** The files without the command that makes those of this project. */
function unsigned(files: readonly (readonly [string, string])[]): [string, string][] {
  return files.map(([name, text]) => [
    name,
    text.replace(HEADER, '// Made from the description of the API. Do not edit.\n'),
  ]);
}

/** The notes with paths from the description's own folder, so that they do not depend on where the command was called. */
function notesText(api: Api, place: (problem: Problem) => Problem, spec: string): string {
  const folder = path.dirname(path.resolve(spec));
  const lines = api.notes.map((note) => {
    const { file, ...rest } = place(note);
    const own = file === undefined ? file : path.relative(folder, path.resolve(file));
    return formatProblem({ ...rest, file: own });
  });
  return `What the types and the methods say less exactly than the description, or under another name.\n\n${distinct(lines).join('\n')}\n`;
}

function distinct(lines: readonly string[]): string[] {
  return [...new Set(lines)];
}
