import {
  chmod,
  cp,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  rename,
  rm,
  stat,
  writeFile,
} from 'node:fs/promises';
import { existsSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { pg_textsearch } from '@electric-sql/pglite-pg_textsearch';
import { DataFolderError, startServer } from '@quipu/server';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';

const options = {
  host: '127.0.0.1',
  port: 0,
  apiKeys: [{ key: 'any', projectId: undefined }],
  log: () => {},
};

/** Starts a server on a folder and stops it. Gives what it said where it refused, with FOLDER in the place of the path. */
async function refusal(dataFolder: string): Promise<string | undefined> {
  try {
    await (await startServer({ ...options, dataFolder })).close();
    return undefined;
  } catch (error) {
    if (!(error instanceof DataFolderError)) throw error;
    return error.message.replaceAll(dataFolder, 'FOLDER');
  }
}

/** A data folder with a database that PostgreSQL was at, and files of a project. */
let whole: string;
beforeAll(async () => {
  whole = await mkdtemp(join(tmpdir(), 'quipu-folder-'));
  await cp(inject('template'), whole, { recursive: true });
  await put('files/6f6b1d55-9a3f-4c1e-8a53-0d6f7d3f2b11/ab/abc', 'content');
});
afterAll(() => rm(whole, { recursive: true }));

/** Everything in the folder of the store; undefined where there is none. */
async function storedNames(): Promise<readonly string[] | undefined> {
  const files = join(whole, 'files');
  return existsSync(files) && statSync(files).isDirectory()
    ? (await readdir(files, { recursive: true })).toSorted()
    : undefined;
}

async function put(path: string, content: string): Promise<void> {
  await mkdir(join(whole, dirname(path)), { recursive: true });
  await writeFile(join(whole, path), content);
}

describe('a data folder', () => {
  const byBackup = 'Put the whole data folder back from a backup';
  test.each<
    [title: string, away: string, there: [path: string, content: string] | [], said: string]
  >([
    [
      'whose database has lost its version',
      'database/PG_VERSION',
      [],
      `the database in FOLDER/database is damaged: PG_VERSION is missing. ${byBackup}`,
    ],
    [
      'whose database has lost its control file',
      'database/global/pg_control',
      [],
      `the database in FOLDER/database is damaged: global/pg_control is missing. ${byBackup}`,
    ],
    [
      'whose database PostgreSQL does not start on',
      'database/global/pg_control',
      ['database/global/pg_control', 'nonsense'],
      'the database in FOLDER/database cannot be opened: PostgreSQL does not start on it',
    ],
    [
      'whose database is of another PostgreSQL',
      'database/PG_VERSION',
      ['database/PG_VERSION', '17\n'],
      'the database in FOLDER/database is of PostgreSQL 17, and this server is PostgreSQL 18.',
    ],
    [
      'whose database is gone, with files that are stored',
      'database',
      [],
      'FOLDER/files holds stored files, but there is no database in FOLDER/database. Put back the one',
    ],
    [
      'whose database is gone, with a store that was in use',
      'database',
      ['files/unreferenced/6f6b1d55-9a3f-4c1e-8a53-0d6f7d3f2b11/x', ''],
      'FOLDER/files holds stored files, but there is no database in FOLDER/database.',
    ],
    [
      'whose database is something else',
      'database',
      ['database/notes/x', ''],
      'the database in FOLDER/database is damaged: PG_VERSION is missing.',
    ],
    [
      'whose database is a file',
      'database',
      ['database', ''],
      'FOLDER/database is not a folder. It should hold the database',
    ],
    [
      'whose store is a file',
      'files',
      ['files', ''],
      'FOLDER/files is not a folder. It should hold the stored files',
    ],
    [
      'whose stored files are gone',
      'files',
      [],
      'the stored files are not those of the database: the folder files should have a file identity',
    ],
    [
      'whose stored files are of another one',
      'files/identity',
      ['files/identity', 'bb3c0b3e-5f0e-4d5e-9b1a-3c6f0a7d1e22\n'],
      "the database and the stored files do not belong together: the identity of the files is 'bb3c0b3e",
    ],
  ])('%s is refused, and nothing that is stored is changed', async (_title, away, there, said) => {
    const kept = await mkdtemp(join(tmpdir(), 'quipu-away-'));
    await rename(join(whole, away), join(kept, 'away'));
    const [path, content] = there;
    if (path !== undefined) await put(path, content ?? '');

    const before = await storedNames();
    const message = await refusal(whole);
    expect(await storedNames()).toEqual(before);
    expect(message).toContain(said);
    expect(message).not.toContain('\n');

    await rm(join(whole, away), { recursive: true, force: true });
    await rename(join(kept, 'away'), join(whole, away));
    await rm(kept, { recursive: true });
  });

  test('that is whole again is served again; where others could enter it, it is closed with everything in it', async () => {
    await chmod(whole, 0o755);
    await chmod(join(whole, 'database/pg_hba.conf'), 0o666);
    await chmod(join(whole, 'files'), 0o777);
    expect(await refusal(whole)).toBeUndefined();
    const names = await readdir(whole, { recursive: true });
    const open = [];
    for (const name of ['.', ...names]) {
      const { mode } = await stat(join(whole, name));
      if ((mode & 0o077) !== 0) open.push(`${name} ${(mode & 0o777).toString(8)}`);
    }
    // What the server adds is made under the umask of the tests here, in folders that nobody else can enter.
    expect(open.filter((name) => /^(?:\.|database|files)$|^database\//.test(name))).toEqual([]);
  });

  test('of a newer server is refused', async () => {
    const database = await PGlite.create({
      dataDir: join(whole, 'database'),
      extensions: { pg_textsearch },
    });
    await database.exec(`INSERT INTO migrations (name) VALUES ('9999_from_the_future.sql')`);
    await database.close();
    const said = await refusal(whole);
    const again = await PGlite.create({
      dataDir: join(whole, 'database'),
      extensions: { pg_textsearch },
    });
    await again.exec(`DELETE FROM migrations WHERE name LIKE '9999%'`);
    await again.close();
    expect(said).toMatch(
      /^the database was made by a newer quipu-server: it has the migration 9999_from_the_future\.sql, .* Start the newer one$/,
    );
  });
});

test('a folder that cannot be made is refused', async () => {
  const file = join(whole, 'a-file');
  await writeFile(file, '');
  for (const path of [
    file,
    join(file, 'below'),
    join(file, 'far/below'),
    `${whole}/${'x'.repeat(300)}`,
  ]) {
    expect(await refusal(path)).toMatch(/cannot be the data folder: .* Name another with --data$/);
  }
});

test.skipIf(process.platform !== 'linux')('a folder in /proc is refused', async () => {
  expect(await refusal('/proc/quipu/data')).toMatch(/^FOLDER cannot be the data folder: ENOENT/);
});

describe('a first start', () => {
  let folder: string;
  test('has its tables from the template, and nothing in it that another one has', async () => {
    const startedAt = new Date();
    const [one, other] = [await firstStart(), await firstStart()];
    const migrations = one.values.filter((value) =>
      value.startsWith('public.migrations.applied_at'),
    );
    expect(migrations.length).toBeGreaterThan(0);
    for (const value of migrations) {
      // The template is made before the tests: `node scripts/turbo.js template`.
      expect(new Date(value.split(' ')[1] ?? '').getTime()).toBeLessThan(startedAt.getTime());
    }

    const isSecret = /[0-9a-f]{8}-[0-9a-f]{4}-|\\x[0-9a-f]{32}/;
    const secrets = one.values.filter((value) => isSecret.test(value));
    const names = secrets.map((value) => value.split(' ')[0]);
    expect(names).toEqual(
      expect.arrayContaining([
        'public.identity.id',
        'public.projects.project_id',
        'public.projects.organization_id',
        'public.projects.page_token_key',
      ]),
    );
    expect(secrets.filter((value) => other.values.includes(value))).toEqual([]);
    const kept = ['api-key', 'files/identity'];
    for (const name of kept) {
      expect(await readFile(join(one.folder, name), 'utf8')).not.toBe(
        await readFile(join(other.folder, name), 'utf8'),
      );
    }
    await rm(one.folder, { recursive: true });
    folder = other.folder;
  });

  test('keeps a key that a later one reads, or refuses in one line', async () => {
    const { apiKeys: _none, ...keyless } = options;
    const file = join(folder, 'api-key');
    const key = await readFile(file, 'utf8');
    for (const wrong of ['', 'my key\n']) {
      await writeFile(file, wrong);
      await expect(startServer({ ...keyless, dataFolder: folder })).rejects.toThrow(
        `${file} holds no API key: it is empty, or has characters that no header can carry. Put the key back`,
      );
    }
    await writeFile(file, key);
    const server = await startServer({ ...keyless, dataFolder: folder });
    expect(server.keptKey).toEqual({ key: key.trim(), file, isNew: false });
    await server.close();
  });

  test('that was cut short is begun anew', async () => {
    await rm(join(folder, 'files'), { recursive: true });
    await rm(join(folder, 'database/global'), { recursive: true });
    await writeFile(join(folder, 'database/unfinished'), '');
    expect(await refusal(folder)).toBeUndefined();
    expect(await readdir(join(folder, 'database'))).not.toContain('unfinished');
    await rm(folder, { recursive: true });
  });
});

/** Makes a data folder, and gives what its database holds: of each table all values, as texts. */
async function firstStart(): Promise<{
  readonly folder: string;
  readonly values: readonly string[];
}> {
  const folder = await mkdtemp(join(tmpdir(), 'quipu-first-'));
  const { apiKeys: _none, ...keyless } = options;
  await (await startServer({ ...keyless, dataFolder: folder })).close();
  const database = await PGlite.create({
    dataDir: join(folder, 'database'),
    extensions: { pg_textsearch },
  });
  const tables = await database.query<{ name: string }>(
    `SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables
      WHERE schemaname NOT IN ('pg_catalog', 'information_schema')`,
  );
  const values: string[] = [];
  for (const { name } of tables.rows) {
    const rows = await database.query<object>(`SELECT row_to_json(t)::jsonb AS row FROM ${name} t`);
    for (const { row } of rows.rows as Array<{ row: object }>) {
      for (const [column, value] of Object.entries(row)) values.push(`${name}.${column} ${value}`);
    }
  }
  await database.close();
  return { folder, values };
}
