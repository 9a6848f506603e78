import type { Deadline } from './deadline.ts';
import { ConnectionError } from './errors.ts';

const READERS = ['arrayBuffer', 'blob', 'bytes', 'formData', 'json', 'text'] as const;

/**
 * Keeps the deadline running until the body has been read: a body that stalls after the headers is a timeout, too.
 * The response stays the one that fetch made, so that nothing is copied and no field is lost.
 *
 * @param what names the request in errors, for example `GET http://localhost:8484/api/v1/indexes`.
 */
export function limitBody(response: Response, deadline: Deadline, what: () => string): Response {
  const { body } = response;
  if (body === null) {
    deadline.close();
    return response;
  }
  const limit = <T>(work: Promise<T>): Promise<T> =>
    deadline.race(work).catch((error: unknown) => {
      if (deadline.signal.aborted || error instanceof SyntaxError) throw error;
      throw new ConnectionError(`the answer to ${what()} broke off`, { cause: error });
    });
  for (const name of READERS) {
    // `bytes` is missing before Node 22.
    const read: (() => Promise<unknown>) | undefined = response[name];
    if (read === undefined) continue;
    const limited = async (): Promise<unknown> => {
      // To read twice is a mistake in the program, which the original reports.
      if (response.bodyUsed) return read.call(response);
      try {
        return await limit(read.call(response));
      } finally {
        deadline.close();
      }
    };
    Object.defineProperty(response, name, { value: limited });
  }
  let stream: ReadableStream<Uint8Array> | undefined;
  Object.defineProperty(response, 'body', {
    get: () => (stream ??= limitStream(body, limit, () => deadline.close())),
  });
  return response;
}

/** The stream is locked when the first byte is asked for, so that looking at `body` leaves `text()` usable. */
function limitStream(
  body: ReadableStream<Uint8Array>,
  limit: <T>(work: Promise<T>) => Promise<T>,
  close: () => void,
): ReadableStream<Uint8Array> {
  let reader: ReadableStreamDefaultReader<Uint8Array> | undefined;
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        reader ??= body.getReader();
        try {
          const { done, value } = await limit(reader.read());
          if (!done) return controller.enqueue(value);
          close();
          controller.close();
        } catch (error) {
          close();
          throw error;
        }
      },
      async cancel(reason) {
        close();
        await (reader === undefined ? body.cancel(reason) : reader.cancel(reason));
      },
    },
    { highWaterMark: 0 },
  );
}
