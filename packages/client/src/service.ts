import type { authorized } from './authorize.ts';

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
  /** Adds the credentials, where they are anything but one bearer token. */
  readonly sign?: typeof authorized;
  /** Every scheme that the description knows, by its name; the first is that of the apiKey option. */
  readonly schemes?: Readonly<Record<string, Scheme>>;
  /** Alternatives of schemes, each of those that go together, for operations that do not say otherwise. */
  readonly security?: readonly (readonly string[])[];
}

/** Where a credential goes. */
export interface Scheme {
  readonly in: 'header' | 'query' | 'cookie';
  /** Of the header, the query parameter or the cookie. */
  readonly name: string;
  /** What stands before the credential, for example `Bearer `. */
  readonly prefix?: string;
  /** The credential is `user:password`, and sent in Base64. */
  readonly basic?: boolean;
  /** Environment variables that hold it, first wins. */
  readonly env: readonly string[];
}
