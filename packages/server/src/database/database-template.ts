import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, brotliDecompress, constants } from 'node:zlib';
import { orAbsent } from '../or-absent.ts';
import { forEachLimited } from './for-each-limited.ts';
import { readMigrations } from './migrate.ts';

/**
 * The folder of a database that was migrated and nothing else, in one file: initdb and the migrations take some five seconds, and to
 * unpack it takes a fraction of one. It was never started with a project, a key or an identity, so its copies have none of these in common;
 * what they share is PostgreSQL's system identifier, and its nonce for logins of unknown users, which PGlite does not have.
 */
export const templateFile: URL = new URL('../../../template/database.br', import.meta.url);

/** What stands before the bytes of the files, which follow in the same order: a line of JSON. */
interface Contents {
  /** The version of PGlite: another one may not read what this one wrote. */
  readonly pglite: string;
  /** The migrations that it has, each with the hash of its text. */
  readonly migrations: ReadonlyArray<readonly [name: string, sha256: string]>;
  readonly folders: readonly string[];
  readonly files: ReadonlyArray<readonly [path: string, sizeBytes: number]>;
}

/** Packs a database that is closed. */
export async function packTemplate(folder: string): Promise<number> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const pathOf = (entry: (typeof entries)[number]): string =>
    join(entry.parentPath, entry.name).slice(folder.length + 1);
  const files = entries
    .filter((entry) => entry.isFile())
    .map(pathOf)
    .toSorted();
  const contentOf = new Map<string, Buffer>();
  await forEachLimited(files, async (path) => {
    contentOf.set(path, await readFile(join(folder, path)));
  });
  const bytes = files.map((path) => contentOf.get(path) as Buffer); // each was read
  const contents: Contents = {
    pglite: await pgliteVersion(),
    migrations: await hashedMigrations(),
    folders: entries
      .filter((entry) => entry.isDirectory())
      .map(pathOf)
      .toSorted(),
    files: files.map((path, at) => [path, bytes[at]?.length ?? 0]),
  };
  const header = Buffer.from(`${JSON.stringify(contents)}\n`);
  const packed = await promisify(brotliCompress)(Buffer.concat([header, ...bytes]), {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: 9,
      [constants.BROTLI_PARAM_LGWIN]: constants.BROTLI_MAX_WINDOW_BITS,
    },
  });
  await mkdir(new URL('.', templateFile), { recursive: true });
  await writeFile(templateFile, packed);
  return packed.length;
}

/**
 * Unpacks the template into a folder. Gives the paths of all that it made there, none of which is flushed to disk yet, or undefined where
 * there is no template, or one of another PGlite or other migrations.
 */
export async function unpackTemplate(folder: string): Promise<readonly string[] | undefined> {
  const packed = await orAbsent(readFile(templateFile));
  if (packed === undefined) return undefined;
  const bytes = await promisify(brotliDecompress)(packed);
  const headerEnd = bytes.indexOf('\n');
  const contents: Contents = JSON.parse(bytes.toString('utf8', 0, headerEnd));
  if (!(await isFit(contents))) return undefined;

  for (const path of contents.folders) await mkdir(join(folder, path), { recursive: true });
  let start = headerEnd + 1;
  const files = contents.files.map(([path, sizeBytes]) => {
    const content = bytes.subarray(start, (start += sizeBytes));
    return { path: join(folder, path), content };
  });
  await forEachLimited(files, ({ path, content }) => writeFile(path, content, { mode: 0o600 }));
  const paths = [...contents.files.map(([path]) => path), ...contents.folders];
  return ['', ...paths].map((path) => join(folder, path));
}

/** Whether this version of the server can go on from the template: later migrations are still to be run on it. */
async function isFit({ pglite, migrations }: Contents): Promise<boolean> {
  const known = await hashedMigrations();
  return (
    pglite === (await pgliteVersion()) &&
    migrations.every(([name, sha256], at) => known[at]?.[0] === name && known[at]?.[1] === sha256)
  );
}

async function hashedMigrations(): Promise<Contents['migrations']> {
  const migrations = await readMigrations();
  return migrations.map(({ name, sql }) => [name, createHash('sha256').update(sql).digest('hex')]);
}

async function pgliteVersion(): Promise<string> {
  const main = createRequire(import.meta.url).resolve('@electric-sql/pglite');
  const { version } = JSON.parse(
    await readFile(join(dirname(main), '..', 'package.json'), 'utf8'),
  ) as { version: string };
  return version;
}
