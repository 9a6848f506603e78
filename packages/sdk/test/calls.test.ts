import { inspect } from 'node:util';
import Quipu, { APIPromise, type Logger } from '@quipu/sdk';
import { describe, expect, it } from 'vitest';
import { answer } from '../../client/test/local-server.ts';
import { always, start } from './local-server.ts';

const index = { id: 'idx-1', name: 'handbook' };

describe('a call', () => {
  it('is sent before anybody awaits it', async () => {
    const { client, received } = await start(always(204));
    const call = client.indexes.delete('idx-1');
    await expect.poll(() => received.length).toBe(1);
    expect(await call).toBeUndefined();
  });

  it('is a promise', async () => {
    const { client } = await start(always(200, index));
    const call = client.indexes.get('idx-1');
    expect(call).toBeInstanceOf(Promise);
    expect(call).toBeInstanceOf(APIPromise);
    let ended = false;
    expect(await call.finally(() => (ended = true))).toEqual(index);
    expect(ended).toBe(true);
    expect(await Promise.all([call, call.then(({ name }) => name)])).toEqual([index, 'handbook']);
  });

  it('gives the response and its data', async () => {
    const { client, received } = await start(always(200, index));
    const { data, response } = await client.indexes.get('idx-1').withResponse();
    expect([data.name, response.status, response.headers.get('x-request-id')]).toEqual([
      'handbook',
      200,
      'req-1',
    ]);
    expect(received).toHaveLength(1);
  });

  it('gives the response with its body unread', async () => {
    const { client } = await start(always(200, index));
    const response = await client.indexes.get('idx-1').asResponse();
    expect(response.bodyUsed).toBe(false);
    expect(await response.json()).toEqual(index);
  });

  it('goes to the same place under each name of a resource', async () => {
    const { client, received } = await start(always(200, index));
    await client.indexes.get('idx-1');
    await client.beta.indexes.get('idx-1');
    expect(received.map(({ url }) => url)).toEqual([
      '/api/v1/indexes/idx-1',
      '/api/v1/indexes/idx-1',
    ]);
  });
});

describe('the parameters', () => {
  it('go where the description has them', async () => {
    const { client, received } = await start((_, response) =>
      answer(response, 200, { items: [], id: 'x' }),
    );
    await client.directories.files
      .delete('dfl-1', { directory_id: 'dir/1', project_id: 'p1' })
      .catch(() => {});
    await client.indexes.create({
      source_directory_id: 'dir-1',
      organization_id: 'o1',
      name: undefined,
    });
    await client.directories.list({ name: 'a&b', include_deleted: true, page_size: 2 });
    await client.indexes.sync('idx-1', { project_id: 'p1' });
    expect(received.map(({ method, url, body }) => [method, url, body])).toEqual([
      ['DELETE', '/api/v1/beta/directories/dir%2F1/files/dfl-1?project_id=p1', ''],
      ['POST', '/api/v1/indexes?organization_id=o1', '{"source_directory_id":"dir-1"}'],
      ['GET', '/api/v1/beta/directories?name=a%26b&include_deleted=true&page_size=2', ''],
      ['POST', '/api/v1/indexes/idx-1/sync?project_id=p1', ''],
    ]);
    expect(received[3]?.headers['content-type']).toBeUndefined();
  });

  it('may be null: a null in the query is sent empty, one in the body as null', async () => {
    const { client, received } = await start(always(200, index));
    await client.indexes.get('idx-1', null);
    await client.indexes.get('idx-1', { project_id: null });
    await client.indexes.create({
      source_directory_id: 'dir-1',
      description: null,
      project_id: null,
    });
    expect(received.map(({ url, body }) => [url, body])).toEqual([
      ['/api/v1/indexes/idx-1', ''],
      ['/api/v1/indexes/idx-1?project_id=', ''],
      ['/api/v1/indexes?project_id=', '{"source_directory_id":"dir-1","description":null}'],
    ]);
  });
});

