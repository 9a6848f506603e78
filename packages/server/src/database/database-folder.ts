import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { DataFolderError } from '../data-folder-error.ts';

/** The PostgreSQL that PGlite is. */
const version = '18';

/** Some of the paths that every PostgreSQL database has, from the first day on. */
const requiredPaths = [
  'PG_VERSION',
  'global/pg_control',
  'base',
  'pg_wal',
  'pg_xact',
  'postgresql.conf',
];

/** The file that a database's folder has in it until all of it is made, and on disk. */
export function unfinishedMark(folder: string): string {
  return join(folder, 'unfinished');
}

/**
 * Looks whether a folder holds a database, without opening it: PGlite makes a new one over what it does not know for one.
 * @throws DataFolderError when it holds something else, or only a part of one
 */
export function checkDatabaseFolder(folder: string): 'absent' | 'present' {
  if (!existsSync(folder)) return 'absent';
  if (!statSync(folder).isDirectory()) {
    throw new DataFolderError(`${folder} is not a folder. It should hold the database`);
  }
  if (readdirSync(folder).length === 0 || existsSync(unfinishedMark(folder))) return 'absent';
  const missing = requiredPaths.find((name) => !existsSync(join(folder, name)));
  if (missing !== undefined) throw damaged(folder, `${missing} is missing`);
  const found = readFileSync(join(folder, 'PG_VERSION'), 'utf8').trim();
  if (found !== version) {
    throw new DataFolderError(
      `the database in ${folder} is of PostgreSQL ${found}, and this server is PostgreSQL ${version}. Start the version of quipu-server that made it`,
    );
  }
  return 'present';
}

/** Says that PostgreSQL does not start on a folder. What is Node's own, as for want of memory or of open files, is no word on the folder. */
export function notStarted(folder: string, cause: Error): Error {
  if (cause instanceof RangeError || 'code' in cause) return cause;
  // The advice of Emscripten is for those who build PGlite.
  const reason = cause.message.replace(/\. Build with .*/s, '');
  return new DataFolderError(
    `the database in ${folder} cannot be opened: PostgreSQL does not start on it (${reason}). Unless the disk is full, or the files are another user's, it is damaged: put the whole data folder back from a backup`,
    { cause },
  );
}

function damaged(folder: string, reason: string): DataFolderError {
  return new DataFolderError(
    `the database in ${folder} is damaged: ${reason}. Put the whole data folder back from a backup`,
  );
}
