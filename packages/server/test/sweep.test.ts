import { mkdir, rename, utimes } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { hashOf, storedFile, storedFiles } from './stored-files.ts';
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

/** Where the contents are: `stored`, set `aside`, or `gone`. */
async function whereabouts(...contents: string[]): Promise<string[]> {
  const stored = await storedFiles(server.folder);
  return contents.map((content) => {
    const path = stored.get(hashOf(content));
    if (path === undefined) return 'gone';
    return path.includes('/unreferenced/') ? 'aside' : 'stored';
  });
}

/** Starts the server again, and waits until its first sweep has been at rows and at bytes: it sets aside what this leaves for it. */
async function sweepAgain(retention: Parameters<TestServer['restart']>[0]): Promise<void> {
  sweeps += 1;
  const content = `Left for sweep ${sweeps}.`;
  const id = await directoryWith(server, { 'left.md': content });
  await upload(server, id, 'left.md', 'Other words.');
  await server.restart(retention);
  await expect.poll(() => whereabouts(content)).not.toEqual(['stored']);
}
let sweeps = 0;

test('the bytes of a replaced file are set aside at the next start, and removed a day later; those of the others stay', async () => {
  const [old, kept, now] = ['Replaced words.', 'Kept words.', 'New words.'] as const;
  const id = await directoryWith(server, { 'replaced.md': old, 'kept.md': kept });
  await upload(server, id, 'replaced.md', now);
  await expect.poll(() => whereabouts(old, kept, now)).toEqual(['stored', 'stored', 'stored']);

  await server.restart();
  await expect.poll(() => whereabouts(old, kept, now)).toEqual(['aside', 'stored', 'stored']);
  const yesterday = new Date(Date.now() - 24 * 3_600_000);
  await utimes(await storedFile(server.folder, old), yesterday, yesterday);
  await server.restart();
  await expect.poll(() => whereabouts(old, kept, now)).toEqual(['gone', 'stored', 'stored']);
});

test('bytes that were set aside are found there, and brought back, when a file has them', async () => {
  const content = 'Words that were looked for.';
  const id = await directoryWith(server, { 'a.md': content });
  const path = await storedFile(server.folder, content);
  const project = dirname(dirname(path));
  const aside = join(server.folder, 'files/unreferenced', project.slice(-36), hashOf(content));
  await mkdir(dirname(aside), { recursive: true });
  await rename(path, aside);
  const index = await indexOver(server, id);
  expect(index.metadata).toMatchObject({ status: 'ready', sync: { files_failed: 0 } });
  await server.restart();
  await expect.poll(() => whereabouts(content)).toEqual(['stored']);
});

test('of what is deleted no bytes stay, and after the retention no rows', async () => {
  // Lines that end in \r\n are parsed, so the index has a content of its own.
  const [content, parsed] = ['# Secret\r\nwords\r\n', '# Secret\nwords\n'] as const;
  const id = await directoryWith(server, { 'secret.md': content });
  const index = await indexOver(server, id);
  const directory = `/api/v1/beta/directories/${id}`;
  const { body: files } = await server.request('GET', `${directory}/files`);
  await server.request('DELETE', `${directory}/files/${files.items[0].id}`);

  // The index has yet to take it out: what it answers meanwhile is there.
  await server.restart({ retentionDays: 0, unreferencedHours: 0 });
  await expect.poll(() => whereabouts(content, parsed)).toEqual(['gone', 'stored']);
  expect(await search(server, index.id, 'secret')).toHaveLength(1);
  const deleted = `${directory}/files?include_deleted=true`;
  expect((await server.request('GET', deleted)).body.items).toHaveLength(1);

  expect((await syncAgain(server, index.id)).metadata).toMatchObject({
    sync: { files_removed: 1 },
  });
  await server.restart({ retentionDays: 0, unreferencedHours: 0 });
  await expect.poll(() => whereabouts(content, parsed)).toEqual(['gone', 'gone']);
  await expect.poll(async () => (await server.request('GET', deleted)).body.items).toEqual([]);

  await server.request('DELETE', directory);
  const isListed = async (): Promise<boolean> => {
    const { body } = await server.request(
      'GET',
      '/api/v1/beta/directories?include_deleted=true&page_size=1000',
    );
    return body.items.some((item: { id: string }) => item.id === id);
  };
  await sweepAgain({});
  expect(await isListed()).toBe(true);
  // Its index still has it for its source.
  await sweepAgain({ retentionDays: 0, unreferencedHours: 0 });
  expect(await isListed()).toBe(true);
  expect((await server.request('POST', `/api/v1/indexes/${index.id}/sync`)).status).toBe(202);
  await synced(server, index.id);
  await server.request('DELETE', `/api/v1/indexes/${index.id}`);
  await server.restart({ retentionDays: 0, unreferencedHours: 0 });
  await expect.poll(isListed).toBe(false);
});
