import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fsyncPath } from '../fsync-path.ts';
import { orAbsent } from '../or-absent.ts';
import { unfinishedMark } from './database-folder.ts';
import { unpackTemplate } from './database-template.ts';
import { forEachLimited } from './for-each-limited.ts';

/**
 * Makes the folder of a new database, for PGlite to open at once. It counts as made when `finish` returns: until then a mark inside says that
 * it is not, so that a start which is cut short, even by a power cut, is begun anew.
 */
export async function makeDatabase(folder: string): Promise<{ finish(): Promise<void> }> {
  const mark = unfinishedMark(folder);
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder);
  await writeFile(mark, '', { flush: true });
  await fsyncPath(folder);
  await fsyncPath(dirname(folder));
  const unpacked = await unpackTemplate(folder);
  // PGlite starts meanwhile. It may fail before this is waited for.
  const flushed = unpacked === undefined ? undefined : flushAll(unpacked);
  flushed?.catch(() => undefined);
  return {
    async finish() {
      // Without a template PGlite has made the files, and flushed none of them.
      await (flushed ?? flushAll(await everythingIn(folder)));
      await rm(mark);
      await fsyncPath(folder);
    },
  };
}

async function everythingIn(folder: string): Promise<readonly string[]> {
  const names = await readdir(folder, { recursive: true });
  return ['', ...names].map((name) => join(folder, name));
}

/** Flushes the paths that are still there: PGlite removes a few files while it starts. */
async function flushAll(paths: readonly string[]): Promise<void> {
  await forEachLimited(paths, async (path) => {
    await orAbsent(fsyncPath(path));
  });
}
