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
import { isUsedStore } from './storage/file-store.ts';

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
    closeToOthers(path, [database, files]);
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
    return openSync(file, 'a+', 0o600);
  } catch (error) {
    const reason = (error as Error).message;
    throw new DataFolderError(
      `${folder} cannot be the data folder: ${reason}. Name another with --data`,
      { cause: error },
    );
  }
}

/** Makes a folder and those above it, one by one: `recursive` tries for ever in Node 20 where nothing can be made, as in /proc. */
function makeFolder(path: string): void {
  if (!existsSync(path)) {
    if (dirname(path) !== path) makeFolder(dirname(path));
    try {
      mkdirSync(path, { mode: 0o700 });
    } catch (error) {
      // Another process may have made it in this moment.
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
  }
  if (!statSync(path).isDirectory()) throw new Error(`${path} is not a folder`);
}

/**
 * Takes the folder, and what is in the two folders inside, away from everyone but its owner: others could read what is stored, and change
 * the settings of the database. The folder itself comes last, so that a start which is cut short leaves a reason to go on.
 * @throws DataFolderError when the folder is another user's
 */
function closeToOthers(path: string, inside: readonly string[]): void {
  // Windows has no such modes.
  if (process.platform === 'win32' || (statSync(path).mode & othersMask) === 0) return;
  try {
    for (const folder of inside.filter((each) => existsSync(each))) {
      for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
        if (!entry.isSymbolicLink()) closePath(join(entry.parentPath, entry.name));
      }
      closePath(folder);
    }
    closePath(path);
  } catch (error) {
    throw new DataFolderError(
      `others can enter ${path}, and it cannot be closed to them: ${(error as Error).message}. Make it this user's, or name a new folder with --data`,
      { cause: error },
    );
  }
}

/** What the group and all others may do. */
const othersMask = 0o077;

function closePath(path: string): void {
  chmodSync(path, statSync(path).mode & 0o777 & ~othersMask);
}

/** A database that is made anew has no rows for what is stored, which would be swept away. */
function checkStore(files: string, database: string, isNew: boolean): void {
  if (!existsSync(files)) return;
  if (!statSync(files).isDirectory()) {
    throw new DataFolderError(`${files} is not a folder. It should hold the stored files`);
  }
  if (isNew && isUsedStore(files)) {
    throw new DataFolderError(
      `${files} holds stored files, but there is no database in ${database}. Put back the one that they belong to, or name a new folder with --data`,
    );
  }
}
