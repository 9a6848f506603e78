import type { ApiKey, Clock, Credentials, Fetch } from '@quipu/client';
import type { Logger, LogLevel } from './logger.ts';

export type HeadersLike =
  | Headers
  | ReadonlyArray<readonly [string, string]>
  | Readonly<Record<string, string | null | undefined>>;

export interface ClientOptions {
  /** The key, or a function that gives the one that holds now. Defaults to the environment's. null for none. */
  readonly apiKey?: ApiKey | null | undefined;
  /** The keys of an API with several security schemes, by their names in the description. `apiKey` is that of the first. */
  readonly apiKeys?: Credentials['apiKeys'];
  /** Where the server is. Defaults to the environment's, then to the hosted service. null leaves the environment out. */
  readonly baseURL?: string | null | undefined;
  /** How long a call may take in milliseconds: all attempts, the pauses between them, and the body together. Default: 60000. */
  readonly timeout?: number | undefined;
  /** How often a request is sent again at most, when that is safe. Default: 2. */
  readonly maxRetries?: number | undefined;
  /** What sends a request. Default: the global fetch. */
  readonly fetch?: Fetch | undefined;
  /** Sent with every request; a call may override them, or leave one out with null. */
  readonly defaultHeaders?: HeadersLike | undefined;
  /** Sent with every request; a call may override them, or leave one out with undefined. */
  readonly defaultQuery?: Readonly<Record<string, string | undefined>> | undefined;
  /** Default: the console. */
  readonly logger?: Logger | undefined;
  /** What the logger is told: `debug` requests, `info` answers, `warn` failures and retries. Default: `off`. */
  readonly logLevel?: LogLevel | undefined;
  /** The time, for tests. */
  readonly clock?: Clock | undefined;
  /** From 0 to 1, for the jitter of retries, for tests. */
  readonly random?: (() => number) | undefined;
}

/** What one call may say otherwise. */
export interface RequestOptions {
  /** Ends the call, and a pause between attempts, at once. */
  readonly signal?: AbortSignal | null | undefined;
  /** In milliseconds, as in {@link ClientOptions}. */
  readonly timeout?: number | undefined;
  readonly maxRetries?: number | undefined;
  readonly headers?: HeadersLike | undefined;
  /** Query parameters beside those of the method. */
  readonly query?: object | null | undefined;
  /** Makes a POST safe to send again. One is made up for every call that takes one. */
  readonly idempotencyKey?: string | undefined;
}
