import {
  createDirectory,
  deleteDirectory,
  getDirectory,
  listDirectories,
} from './operations/directories.ts';
import {
  deleteDirectoryFile,
  listDirectoryFiles,
  uploadDirectoryFile,
} from './operations/directory-files.ts';
import {
  createIndex,
  deleteIndex,
  getIndex,
  listIndexes,
  syncIndex,
} from './operations/indexes.ts';
import type { OperationTable } from './operations/operation.ts';
import { retrieve } from './operations/retrieval.ts';

/** What the server does for each operation of the description. An operation that is described and not here does not compile. */
export const operations: OperationTable = {
  'indexes.get': getIndex,
  'indexes.delete': deleteIndex,
  'indexes.create': createIndex,
  'indexes.list': listIndexes,
  'indexes.sync': syncIndex,
  'directories.list': listDirectories,
  'directories.create': createDirectory,
  'directories.get': getDirectory,
  'directories.delete': deleteDirectory,
  'directories.files.upload': uploadDirectoryFile,
  'directories.files.list': listDirectoryFiles,
  'directories.files.delete': deleteDirectoryFile,
  'retrieval.retrieve': retrieve,
};
