import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  directoryWith,
  indexOver,
  secondKey,
  secondProject,
  startTestServer,
  upload,
  type TestServer,
} from './test-server.ts';

const directories = '/api/v1/beta/directories';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());

async function idsOf(query: string): Promise<string[]> {
  return (await pagesOf(`${directories}?${query}`)).flat();
}

/** All pages of a list, each as its ids. */
async function pagesOf(path: string, key?: string): Promise<string[][]> {
  const pages: string[][] = [];
  let token: string | null = '';
  while (token !== null) {
    const { body } = await server.request('GET', `${path}&page_token=${token}`, { key });
    pages.push(body.items.map((item: { id: string }) => item.id));
    token = body.next_page_token;
  }
  return pages;
}

describe('pages', () => {
  let ids: string[];
  beforeAll(async () => {
    ids = [];
    for (let i = 0; i < 7; i++) {
      const body = { name: `paged ${i % 2}`, data_source_id: 'pages' };
      ids.push((await server.request('POST', directories, { body })).body.id);
    }
  });

  test.each([
    [1, [1, 1, 1, 1, 1, 1, 1]],
    [3, [3, 3, 1]],
    [7, [7]],
    [100_000, [7]],
  ])(
    'of %i hold every item once, in the order of creation, and none is empty',
    async (size, lengths) => {
      const pages = await pagesOf(`${directories}?data_source_id=pages&page_size=${size}`);
      expect(pages.flat()).toEqual(ids);
      expect(pages.map((page) => page.length)).toEqual(lengths);
    },
  );

  test('of a list without items are one empty page', async () => {
    expect(await pagesOf(`${directories}?data_source_id=none`)).toEqual([[]]);
  });

  test('may change their size, but not their list', async () => {
    const list = `${directories}?data_source_id=pages`;
    const { body } = await server.request('GET', `${list}&page_size=2`);
    const token = body.next_page_token;
    const next = await server.request('GET', `${list}&page_size=5&page_token=${token}`);
    expect(next.body.items).toHaveLength(5);

    const wrong = [
      `${directories}?page_token=${token}`,
      `${list}&name=paged%200&page_token=${token}`,
      `${list}&include_deleted=true&page_token=${token}`,
      `/api/v1/indexes?page_token=${token}`,
      `${list}&page_token=${token.slice(0, -2)}xx`,
      `${list}&page_token=${token}xx`,
      `${list}&page_token=${token}%3D%3D`,
      `${list}&page_token=${token}!`,
      `${list}&page_token=${Buffer.from('dir-0').toString('base64url')}`,
      `${list}&page_token=1`,
    ];
    for (const path of wrong) {
      expect(await server.request('GET', path)).toMatchObject({
        status: 422,
        body: { detail: [{ loc: ['query', 'page_token'], type: 'page_token_unknown' }] },
      });
    }
    const foreign = await server.request('GET', `${list}&page_token=${token}`, { key: secondKey });
    expect(foreign.status).toBe(422);
  });

  test('show what was created between them at the end', async () => {
    const list = `${directories}?data_source_id=pages&page_size=7`;
    const first = await server.request('GET', `${directories}?data_source_id=pages&page_size=6`);
    const late = await server.request('POST', directories, {
      body: { name: 'late', data_source_id: 'pages' },
    });
    const second = await server.request('GET', `${list}&page_token=${first.body.next_page_token}`);
    expect(second.body.items.map((item: { id: string }) => item.id)).toEqual([
      ids[6],
      late.body.id,
    ]);
    await server.request('DELETE', `${directories}/${late.body.id}`);
  });
});

describe('filters', () => {
  test('narrow directories by name, type and data source; an empty one counts as none', async () => {
    const id = await directoryWith(server, { 'a.md': 'Words.' });
    const index = await indexOver(server, id);
    expect(await idsOf('name=handbook&type=user')).toEqual([id]);
    expect(await idsOf('type=index')).toEqual([index.output_directory_id]);
    expect(await idsOf('name=nobody')).toEqual([]);
    expect(await idsOf('name=&type=&data_source_id=')).toEqual(
      expect.arrayContaining([id, index.output_directory_id]),
    );
  });

  test('narrow files by unique_id and name', async () => {
    const id = await directoryWith(server, { 'a.md': 'A.', 'b.md': 'B.' });
    const c = await upload(server, id, 'c.md', 'C.', { unique_id: 'see', display_name: 'a.md' });
    const files = `${directories}/${id}/files`;
    expect((await pagesOf(`${files}?unique_id=see`)).flat()).toEqual([c.body.id]);
    expect((await pagesOf(`${files}?display_name=a.md`)).flat()).toHaveLength(2);
    expect((await pagesOf(`${files}?display_name=a.md&unique_id=a.md`)).flat()).toHaveLength(1);
  });
});

describe('a key of one project', () => {
  test("finds nothing of another's", async () => {
    const id = await directoryWith(server, { 'a.md': 'Private words.' });
    const { body: page } = await server.request('GET', `${directories}/${id}/files`);
    const index = await indexOver(server, id);
    const asOther = { key: secondKey };
    const attempts: Array<[method: string, path: string, body?: unknown]> = [
      ['GET', `${directories}/${id}`],
      ['DELETE', `${directories}/${id}`],
      ['GET', `${directories}/${id}/files`],
      ['DELETE', `${directories}/${id}/files/${page.items[0].id}`],
      ['GET', `/api/v1/indexes/${index.id}`],
      ['DELETE', `/api/v1/indexes/${index.id}`],
      ['POST', `/api/v1/indexes/${index.id}/sync`],
      ['POST', '/api/v1/indexes', { source_directory_id: id }],
      ['POST', '/api/v1/retrieval/retrieve', { index_id: index.id, query: 'words' }],
      ['POST', '/api/v1/retrieval/retrieve', { index_id: index.export_config_id, query: 'words' }],
    ];
    for (const [method, path, body] of attempts) {
      const answer = await server.request(method, path, { ...asOther, body });
      expect([method, path, answer.status]).toEqual([method, path, 404]);
    }
    const form = new FormData();
    form.set('upload_file', new Blob(['x']), 'x.md');
    const uploaded = await server.request('POST', `${directories}/${id}/files/upload`, {
      ...asOther,
      body: form,
    });
    expect(uploaded.status).toBe(404);
    for (const list of [`${directories}?include_deleted=true`, '/api/v1/indexes?page_size=50']) {
      expect(await pagesOf(list, secondKey)).toEqual([[]]);
    }
    expect((await server.request('GET', `${directories}/${id}`)).status).toBe(200);
  });

  test('may name its own project and organization, and no other', async () => {
    const list = `${directories}?page_size=1`;
    const mine = await server.request('POST', directories, { key: secondKey, body: { name: 'x' } });
    expect(mine.body.project_id).toBe(secondProject);
    const named = async (query: string): Promise<number> =>
      (await server.request('GET', `${list}&${query}`, { key: secondKey })).status;
    expect(await named(`project_id=${secondProject}`)).toBe(200);
    expect(await named(`project_id=${secondProject.toUpperCase()}`)).toBe(200);
    expect(await named('project_id=&organization_id=')).toBe(200);
    expect(await named('project_id=00000000-0000-4000-8000-000000000000')).toBe(404);
    expect(await named('organization_id=00000000-0000-4000-8000-000000000000')).toBe(404);
    expect(await named('project_id=mine')).toBe(422);
    expect(await named('organization_id=1')).toBe(422);
  });
});
