import LlamaCloud, {
  AuthenticationError,
  NotFoundError,
  toFile,
  UnprocessableEntityError,
} from '@llamaindex/llama-cloud';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { WAIT_LIMIT_MS } from '../../../vitest.shared.js';
import { firstKey, startTestServer, until, type TestServer } from './test-server.ts';

let server: TestServer;
let client: LlamaCloud;
/** What the clients sent: the method and the path of each request. */
let sent: string[] = [];

function clientWith(apiKey: string): LlamaCloud {
  return new LlamaCloud({
    apiKey,
    baseURL: server.url,
    timeout: WAIT_LIMIT_MS,
    fetch(input, init) {
      sent.push(`${init?.method} ${new URL(String(input)).pathname}`);
      return fetch(input, init);
    },
  });
}

beforeAll(async () => {
  server = await startTestServer();
  client = clientWith(firstKey);
});
afterAll(() => server.close());

test('the official client walks the whole path, unchanged', async () => {
  const directory = await client.beta.directories.create({ name: 'handbook' });
  const file = await client.beta.directories.files.upload(directory.id, {
    upload_file: await toFile(
      Buffer.from('# Leave\n\nEveryone has 30 days of leave.\n'),
      'a "b" é.md',
    ),
    metadata: JSON.stringify({ owner: 'people team' }),
  });
  expect(file).toMatchObject({ unique_id: 'a "b" é.md', metadata: { owner: 'people team' } });
  await client.beta.directories.files.upload(directory.id, {
    upload_file: await toFile(Buffer.from('Bread needs flour.'), 'bread.txt'),
    unique_id: 'bread',
  });
  const listed: string[] = [];
  for await (const item of client.beta.directories.files.list(directory.id, { page_size: 1 })) {
    listed.push(item.unique_id);
  }
  expect(listed).toEqual(['a "b" é.md', 'bread']);

  const { id } = await client.beta.indexes.create({ source_directory_id: directory.id });
  const ready = async (): Promise<string | null> =>
    until(async () => {
      const index = await client.beta.indexes.get(id);
      return index.metadata?.['status'] === 'ready' ? (index.last_synced_at ?? null) : undefined;
    });
  const first = await ready();
  const { results } = await client.beta.retrieval.retrieve({
    index_id: id,
    query: 'days of leave',
  });
  expect(results.map((result) => result.content)).toEqual([
    '# Leave\n\nEveryone has 30 days of leave.',
  ]);

  await client.beta.directories.files.delete(file.id, { directory_id: directory.id });
  await client.beta.indexes.sync(id);
  const second = await ready();
  expect(second! > first!).toBe(true);
  const after = await client.beta.retrieval.retrieve({ index_id: id, query: 'days of leave' });
  expect(after.results).toEqual([]);

  const indexes: string[] = [];
  for await (const index of client.beta.indexes.list()) indexes.push(index.id);
  expect(indexes).toEqual([id]);
  await client.beta.indexes.delete(id);
  await client.beta.directories.delete(directory.id);
  const names: string[] = [];
  for await (const item of client.beta.directories.list({ include_deleted: true })) {
    names.push(`${item.name} ${item.deleted_at === null ? 'is there' : 'is deleted'}`);
  }
  expect(names).toEqual(['handbook is deleted']);
});

test('the official client is told what is wrong, and does not retry what a retry cannot mend', async () => {
  const directory = await client.beta.directories.create({ name: 'once' });
  await client.beta.indexes.create({ source_directory_id: directory.id });
  sent = [];
  await expect(
    client.beta.indexes.create({ source_directory_id: directory.id }),
  ).rejects.toMatchObject({ status: 409, error: { detail: { index_id: expect.any(String) } } });
  await expect(client.beta.indexes.get('idx-nothing')).rejects.toBeInstanceOf(NotFoundError);
  await expect(client.beta.directories.create({ name: '' })).rejects.toBeInstanceOf(
    UnprocessableEntityError,
  );
  const stranger = clientWith('wrong');
  await expect(stranger.beta.indexes.get('idx-1')).rejects.toBeInstanceOf(AuthenticationError);
  expect(sent).toEqual([
    'POST /api/v1/indexes',
    'GET /api/v1/indexes/idx-nothing',
    'POST /api/v1/beta/directories',
    'GET /api/v1/indexes/idx-1',
  ]);
});
