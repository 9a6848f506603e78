/**
 * The names that the SDK exports or uses beside those of the description. A schema, a resource or an operation of such a
 * name gets another.
 */
export const RESERVED_TYPES: readonly string[] = [
  // The SDK's own.
  'APIConnectionError APIConnectionTimeoutError APIError ApiPromise APIPromise APIResponseError APIUserAbortError',
  'AuthenticationError BadRequestError BaseClient BaseError ClientOptions ConflictError Core HeadersLike',
  'InternalServerError Logger LogLevel NotFoundError OperationId Operations Page PagePromise PermissionDeniedError',
  'RateLimitError RequestOptions Resource Resources ToFileInput UnprocessableEntityError Uploadable WaitFailedError',
  'WaitOptions WaitTimeoutError fileFromPath list request startAndWait toFile waitFor',
  // TypeScript's and JavaScript's.
  'any Array ArrayBuffer bigint Blob Boolean boolean Date default Error File Function FormData globalThis Headers',
  'Infinity JSON Map Math NaN never null Number number Object object Omit Partial Pick Promise Readonly Record RegExp',
  'Request Required Response Set String string Symbol symbol undefined unknown URL void',
].flatMap((names) => names.split(' '));

/** What the client exports beside the rows of its table, and the functions of its generated files. */
export const RESERVED_CONSTANTS: readonly string[] = [
  'createClient createDispatch createTransport operations resolveServer serializePath service systemClock',
  'writeRequest Operation request list waitFor startAndWait Resource',
].flatMap((names) => names.split(' '));
