// Made by `npm run generate` from the description. Do not edit.
import type { OperationId } from '@quipu/types';
import type { Operation } from '../src/operation.ts';

export const indexesGet: Operation = {
  id: 'indexes.get',
  method: 'GET',
  path: '/api/v1/indexes/{index_id}',
};

export const indexesDelete: Operation = {
  id: 'indexes.delete',
  method: 'DELETE',
  path: '/api/v1/indexes/{index_id}',
  empty: true,
};

export const indexesCreate: Operation = {
  id: 'indexes.create',
  method: 'POST',
  path: '/api/v1/indexes',
  body: 'json',
  query: ['organization_id', 'project_id'],
  idempotencyHeader: 'Idempotency-Key',
};

export const indexesList: Operation = {
  id: 'indexes.list',
  method: 'GET',
  path: '/api/v1/indexes',
  page: {
    items: 'items',
    token: 'next_page_token',
    parameter: 'page_token',
  },
};

export const indexesSync: Operation = {
  id: 'indexes.sync',
  method: 'POST',
  path: '/api/v1/indexes/{index_id}/sync',
  empty: true,
  idempotencyHeader: 'Idempotency-Key',
};

export const directoriesList: Operation = {
  id: 'directories.list',
  method: 'GET',
  path: '/api/v1/beta/directories',
  page: {
    items: 'items',
    token: 'next_page_token',
    parameter: 'page_token',
  },
};

export const directoriesCreate: Operation = {
  id: 'directories.create',
  method: 'POST',
  path: '/api/v1/beta/directories',
  body: 'json',
  query: ['organization_id', 'project_id'],
  idempotencyHeader: 'Idempotency-Key',
};

export const directoriesGet: Operation = {
  id: 'directories.get',
  method: 'GET',
  path: '/api/v1/beta/directories/{directory_id}',
};

export const directoriesDelete: Operation = {
  id: 'directories.delete',
  method: 'DELETE',
  path: '/api/v1/beta/directories/{directory_id}',
  empty: true,
};

export const directoriesFilesUpload: Operation = {
  id: 'directories.files.upload',
  method: 'POST',
  path: '/api/v1/beta/directories/{directory_id}/files/upload',
  body: 'multipart',
  query: ['organization_id', 'project_id'],
  idempotencyHeader: 'Idempotency-Key',
};

export const directoriesFilesList: Operation = {
  id: 'directories.files.list',
  method: 'GET',
  path: '/api/v1/beta/directories/{directory_id}/files',
  page: {
    items: 'items',
    token: 'next_page_token',
    parameter: 'page_token',
  },
};

export const directoriesFilesDelete: Operation = {
  id: 'directories.files.delete',
  method: 'DELETE',
  path: '/api/v1/beta/directories/{directory_id}/files/{directory_file_id}',
  empty: true,
};

export const retrievalRetrieve: Operation = {
  id: 'retrieval.retrieve',
  method: 'POST',
  path: '/api/v1/retrieval/retrieve',
  body: 'json',
  query: ['organization_id', 'project_id'],
  idempotent: true,
};

/** Every operation, by its id. */
export const operations: Readonly<Record<OperationId, Operation>> = {
  'indexes.get': indexesGet,
  'indexes.delete': indexesDelete,
  'indexes.create': indexesCreate,
  'indexes.list': indexesList,
  'indexes.sync': indexesSync,
  'directories.list': directoriesList,
  'directories.create': directoriesCreate,
  'directories.get': directoriesGet,
  'directories.delete': directoriesDelete,
  'directories.files.upload': directoriesFilesUpload,
  'directories.files.list': directoriesFilesList,
  'directories.files.delete': directoriesFilesDelete,
  'retrieval.retrieve': retrievalRetrieve,
};
