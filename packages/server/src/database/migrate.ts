import { readdir, readFile } from 'node:fs/promises';
import { DataFolderError } from '../data-folder-error.ts';
import type { Database } from './database.ts';

const migrationsFolder = new URL('../../../migrations/', import.meta.url);

interface Migration {
  readonly name: string;
  readonly sql: string;
}

/**
 * Brings the database to the newest schema: runs each file of `migrations/` that it has not seen, in the order of their numbers, each whole or not at all.
 * @throws DataFolderError when the database has seen a migration that this version does not have: it was made by a newer one.
 */
export async function migrate(database: Database): Promise<void> {
  await database.execute(`
    CREATE TABLE IF NOT EXISTS migrations (
      name text PRIMARY KEY,
      applied_at timestamptz(3) NOT NULL DEFAULT now()
    )`);
  const rows = await database.query<{ name: string }>('SELECT name FROM migrations');
  const applied = new Set(rows.map((row) => row.name));
  const migrations = await readMigrations();
  const unknown = [...applied].find((name) => !migrations.some((known) => known.name === name));
  if (unknown !== undefined) {
    throw new DataFolderError(
      `the database was made by a newer quipu-server: it has the migration ${unknown}, and this one knows none after ${migrations.at(-1)?.name}. Start the newer one`,
    );
  }
  for (const { name, sql } of migrations) {
    if (applied.has(name)) continue;
    await database.execute(
      `BEGIN;\n${sql}\nINSERT INTO migrations (name) VALUES ('${name}');\nCOMMIT;`,
    );
  }
}

/** The files of `migrations/`, in the order of their numbers. */
export async function readMigrations(): Promise<readonly Migration[]> {
  const names = (await readdir(migrationsFolder)).filter((name) => name.endsWith('.sql'));
  return Promise.all(
    names.toSorted().map(async (name) => {
      return { name, sql: await readFile(new URL(name, migrationsFolder), 'utf8') };
    }),
  );
}
