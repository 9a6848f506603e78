// Made by `npm run generate` from the description. Do not edit.
import { indexesCreate, indexesDelete, indexesGet, indexesList, indexesSync } from '@quipu/client';
import type { IndexCreateParams, IndexCreateResponse, IndexDeleteParams, IndexDeleteResponse, IndexGetParams, IndexGetResponse, IndexListParams, IndexListResponse, IndexPage, IndexSyncParams, IndexSyncResponse } from '@quipu/types';
import { type ApiPromise, request } from '../src/api-promise.ts';
import type { RequestOptions } from '../src/options.ts';
import { type Page, type PagePromise, list } from '../src/page.ts';
import { Resource } from '../src/resource.ts';
import { type WaitOptions, startAndWait, waitFor } from '../src/wait.ts';
import { indexesGetWait } from './waits.ts';

/** Searchable indexes, each over one directory of documents. */
export class Indexes extends Resource {
  /**
   * Get an index by ID.
   *
   * @example
   * ```ts
   * const index = await client.indexes.get('idx-2bq7');
   * ```
   *
   * @throws {AuthenticationError} 401: The request carries no key, or one that is not known.
   * @throws {NotFoundError} 404: The id names nothing in this project.
   * @throws {UnprocessableEntityError} 422: The request is wrong; the answer names each wrong part.
   */
  get(indexId: string, params?: IndexGetParams | null, options?: RequestOptions): ApiPromise<IndexGetResponse> {
    return request(this._core, indexesGet, indexId, params, options);
  }

  /**
   * Wait until the index is ready, and get it.
   *
   * @throws {WaitFailedError} when it has failed.
   * @throws {WaitTimeoutError} when it was not ready in time.
   */
  wait(indexId: string, options?: WaitOptions<IndexGetResponse, IndexGetParams>): Promise<IndexGetResponse> {
    return waitFor(this._core, indexesGetWait, indexId, options);
  }

  /**
   * Delete an index.
   *
   * @example
   * ```ts
   * await client.indexes.delete('idx-2bq7');
   * ```
   *
   * @throws {AuthenticationError} 401: The request carries no key, or one that is not known.
   * @throws {NotFoundError} 404: The id names nothing in this project.
   * @throws {UnprocessableEntityError} 422: The request is wrong; the answer names each wrong part.
   * @throws {InternalServerError} 507: The disk of the server is full. Nothing of the request was kept.
   */
  delete(indexId: string, params?: IndexDeleteParams | null, options?: RequestOptions): ApiPromise<IndexDeleteResponse> {
    return request(this._core, indexesDelete, indexId, params, options);
  }

  /**
   * Create a searchable index over a source directory.
   *
   * @example
   * ```ts
   * const index = await client.indexes.create({ source_directory_id: 'dir-8k1f' });
   * ```
   *
   * @throws {AuthenticationError} 401: The request carries no key, or one that is not known.
   * @throws {NotFoundError} 404: The id names nothing in this project.
   * @throws {APIError} 408: Less than 16 KiB of the body came in a minute.
   * @throws {ConflictError} 409: The directory already has an index, or a request with this `Idempotency-Key` is under way. `x-should-retry` tells which.
   * @throws {APIError} 413: The body is larger than 1 MiB.
   * @throws {UnprocessableEntityError} 422: The request is wrong; the answer names each wrong part.
   * @throws {InternalServerError} 507: The disk of the server is full. Nothing of the request was kept.
   */
  create(params: IndexCreateParams, options?: RequestOptions): ApiPromise<IndexCreateResponse> {
    return request(this._core, indexesCreate, undefined, params, options);
  }

  /**
   * Create a searchable index over a source directory. Then wait until the index is ready, and get it.
   *
   * @example
   * ```ts
   * const index = await client.indexes.createAndWait({ source_directory_id: 'dir-8k1f' });
   * ```
   *
   * @throws {WaitFailedError} when it has failed.
   * @throws {WaitTimeoutError} when it was not ready in time.
   */
  createAndWait(params: IndexCreateParams, options?: WaitOptions<IndexGetResponse, IndexGetParams>): Promise<IndexGetResponse> {
    return startAndWait(this._core, indexesGetWait, indexesCreate, undefined, params, options);
  }

  /**
   * List the indexes of the project.
   *
   * @example
   * ```ts
   * for await (const index of client.indexes.list()) {
   *   console.log(index);
   * }
   * ```
   *
   * @throws {AuthenticationError} 401: The request carries no key, or one that is not known.
   * @throws {NotFoundError} 404: The project or the organization is not the key's.
   * @throws {UnprocessableEntityError} 422: The request is wrong; the answer names each wrong part.
   */
  list(params?: IndexListParams | null, options?: RequestOptions): PagePromise<Page<IndexListResponse> & IndexPage, IndexListResponse> {
    return list(this._core, indexesList, undefined, params, options);
  }

  /**
   * Trigger a sync and export for an existing index, re-parsing changed files and exporting updated chunks.
   *
   * @example
   * ```ts
   * await client.indexes.sync('idx-2bq7');
   * ```
   *
   * @throws {AuthenticationError} 401: The request carries no key, or one that is not known.
   * @throws {NotFoundError} 404: The id names nothing in this project.
   * @throws {ConflictError} 409: A sync of this index is running already, or a request with this `Idempotency-Key` is under way. `x-should-retry` tells which.
   * @throws {UnprocessableEntityError} 422: The request is wrong; the answer names each wrong part.
   * @throws {InternalServerError} 507: The disk of the server is full. Nothing of the request was kept.
   */
  sync(indexId: string, params?: IndexSyncParams | null, options?: RequestOptions): ApiPromise<IndexSyncResponse> {
    return request(this._core, indexesSync, indexId, params, options);
  }

  /**
   * Trigger a sync and export for an existing index, re-parsing changed files and exporting updated chunks. Then wait until the index is ready, and get it.
   *
   * @example
   * ```ts
   * const index = await client.indexes.syncAndWait('idx-2bq7');
   * ```
   *
   * @throws {WaitFailedError} when it has failed.
   * @throws {WaitTimeoutError} when it was not ready in time.
   */
  syncAndWait(indexId: string, params?: IndexSyncParams | null, options?: WaitOptions<IndexGetResponse, IndexGetParams>): Promise<IndexGetResponse> {
    return startAndWait(this._core, indexesGetWait, indexesSync, indexId, params, options);
  }
}
