import { QuipuError } from '@quipu/sdk';
import { describe, expect, it } from 'vitest';
import { answer, type Handler } from '../../client/test/local-server.ts';
import { start } from './local-server.ts';

/** Answers these pages in order; each names the next by its number. */
function pages(...all: readonly (readonly string[])[]): Handler {
  return ({ url }, response) => {
    const number = Number(new URL(url, 'http://localhost').searchParams.get('page_token') ?? 0);
    const next_page_token = number + 1 < all.length ? String(number + 1) : null;
    answer(response, 200, {
      items: (all[number] ?? []).map((id) => ({ id })),
      next_page_token,
      total_size: null,
    });
  };
}

const ids = (items: readonly { readonly id: string }[]) => items.map(({ id }) => id);

describe('a list', () => {
  it('is not asked for until somebody awaits it', async () => {
    const { client, received } = await start(pages(['a']));
    const list = client.indexes.list();
    await new Promise((resolve) => setImmediate(resolve));
    expect(received).toEqual([]);
    await list;
    expect(received).toHaveLength(1);
  });

  it('gives its first page when awaited', async () => {
    const { client } = await start(pages(['a', 'b'], ['c']));
    const page = await client.indexes.list();
    expect(ids(page.items)).toEqual(['a', 'b']);
    expect(page.getPaginatedItems()).toBe(page.items);
    expect([page.next_page_token, page.total_size, page.hasNextPage()]).toEqual(['1', null, true]);
  });

  it('gives page after page, with the same parameters', async () => {
    const { client, received } = await start(pages(['a'], ['b']));
    const first = await client.directories.files.list('dir-1', { page_size: 1, unique_id: 'x' });
    const second = await first.getNextPage();
    expect([ids(second.items), second.hasNextPage()]).toEqual([['b'], false]);
    await expect(second.getNextPage()).rejects.toThrow(QuipuError);
    expect(received.map(({ url }) => url)).toEqual([
      '/api/v1/beta/directories/dir-1/files?page_size=1&unique_id=x',
      '/api/v1/beta/directories/dir-1/files?page_size=1&unique_id=x&page_token=1',
    ]);
  });

  it('gives the items of all pages when iterated over', async () => {
    const { client } = await start(pages(['a', 'b'], ['c']));
    const seen: string[] = [];
    for await (const { id } of client.indexes.list()) seen.push(id);
    for await (const { id } of await client.indexes.list()) seen.push(id);
    expect(seen).toEqual(['a', 'b', 'c', 'a', 'b', 'c']);
  });

  it('gives its pages', async () => {
    const { client } = await start(pages(['a'], ['b'], ['c']));
    const seen: string[][] = [];
    for await (const page of (await client.indexes.list()).iterPages()) seen.push(ids(page.items));
    expect(seen).toEqual([['a'], ['b'], ['c']]);
  });

  it('goes on over an empty page that has a token', async () => {
    const { client } = await start(pages(['a'], [], ['b']));
    expect(ids(await client.indexes.list().toArray())).toEqual(['a', 'b']);
  });

  it('ends at a token that came before', async () => {
    const { client, received } = await start((_, response) =>
      answer(response, 200, { items: [{ id: 'a' }], next_page_token: 'same' }),
    );
    expect(ids(await client.indexes.list().toArray())).toEqual(['a', 'a']);
    expect(received).toHaveLength(2);
  });

  it('gives at most so many items, and asks for no page that is not needed', async () => {
    const { client, received } = await start(pages(['a', 'b'], ['c', 'd']));
    expect(ids(await client.indexes.list().toArray({ limit: 2 }))).toEqual(['a', 'b']);
    expect(received).toHaveLength(1);
    expect(await client.indexes.list().toArray({ limit: 0 })).toEqual([]);
    expect(received).toHaveLength(1);
    expect(ids(await (await client.indexes.list()).toArray({ limit: 3 }))).toEqual(['a', 'b', 'c']);
  });

  it('gives the response of its first page', async () => {
    const { client, received } = await start(pages(['a']));
    const list = client.indexes.list();
    expect((await list.asResponse()).status).toBe(200);
    const { data, response } = await list.withResponse();
    expect([ids(data.items), response.status, received.length]).toEqual([['a'], 200, 1]);
  });
});
