import { getEventListeners } from 'node:events';
import { APIUserAbortError, NotFoundError, WaitFailedError, WaitTimeoutError } from '@quipu/sdk';
import { describe, expect, it } from 'vitest';
import { answer, type Handler } from '../../client/test/local-server.ts';
import { start } from './local-server.ts';

type State = {
  readonly status?: string;
  readonly synced?: string;
  readonly error_message?: string;
};

/** Answers a GET with these states in order, the last one from then on, and everything else at once. */
function states(...all: readonly State[]): Handler {
  let looks = 0;
  return ({ method }, response) => {
    if (method !== 'GET') return answer(response, 202, { id: 'idx-1' });
    const { synced = null, ...metadata } = all[Math.min(looks, all.length - 1)] ?? {};
    looks += 1;
    answer(response, 200, { id: 'idx-1', last_synced_at: synced, metadata });
  };
}

const methods = (received: readonly { readonly method: string }[]) =>
  received.map(({ method }) => method).join(' ');

describe('wait', () => {
  it('gives the resource once it is ready', async () => {
    const { client, received } = await start(
      states({}, { status: 'parsing' }, { status: 'ready', synced: '1' }),
    );
    const index = await client.indexes.wait('idx-1');
    expect(index.last_synced_at).toBe('1');
    expect(received).toHaveLength(3);
  });

  it('takes a state that it does not know for one in progress', async () => {
    const { client, received } = await start(
      states({ status: 'cancelled' }, { status: 'READY' }, { status: 'ready' }),
    );
    await client.indexes.wait('idx-1');
    expect(received).toHaveLength(3);
  });

  it('throws a WaitFailedError that says why', async () => {
    const { client } = await start(
      states({ status: 'failed', error_message: 'no file could be read' }),
    );
    const error = await client.indexes.wait('idx-1').catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(WaitFailedError);
    expect(error).toMatchObject({
      message: 'index idx-1 failed: no file could be read',
      resource: { id: 'idx-1' },
    });
  });

  it('throws a WaitTimeoutError when the time is up', async () => {
    const { client } = await start(states({}));
    const error = await client.indexes
      .wait('idx-1', { timeoutMs: 600_000 })
      .catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(WaitTimeoutError);
    expect((error as Error).message).toBe('index idx-1 was not ready after 600000 ms');
  });

  it('ends at once when the signal is aborted, and leaves no listener', async () => {
    const abort = new AbortController();
    const { client, clock } = await start(states({}));
    const waiting = client.indexes.wait('idx-1', {
      signal: abort.signal,
      onProgress: () => abort.abort('enough'),
    });
    const error = await waiting.catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(APIUserAbortError);
    expect(error).toMatchObject({
      message: 'waiting for index idx-1 was aborted',
      cause: 'enough',
    });
    expect([getEventListeners(abort.signal, 'abort').length, clock.running]).toEqual([0, 0]);
  });

  it('pauses longer and longer, up to five seconds, or as long as it is told', async () => {
    const seven = [{}, {}, {}, {}, {}, {}, {}, {}, {}, { status: 'ready' }] as const;
    const growing = await start(states(...seven));
    await growing.client.indexes.wait('idx-1');
    expect(growing.clock.pauses.map(Math.round)).toEqual([
      250, 375, 563, 844, 1266, 1898, 2848, 4271, 5000,
    ]);
    const steady = await start(states({}, {}, { status: 'ready' }));
    await steady.client.indexes.wait('idx-1', { pollMs: 100 });
    expect(steady.clock.pauses).toEqual([100, 100]);
  });

  it('tells of what every look finds', async () => {
    const { client } = await start(states({ status: 'parsing' }, { status: 'ready' }));
    const seen: unknown[] = [];
    await client.indexes.wait('idx-1', {
      onProgress: ({ metadata }) => seen.push(metadata?.['status']),
    });
    expect(seen).toEqual(['parsing', 'ready']);
  });

  it('goes on when the server cannot be reached for a while', async () => {
    const ready = states({ status: 'ready' });
    const { client } = await start((received, response, count) =>
      count < 4
        ? response.destroy()
        : count < 8
          ? answer(response, 502, {})
          : ready(received, response, count),
    );
    expect((await client.indexes.wait('idx-1')).id).toBe('idx-1');
  });

  it('does not go on when there is nothing to wait for', async () => {
    const { client, received } = await start((_, response) => answer(response, 404, {}));
    await expect(client.indexes.wait('idx-1')).rejects.toThrow(NotFoundError);
    expect(received).toHaveLength(1);
  });

  it('passes on the parameters of each look', async () => {
    const { client, received } = await start(states({ status: 'ready' }));
    await client.indexes.wait('idx-1', { params: { project_id: 'p1' } });
    expect(received[0]?.url).toBe('/api/v1/indexes/idx-1?project_id=p1');
  });
});

describe('createAndWait', () => {
  it('creates, and waits for what it created, in the same project', async () => {
    const { client, received } = await start(states({}, { status: 'ready' }));
    await client.indexes.createAndWait({ source_directory_id: 'dir-1', project_id: 'p1' });
    expect(received.map(({ method, url }) => `${method} ${url}`)).toEqual([
      'POST /api/v1/indexes?project_id=p1',
      'GET /api/v1/indexes/idx-1?project_id=p1',
      'GET /api/v1/indexes/idx-1?project_id=p1',
    ]);
  });
});

describe('syncAndWait', () => {
  const old: State = { status: 'ready', synced: '1' };
  const broken: State = { status: 'failed', error_message: 'old' };
  const cases: readonly [string, readonly State[], string][] = [
    [
      'waits until the time of the last sync has moved, where the status stays ready',
      [old, old, old, { status: 'ready', synced: '2' }],
      'GET POST GET GET GET',
    ],
    [
      'is content with a ready that comes after a look that saw it in progress',
      [old, { synced: '1' }, old],
      'GET POST GET GET',
    ],
    [
      'is content at once with a sync that was quick',
      [old, { status: 'ready', synced: '2' }],
      'GET POST GET',
    ],
    [
      'does not take an old failure for a new one',
      [broken, broken, {}, { status: 'ready', synced: '2' }],
      'GET POST GET GET GET',
    ],
  ];
  it.each(cases)('%s', async (_, all, want) => {
    const { client, received } = await start(states(...all));
    expect((await client.indexes.syncAndWait('idx-1')).id).toBe('idx-1');
    expect(methods(received)).toBe(want);
  });

  it('throws a failure that came of this sync, even when the one before failed, too', async () => {
    const { client } = await start(
      states(broken, broken, { status: 'failed', error_message: 'new' }),
    );
    await expect(client.indexes.syncAndWait('idx-1')).rejects.toThrow('index idx-1 failed: new');
  });
});
