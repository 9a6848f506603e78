import type { IncomingHttpHeaders } from 'node:http';
import { ValidationError } from '../validation-error.ts';

/** Bodies are read as they come. @throws ValidationError for one that is compressed */
export function refuseEncoding(headers: IncomingHttpHeaders): void {
  const encoding = headers['content-encoding']?.trim() ?? '';
  if (/^(?:identity)?$/i.test(encoding)) return;
  throw new ValidationError({
    loc: ['header', 'content-encoding'],
    msg: "Input should be 'identity', or the header left out: the body is not to be compressed",
    type: 'content_encoding',
    input: encoding,
  });
}
