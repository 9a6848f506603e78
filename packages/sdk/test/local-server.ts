import { type ClientOptions, Quipu } from '@quipu/sdk';
import { answer, type Handler, serve } from '../../client/test/local-server.ts';
import { TestClock } from '../../client/test/test-clock.ts';

/** An HTTP server that lives as long as the test, and a client of it whose pauses are over at once. */
export async function start(handler: Handler, options: ClientOptions = {}) {
  const { url, received } = await serve(handler);
  const clock = new TestClock(59_000);
  const client = new Quipu({ baseURL: url, apiKey: 'key', clock, random: () => 0, ...options });
  return { client, clock, received, url };
}

/** The same answer for everyone. */
export function always(status: number, body?: unknown, headers?: Record<string, string>): Handler {
  return (_, response) => answer(response, status, body, headers);
}
