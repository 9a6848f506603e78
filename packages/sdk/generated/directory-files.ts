// Made by `npm run generate` from the description. Do not edit.
import { directoriesFilesDelete, directoriesFilesList, directoriesFilesUpload } from '@quipu/client';
import type { DirectoryFileDeleteParams, DirectoryFileDeleteResponse, DirectoryFileListParams, DirectoryFileListResponse, DirectoryFilePage, DirectoryFileUploadParams, DirectoryFileUploadResponse } from '@quipu/types';
import { type ApiPromise, request } from '../src/api-promise.ts';
import type { RequestOptions } from '../src/options.ts';
import { type Page, type PagePromise, list } from '../src/page.ts';
import { Resource } from '../src/resource.ts';

/** The files of a directory. */
export class DirectoryFiles extends Resource {
  /**
   * Upload a file into a directory. A `unique_id` that the directory already has replaces that file's content.
   *
   * @example
   * ```ts
   * const directoryFile = await client.directories.files.upload('dir-8k1f', {
   *   upload_file: new File(['# Leave'], 'example.md'),
   * });
   * ```
   *
   * @throws {AuthenticationError} 401: The request carries no key, or one that is not known.
   * @throws {NotFoundError} 404: The id names nothing in this project.
   * @throws {APIError} 408: Less than 16 KiB of the body came in a minute.
   * @throws {ConflictError} 409: Something stands in the way. `x-should-retry` tells whether it will pass.
   * @throws {APIError} 413: The file is larger than 1 GiB, or another field of the form than 1 MiB.
   * @throws {UnprocessableEntityError} 422: The request is wrong; the answer names each wrong part.
   * @throws {InternalServerError} 507: The disk of the server is full. Nothing of the request was kept.
   */
  upload(directoryId: string, params: DirectoryFileUploadParams, options?: RequestOptions): ApiPromise<DirectoryFileUploadResponse> {
    return request(this._core, directoriesFilesUpload, directoryId, params, options);
  }

  /**
   * List the files of a directory.
   *
   * @example
   * ```ts
   * for await (const directoryFile of client.directories.files.list('dir-8k1f')) {
   *   console.log(directoryFile);
   * }
   * ```
   *
   * @throws {AuthenticationError} 401: The request carries no key, or one that is not known.
   * @throws {NotFoundError} 404: The id names nothing in this project.
   * @throws {UnprocessableEntityError} 422: The request is wrong; the answer names each wrong part.
   */
  list(directoryId: string, params?: DirectoryFileListParams | null, options?: RequestOptions): PagePromise<Page<DirectoryFileListResponse> & DirectoryFilePage, DirectoryFileListResponse> {
    return list(this._core, directoriesFilesList, directoryId, params, options);
  }

  /**
   * Delete a file from its directory. The next sync takes it out of the index.
   *
   * @example
   * ```ts
   * await client.directories.files.delete('dfl-5m0c', { directory_id: 'dir-8k1f' });
   * ```
   *
   * @throws {AuthenticationError} 401: The request carries no key, or one that is not known.
   * @throws {NotFoundError} 404: The id names nothing in this project.
   * @throws {UnprocessableEntityError} 422: The request is wrong; the answer names each wrong part.
   * @throws {InternalServerError} 507: The disk of the server is full. Nothing of the request was kept.
   */
  delete(directoryFileId: string, params: DirectoryFileDeleteParams, options?: RequestOptions): ApiPromise<DirectoryFileDeleteResponse> {
    return request(this._core, directoriesFilesDelete, directoryFileId, params, options);
  }
}
