// Made by `npm run generate` from the description. Do not edit.
import { directoriesCreate, directoriesDelete, directoriesGet, directoriesList } from '@quipu/client';
import type { DirectoryCreateParams, DirectoryCreateResponse, DirectoryDeleteParams, DirectoryDeleteResponse, DirectoryGetParams, DirectoryGetResponse, DirectoryListParams, DirectoryListResponse, DirectoryPage } from '@quipu/types';
import { type ApiPromise, request } from '../src/api-promise.ts';
import type { RequestOptions } from '../src/options.ts';
import { type Page, type PagePromise, list } from '../src/page.ts';
import { Resource } from '../src/resource.ts';
import type { Core } from '../src/send.ts';
import { DirectoryFiles } from './directory-files.ts';

/** Directories of documents, the sources of indexes. */
export class Directories extends Resource {
  readonly files: DirectoryFiles;

  constructor(core: Core) {
    super(core);
    this.files = new DirectoryFiles(core);
  }

  /**
   * List the directories of the project.
   *
   * @example
   * ```ts
   * for await (const directory of client.directories.list()) {
   *   console.log(directory);
   * }
   * ```
   *
   * @throws {AuthenticationError} 401: The request carries no key, or one that is not known.
   * @throws {NotFoundError} 404: The project or the organization is not the key's.
   * @throws {UnprocessableEntityError} 422: The request is wrong; the answer names each wrong part.
   */
  list(params?: DirectoryListParams | null, options?: RequestOptions): PagePromise<Page<DirectoryListResponse> & DirectoryPage, DirectoryListResponse> {
    return list(this._core, directoriesList, undefined, params, options);
  }

  /**
   * Create a directory.
   *
   * @example
   * ```ts
   * const directory = await client.directories.create({ name: 'handbook' });
   * ```
   *
   * @throws {AuthenticationError} 401: The request carries no key, or one that is not known.
   * @throws {NotFoundError} 404: The project or the organization is not the key's.
   * @throws {APIError} 408: Less than 16 KiB of the body came in a minute.
   * @throws {ConflictError} 409: Something stands in the way. `x-should-retry` tells whether it will pass.
   * @throws {APIError} 413: The body is larger than 1 MiB.
   * @throws {UnprocessableEntityError} 422: The request is wrong; the answer names each wrong part.
   * @throws {InternalServerError} 507: The disk of the server is full. Nothing of the request was kept.
   */
  create(params: DirectoryCreateParams, options?: RequestOptions): ApiPromise<DirectoryCreateResponse> {
    return request(this._core, directoriesCreate, undefined, params, options);
  }

  /**
   * Get a directory by ID.
   *
   * @example
   * ```ts
   * const directory = await client.directories.get('dir-8k1f');
   * ```
   *
   * @throws {AuthenticationError} 401: The request carries no key, or one that is not known.
   * @throws {NotFoundError} 404: The id names nothing in this project.
   * @throws {UnprocessableEntityError} 422: The request is wrong; the answer names each wrong part.
   */
  get(directoryId: string, params?: DirectoryGetParams | null, options?: RequestOptions): ApiPromise<DirectoryGetResponse> {
    return request(this._core, directoriesGet, directoryId, params, options);
  }

  /**
   * Delete a directory. It stays in lists that ask for deleted directories.
   *
   * @example
   * ```ts
   * await client.directories.delete('dir-8k1f');
   * ```
   *
   * @throws {AuthenticationError} 401: The request carries no key, or one that is not known.
   * @throws {NotFoundError} 404: The id names nothing in this project.
   * @throws {UnprocessableEntityError} 422: The request is wrong; the answer names each wrong part.
   * @throws {InternalServerError} 507: The disk of the server is full. Nothing of the request was kept.
   */
  delete(directoryId: string, params?: DirectoryDeleteParams | null, options?: RequestOptions): ApiPromise<DirectoryDeleteResponse> {
    return request(this._core, directoriesDelete, directoryId, params, options);
  }
}
