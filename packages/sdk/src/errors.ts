import { BaseError } from './base-error.ts';

/** The server refused, or could not be asked. There is a subclass for each thing that a caller can do about it. */
export class APIError extends BaseError {
  override readonly name: string = 'APIError';
  /** The status of the answer. Undefined where no answer came. */
  readonly status: number | undefined;
  readonly headers: Headers | undefined;
  /** The body of the answer: parsed where it is JSON, else its text. */
  readonly body: unknown;

  constructor(
    status: number | undefined,
    body: unknown,
    message: string,
    headers: Headers | undefined,
    options?: ErrorOptions,
  ) {
    super(message, options);
    this.status = status;
    this.body = body;
    this.headers = headers;
  }

  /** What the server calls the request; quote it when you report a problem. */
  get requestId(): string | undefined {
    return this.headers?.get('x-request-id') ?? undefined;
  }

  /** The same as `body`, under the name that other clients give it. */
  get error(): unknown {
    return this.body;
  }
}

export class BadRequestError extends APIError {
  override readonly name: string = 'BadRequestError';
}

/** There is no key, or the server does not know it. */
export class AuthenticationError extends APIError {
  override readonly name: string = 'AuthenticationError';
}

export class PermissionDeniedError extends APIError {
  override readonly name: string = 'PermissionDeniedError';
}

/** The id names nothing, or nothing of this project. */
export class NotFoundError extends APIError {
  override readonly name: string = 'NotFoundError';
}

/** Something stands in the way; `body` says what. */
export class ConflictError extends APIError {
  override readonly name: string = 'ConflictError';
}

/** Parts of the request are wrong; the message names them. */
export class UnprocessableEntityError extends APIError {
  override readonly name: string = 'UnprocessableEntityError';
}

export class RateLimitError extends APIError {
  override readonly name: string = 'RateLimitError';
}

export class InternalServerError extends APIError {
  override readonly name: string = 'InternalServerError';
}

/** The server says that it succeeded, but its answer cannot be read: it was cut off, or a proxy put a page in its place. */
export class APIResponseError extends APIError {
  override readonly name: string = 'APIResponseError';
}

/** No answer came, or it broke off. Whether the server acted is not known. */
export class APIConnectionError extends APIError {
  override readonly name: string = 'APIConnectionError';

  constructor({
    message = 'Connection error.',
    cause,
  }: { message?: string; cause?: unknown } = {}) {
    super(undefined, undefined, message, undefined, { cause });
  }
}

export class APIConnectionTimeoutError extends APIConnectionError {
  override readonly name: string = 'APIConnectionTimeoutError';

  constructor({
    message = 'Request timed out.',
    cause,
  }: { message?: string; cause?: unknown } = {}) {
    super({ message, cause });
  }
}

/** The signal of the call was aborted; `cause` is its reason. */
export class APIUserAbortError extends APIError {
  override readonly name: string = 'APIUserAbortError';

  constructor({
    message = 'Request was aborted.',
    cause,
  }: { message?: string; cause?: unknown } = {}) {
    super(undefined, undefined, message, undefined, { cause });
  }
}

/** What was waited for has failed. */
export class WaitFailedError extends BaseError {
  override readonly name: string = 'WaitFailedError';
  /** As it was when it had failed. */
  readonly resource: unknown;

  constructor(message: string, resource: unknown) {
    super(message);
    this.resource = resource;
  }
}

/** The time to wait ran out. What is waited for may still become ready. */
export class WaitTimeoutError extends BaseError {
  override readonly name: string = 'WaitTimeoutError';
}

const CLASS_OF_STATUS: Readonly<Record<number, typeof APIError>> = {
  400: BadRequestError,
  401: AuthenticationError,
  403: PermissionDeniedError,
  404: NotFoundError,
  409: ConflictError,
  422: UnprocessableEntityError,
  429: RateLimitError,
};

/** The error that a status stands for. */
export function statusError(response: Response, body: unknown, message: string): APIError {
  const { status, headers } = response;
  const Class = CLASS_OF_STATUS[status] ?? (status >= 500 ? InternalServerError : APIError);
  return new Class(status, body, message, headers);
}
