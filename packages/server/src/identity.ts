import { randomUUID } from 'node:crypto';
import { DataFolderError } from './data-folder-error.ts';
import type { Database } from './database/database.ts';
import { readStoreIdentity, type FileStore } from './storage/file-store.ts';

/*
 * The first start writes one id into the database and into the file store, so that neither is ever taken for another one's: a database that
 * does not know what is stored would have it swept away. It is not PostgreSQL's own identifier, which copies share.
 *
 * The database has it first, and notes when the store has it too: a start that was cut short between the two is told from a store that is gone.
 */

interface Identity {
  readonly id: string;
  readonly is_in_store: boolean;
}

/** Looks whether database and stored files belong together, before anything is written. @throws DataFolderError */
export async function checkIdentity(database: Database, storeFolder: string): Promise<void> {
  const stored = await readStoreIdentity(storeFolder);
  const [{ is_there: hasTable } = { is_there: false }] = await database.query<{
    is_there: boolean;
  }>(`SELECT to_regclass('identity') IS NOT NULL AS is_there`);
  const known = hasTable ? await readIdentity(database) : undefined;
  if (stored !== undefined && stored !== known?.id) {
    throw new DataFolderError(
      `the database and the stored files do not belong together: the identity of the files is '${stored}', the database has ${known?.id ?? 'none'}. Put both back from one backup`,
    );
  }
  if (stored === undefined && known?.is_in_store === true) {
    throw new DataFolderError(
      `the stored files are not those of the database: the folder files should have a file identity that says ${known.id}, and has none. Put the folder back from the backup that the database is of`,
    );
  }
}

/** Gives the identity that both have, and makes it at the first start. Call `checkIdentity` before. */
export async function agreeOnIdentity(database: Database, files: FileStore): Promise<string> {
  const known = await readIdentity(database);
  if (known?.is_in_store === true) return known.id;
  const id = known?.id ?? randomUUID();
  if (known === undefined) await database.query('INSERT INTO identity (id) VALUES ($1)', [id]);
  await files.setIdentity(id);
  await database.query('UPDATE identity SET is_in_store = true');
  return id;
}

async function readIdentity(database: Database): Promise<Identity | undefined> {
  const [identity] = await database.query<Identity>('SELECT id, is_in_store FROM identity');
  return identity;
}
