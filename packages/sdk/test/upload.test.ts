import { createReadStream } from 'node:fs';
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import { toFile, type DirectoryFile } from '@quipu/sdk';
import { fileFromPath, FolderUploadError, uploadFolder } from '@quipu/sdk/node';
import { describe, expect, it, onTestFinished } from 'vitest';
import { answer, type Handler, type Received } from '../../client/test/local-server.ts';
import { start } from './local-server.ts';

/** A new folder with these files, as long as the test. */
async function folderWith(files: Readonly<Record<string, string>>): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'quipu-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  for (const [name, content] of Object.entries(files)) {
    const file = path.join(folder, name);
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(file, content);
  }
  return folder;
}

/** The parts of a form, by name: the file's with its name, type and content. */
function parts({ body, headers }: Received): Record<string, string> {
  const boundary = /boundary=(.*)$/.exec(headers['content-type'] ?? '')?.[1] ?? '';
  const texts = body.split(`--${boundary}`).slice(1, -1);
  return Object.fromEntries(
    texts.map((text) => {
      const [head = '', ...content] = text.trim().split('\r\n\r\n');
      const name = /name="([^"]*)"/.exec(head)?.[1] ?? '';
      const file = /filename="([^"]*)"/.exec(head)?.[1];
      const type = /Content-Type: (.*)/.exec(head)?.[1];
      return [name, [...(file === undefined ? [] : [file, type]), content.join('')].join(' | ')];
    }),
  );
}

/** Answers an upload with its `unique_id` as the id. */
const store: Handler = (received, response) => {
  const id = parts(received)['unique_id'] ?? 'dfl-1';
  answer(response, 201, { id, unique_id: id } satisfies Partial<DirectoryFile>);
};

describe('an upload', () => {
  const bytes = new TextEncoder().encode('content');
  const named = Object.assign(Readable.from([bytes]), { path: 'folder/stream.md' });
  async function* chunks() {
    yield bytes.subarray(0, 3);
    yield 'tent';
  }
  it.each([
    [
      'a File',
      new File(['content'], 'a.md', { type: 'text/markdown' }),
      'a.md | text/markdown | content',
    ],
    [
      'a File whose name is not ASCII',
      new File(['content'], 'größe "1".md'),
      'größe %221%22.md | application/octet-stream | content',
    ],
    [
      'a Blob',
      new Blob(['content'], { type: 'text/plain' }),
      'unknown_file | text/plain | content',
    ],
    ['a Buffer', Buffer.from('content'), 'unknown_file | application/octet-stream | content'],
    [
      'a part of a Uint8Array',
      bytes.subarray(1, 4),
      'unknown_file | application/octet-stream | ont',
    ],
    ['an ArrayBuffer', bytes.buffer, 'unknown_file | application/octet-stream | content'],
    ['a stream that knows its path', named, 'stream.md | application/octet-stream | content'],
    ['an async iterable', chunks(), 'unknown_file | application/octet-stream | content'],
    [
      'a response',
      {
        url: 'https://example.org/files/report.md?signature=x',
        blob: async () => new Blob(['content'], { type: 'text/markdown' }),
      },
      'report.md | text/markdown | content',
    ],
  ])('takes %s', async (_, upload_file, want) => {
    const { client, received } = await start(store);
    await client.directories.files.upload('dir-1', {
      upload_file,
      unique_id: 'notes/größe.md',
      display_name: null,
      project_id: 'p1',
    });
    expect(received.map(parts)).toEqual([{ upload_file: want, unique_id: 'notes/größe.md' }]);
    expect(received[0]?.url).toBe('/api/v1/beta/directories/dir-1/files/upload?project_id=p1');
  });

  it('takes the stream of a file', async () => {
    const folder = await folderWith({ 'a.md': 'content' });
    const { client, received } = await start(store);
    await client.directories.files.upload('dir-1', {
      upload_file: createReadStream(path.join(folder, 'a.md')),
    });
    expect(received.map(parts)).toEqual([
      { upload_file: 'a.md | application/octet-stream | content' },
    ]);
  });

  it('is sent again whole, with the same key, also when it came from a stream', async () => {
    const { client, received } = await start((one, response, count) =>
      count === 0 ? response.destroy() : store(one, response, count),
    );
    await client.directories.files.upload('dir-1', {
      upload_file: Readable.from([bytes]),
      unique_id: 'a.md',
    });
    const [first, second] = received;
    expect(parts(second as Received)).toEqual(parts(first as Received));
    expect(second?.headers['idempotency-key']).toBe(first?.headers['idempotency-key']);
  });
});

