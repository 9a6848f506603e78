import { createRequire } from 'node:module';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, brotliDecompress, constants } from 'node:zlib';

/**
 * The folder of a database that was migrated and nothing else, in one file: initdb and the migrations take some five seconds, and to
 * unpack it takes a fraction of one. It was never started with a project, a key or an identity, so its copies have no secret in common.
 */
export const templateFile: URL = new URL('../../../template/database.br', import.meta.url);

/** What stands before the bytes of the files, which follow in the same order: a line of JSON. */
interface Contents {
  /** Of PGlite: another one may not read what this one wrote. */
  readonly pglite: string;
  readonly folders: readonly string[];
  readonly files: ReadonlyArray<readonly [path: string, sizeBytes: number]>;
}

/** Packs a database that is closed. */
export async function packTemplate(folder: string): Promise<number> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const pathOf = (entry: (typeof entries)[number]): string =>
    join(entry.parentPath, entry.name).slice(folder.length + 1);
  const files = await Promise.all(
    entries
      .filter((entry) => entry.isFile())
      .map(pathOf)
      .toSorted()
      .map(async (path) => ({ path, bytes: await readFile(join(folder, path)) })),
  );
  const contents: Contents = {
    pglite: await pgliteVersion(),
    folders: entries
      .filter((entry) => entry.isDirectory())
      .map(pathOf)
      .toSorted(),
    files: files.map(({ path, bytes }) => [path, bytes.length]),
  };
  const header = Buffer.from(`${JSON.stringify(contents)}\n`);
  const packed = await promisify(brotliCompress)(
    Buffer.concat([header, ...files.map(({ bytes }) => bytes)]),
    {
      params: {
        [constants.BROTLI_PARAM_QUALITY]: 9,
        [constants.BROTLI_PARAM_LGWIN]: constants.BROTLI_MAX_WINDOW_BITS,
      },
    },
  );
  await mkdir(new URL('.', templateFile), { recursive: true });
  await writeFile(templateFile, packed);
  return packed.length;
}

/**
 * Unpacks the template into a folder that is empty. Gives the paths of all that it made there, none of which is flushed to disk yet, or
 * undefined where there is no template, or one that another PGlite made.
 */
export async function unpackTemplate(folder: string): Promise<readonly string[] | undefined> {
  const packed = await readFile(templateFile).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
  if (packed === undefined) return undefined;
  const bytes = await promisify(brotliDecompress)(packed);
  const headerEnd = bytes.indexOf('\n');
  const contents: Contents = JSON.parse(bytes.toString('utf8', 0, headerEnd));
  if (contents.pglite !== (await pgliteVersion())) return undefined;

  for (const path of contents.folders) await mkdir(join(folder, path), { recursive: true });
  let start = headerEnd + 1;
  const writing = contents.files.map(async ([path, sizeBytes]) => {
    const content = bytes.subarray(start, (start += sizeBytes));
    await writeFile(join(folder, path), content, { mode: 0o600 });
  });
  await Promise.all(writing);
  const paths = [...contents.files.map(([path]) => path), ...contents.folders];
  return ['', ...paths].map((path) => join(folder, path));
}

async function pgliteVersion(): Promise<string> {
  const main = createRequire(import.meta.url).resolve('@electric-sql/pglite');
  const { version } = JSON.parse(
    await readFile(join(dirname(main), '..', 'package.json'), 'utf8'),
  ) as { version: string };
  return version;
}
