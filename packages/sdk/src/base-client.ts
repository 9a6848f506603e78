import { resolveServer } from '@quipu/client';
import { Resources } from '../generated/resources.ts';
import {
  APIConnectionError,
  APIConnectionTimeoutError,
  APIError,
  APIUserAbortError,
  AuthenticationError,
  BadRequestError,
  ConflictError,
  InternalServerError,
  NotFoundError,
  PermissionDeniedError,
  RateLimitError,
  UnprocessableEntityError,
} from './errors.ts';
import type { ClientOptions } from './options.ts';
import { createCore } from './send.ts';
import { toFile } from './upload.ts';

/** What a client is, whatever the API. It holds no connection, so there is nothing to close. */
export class BaseClient extends Resources {
  // On the class, where other clients have them.
  static readonly APIError: typeof APIError = APIError;
  static readonly APIConnectionError: typeof APIConnectionError = APIConnectionError;
  static readonly APIConnectionTimeoutError: typeof APIConnectionTimeoutError =
    APIConnectionTimeoutError;
  static readonly APIUserAbortError: typeof APIUserAbortError = APIUserAbortError;
  static readonly BadRequestError: typeof BadRequestError = BadRequestError;
  static readonly AuthenticationError: typeof AuthenticationError = AuthenticationError;
  static readonly PermissionDeniedError: typeof PermissionDeniedError = PermissionDeniedError;
  static readonly NotFoundError: typeof NotFoundError = NotFoundError;
  static readonly ConflictError: typeof ConflictError = ConflictError;
  static readonly UnprocessableEntityError: typeof UnprocessableEntityError =
    UnprocessableEntityError;
  static readonly RateLimitError: typeof RateLimitError = RateLimitError;
  static readonly InternalServerError: typeof InternalServerError = InternalServerError;
  static readonly toFile: typeof toFile = toFile;

  readonly #options: ClientOptions;

  /** @throws {TypeError} when the base URL is not one. */
  constructor(options: ClientOptions = {}) {
    super(createCore(options));
    this.#options = options;
  }

  /** Where requests go, without a trailing slash. */
  get baseURL(): string {
    return resolveServer(this.#options.baseURL).url;
  }

  /** A client like this one, but for these options. */
  withOptions(options: ClientOptions): this {
    // A subclass takes the same options.
    const Class = this.constructor as new (options: ClientOptions) => this;
    return new Class({ ...this.#options, ...options });
  }
}
