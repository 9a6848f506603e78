import { getEventListeners } from 'node:events';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import {
  type Clock,
  ConnectionError,
  createTransport,
  type Fetch,
  type LogEvent,
  MissingBaseURLError,
  TimeoutError,
  type TransportOptions,
} from '@quipu/client';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { answer, type Handler, serve, statuses } from './local-server.ts';
import { TestClock } from './test-clock.ts';

const VARIABLES = ['LLAMA_CLOUD_API_KEY', 'LLAMA_PARSE_API_KEY', 'LLAMA_CLOUD_BASE_URL'];

beforeEach(() => {
  for (const name of VARIABLES) vi.stubEnv(name, '');
  return () => vi.unstubAllEnvs();
});

const silent: Handler = () => {};

/** Sends the headers and the first bytes of a body, and no more. */
const stalling: Handler = (_, response) => {
  response.writeHead(200, { 'content-type': 'application/json' });
  response.write('{"id":');
};

const redirect: Handler = ({ url }, response) =>
  url === '/from'
    ? answer(response, 302, undefined, { location: '/to' })
    : answer(response, 200, { at: url });

/** A transport for which no time passes, unless it is given a clock: its deadline does not come. */
function transport(options: TransportOptions): Fetch {
  return createTransport({ clock: new TestClock(), ...options });
}

function collectGarbage(): void {
  setFlagsFromString('--expose-gc');
  (runInNewContext('gc') as () => void)();
}

describe('the deadline', () => {
  it.each(['text', 'json', 'arrayBuffer', 'blob'] as const)(
    'covers a body that stalls, read with %s',
    async (name) => {
      const { url } = await serve(stalling);
      const clock = new TestClock();
      const response = await createTransport({ baseURL: url, clock })('/path');
      const reading = response[name]();
      clock.advance(60_000);
      await expect(reading).rejects.toThrow(TimeoutError);
      expect(clock.running).toBe(0);
    },
  );

  it('covers a body that nobody read in time', async () => {
    const { url } = await serve(stalling);
    const clock = new TestClock();
    const response = await createTransport({ baseURL: url, clock })('/path');
    clock.advance(60_000);
    await expect(response.text()).rejects.toThrow(TimeoutError);
  });

  it('covers a body that stalls, read as a stream', async () => {
    const { url } = await serve(stalling);
    const clock = new TestClock();
    const response = await createTransport({ baseURL: url, clock })('/path');
    const reader = response.body?.getReader();
    expect(new TextDecoder().decode((await reader?.read())?.value)).toBe('{"id":');
    const reading = reader?.read();
    clock.advance(60_000);
    await expect(reading).rejects.toThrow(TimeoutError);
  });

  it('leaves no timer behind once the body has been read, or cancelled, or there is none', async () => {
    const { url } = await serve(({ url: path }, response) =>
      answer(response, path === '/none' ? 204 : 200, path === '/none' ? undefined : {}),
    );
    const clock = new TestClock();
    const send = createTransport({ baseURL: url, clock });
    await (await send('/text')).text();
    for await (const _ of (await send('/stream')).body ?? []);
    await (await send('/cancel')).body?.cancel();
    await send('/none');
    expect(clock.running).toBe(0);
  });

  it('may be longer than a timer can be', async () => {
    const { url } = await serve(silent);
    const clock = new TestClock();
    const timers: number[] = [];
    const noted: Clock = {
      now: () => clock.now(),
      after(ms, callback) {
        timers.push(ms);
        return clock.after(ms, callback);
      },
    };
    const longest = 2 ** 31 - 1;
    const sending = createTransport({ baseURL: url, clock: noted })('/path', {
      timeoutMs: 2 * longest + 7,
    });
    for (const ms of [longest, longest, 7]) clock.advance(ms);
    await expect(sending).rejects.toThrow(TimeoutError);
    expect(timers).toEqual([longest, longest, 7]);
  });

  it('ends a call whose fetch takes no notice of the signal', async () => {
    const clock = new TestClock();
    const send = createTransport({
      baseURL: 'http://localhost',
      clock,
      fetch: () => new Promise(() => {}),
    });
    const sending = send('/path');
    clock.advance(60_000);
    await expect(sending).rejects.toThrow(TimeoutError);
  });

  it('can be set for one call', async () => {
    const { url } = await serve(silent);
    const clock = new TestClock();
    const sending = createTransport({ baseURL: url, clock })('/path', { timeoutMs: 10 });
    clock.advance(10);
    await expect(sending).rejects.toThrow('took longer than 10 ms');
  });
});

