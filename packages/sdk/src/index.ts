export type * from '@quipu/types';
export * from '../generated/index.ts';
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
  QuipuError,
  QuipuError as LlamaCloudError,
  RateLimitError,
  UnprocessableEntityError,
  WaitFailedError,
  WaitTimeoutError,
} from './errors.ts';
export type { Logger, LogLevel } from './logger.ts';
export type { ClientOptions, HeadersLike, RequestOptions } from './options.ts';
export { Page, PagePromise } from './page.ts';
export { Quipu, Quipu as default, Quipu as LlamaCloud } from './quipu.ts';
export { toFile, type ToFileInput } from './upload.ts';
export type { WaitOptions } from './wait.ts';
