import type { IncomingMessage } from 'node:http';
import { RequestError } from '../errors.ts';
import { ValidationError } from '../validation-error.ts';
import { wrongContentType } from './content-type.ts';

const maxJsonBytes = 1024 * 1024;

/** @throws ValidationError or RequestError 413 */
export async function readJsonBody(request: IncomingMessage): Promise<unknown> {
  const type = (request.headers['content-type'] ?? 'application/json').split(';', 1)[0]?.trim();
  const bytes = await readBytes(request);
  if (bytes.length === 0) {
    throw new ValidationError({ loc: ['body'], msg: 'Field required', type: 'missing' });
  }
  if (type === undefined || !/^application\/([\w.-]+\+)?json$/i.test(type)) {
    throw wrongContentType(request.headers, 'application/json');
  }
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch (error) {
    throw new ValidationError({
      loc: ['body'],
      msg: `Input should be JSON in UTF-8: ${(error as Error).message}`,
      type: 'json_invalid',
    });
  }
}

/** Not an iteration: that would close the connection when it ends early, and lose the answer. */
function readBytes(request: IncomingMessage): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let length = 0;
    request.on('data', (chunk: Buffer) => {
      length += chunk.length;
      if (length <= maxJsonBytes) chunks.push(chunk);
      else reject(new RequestError('body_too_large', String(maxJsonBytes)));
    });
    request.on('end', () => resolve(Buffer.concat(chunks)));
    request.on('error', reject);
    request.on('close', () => reject(new Error('the connection broke off')));
  });
}
