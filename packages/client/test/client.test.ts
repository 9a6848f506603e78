import { createClient, createTransport, operations, serializePath } from '@quipu/client';
import type { paths } from '@quipu/types/paths';
import createFetchClient from 'openapi-fetch';
import { describe, expect, it } from 'vitest';
import { answer, serve, statuses } from './local-server.ts';
import { TestClock } from './test-clock.ts';

describe('createClient', () => {
  it('sends a typed request and reads the answer', async () => {
    const { url, received } = await serve((_, response) =>
      answer(response, 200, { id: 'idx-1', name: 'handbook' }),
    );
    const client = createClient({ baseURL: url, apiKey: 'k1', clock: new TestClock() });
    const { data } = await client.GET('/api/v1/indexes/{index_id}', {
      params: { path: { index_id: 'idx-1' } },
    });
    expect(data?.name).toBe('handbook');
    expect(received[0]).toMatchObject({ method: 'GET', url: '/api/v1/indexes/idx-1' });
    expect(received[0]?.headers.authorization).toBe('Bearer k1');
  });

  it('gives the body of an error', async () => {
    const { url } = await serve((_, response) =>
      answer(response, 404, { detail: 'no such index' }),
    );
    const client = createClient({ baseURL: url, clock: new TestClock() });
    const { error } = await client.GET('/api/v1/indexes/{index_id}', {
      params: { path: { index_id: 'idx-1' } },
    });
    expect(error).toEqual({ detail: 'no such index' });
  });

  it('sends a POST again that the description marks as idempotent', async () => {
    const { url, received } = await serve(statuses(500, 200));
    const client = createClient({ baseURL: url, clock: new TestClock(59_000) });
    await client.POST('/api/v1/retrieval/retrieve', {
      body: { index_id: 'idx-1', query: 'leave' },
    });
    expect(received).toHaveLength(2);
  });

  it('sends a POST once that has no idempotency key, and again when it has one', async () => {
    const { url, received } = await serve(statuses(500));
    const client = createClient({ baseURL: url, clock: new TestClock(59_000) });
    const body = { name: 'handbook' };
    await client.POST('/api/v1/beta/directories', { body });
    expect(received).toHaveLength(1);
    await client.POST('/api/v1/beta/directories', {
      body,
      params: { header: { 'Idempotency-Key': 'k1' } },
    });
    expect(received).toHaveLength(4);
  });

  it('takes a timeout and a number of retries for one call', async () => {
    const { url, received } = await serve(statuses(500));
    const client = createClient({ baseURL: url, clock: new TestClock(59_000) });
    await client.GET('/api/v1/indexes', { maxRetries: 0 });
    expect(received).toHaveLength(1);
  });

  it('lets a middleware set a header', async () => {
    const { url, received } = await serve(statuses(200));
    const client = createClient({ baseURL: url, clock: new TestClock() });
    client.use({ onRequest: ({ request }) => request.headers.set('x-team', 'people') });
    await client.GET('/api/v1/indexes');
    expect(received[0]?.headers['x-team']).toBe('people');
  });

  it('makes whole Requests when it is told to, and sends them again, too', async () => {
    const { url, received } = await serve(statuses(503, 201));
    const client = createClient({ baseURL: url, Request, clock: new TestClock(59_000) });
    await client.POST('/api/v1/beta/directories', { body: { name: 'handbook' } });
    expect(received.map(({ body }) => body)).toEqual([
      '{"name":"handbook"}',
      '{"name":"handbook"}',
    ]);
  });
});

describe('createTransport', () => {
  it("serves an openapi-fetch of one's own", async () => {
    const { url, received } = await serve(statuses(500, 200));
    const transport = createTransport({ baseURL: url, apiKey: 'k1', clock: new TestClock(59_000) });
    const client = createFetchClient<paths>({ baseUrl: url, fetch: transport });
    await client.GET('/api/v1/indexes', { params: { query: { page_size: 2 } } });
    expect(received.map((one) => [one.url, one.headers.authorization])).toEqual([
      ['/api/v1/indexes?page_size=2', 'Bearer k1'],
      ['/api/v1/indexes?page_size=2', 'Bearer k1'],
    ]);
  });
});

describe('a path', () => {
  it.each([
    ['idx-1', '/a/idx-1/b'],
    ['a/b', '/a/a%2Fb/b'],
    ['a b?c#d%', '/a/a%20b%3Fc%23d%25/b'],
    ['ü', '/a/%C3%BC/b'],
    ['...', '/a/.../b'],
    ['%2e%2e', '/a/%252e%252e/b'],
    [7, '/a/7/b'],
  ])('takes %j as one segment', (value, want) => {
    expect(serializePath('/a/{id}/b', { id: value })).toBe(want);
  });

  it.each(['', '.', '..', undefined, null, {}])('refuses %j', (value) => {
    expect(() => serializePath('/a/{id}/b', { id: value })).toThrow(TypeError);
  });

  it('that would name another route is refused before anything is sent', async () => {
    const { url, received } = await serve(statuses(200));
    const client = createClient({ baseURL: url, clock: new TestClock() });
    const call = client.DELETE('/api/v1/indexes/{index_id}', {
      params: { path: { index_id: '..' } },
    });
    await expect(call).rejects.toThrow('index_id of /api/v1/indexes/{index_id} must not be ".."');
    expect(received).toEqual([]);
  });
});

describe('the table of operations', () => {
  it('says how each is sent', () => {
    expect(operations['directories.files.upload']).toEqual({
      id: 'directories.files.upload',
      method: 'POST',
      path: '/api/v1/beta/directories/{directory_id}/files/upload',
      body: 'multipart',
      query: ['organization_id', 'project_id'],
      idempotencyHeader: 'Idempotency-Key',
    });
  });
});
