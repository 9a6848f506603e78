import type { Answer } from '../api.ts';

const CLASSES: Readonly<Record<number, string>> = {
  400: 'BadRequestError',
  401: 'AuthenticationError',
  403: 'PermissionDeniedError',
  404: 'NotFoundError',
  409: 'ConflictError',
  422: 'UnprocessableEntityError',
  429: 'RateLimitError',
};

/** The class of the SDK that is thrown for an answer. Of a range, or of any status, nothing more is known than that it is an error. */
export function errorClass({ status, code }: Pick<Answer, 'status' | 'code'>): string {
  if (!/^\d+$/.test(code)) return 'APIError';
  return CLASSES[status] ?? (status >= 500 ? 'InternalServerError' : 'APIError');
}
