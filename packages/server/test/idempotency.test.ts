import { once } from 'node:events';
import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  directoryWith,
  firstKey,
  secondKey,
  startTestServer,
  synced,
  until,
  type Answer,
  type TestServer,
} from './test-server.ts';

const directories = '/api/v1/beta/directories';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());

function create(
  key: string,
  body: unknown,
  options: { key?: string; query?: string } = {},
): Promise<Answer> {
  return server.request('POST', directories + (options.query ?? ''), {
    key: options.key ?? firstKey,
    headers: { 'idempotency-key': key },
    body,
  });
}

async function countOf(name: string): Promise<number> {
  const { body } = await server.request('GET', `${directories}?name=${name}`);
  return body.items.length;
}

describe('a request that is sent again with its key', () => {
  test('is answered as the first time, and done once', async () => {
    const first = await create('again', { name: 'once', description: 'x' });
    const second = await create('again', { description: 'x', name: 'once' });
    expect(first.status).toBe(201);
    expect(second).toMatchObject({ status: 201, body: first.body });
    expect(await countOf('once')).toBe(1);
    await server.restart();
    expect(await create('again', { name: 'once', description: 'x' })).toMatchObject({
      body: first.body,
    });
  });

  test('is refused when it is another request', async () => {
    await create('other', { name: 'other' });
    const problem = { loc: ['header', 'Idempotency-Key'], type: 'idempotency_key_reused' };
    const refusals = [
      await create('other', { name: 'another' }),
      await create('other', { name: 'other', description: null }),
      await server.request('POST', '/api/v1/indexes', {
        headers: { 'idempotency-key': 'other' },
        body: { source_directory_id: await directoryWith(server, {}) },
      }),
    ];
    for (const refusal of refusals) {
      expect(refusal).toMatchObject({ status: 422, body: { detail: [problem] } });
    }
  });

  test("is not confused with another project's", async () => {
    const mine = await create('shared', { name: 'mine' });
    const other = await create('shared', { name: 'not mine' }, { key: secondKey });
    expect([mine.status, other.status]).toEqual([201, 201]);
  });

  test('is done when the first time it failed', async () => {
    expect((await create('fails', { name: '' })).status).toBe(422);
    expect((await create('fails', { name: 'works' })).status).toBe(201);
  });

  test('may be an upload, which is compared by its parts and its content', async () => {
    const id = await directoryWith(server, {});
    const send = (content: string, name: string, metadata: string): Promise<Answer> => {
      const form = new FormData();
      form.set('upload_file', new Blob([content]), name);
      form.set('metadata', metadata);
      return server.request('POST', `${directories}/${id}/files/upload`, {
        headers: { 'idempotency-key': 'upload' },
        body: form,
      });
    };
    const first = await send('Words.', 'a.md', '{}');
    expect(first.status).toBe(201);
    expect(await send('Words.', 'a.md', '{}')).toMatchObject({ status: 201, body: first.body });
    expect((await send('Other words.', 'a.md', '{}')).status).toBe(422);
    expect((await send('Words.', 'b.md', '{}')).status).toBe(422);
    expect((await send('Words.', 'a.md', '{"a": 1}')).status).toBe(422);
  });

  test('may be a sync, which then starts one sync only', async () => {
    const id = await directoryWith(server, { 'a.md': 'Words.' });
    const index = await server.request('POST', '/api/v1/indexes', {
      headers: { 'idempotency-key': 'index' },
      body: { source_directory_id: id },
    });
    const before = await synced(server, index.body.id);
    const again = await server.request('POST', '/api/v1/indexes', {
      headers: { 'idempotency-key': 'index' },
      body: { source_directory_id: id },
    });
    expect(again).toMatchObject({ status: 201, body: index.body });

    const headers = { 'idempotency-key': 'sync' };
    const sync = `/api/v1/indexes/${index.body.id}/sync`;
    expect(await server.request('POST', sync, { headers })).toMatchObject({
      status: 202,
      body: {},
    });
    const after = await synced(server, index.body.id);
    expect(after.last_synced_at).not.toBe(before.last_synced_at);
    expect(await server.request('POST', sync, { headers })).toMatchObject({
      status: 202,
      body: {},
    });
    expect(await synced(server, index.body.id)).toEqual(after);
  });
});

test.each([
  ['of no characters', ''],
  ['of more than 255', 'x'.repeat(256)],
])('a key %s is refused', async (_title, key) => {
  expect(await create(key, { name: 'x' })).toMatchObject({
    status: 422,
    body: { detail: [{ loc: ['header', 'idempotency-key'] }] },
  });
});

test('a key whose request is under way is 409, and free again when that one breaks off', async () => {
  const socket = connect(Number(new URL(server.url).port), '127.0.0.1');
  const body = '{"name": "slow"}';
  socket.write(
    [
      `POST ${directories} HTTP/1.1`,
      'host: x',
      `authorization: Bearer ${firstKey}`,
      'idempotency-key: slow',
      'expect: 100-continue',
      'content-type: application/json',
      `content-length: ${body.length}`,
      '',
      body.slice(0, 5),
    ].join('\r\n'),
  );
  expect(String((await once(socket, 'data'))[0])).toContain('100 Continue');
  const busy = await create('slow', { name: 'slow' });
  expect(busy.status).toBe(409);
  expect(busy.headers.get('x-should-retry')).toBe('true');
  expect(busy.headers.get('retry-after')).toBe('1');
  expect(busy.body.detail).toContain('slow');
  socket.destroy();
  await until(async () => {
    const answer = await create('slow', { name: 'slow' });
    return answer.status === 201 ? true : undefined;
  });
  expect(await countOf('slow')).toBe(1);
});

test('a create whose connection is cut after it was sent makes one directory, however often it is sent again', async () => {
  for (let i = 0; i < 5; i++) {
    const name = `cut-${i}`;
    const body = JSON.stringify({ name });
    const socket = connect(Number(new URL(server.url).port), '127.0.0.1');
    socket.end(
      [
        `POST ${directories} HTTP/1.1`,
        'host: x',
        `authorization: Bearer ${firstKey}`,
        `idempotency-key: ${name}`,
        'content-type: application/json',
        `content-length: ${body.length}`,
        '',
        body,
      ].join('\r\n'),
      () => socket.destroy(),
    );
    await until(async () => ((await create(name, { name })).status === 201 ? true : undefined));
    expect(await countOf(name)).toBe(1);
  }
});

test('an error carries no answer to keep: a search takes no key', async () => {
  const search = await server.request('POST', '/api/v1/retrieval/retrieve', {
    headers: { 'idempotency-key': 'x'.repeat(300) },
    body: { index_id: 'idx-nothing', query: 'x' },
  });
  expect(search.status).toBe(404);
});
