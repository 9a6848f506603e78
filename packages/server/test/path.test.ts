import { afterAll, beforeAll, expect, test } from 'vitest';
import { operationIds } from './description.ts';
import {
  directoryWith,
  indexOver,
  search,
  startTestServer,
  syncAgain,
  synced,
  upload,
  type TestServer,
} from './test-server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());

test('documents go into a directory, an index is made over it, and a question finds the passage', async () => {
  const created = await server.request('POST', '/api/v1/beta/directories/', {
    body: { name: 'handbook', description: 'The staff handbook.', data_source_id: 'drive-1' },
  });
  expect(created).toMatchObject({
    status: 201,
    body: {
      name: 'handbook',
      description: 'The staff handbook.',
      data_source_id: 'drive-1',
      type: 'user',
      deleted_at: null,
    },
  });
  const directoryId = created.body.id;
  const got = await server.request('GET', `/api/v1/beta/directories/${directoryId}`);
  expect(got).toMatchObject({ status: 200, body: created.body });

  const leave = await upload(
    server,
    directoryId,
    'leave.md',
    '# Leave\n\nEveryone has 30 days of leave a year.\n',
    { metadata: '{"owner": "people team", "year": 2026}' },
  );
  expect(leave).toMatchObject({
    status: 201,
    body: {
      directory_id: directoryId,
      unique_id: 'leave.md',
      display_name: 'leave.md',
      metadata: { owner: 'people team', year: 2026 },
      deleted_at: null,
    },
  });
  await upload(server, directoryId, 'bread.txt', 'Bread needs flour, water and salt.');

  const index = await server.request('POST', '/api/v1/indexes', {
    body: { source_directory_id: directoryId, description: 'What staff ask.' },
  });
  expect(index).toMatchObject({
    status: 201,
    body: { name: 'handbook', description: 'What staff ask.', source_directory_id: directoryId },
  });
  const ready = await indexOver(server, await directoryWith(server, { 'a.md': 'Some words.' }));
  expect(ready.metadata).toEqual({
    status: 'ready',
    sync: {
      phase: 'done',
      files_seen: 1,
      files_parsed: 1,
      files_unchanged: 0,
      files_removed: 0,
      files_failed: 0,
      chunks_written: 1,
      failures: [],
    },
  });

  const { id, export_config_id, output_directory_id } = index.body;
  await synced(server, id);
  for (const name of [id, export_config_id]) {
    expect(await search(server, name, 'How many days of leave do I have?')).toEqual([
      {
        content: '# Leave\n\nEveryone has 30 days of leave a year.',
        score: expect.any(Number),
        metadata: {
          owner: 'people team',
          year: 2026,
          directory_file_id: leave.body.id,
          file_id: leave.body.file_id,
          unique_id: 'leave.md',
          display_name: 'leave.md',
        },
        static_fields: {
          parsed_directory_file_id: expect.stringMatching(/^dfl-/),
          chunk_index: 0,
          chunk_start_char: 0,
          chunk_end_char: 46,
        },
      },
    ]);
  }

  const outputs = await server.request(
    'GET',
    `/api/v1/beta/directories/${output_directory_id}/files`,
  );
  expect(outputs.body.items.map((file: { display_name: string }) => file.display_name)).toEqual([
    'leave.md',
    'bread.txt',
  ]);
  const listed = await server.request('GET', `/api/v1/indexes?source_directory_id=${directoryId}`);
  expect(listed.body).toEqual({
    items: [(await server.request('GET', `/api/v1/indexes/${id}`)).body],
    next_page_token: null,
    total_size: null,
  });
  const resynced = await syncAgain(server, export_config_id);
  expect(Date.parse(resynced.last_synced_at ?? '')).toBeGreaterThan(
    Date.parse(listed.body.items[0].last_synced_at),
  );
});

