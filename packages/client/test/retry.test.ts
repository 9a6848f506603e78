import {
  type Clock,
  ConnectionError,
  createTransport,
  type Fetch,
  TimeoutError,
  type TransportOptions,
} from '@quipu/client';
import { describe, expect, it } from 'vitest';
import { answer, closedAddress, type Handler, serve, statuses } from './local-server.ts';
import { TestClock } from './test-clock.ts';

/** A transport to a local server, whose pauses are over at once. */
async function start(handler: Handler, options: TransportOptions = {}) {
  const server = await serve(handler);
  const clock = new TestClock(59_000);
  const send = createTransport({
    baseURL: server.url,
    apiKey: 'key',
    clock,
    random: () => 0,
    ...options,
  });
  return { ...server, clock, send };
}

const post = { method: 'POST', body: '{}' };
const keyedPost = { ...post, headers: { 'Idempotency-Key': 'k1' } };
const reset: Handler = (_, response) => response.destroy();

describe('what is sent again', () => {
  const cases: readonly [string, RequestInit, Handler, number][] = [
    ['a GET that is answered with 500', {}, statuses(500, 200), 2],
    ['a GET that is answered with 408', {}, statuses(408, 200), 2],
    ['a GET whose connection is reset', {}, reset, 3],
    ['a DELETE that is answered with 502', { method: 'DELETE' }, statuses(502, 200), 2],
    ['a POST with an idempotency key that is answered with 500', keyedPost, statuses(500, 201), 2],
    ['a POST with an idempotency key whose connection is reset', keyedPost, reset, 3],
    ['a POST that is answered with 429', post, statuses(429, 201), 2],
    ['a POST that is answered with 503', post, statuses(503, 201), 2],
    ['no more often than maxRetries: a GET that is always answered with 500', {}, statuses(500), 3],
  ];
  it.each(cases)('%s', async (_, init, handler, count) => {
    const { send, received } = await start(handler);
    await send('/path', init).catch(() => {});
    expect(received).toHaveLength(count);
  });

  it('is the same request, with the same key and body', async () => {
    const { send, received } = await start(statuses(500, 500, 201));
    await send('/path?a=b', { ...keyedPost, body: '{"name":"ü"}' });
    const [first, ...others] = received;
    expect(first).toMatchObject({ method: 'POST', url: '/path?a=b', body: '{"name":"ü"}' });
    expect(first?.headers['idempotency-key']).toBe('k1');
    for (const other of others) expect(other).toEqual(first);
  });

  it('is a form, made afresh for every attempt', async () => {
    const { send, received } = await start(statuses(429, 201));
    const form = new FormData();
    form.append('file', new File(['content'], 'notes.md'));
    await send('/path', { method: 'POST', body: form });
    expect(received.map(({ body }) => body.includes('content'))).toEqual([true, true]);
  });

  it('is a POST when nobody listens at the address, because the server cannot have acted', async () => {
    let calls = 0;
    const counted: Fetch = (input, init) => {
      calls += 1;
      return fetch(input, init);
    };
    const baseURL = await closedAddress();
    const send = createTransport({ baseURL, fetch: counted, clock: new TestClock(59_000) });
    const error = await send('/path', post).catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(ConnectionError);
    expect((error as Error).message).toBe(
      `POST ${baseURL}/path got no answer: connect ECONNREFUSED ${new URL(baseURL).host}`,
    );
    expect(calls).toBe(3);
  });
});

describe('what is sent once', () => {
  const cases: readonly [string, RequestInit, Handler][] = [
    ['a POST without an idempotency key that is answered with 500', post, statuses(500)],
    ['a POST without an idempotency key whose connection is reset', post, reset],
    ['a PATCH that is answered with 502', { method: 'PATCH' }, statuses(502)],
    ['a GET that is answered with 400', {}, statuses(400)],
    ['a GET that is answered with 409', {}, statuses(409)],
    ['a GET that is answered with 200', {}, statuses(200)],
  ];
  it.each(cases)('%s', async (_, init, handler) => {
    const { send, received } = await start(handler);
    await send('/path', init).catch(() => {});
    expect(received).toHaveLength(1);
  });

  it('a stream, even when the server says that it did not act', async () => {
    const { send, received } = await start(statuses(429));
    const body = new Blob(['content']).stream();
    const response = await send('/path', { method: 'POST', body, duplex: 'half' } as RequestInit);
    expect(response.status).toBe(429);
    expect(received).toHaveLength(1);
  });
});

