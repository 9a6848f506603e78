import { closeSync, ftruncateSync, mkdirSync, openSync, readFileSync, writeSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { tryLock } from 'fs-native-extensions';

/** The folder that holds everything a server keeps, while this process has it for itself. */
export interface DataFolder {
  readonly path: string;
  /** PGlite's files. */
  readonly database: string;
  /** The bytes of files, under their hashes. */
  readonly files: string;
  /** The API key that the first start made. */
  readonly apiKey: string;
  /** Lets another process have the folder. */
  release(): void;
}

/** Another process has the data folder. */
export class DataFolderInUseError extends Error {
  override readonly name = 'DataFolderInUseError';
}

/**
 * Takes the folder for this process alone, and makes it where there is none: two PGlites on one folder silently lose each other's rows.
 * The lock is the operating system's, so it ends with the process, however that ends.
 */
export function openDataFolder(folder: string): DataFolder {
  const path = resolve(folder);
  mkdirSync(path, { recursive: true, mode: 0o700 });
  const lockPath = join(path, 'lock');
  const lock = openSync(lockPath, 'a+', 0o600);
  if (!tryLock(lock)) {
    closeSync(lock);
    const holder = readFileSync(lockPath, 'utf8').trim();
    throw new DataFolderInUseError(
      `the data folder ${path} is in use by another quipu-server${holder === '' ? '' : ` (process ${holder})`}`,
    );
  }
  ftruncateSync(lock);
  writeSync(lock, `${process.pid}\n`);
  return {
    path,
    database: join(path, 'database'),
    files: join(path, 'files'),
    apiKey: join(path, 'api-key'),
    release: () => closeSync(lock),
  };
}
