import { mkdir, open, readdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { unfinishedMark } from './database-folder.ts';
import { unpackTemplate } from './database-template.ts';

/**
 * Makes the folder of a new database, for PGlite to open at once. It counts as made when `finish` returns: until then a mark beside it says
 * that it is not, so that a start which is cut short, even by a power cut, is begun anew.
 */
export async function makeDatabase(folder: string): Promise<{ finish(): Promise<void> }> {
  const mark = unfinishedMark(folder);
  await writeFile(mark, '', { flush: true });
  await flush(dirname(mark));
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder);
  const unpacked = await unpackTemplate(folder);
  // PGlite starts meanwhile. It may fail before anyone waits for this.
  const flushed = unpacked === undefined ? undefined : flushAll(unpacked);
  flushed?.catch(() => undefined);
  return {
    async finish() {
      // Without a template PGlite has made it all, and flushed none of it.
      await (flushed ?? flushAll(await everythingIn(folder)));
      await flush(dirname(folder));
      await rm(mark);
      await flush(dirname(mark));
    },
  };
}

async function everythingIn(folder: string): Promise<readonly string[]> {
  const names = await readdir(folder, { recursive: true });
  return ['', ...names].map((name) => join(folder, name));
}

/** Some at a time: a disk flushes many of them together. */
async function flushAll(paths: readonly string[]): Promise<void> {
  const left = paths.values();
  await Promise.all(
    Array.from({ length: 16 }, async () => {
      for (const path of left) await flush(path);
    }),
  );
}

/** What PGlite has removed by now need not be there after a power cut. */
async function flush(path: string): Promise<void> {
  let file;
  try {
    file = await open(path);
    await file.sync();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  } finally {
    await file?.close();
  }
}
