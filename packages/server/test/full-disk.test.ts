import { execFileSync } from 'node:child_process';
import { cp, mkdtemp, readdir, rm, statfs, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Quipu, { APIError, toFile } from '@quipu/sdk';
import { startServer } from '@quipu/server';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';

/** A disk of 64 MiB; undefined where this user may not mount one. */
let disk: string | undefined;
beforeAll(async () => {
  const folder = await mkdtemp(join(tmpdir(), 'quipu-disk-'));
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=64m', 'tmpfs', folder], { stdio: 'pipe' });
    disk = folder;
  } catch {
    await rm(folder, { recursive: true });
    console.warn('Skipped: a small disk cannot be mounted here. As root on Linux it can.');
  }
});
afterAll(async () => {
  if (disk === undefined) return;
  execFileSync('umount', [disk]);
  await rm(disk, { recursive: true });
});

test('a full disk is 507 and keeps nothing; when it has room again, all goes on', async ({
  skip,
}) => {
  if (disk === undefined) return skip();
  const dataFolder = join(disk, 'data');
  await cp(inject('template'), dataFolder, { recursive: true });
  const apiKey = 'a-key';
  const server = await startServer({
    dataFolder,
    host: '127.0.0.1',
    port: 0,
    apiKeys: [{ key: apiKey, projectId: undefined }],
    log: () => {},
  });
  try {
    const client = new Quipu({ baseURL: server.url, apiKey });
    const { id } = await client.directories.create({ name: 'handbook' });
    const upload = async (content: string): Promise<unknown> =>
      client.directories.files.upload(id, {
        upload_file: await toFile(Buffer.from(content), 'a.md'),
      });

    const { bavail, bsize } = await statfs(disk);
    const filling = join(disk, 'filling');
    await writeFile(filling, Buffer.alloc((bavail - 16) * bsize));
    const refused = await upload('words '.repeat(100_000)).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(APIError);
    expect(refused).toMatchObject({
      status: 507,
      body: { detail: 'The disk of the server is full. Nothing of this request was kept.' },
    });
    expect(await readdir(join(dataFolder, 'files/incoming'))).toEqual([]);
    expect(await client.directories.files.list(id).toArray()).toEqual([]);

    await rm(filling);
    await upload('Words that fit.');
    const index = await client.indexes.createAndWait({ source_directory_id: id });
    expect(index.metadata).toMatchObject({ status: 'ready', sync: { files_parsed: 1 } });
  } finally {
    await server.close();
  }
});