describe('x-should-retry', () => {
  const cases: readonly [string, RequestInit, number, string, number][] = [
    ['false keeps a GET from being sent again', {}, 500, 'false', 1],
    ['false keeps a 429 from being sent again', {}, 429, 'false', 1],
    ['true does not have a success sent again', {}, 200, 'true', 1],
    ['true has a 409 sent again', keyedPost, 409, 'true', 3],
    [
      'true has a POST without a key sent again, because the server says that it may be',
      post,
      500,
      'true',
      3,
    ],
  ];
  it.each(cases)('%s', async (_, init, status, value, count) => {
    const { send, received } = await start((__, response) =>
      answer(response, status, {}, { 'x-should-retry': value }),
    );
    await send('/path', init);
    expect(received).toHaveLength(count);
  });
});

describe('the pause between two attempts', () => {
  const soon = 'Thu, 01 Jan 2026 00:00:20 GMT';
  const past = 'Wed, 31 Dec 2025 23:00:00 GMT';
  const cases: readonly [string, Record<string, string>, number][] = [
    ['is Retry-After in seconds', { 'retry-after': '7' }, 7000],
    ['is Retry-After as a date', { 'retry-after': soon }, 20_000],
    ['is nothing for a date that has passed', { 'retry-after': past }, 0],
    ['is retry-after-ms before Retry-After', { 'retry-after-ms': '30', 'retry-after': '7' }, 30],
    ['is the backoff when Retry-After is not understood', { 'retry-after': 'soon' }, 250],
    ['is the backoff when Retry-After is negative', { 'retry-after': '-1' }, 250],
  ];
  it.each(cases)('%s', async (_, headers, want) => {
    const { send, clock } = await start((__, response, count) =>
      answer(response, count === 0 ? 429 : 200, {}, headers),
    );
    await send('/path');
    expect(clock.pauses).toEqual([want]);
  });

  it('doubles from half a second to eight, and jitter takes at most half of it away', async () => {
    const least = await start(statuses(500), { maxRetries: 6 });
    await least.send('/path');
    expect(least.clock.pauses).toEqual([250, 500, 1000, 2000, 4000, 4000]);
    const most = await start(statuses(500), { maxRetries: 6, random: () => 1 });
    await most.send('/path');
    expect(most.clock.pauses).toEqual([500, 1000, 2000, 4000, 8000, 8000]);
  });

  it('is not begun when it would end after the deadline: the answer is given at once', async () => {
    const { send, clock, received } = await start((_, response) =>
      answer(response, 429, {}, { 'retry-after': '61' }),
    );
    const response = await send('/path');
    expect([response.status, received.length, clock.pauses]).toEqual([429, 1, []]);
  });

  it('is not begun when Retry-After is longer than a timer can be', async () => {
    const { send, received } = await start((_, response) =>
      answer(response, 429, {}, { 'retry-after': '99999999999' }),
    );
    expect((await send('/path')).status).toBe(429);
    expect(received).toHaveLength(1);
  });

  it('ends at once when the signal is aborted', async () => {
    const server = await serve(statuses(500));
    const clock = new TestClock();
    const abort = new AbortController();
    const paused: Clock = {
      now: () => clock.now(),
      after(ms, callback) {
        // The second timer is the pause; the first is the deadline.
        if (clock.running === 1) queueMicrotask(() => abort.abort(new Error('enough')));
        return clock.after(ms, callback);
      },
    };
    const send = createTransport({ baseURL: server.url, clock: paused });
    await expect(send('/path', { signal: abort.signal })).rejects.toThrow('enough');
    expect([server.received.length, clock.running]).toEqual([1, 0]);
  });
});

describe('the deadline', () => {
  it('is one for all attempts and pauses', async () => {
    const { send, received } = await start(statuses(500), { maxRetries: 100, timeoutMs: 60_000 });
    expect((await send('/path')).status).toBe(500);
    // 0.25 + 0.5 + 1 + 2 + 14 × 4 = 59.75 seconds.
    expect(received).toHaveLength(19);
  });

  it('ends a request that nobody answers, and does not send it again', async () => {
    const clock = new TestClock();
    const { send, received } = await start(() => clock.advance(5000), {
      clock,
      timeoutMs: 5000,
    });
    const error = await send('/path').catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(TimeoutError);
    expect((error as Error).message).toMatch(
      /^GET http:\/\/127\.0\.0\.1:\d+\/path took longer than 5000 ms$/,
    );
    expect([received.length, clock.running]).toEqual([1, 0]);
  });
});

describe('the budget', () => {
  it('keeps an outage from becoming worse: 200 calls are at most 220 requests', async () => {
    const { send, received } = await start(statuses(500));
    for (let call = 0; call < 200; call += 1) await send('/path');
    expect(received).toHaveLength(220);
  });

  it('lasts for a busy server: every second request is refused, and every call succeeds', async () => {
    const { send } = await start((_, response, count) =>
      answer(response, count % 2 === 0 ? 429 : 200, {}),
    );
    for (let call = 0; call < 100; call += 1) expect((await send('/path')).status).toBe(200);
  });
});
