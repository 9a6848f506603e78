import {
  closeSync,
  existsSync,
  ftruncateSync,
  mkdirSync,
  openSync,
  readFileSync,
  writeSync,
} from 'node:fs';
import { join, resolve } from 'node:path';
import { tryLock } from 'fs-native-extensions';

/** The folder that holds everything a server keeps, while this process has it for itself. */
export interface DataFolder {
  readonly path: string;
  /** Whether there is no database in it yet. */
  readonly isNew: boolean;
  /** PGlite's files. */
  readonly database: string;
  /** The bytes of files, under their hashes. */
  readonly files: string;
  /** The API key that the first start made. */
  readonly apiKey: string;
  /** Lets another process have the folder. */
  release(): void;
}

/** The data folder cannot be had: another process has it, or there can be none. */
export class DataFolderError extends Error {
  override readonly name = 'DataFolderError';
}

/**
 * Takes the folder for this process alone, and makes it where there is none: two PGlites on one folder silently lose each other's rows.
 * The lock is the operating system's, so it ends with the process, however that ends.
 * @throws DataFolderError
 */
export function openDataFolder(folder: string): DataFolder {
  const path = resolve(folder);
  const lockPath = join(path, 'lock');
  const lock = openLock(path, lockPath);
  if (!tryLock(lock)) {
    closeSync(lock);
    const holder = readFileSync(lockPath, 'utf8').trim();
    throw new DataFolderError(
      `the data folder ${path} is in use by another quipu-server${holder === '' ? '' : ` (process ${holder})`}`,
    );
  }
  ftruncateSync(lock);
  writeSync(lock, `${process.pid}\n`);
  const database = join(path, 'database');
  return {
    path,
    isNew: !existsSync(database),
    database,
    files: join(path, 'files'),
    apiKey: join(path, 'api-key'),
    release: () => closeSync(lock),
  };
}

function openLock(folder: string, file: string): number {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    return openSync(file, 'a+', 0o600);
  } catch (error) {
    const reason = (error as Error).message;
    throw new DataFolderError(
      `${folder} cannot be the data folder: ${reason}. Name another with --data`,
      {
        cause: error,
      },
    );
  }
}
