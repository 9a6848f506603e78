import type { OperationId } from '@quipu/types';
import {
  createDirectory,
  deleteDirectory,
  getDirectory,
  listDirectories,
} from './operations/directories.ts';
import {
  checkUploadTarget,
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
import type { OperationTable, Precondition } from './operations/operation.ts';
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

/** What is looked at before a large body is read: nobody sends a gigabyte only to hear that it has nowhere to go. */
export const preconditions: { readonly [Id in OperationId]?: Precondition<Id> } = {
  'directories.files.upload': checkUploadTarget,
};
