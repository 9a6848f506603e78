// What every SDK exports, whatever the API.
export { ApiPromise, ApiPromise as APIPromise } from './api-promise.ts';
export {
  APIConnectionError,
  APIConnectionTimeoutError,
  APIError,
  APIResponseError,
  APIUserAbortError,
  AuthenticationError,
  BadRequestError,
  ConflictError,
  InternalServerError,
  NotFoundError,
  PermissionDeniedError,
  RateLimitError,
  UnprocessableEntityError,
  WaitFailedError,
  WaitTimeoutError,
} from './errors.ts';
export type { Logger, LogLevel } from './logger.ts';
export type { ClientOptions, HeadersLike, RequestOptions } from './options.ts';
export { Page, PagePromise } from './page.ts';
export { toFile, type ToFileInput } from './upload.ts';
export type { WaitOptions } from './wait.ts';
