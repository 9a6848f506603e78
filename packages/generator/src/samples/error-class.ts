const CLASSES: Readonly<Record<number, string>> = {
  400: 'BadRequestError',
  401: 'AuthenticationError',
  403: 'PermissionDeniedError',
  404: 'NotFoundError',
  409: 'ConflictError',
  422: 'UnprocessableEntityError',
  429: 'RateLimitError',
};

/** The class of the SDK that is thrown for a status. */
export function errorClass(status: number): string {
  return CLASSES[status] ?? (status >= 500 ? 'InternalServerError' : 'APIError');
}
