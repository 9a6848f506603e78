import type { IncomingMessage } from 'node:http';
import { RequestError } from '../errors.ts';

/** A body is given up when less than this of it comes, */
const minBytes = 16 * 1024;
/** in so many milliseconds. */
export const defaultBodyPaceMs = 60_000;

/**
 * Reads a body, and gives it up when it drips: a silent connection ends by itself, but one that sends a byte now and then could hold its
 * place for ever. What is read on after that ends with the connection, which the answer closes.
 * @throws RequestError 408
 */
export async function readAtPace<T>(
  request: IncomingMessage,
  paceMs: number,
  reading: Promise<T>,
): Promise<T> {
  const { socket } = request;
  let before = socket.bytesRead;
  let timer: NodeJS.Timeout | undefined;
  const slow = new Promise<never>((_resolve, reject) => {
    timer = setInterval(() => {
      const came = socket.bytesRead - before;
      before = socket.bytesRead;
      // What has come and was not looked at yet is this server's delay.
      const isWaiting = request.readableLength === 0 && !request.complete;
      if (isWaiting && came < minBytes) {
        reject(new RequestError('body_too_slow', String(minBytes), String(paceMs / 1000)));
      }
    }, paceMs);
  });
  try {
    return await Promise.race([reading, slow]);
  } finally {
    clearInterval(timer);
    // It fails when the connection ends; by then the request has its answer.
    reading.catch(() => undefined);
  }
}