test('what is deleted is gone: a file, an index with its output directory, a directory', async () => {
  const directoryId = await directoryWith(server, { 'a.md': 'Apples.', 'b.md': 'Bananas.' });
  const index = await indexOver(server, directoryId);
  const files = `/api/v1/beta/directories/${directoryId}/files`;
  const { body: page } = await server.request('GET', files);
  const [apples] = page.items;

  const deleted = await server.request('DELETE', `${files}/${apples.id}`);
  expect(deleted).toMatchObject({ status: 204, body: undefined });
  expect((await server.request('DELETE', `${files}/${apples.id}`)).status).toBe(404);
  expect((await server.request('GET', files)).body.items).toHaveLength(1);
  const all = await server.request('GET', `${files}?include_deleted=true`);
  expect(all.body.items[0]).toMatchObject({ id: apples.id, deleted_at: expect.any(String) });

  expect((await server.request('DELETE', `/api/v1/indexes/${index.id}`)).status).toBe(204);
  expect((await server.request('GET', `/api/v1/indexes/${index.id}`)).status).toBe(404);
  const output = `/api/v1/beta/directories/${index.output_directory_id}`;
  expect((await server.request('GET', output)).status).toBe(404);

  const directory = `/api/v1/beta/directories/${directoryId}`;
  expect((await server.request('DELETE', directory)).status).toBe(204);
  expect((await server.request('GET', directory)).status).toBe(404);
  expect((await server.request('DELETE', directory)).status).toBe(404);
  expect((await server.request('GET', files)).status).toBe(404);
  const listed = await server.request('GET', '/api/v1/beta/directories?include_deleted=true');
  expect(listed.body.items).toContainEqual(
    expect.objectContaining({ id: directoryId, deleted_at: expect.any(String) }),
  );
});

test('what was acknowledged is there after a restart', async () => {
  const directoryId = await directoryWith(server, { 'pear.md': 'Pears ripen in September.' });
  const index = await indexOver(server, directoryId);
  await server.restart();
  const got = await server.request('GET', `/api/v1/indexes/${index.id}`);
  expect(got.body).toEqual(index);
  expect(await search(server, index.id, 'pears')).toHaveLength(1);
});

test('search orders by score, and honours top_k and score_threshold', async () => {
  const texts = Object.fromEntries(
    Array.from({ length: 12 }, (_, i) => [
      `${i}.md`,
      `${'heat '.repeat(i + 1)}in slabs of ${'composite '.repeat(12 - i)}material`,
    ]),
  );
  const index = await indexOver(server, await directoryWith(server, texts));
  const ten = await search(server, index.id, 'heat');
  expect(ten).toHaveLength(10);
  const scores: number[] = ten.map((result: { score: number }) => result.score);
  expect(scores).toEqual(scores.toSorted((a, b) => b - a));
  expect(scores[9]).toBeGreaterThan(0);

  expect(await search(server, index.id, 'heat', { top_k: 3 })).toEqual(ten.slice(0, 3));
  expect(await search(server, index.id, 'heat', { top_k: null })).toEqual(ten);
  expect(await search(server, index.id, 'heat', { top_k: 100_000 })).toHaveLength(12);
  expect(await search(server, index.id, 'heat', { score_threshold: scores[4] })).toEqual(
    ten.slice(0, 5),
  );
  for (const nothing of ['zyzzyva', 'the of and', '?!', '   ']) {
    expect(await search(server, index.id, nothing)).toEqual([]);
  }
});

test("another project's words do not change one's own scores", async () => {
  const mine = await indexOver(
    server,
    await directoryWith(server, { 'a.md': 'The budget.', 'b.md': 'Tea.' }),
  );
  const before = await search(server, mine.id, 'budget');
  const others = Object.fromEntries(
    Array.from({ length: 30 }, (_, i) => [`${i}.md`, `The budget of year ${i}`]),
  );
  await indexOver(server, await directoryWith(server, others));
  expect(await search(server, mine.id, 'budget')).toEqual(before);
});

test('every operation of the description has answered here', () => {
  expect([...server.answered].toSorted()).toEqual(operationIds.toSorted());
});