describe('the signal', () => {
  it('ends a call with its reason', async () => {
    const { url } = await serve(silent);
    const abort = new AbortController();
    const sending = transport({ baseURL: url })('/path', { signal: abort.signal });
    abort.abort(new Error('enough'));
    await expect(sending).rejects.toThrow('enough');
  });

  it('keeps anything from being sent when it was aborted before', async () => {
    const { url, received } = await serve(statuses(200));
    const send = transport({ baseURL: url });
    await expect(send('/path', { signal: AbortSignal.abort(new Error('enough')) })).rejects.toThrow(
      'enough',
    );
    expect(received).toEqual([]);
  });

  it('ends the reading of a body', async () => {
    const { url } = await serve(stalling);
    const abort = new AbortController();
    const response = await transport({ baseURL: url })('/path', { signal: abort.signal });
    const reading = response.text();
    abort.abort(new Error('enough'));
    await expect(reading).rejects.toThrow('enough');
  });

  it('has no listener left after 200 calls', async () => {
    const { url } = await serve(({ url: path }, response) =>
      answer(response, path === '/fails' ? 400 : 200, {}),
    );
    const { signal } = new AbortController();
    const send = transport({ baseURL: url });
    for (let call = 0; call < 100; call += 1) {
      await (await send('/works', { signal })).json();
      await (await send('/fails', { signal })).json();
    }
    expect(getEventListeners(signal, 'abort')).toEqual([]);
  });

  it('has one listener for any number of calls at a time', async () => {
    const { url, received } = await serve(silent);
    const abort = new AbortController();
    const send = transport({ baseURL: url });
    const calls = Array.from({ length: 20 }, () => send('/path', { signal: abort.signal }));
    const outcomes = Promise.allSettled(calls);
    await expect.poll(() => received.length).toBe(20);
    expect(getEventListeners(abort.signal, 'abort')).toHaveLength(1);
    abort.abort(new Error('enough'));
    expect((await outcomes).every(({ status }) => status === 'rejected')).toBe(true);
    expect(getEventListeners(abort.signal, 'abort')).toEqual([]);
  });

  it('still ends a call after a garbage collection', async () => {
    const { url } = await serve(silent);
    const abort = new AbortController();
    const sending = transport({ baseURL: url })('/path', { signal: abort.signal });
    await nextTurn();
    collectGarbage();
    abort.abort(new Error('enough'));
    await expect(sending).rejects.toThrow('enough');
  });

  it('still ends a call after a garbage collection when it came inside a Request', async () => {
    const { url } = await serve(silent);
    const abort = new AbortController();
    const sending = transport({ baseURL: url })(
      new Request(`${url}/path`, { signal: abort.signal }),
    );
    await nextTurn();
    collectGarbage();
    abort.abort(new Error('enough'));
    await expect(sending).rejects.toThrow('enough');
  });
});

describe('an answer that breaks off', () => {
  it('is a ConnectionError that names the request', async () => {
    const { url } = await serve((_, response) => {
      response.writeHead(200, { 'content-length': '100' });
      response.write('{"id":', () => response.destroy());
    });
    const response = await transport({ baseURL: url })('/path?secret=1');
    const error = await response.text().catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(ConnectionError);
    expect((error as Error).message).toBe(`the answer to GET ${url}/path?secret broke off`);
  });
});

describe('a redirect', () => {
  it('of a GET is followed', async () => {
    const { url } = await serve(redirect);
    const response = await transport({ baseURL: url })('/from');
    expect(await response.json()).toEqual({ at: '/to' });
  });

  it('of a POST is not followed, because it would become a GET', async () => {
    const { url, received } = await serve(redirect);
    const response = await transport({ baseURL: url })('/from', { method: 'POST' });
    expect([response.status, received.length]).toEqual([302, 1]);
  });

  it('to another server does not carry the key there', async () => {
    const other = await serve(statuses(200));
    const { url } = await serve((_, response) =>
      answer(response, 307, undefined, { location: `${other.url}/to` }),
    );
    await transport({ baseURL: url, apiKey: 'secret' })('/from');
    expect(other.received.map(({ headers }) => headers.authorization)).toEqual([undefined]);
  });
});

