import type { ErrorBody } from '@quipu/types';

interface CatalogueEntry<Values extends readonly string[]> {
  readonly status: number;
  readonly message: (...values: Values) => string;
  /** What a program can act on, beside the message. */
  readonly detail?: (...values: Values) => object;
  readonly headers?: (...values: Values) => Readonly<Record<string, string>>;
}

/** The values that the message of each error names. */
interface ErrorValues {
  key_missing: [];
  key_unknown: [];
  session_unknown: [];
  path_unknown: [path: string];
  not_found: [what: 'directory' | 'directory file' | 'index', id: string];
  project_unknown: [id: string];
  organization_unknown: [id: string];
  method_unknown: [method: string, path: string, allowed: string];
  index_exists: [directoryId: string, indexId: string];
  sync_running: [indexId: string];
  key_in_flight: [key: string];
  body_too_large: [maxBytes: string];
  file_too_large: [maxBytes: string];
  body_too_slow: [bytes: string, seconds: string];
  internal: [requestId: string];
  disk_full: [];
}

export type ErrorCode = keyof ErrorValues;

const bearer = (): Record<string, string> => ({ 'www-authenticate': 'Bearer' });

/** Every error that an operation or a path answers, but for 422, which lists what is wrong (`validation-error.ts`). What is no HTTP request is answered by `http/broken-connection.ts`. */
export const errorCatalogue: { readonly [Code in ErrorCode]: CatalogueEntry<ErrorValues[Code]> } = {
  key_missing: {
    status: 401,
    message: () =>
      'This request carries no API key. Send the header Authorization with the value Bearer KEY.',
    headers: bearer,
  },
  key_unknown: {
    status: 401,
    message: () => 'This API key is not known here. Check the key, and that it is of this server.',
    headers: bearer,
  },
  session_unknown: {
    status: 401,
    message: () =>
      'This session is not known here. Send the header Authorization with the value Bearer KEY.',
    headers: bearer,
  },
  path_unknown: {
    status: 404,
    message: (path) => `There is nothing at ${path}. The reference is at /.`,
  },
  not_found: {
    status: 404,
    message: (what, id) => `There is no ${what} ${id} in this project.`,
  },
  project_unknown: {
    status: 404,
    message: (id) => `There is no project ${id} for this API key.`,
  },
  organization_unknown: {
    status: 404,
    message: (id) => `There is no organization ${id} for this API key.`,
  },
  method_unknown: {
    status: 405,
    message: (method, path, allowed) => `${path} does not take ${method}, only ${allowed}.`,
    headers: (_method, _path, allowed) => ({ allow: allowed }),
  },
  index_exists: {
    status: 409,
    message: (directoryId) => `The directory ${directoryId} already has an index.`,
    detail: (_directoryId, indexId) => ({ index_id: indexId }),
    headers: () => ({ 'x-should-retry': 'false' }),
  },
  sync_running: {
    status: 409,
    message: (indexId) => `A sync of the index ${indexId} is running. Wait until it ends.`,
    headers: () => ({ 'x-should-retry': 'false' }),
  },
  key_in_flight: {
    status: 409,
    message: (key) =>
      `A request with the Idempotency-Key ${key} is under way. Send it again when that one has ended.`,
    headers: () => ({ 'x-should-retry': 'true', 'retry-after': '1' }),
  },
  body_too_large: {
    status: 413,
    message: (maxBytes) => `The body is larger than the limit of ${maxBytes} bytes.`,
  },
  file_too_large: {
    status: 413,
    message: (maxBytes) => `The file is larger than the limit of ${maxBytes} bytes.`,
  },
  body_too_slow: {
    status: 408,
    message: (bytes, seconds) =>
      `Less than ${bytes} bytes of the body came in ${seconds} seconds. Send the request again.`,
    headers: () => ({ connection: 'close' }),
  },
  disk_full: {
    status: 507,
    message: () => 'The disk of the server is full. Nothing of this request was kept.',
    headers: () => ({ 'x-should-retry': 'false' }),
  },
  internal: {
    status: 500,
    message: (requestId) => `The server failed. Its log has the reason, under ${requestId}.`,
  },
};

/** Whether a write failed for want of room: of the file system, or of PostgreSQL (SQLSTATE 53100). */
export function isDiskFull(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return code === 'ENOSPC' || code === 'EDQUOT' || code === '53100';
}

/** What the log has of an error. */
export function stackOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

/** A refusal that the client is told about. */
export class RequestError<Code extends ErrorCode = ErrorCode> extends Error {
  override readonly name = 'RequestError';
  readonly status: number;
  readonly detail: ErrorBody['detail'];
  readonly headers: Readonly<Record<string, string>>;

  constructor(code: Code, ...values: ErrorValues[Code]) {
    const { status, message, detail, headers } = errorCatalogue[code];
    super(message(...values));
    this.status = status;
    this.detail =
      detail === undefined ? this.message : { message: this.message, ...detail(...values) };
    this.headers = headers?.(...values) ?? {};
  }
}
