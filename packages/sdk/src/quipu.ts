import { BaseClient } from './base-client.ts';
import { QuipuError } from './base-error.ts';

/**
 * A client of the API. It holds no connection, so there is nothing to close.
 *
 * @example
 * ```ts
 * const client = new Quipu({ apiKey: 'qpu_…', baseURL: 'http://localhost:8484' });
 * ```
 */
export class Quipu extends BaseClient {
  // On the class for programs written for the official client.
  static readonly LlamaCloudError: typeof QuipuError = QuipuError;
}
