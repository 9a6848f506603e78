import type { IncomingHttpHeaders } from 'node:http';
import { ValidationError } from '../validation-error.ts';

export function wrongContentType(headers: IncomingHttpHeaders, expected: string): ValidationError {
  return new ValidationError({
    loc: ['header', 'content-type'],
    msg: `Input should be ${expected}`,
    type: 'content_type',
    input: headers['content-type'],
  });
}
