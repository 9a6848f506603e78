import {
  chmodSync,
  closeSync,
  existsSync,
  ftruncateSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  statSync,
  writeSync,
} from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { tryLock } from 'fs-native-extensions';
import { DataFolderError } from './data-folder-error.ts';
import { checkDatabaseFolder } from './database/database-folder.ts';
import { storeFolders } from './storage/file-store.ts';

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

/**
 * Takes the folder for this process alone, and makes it where there is none: two PGlites on one folder silently lose each other's rows.
 * The lock is the operating system's, so it ends with the process, however that ends.
 * @throws DataFolderError when it cannot be had, or what is in it is not whole
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
  try {
    ftruncateSync(lock);
    writeSync(lock, `${process.pid}\n`);
    const database = join(path, 'database');
    const files = join(path, 'files');
    const isNew = checkDatabaseFolder(database) === 'absent';
    checkStore(files, database, isNew);
    return {
      path,
      isNew,
      database,
      files,
      apiKey: join(path, 'api-key'),
      release: () => closeSync(lock),
    };
  } catch (error) {
    closeSync(lock);
    throw error;
  }
}

function openLock(folder: string, file: string): number {
  try {
    makeFolder(folder);
    closeToOthers(folder, ['database', 'files']);
    return openSync(file, 'a+', 0o600);
  } catch (error) {
    const reason = (error as Error).message;
    throw new DataFolderError(
      `${folder} cannot be the data folder: ${reason}. Name another with --data`,
      { cause: error },
    );
  }
}

/** Not by `recursive`: in a file system such as /proc, where nothing can be made, Node 20 then tries for ever. */
function makeFolder(path: string): void {
  if (!existsSync(path)) {
    makeFolder(dirname(path));
    mkdirSync(path, { mode: 0o700 });
  }
  if (!statSync(path).isDirectory()) throw new Error(`${path} is not a folder`);
}

/**
 * Others who can enter the folder could read what is stored, and change the settings of the database. Those who could do so until now may
 * still have files of it open, so what is in the given folders is closed, too.
 */
function closeToOthers(path: string, folders: readonly string[]): void {
  // Windows has no such modes.
  if (process.platform === 'win32' || (statSync(path).mode & 0o077) === 0) return;
  chmodSync(path, 0o700);
  for (const folder of folders) {
    if (!existsSync(join(path, folder))) continue;
    chmodSync(join(path, folder), 0o700);
    const entries = readdirSync(join(path, folder), { recursive: true, withFileTypes: true });
    for (const entry of entries) {
      if (entry.isFile()) chmodSync(join(entry.parentPath, entry.name), 0o600);
      if (entry.isDirectory()) chmodSync(join(entry.parentPath, entry.name), 0o700);
    }
  }
}

/** A database that is made anew has no rows for what is stored, which would be swept away. */
function checkStore(files: string, database: string, isNew: boolean): void {
  if (!existsSync(files)) return;
  if (!statSync(files).isDirectory()) {
    throw new DataFolderError(`${files} is not a folder. It should hold the stored files`);
  }
  if (isNew && storeFolders(readdirSync(files)).length > 0) {
    throw new DataFolderError(
      `${files} holds stored files, but there is no database in ${database}. Put back the one that they belong to, or name a new folder with --data`,
    );
  }
}
