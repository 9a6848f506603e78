// Made by `npm run generate` from the description. Do not edit.
import { retrievalRetrieve } from '@quipu/client';
import type { RetrievalRetrieveParams, RetrievalRetrieveResponse } from '@quipu/types';
import { type ApiPromise, request } from '../src/api-promise.ts';
import type { RequestOptions } from '../src/options.ts';
import { Resource } from '../src/resource.ts';

/** Search over the chunks of an index. */
export class Retrieval extends Resource {
  /**
   * Search an index, and get the passages that answer the query best.
   *
   * @example
   * ```ts
   * const retrieval = await client.retrieval.retrieve({
   *   index_id: 'idx-2bq7',
   *   query: 'How many days of leave do I have?',
   * });
   * ```
   *
   * @throws {AuthenticationError} 401: The request carries no key, or one that is not known.
   * @throws {NotFoundError} 404: The id names nothing in this project.
   * @throws {APIError} 408: Less than 16 KiB of the body came in a minute.
   * @throws {APIError} 413: The body is larger than 1 MiB.
   * @throws {UnprocessableEntityError} 422: The request is wrong; the answer names each wrong part.
   */
  retrieve(params: RetrievalRetrieveParams, options?: RequestOptions): ApiPromise<RetrievalRetrieveResponse> {
    return request(this._core, retrievalRetrieve, undefined, params, options);
  }
}
