import { mkdir, readdir, readFile, rename, rm, rmdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { FailedError } from '../command.ts';

/** Lists what a run wrote, so that the next one knows the folder for its own, and takes away what it no longer writes. */
const MARKER = '.generated.json';

interface Marker {
  readonly files: readonly string[];
}

/** @throws {FailedError} where the folder holds what this command did not make. */
export async function checkOut(out: string): Promise<void> {
  const entries = await list(out);
  if (entries.length === 0 || entries.includes(MARKER)) return;
  throw new FailedError(
    `--out ${out} is not empty, and was not made by this command. Name a new folder, or empty it.`,
  );
}

/**
 * Writes the files beside the folder first, so that nothing is in it where one cannot be written, and then moves them in.
 *
 * @returns how many differed.
 * @throws {FailedError} where they cannot be written.
 */
export async function writeOut(out: string, files: ReadonlyMap<string, string>): Promise<number> {
  const target = path.resolve(out);
  const beside = `${target}.generate.tmp`;
  try {
    // A run that was killed leaves one.
    await rm(beside, { recursive: true, force: true });
    const before = await readMarker(target);
    // First, so that a run that is killed leaves a folder that the next one knows.
    await writeMarker(target, [...before.files, ...files.keys()]);
    const changed: string[] = [];
    for (const [name, text] of files) {
      if (text !== (await read(path.join(target, name)))) changed.push(name);
    }
    for (const name of changed) {
      const file = path.join(beside, name);
      await mkdir(path.dirname(file), { recursive: true });
      await writeFile(file, files.get(name) ?? '');
    }
    const stale = before.files.filter((name) => !files.has(name));
    for (const name of stale) await remove(target, name);
    for (const name of changed) {
      const file = path.join(target, name);
      await mkdir(path.dirname(file), { recursive: true });
      await rename(path.join(beside, name), file);
    }
    await writeMarker(target, [...files.keys()]);
    return changed.length;
  } catch (error) {
    const message = `cannot write to --out ${out}: ${(error as Error).message}`;
    throw new FailedError(message, { cause: error });
  } finally {
    await rm(beside, { recursive: true, force: true });
  }
}

/** Removes a file, and the folders that are empty then. */
async function remove(target: string, name: string): Promise<void> {
  const file = path.join(target, name);
  // The list is a file in a folder of the user's: it may name no file outside.
  if (path.relative(target, file).startsWith('..')) return;
  await rm(file, { force: true });
  for (let folder = path.dirname(file); folder !== target; folder = path.dirname(folder)) {
    if ((await list(folder)).length > 0) return;
    await rmdir(folder).catch(() => {});
  }
}

async function writeMarker(target: string, names: readonly string[]): Promise<void> {
  const marker: Marker = { files: [...new Set(names)].toSorted() };
  await mkdir(target, { recursive: true });
  await writeFile(path.join(target, MARKER), `${JSON.stringify(marker, null, 2)}\n`);
}

async function readMarker(target: string): Promise<Marker> {
  const text = await read(path.join(target, MARKER));
  if (text === undefined) return { files: [] };
  try {
    const { files } = JSON.parse(text) as Partial<Marker>;
    return { files: Array.isArray(files) ? files.filter((name) => typeof name === 'string') : [] };
  } catch {
    return { files: [] };
  }
}

async function list(folder: string): Promise<readonly string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw new FailedError(`cannot read --out: ${(error as Error).message}`, { cause: error });
  }
}

async function read(file: string): Promise<string | undefined> {
  try {
    return await readFile(file, 'utf8');
  } catch {
    return undefined;
  }
}
