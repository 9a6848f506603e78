import Quipu, {
  type ApiPromise,
  type Index,
  type IndexPage,
  type Page,
  type PagePromise,
} from '@quipu/sdk';
import { describe, expectTypeOf, it } from 'vitest';

const client = new Quipu({
  apiKey: 'key',
  baseURL: 'http://localhost',
  fetch: async () => Response.json({ items: [] }),
});

describe('the types', () => {
  it('name what a call gives', () => {
    expectTypeOf(client.indexes.get).returns.toEqualTypeOf<ApiPromise<Index>>();
    expectTypeOf(client.indexes.delete).returns.toEqualTypeOf<ApiPromise<void>>();
    expectTypeOf(client.indexes.list).returns.toEqualTypeOf<
      PagePromise<Page<Index> & IndexPage, Index>
    >();
    expectTypeOf(client.indexes.wait).returns.resolves.toEqualTypeOf<Index>();
  });

  it('make a mistake a compile error', () => {
    // The function is only checked, never called.
    expectTypeOf(async () => {
      // @ts-expect-error a method that is not there
      await client.indexes.gett('idx-1');
      // @ts-expect-error no id
      await client.indexes.get();
      // @ts-expect-error a number for an id
      await client.indexes.get(1);
      // @ts-expect-error a wrong name in the query
      await client.indexes.list({ pageSize: 1 });
      // @ts-expect-error a wrong name in the body
      await client.indexes.create({ source_directory_id: 'dir-1', nam: 'x' });
      // @ts-expect-error a required field left out
      await client.indexes.create({});
      // @ts-expect-error a wrong option of a call
      await client.indexes.get('idx-1', {}, { timeoutMs: 1 });
      // @ts-expect-error the directory of a file left out
      await client.directories.files.delete('dfl-1');
      // @ts-expect-error a wrong option of a wait
      await client.indexes.wait('idx-1', { timeout: 1 });
      // @ts-expect-error a wrong option of a client
      return new Quipu({ baseUrl: 'http://localhost' });
    }).toBeFunction();
  });
});
