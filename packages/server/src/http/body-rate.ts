import type { IncomingMessage } from 'node:http';
import { RequestError } from '../errors.ts';

/** The least of a body that has to come in each interval, in bytes. */
const minBytes = 16 * 1024;

/** The length of an interval, in milliseconds, where a server is given no other. */
export const defaultBodyIntervalMs = 60_000;

/**
 * Waits for a body that is being read, and gives it up when less than 16 KiB of it come in an interval: a silent connection ends by itself,
 * but one that sends a byte now and then could hold its place for ever.
 * @param discard is given what was read in the end of a body that was given up
 * @throws RequestError 408
 */
export async function readAtRate<Body>(
  request: IncomingMessage,
  intervalMs: number,
  reading: Promise<Body>,
  discard: (late: Body) => Promise<void>,
): Promise<Body> {
  const { socket } = request;
  let before = socket.bytesRead;
  let timer: NodeJS.Timeout | undefined;
  const slow = new Promise<never>((_resolve, reject) => {
    timer = setInterval(() => {
      const came = socket.bytesRead - before;
      before = socket.bytesRead;
      // Bytes that have come and were not read yet are this server's delay.
      const isWaiting = request.readableLength === 0 && !request.complete;
      if (!isWaiting || came >= minBytes) return;
      reject(new RequestError('body_too_slow', String(minBytes), String(intervalMs / 1000)));
      // The reading fails with its connection, unless the rest of the body is quicker.
      reading.then(discard).catch(() => undefined);
    }, intervalMs);
  });
  try {
    return await Promise.race([reading, slow]);
  } finally {
    clearInterval(timer);
  }
}
