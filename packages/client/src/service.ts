/** What the description says of the service as a whole. */
export interface Service {
  /** Where the service is when nobody says otherwise, without a trailing slash. */
  readonly baseURL: string;
  /** Environment variables that hold a base URL, first wins. */
  readonly baseURLVariables: readonly string[];
  /** Environment variables that hold a key, first wins. */
  readonly keyVariables: readonly string[];
  /** What a key begins with that must not be sent to an address nobody named. */
  readonly keyPrefix: string | undefined;
  /** The headers that make it safe to send a request twice, in lower case. */
  readonly idempotencyHeaders: readonly string[];
}