describe('the options', () => {
  it('of the client go with every call, and those of a call override them', async () => {
    const { client, received } = await start(always(200, index), {
      defaultHeaders: { 'X-Team': 'people', 'X-Other': 'a' },
      defaultQuery: { project_id: 'p1', trace: '1' },
    });
    await client.indexes.get(
      'idx-1',
      { project_id: 'p2' },
      { headers: { 'x-team': 'sales', 'x-other': null }, query: { extra: ['a', 'b'] } },
    );
    expect(received[0]?.headers).toMatchObject({ 'x-team': 'sales', authorization: 'Bearer key' });
    expect(received[0]?.headers['x-other']).toBeUndefined();
    expect(received[0]?.url).toBe('/api/v1/indexes/idx-1?project_id=p2&trace=1&extra=a&extra=b');
  });

  it('take headers as a Headers or as pairs', async () => {
    const { client, received } = await start(always(200, index), {
      defaultHeaders: new Headers({ a: '1' }),
    });
    await client.indexes.get('idx-1', {}, { headers: [['b', '2']] });
    expect(received[0]?.headers).toMatchObject({ a: '1', b: '2' });
  });

  it('of a client can be changed in another like it', async () => {
    const { client, received } = await start(always(500, {}), { maxRetries: 0 });
    await client.indexes.get('idx-1').catch(() => {});
    await client
      .withOptions({ maxRetries: 1 })
      .indexes.get('idx-1')
      .catch(() => {});
    expect(received).toHaveLength(3);
  });

  it('do not show the key when a client is printed', () => {
    const client = new Quipu({ apiKey: 'secret', baseURL: 'http://localhost:8484/' });
    expect(inspect(client, { depth: 9 })).not.toContain('secret');
    expect(client.baseURL).toBe('http://localhost:8484');
  });

  it('have a logger told, from a level up', async () => {
    const lines: string[] = [];
    const write = (level: string) => (message: string) => lines.push(`${level} ${message}`);
    const logger: Logger = {
      error: write('error'),
      warn: write('warn'),
      info: write('info'),
      debug: write('debug'),
    };
    const flaky = await start(
      (_, response, count) => answer(response, count % 2 === 0 ? 503 : 200, index),
      { logger },
    );
    await flaky.client.indexes.get('idx-1');
    expect(lines).toEqual([]);
    await flaky.client.withOptions({ logLevel: 'info' }).indexes.get('idx-1');
    const request = `GET ${flaky.url}/api/v1/indexes/idx-1`;
    expect(lines).toEqual([
      `info ${request} 503 in 0 ms (request req-1)`,
      `warn ${request} will be sent again in 250 ms`,
      `info ${request} 200 in 0 ms (request req-1)`,
    ]);
  });
});

describe('a POST', () => {
  it('has an idempotency key of its own, the same for every attempt', async () => {
    const { client, received } = await start((_, response, count) =>
      answer(response, count === 0 ? 500 : 201, index),
    );
    await client.indexes.create({ source_directory_id: 'dir-1' });
    await client.indexes.create({ source_directory_id: 'dir-1' });
    const [first, second, third] = received.map(({ headers }) => headers['idempotency-key']);
    expect(first).toMatch(/^[\da-f-]{36}$/);
    expect(second).toBe(first);
    expect(third).not.toBe(first);
  });

  it('has the idempotency key that it is given', async () => {
    const { client, received } = await start(always(202, {}));
    await client.indexes.sync('idx-1', {}, { idempotencyKey: 'k1' });
    expect(received[0]?.headers['idempotency-key']).toBe('k1');
  });

  it('is sent again without a key when the description says that it is idempotent', async () => {
    const { client, received } = await start((_, response, count) =>
      answer(response, count === 0 ? 500 : 200, { results: [] }),
    );
    expect(await client.retrieval.retrieve({ index_id: 'idx-1', query: 'leave' })).toEqual({
      results: [],
    });
    expect(received.map(({ headers }) => headers['idempotency-key'])).toEqual([
      undefined,
      undefined,
    ]);
  });

  it('that is answered with 409 is sent again only when the server says so', async () => {
    const inFlight = await start((_, response, count) =>
      count === 0
        ? answer(response, 409, {}, { 'x-should-retry': 'true' })
        : answer(response, 201, index),
    );
    expect(await inFlight.client.indexes.create({ source_directory_id: 'dir-1' })).toEqual(index);
    const exists = await start(always(409, {}, { 'x-should-retry': 'false' }));
    await exists.client.indexes.create({ source_directory_id: 'dir-1' }).catch(() => {});
    expect(exists.received).toHaveLength(1);
  });
});
