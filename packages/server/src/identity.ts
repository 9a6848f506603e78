import { randomUUID } from 'node:crypto';
import { DataFolderError } from './data-folder-error.ts';
import type { Database } from './database/database.ts';
import type { FileStore } from './storage/file-store.ts';

/**
 * Gives the id that the first start wrote into the database and into the file store, so that neither is ever taken for another one's:
 * a database that does not know what is stored would have it swept away. Not PostgreSQL's own identifier, which copies share.
 *
 * The database has it first, and notes when the store has it too: a start that was cut short between the two is told from a store that is gone.
 * @throws DataFolderError when the two do not belong together
 */
export async function agreeOnIdentity(database: Database, files: FileStore): Promise<string> {
  const stored = await files.identity();
  const [known] = await database.query<{ id: string; is_in_store: boolean }>(
    'SELECT id, is_in_store FROM identity',
  );
  if (known === undefined ? stored !== undefined : stored !== undefined && stored !== known.id) {
    throw new DataFolderError(
      `the database and the stored files do not belong together: the identity of the files is ${stored}, the database has ${known?.id ?? 'none'}. Put both back from one backup`,
    );
  }
  if (known?.is_in_store === true) {
    if (stored === undefined) {
      throw new DataFolderError(
        `the stored files are not those of the database: the folder files should have a file identity that says ${known.id}, and has none. Put the folder back from the backup that the database is of`,
      );
    }
    return known.id;
  }
  const id = known?.id ?? randomUUID();
  if (known === undefined) await database.query('INSERT INTO identity (id) VALUES ($1)', [id]);
  await files.setIdentity(id);
  await database.query('UPDATE identity SET is_in_store = true');
  return id;
}