describe('toFile', () => {
  it('gives bytes a name and a type', async () => {
    const file = await toFile(Buffer.from('content'), 'a.md', { type: 'text/markdown' });
    expect([file.name, file.type, await file.text()]).toEqual(['a.md', 'text/markdown', 'content']);
  });

  it('gives a text a name, and never puts what it cannot take into the message', async () => {
    const file = await toFile('content', 'a.md');
    expect([file.name, await file.text()]).toEqual(['a.md', 'content']);
    const wrong = { secret: 'the content' } as unknown as Blob;
    await expect(toFile(wrong, 'a.md')).rejects.toThrow(
      'a value of type object is not the content of a file. Give a string, bytes, a Blob, a Response or a stream.',
    );
  });

  it('gives a File as it is', async () => {
    const file = new File(['content'], 'a.md');
    expect(await toFile(file)).toBe(file);
  });

  it('waits for a promise', async () => {
    expect((await toFile(Promise.resolve(new Blob(['content'])), 'a.md')).name).toBe('a.md');
  });
});

describe('fileFromPath', () => {
  it('is a file on disk, read when it is sent', async () => {
    const folder = await folderWith({ 'a.md': 'content' });
    const file = await fileFromPath(path.join(folder, 'a.md'), { type: 'text/markdown' });
    const { client, received } = await start(store);
    await client.directories.files.upload('dir-1', { upload_file: file });
    expect(received.map(parts)).toEqual([{ upload_file: 'a.md | text/markdown | content' }]);
  });

  it('may be empty', async () => {
    const folder = await folderWith({ 'empty.md': '' });
    const { client, received } = await start(store);
    await client.directories.files.upload('dir-1', {
      upload_file: await fileFromPath(path.join(folder, 'empty.md')),
    });
    expect(received.map(parts)).toEqual([
      { upload_file: 'empty.md | application/octet-stream | ' },
    ]);
  });

  it('says that there is no such file', async () => {
    await expect(fileFromPath('/no/such/file.md')).rejects.toThrow(
      "ENOENT: no such file or directory, access '/no/such/file.md'",
    );
  });
});

describe('uploadFolder', () => {
  const files = {
    'b.md': 'B',
    'a.md': 'A',
    'deep/er/c.md': 'C',
    '.hidden': 'x',
    '.git/config': 'x',
    'deep/.env': 'x',
  };

  it('uploads every file below a folder, under its path, and leaves out what is hidden or a link', async () => {
    const folder = await folderWith(files);
    await symlink(path.join(folder, 'a.md'), path.join(folder, 'link.md'));
    const { client, received } = await start(store);
    const uploaded = await uploadFolder(client, 'dir-1', folder, { concurrency: 1 });
    expect(uploaded.map(({ unique_id }) => unique_id)).toEqual(['a.md', 'b.md', 'deep/er/c.md']);
    expect(received.map(parts)).toEqual([
      { upload_file: 'a.md | application/octet-stream | A', unique_id: 'a.md' },
      { upload_file: 'b.md | application/octet-stream | B', unique_id: 'b.md' },
      { upload_file: 'c.md | application/octet-stream | C', unique_id: 'deep/er/c.md' },
    ]);
  });

  it('tells of its progress', async () => {
    const { client } = await start(store);
    const seen: string[] = [];
    await uploadFolder(client, 'dir-1', await folderWith(files), {
      concurrency: 1,
      onProgress: ({ file, uploaded, total }) =>
        seen.push(`${file.unique_id} ${uploaded}/${total}`),
    });
    expect(seen).toEqual(['a.md 1/3', 'b.md 2/3', 'deep/er/c.md 3/3']);
  });

  it('uploads so many files at a time, and gives them in order', async () => {
    // The server holds its answers until so many uploads are open, or no more can come, and then answers the newest.
    const open: (() => void)[] = [];
    let most = 0;
    const { client } = await start((one, response, count) => {
      open.push(() => store(one, response, count));
      most = Math.max(most, open.length);
      if (open.length >= 3) setImmediate(() => open.pop()?.());
      if (count === 8) setImmediate(() => open.splice(0).forEach((finish) => finish()));
    });
    const many = Object.fromEntries(
      Array.from({ length: 9 }, (_, number) => [`${number}.md`, 'x']),
    );
    const uploaded = await uploadFolder(client, 'dir-1', await folderWith(many), {
      concurrency: 3,
    });
    expect(most).toBe(3);
    expect(uploaded.map(({ id }) => id)).toEqual(Object.keys(many));
  });

  it('stops at a file that cannot be uploaded, and says which', async () => {
    const { client, received } = await start((one, response, count) =>
      count === 1 ? answer(response, 413, { detail: 'too large' }) : store(one, response, count),
    );
    const folder = await folderWith(files);
    const error = await uploadFolder(client, 'dir-1', folder, { concurrency: 1 }).catch(
      (caught: unknown) => caught,
    );
    expect(error).toBeInstanceOf(FolderUploadError);
    expect(error).toMatchObject({ path: 'b.md', uploaded: [{ id: 'a.md' }] });
    expect((error as Error).message).toMatch(/^b\.md was not uploaded: 413 too large \(POST /);
    expect(received).toHaveLength(2);
  });
});