describe('the key', () => {
  it('is a bearer token', async () => {
    const { url, received } = await serve(statuses(200));
    await transport({ baseURL: url, apiKey: 'k1' })('/path');
    expect(received[0]?.headers.authorization).toBe('Bearer k1');
  });

  it('comes from the environment, the first variable that is set', async () => {
    const { url, received } = await serve(statuses(200));
    vi.stubEnv('LLAMA_PARSE_API_KEY', 'second');
    await transport({ baseURL: url })('/path');
    vi.stubEnv('LLAMA_CLOUD_API_KEY', ' first\n');
    await transport({ baseURL: url })('/path');
    await transport({ baseURL: url, apiKey: null })('/path');
    expect(received.map(({ headers }) => headers.authorization)).toEqual([
      'Bearer second',
      'Bearer first',
      undefined,
    ]);
  });

  it('is asked for before every attempt when it is a function', async () => {
    const { url, received } = await serve(statuses(503, 200));
    let asked = 0;
    const apiKey = async () => `k${(asked += 1)}`;
    await createTransport({ baseURL: url, apiKey, clock: new TestClock(59_000) })('/path');
    expect(received.map(({ headers }) => headers.authorization)).toEqual([
      'Bearer k1',
      'Bearer k2',
    ]);
  });

  it('does not take the place of an Authorization header of the request', async () => {
    const { url, received } = await serve(statuses(200));
    await transport({ baseURL: url, apiKey: 'k1' })('/path', {
      headers: { authorization: 'Basic x' },
    });
    expect(received[0]?.headers.authorization).toBe('Basic x');
  });

  it('is not sent to another server than that of the base URL', async () => {
    const { url } = await serve(statuses(200));
    const other = await serve(statuses(200));
    await transport({ baseURL: url, apiKey: 'k1' })(`${other.url}/path`);
    expect(other.received[0]?.headers.authorization).toBeUndefined();
  });

  it("of a server of one's own is not sent to an address that nobody named", async () => {
    let calls = 0;
    const fetch = async () => {
      calls += 1;
      return new Response();
    };
    const send = transport({ apiKey: 'qpu_secret', fetch });
    const error = await send('/path').catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(MissingBaseURLError);
    expect((error as Error).message).toBe(
      "A key that begins with qpu_ belongs to a server of your own, so it was not sent to https://api.cloud.llamaindex.ai. Set the baseURL option or LLAMA_CLOUD_BASE_URL to that server's address.",
    );
    expect(calls).toBe(0);
    await transport({ apiKey: 'llx-other', fetch })('/path');
    expect(calls).toBe(1);
  });

  it("of a server of one's own goes to the address that the environment names", async () => {
    const { url, received } = await serve(statuses(200));
    vi.stubEnv('LLAMA_CLOUD_BASE_URL', url);
    vi.stubEnv('LLAMA_CLOUD_API_KEY', 'qpu_secret');
    await createTransport()('/path');
    expect(received[0]?.headers.authorization).toBe('Bearer qpu_secret');
  });
});

describe('the base URL', () => {
  it('may have a path and a trailing slash', async () => {
    const { url, received } = await serve(statuses(200));
    await transport({ baseURL: `${url}/llama/` })('/path');
    expect(received[0]?.url).toBe('/llama/path');
  });

  it.each(['localhost:8484', 'nonsense', 'ftp://localhost'])('cannot be %s', (baseURL) => {
    expect(() => createTransport({ baseURL })).toThrow(
      new TypeError(
        `The base URL "${baseURL}" is not an http URL. Write it whole, for example http://localhost:8080, in the option baseURL or LLAMA_CLOUD_BASE_URL.`,
      ),
    );
  });
});

describe('the log', () => {
  it('tells of every attempt and pause, and of nothing secret', async () => {
    const { url } = await serve((_, response, count) =>
      answer(
        response,
        count === 0 ? 503 : 200,
        { secret: 1 },
        { 'x-request-id': `r${count}`, 'retry-after': '2' },
      ),
    );
    const events: LogEvent[] = [];
    const clock = new TestClock(59_000);
    const log = (event: LogEvent) => events.push(event);
    await createTransport({ baseURL: url, apiKey: 'k1', clock, log })(
      '/path?signature=secret&page=1',
      {
        method: 'PUT',
        body: 'secret',
        headers: { 'x-secret': 'secret' },
      },
    );
    const about = { method: 'PUT', url: `${url}/path?signature&page` };
    expect(events).toEqual([
      { type: 'request', ...about, attempt: 1 },
      { type: 'response', ...about, attempt: 1, status: 503, requestId: 'r0', durationMs: 0 },
      { type: 'retry', ...about, attempt: 1, delayMs: 2000 },
      { type: 'request', ...about, attempt: 2 },
      { type: 'response', ...about, attempt: 2, status: 200, requestId: 'r1', durationMs: 0 },
    ]);
  });

  it('names the error when there is no answer', async () => {
    const { url } = await serve((_, response) => response.destroy());
    const events: LogEvent[] = [];
    const send = transport({
      baseURL: url,
      maxRetries: 0,
      log: (event) => events.push(event),
    });
    await send('/path').catch(() => {});
    expect(events.at(-1)).toMatchObject({ type: 'failure', error: 'UND_ERR_SOCKET' });
  });
});
