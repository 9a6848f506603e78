import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { type RunningServer, startServer } from '@quipu/server';
import Quipu, { ConflictError, NotFoundError } from '@quipu/sdk';
import { fileFromPath, uploadFolder } from '@quipu/sdk/node';
import { WAIT_LIMIT_MS } from '../../../vitest.shared.js';

const project = path.resolve(import.meta.dirname, '../../..');
const key = 'a-key';

let room: string;
let server: RunningServer;
let client: Quipu;

beforeAll(async () => {
  room = mkdtempSync(path.join(tmpdir(), 'quipu-sdk-'));
  cpSync(inject('template'), path.join(room, 'data'), { recursive: true });
  server = await startServer({
    dataFolder: path.join(room, 'data'),
    host: '127.0.0.1',
    port: 0,
    apiKeys: [{ key, projectId: undefined }],
    log: () => {},
  });
  client = new Quipu({ baseURL: server.url, apiKey: key, timeout: WAIT_LIMIT_MS });
});

afterAll(async () => {
  await server.close();
  rmSync(room, { recursive: true });
});

it('the SDK takes a folder of documents to passages that answer a question, and follows a change', async () => {
  const folder = path.join(room, 'decisions');
  cpSync(path.join(project, 'docs/decisions'), folder, { recursive: true });
  writeFileSync(path.join(folder, 'junk.md'), Buffer.from([0xff, 0x00, 0xfe]));

  const directory = await client.directories.create({ name: 'decisions' });
  const files = await uploadFolder(client, directory.id, folder);
  const readable = files.length - 1;

  const index = await client.indexes.createAndWait({ source_directory_id: directory.id });
  expect(index.name).toBe('decisions');
  expect(index.metadata).toMatchObject({
    status: 'ready',
    sync: {
      files_seen: files.length,
      files_parsed: readable,
      files_failed: 1,
      failures: [{ display_name: 'junk.md' }],
    },
  });

  const question = { index_id: index.id, query: 'Why are generated files committed?', top_k: 2 };
  const { results } = await client.retrieval.retrieve(question);
  const [best] = results;
  expect(best?.metadata?.['unique_id']).toBe('generated-files-are-committed.md');
  const text = readFileSync(path.join(folder, 'generated-files-are-committed.md'), 'utf8');
  const { chunk_start_char: start = 0, chunk_end_char: end = 0 } = best?.static_fields ?? {};
  expect(text.slice(start ?? 0, end ?? 0)).toBe(best?.content);

  const junk = files.find((file) => file.unique_id === 'junk.md');
  await client.directories.files.delete(junk?.id ?? '', { directory_id: directory.id });
  writeFileSync(
    path.join(folder, 'toolchain.md'),
    '# Toolchain\n\nThe quartermaster keeps a llama.\n',
  );
  await client.directories.files.upload(directory.id, {
    upload_file: await fileFromPath(path.join(folder, 'toolchain.md')),
    unique_id: 'toolchain.md',
  });
  const synced = await client.indexes.syncAndWait(index.id);
  expect(synced.metadata).toMatchObject({
    status: 'ready',
    sync: { files_parsed: 1, files_unchanged: readable - 1, files_failed: 0 },
  });
  const llama = await client.retrieval.retrieve({ ...question, query: 'Who keeps a llama?' });
  expect(llama.results[0]?.content).toContain('The quartermaster keeps a llama.');

  const listed = await client.directories.files.list(directory.id, { page_size: 2 }).toArray();
  expect(listed.map((file) => file.unique_id).toSorted()).toEqual(
    files.map((file) => file.unique_id).filter((id) => id !== 'junk.md'),
  );

  await expect(client.indexes.create({ source_directory_id: directory.id })).rejects.toThrow(
    ConflictError,
  );
  await client.indexes.delete(index.id);
  await expect(client.indexes.get(index.id)).rejects.toThrow(NotFoundError);
  await client.directories.delete(directory.id);
});
