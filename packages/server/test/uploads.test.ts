import { once } from 'node:events';
import { readdir } from 'node:fs/promises';
import { connect, type Socket } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  directoryWith,
  firstKey,
  indexOver,
  startTestServer,
  until,
  upload,
  type Answer,
  type TestServer,
} from './test-server.ts';

let server: TestServer;
let directoryId: string;
let path: string;
beforeAll(async () => {
  server = await startTestServer();
  directoryId = await directoryWith(server, {});
  path = `/api/v1/beta/directories/${directoryId}/files/upload`;
});
afterAll(() => server.close());

type Part = readonly [name: string, value: string, filename?: string | undefined, type?: string];

/** Sends a form part by part, as it is written down. */
function send(parts: readonly Part[], ending = '--edge--\r\n'): Promise<Answer> {
  const body = parts.map(([name, value, filename, type]) => {
    const file = filename === undefined ? '' : `; filename="${filename}"`;
    const typeLine = type === undefined ? '' : `content-type: ${type}\r\n`;
    return `--edge\r\ncontent-disposition: form-data; name="${name}"${file}\r\n${typeLine}\r\n${value}\r\n`;
  });
  return server.request('POST', path, {
    headers: { 'content-type': 'multipart/form-data; boundary=edge' },
    body: body.join('') + ending,
  });
}

const file: Part = ['upload_file', '# Words', 'words.md', 'text/markdown'];

describe('an upload', () => {
  test('takes its parts in any order, and passes over those that are not described', async () => {
    const parts: Part[] = [
      ['unique_id', 'one'],
      ['display_name', 'One'],
      ['colour', 'blue'],
      file,
      ['other_file', 'bytes', 'other.bin'],
      ['metadata', '{"a": [], "b": null, "c": 1.5, "d": true, "e": ["x"]}'],
    ];
    for (const order of [parts, parts.toReversed()]) {
      expect(await send(order)).toMatchObject({
        status: 201,
        body: {
          unique_id: 'one',
          display_name: 'One',
          metadata: { a: [], b: null, c: 1.5, d: true, e: ['x'] },
        },
      });
    }
  });

  test.each<[title: string, parts: readonly Part[], unique_id: string, display_name: string]>([
    ['its own', [file, ['unique_id', 'u'], ['external_file_id', 'e']], 'u', 'words.md'],
    ['its external id', [file, ['external_file_id', 'e']], 'e', 'words.md'],
    ['its name', [['upload_file', 'x', 'naïve 日本.md']], 'naïve 日本.md', 'naïve 日本.md'],
    ['its name with quotes', [['upload_file', 'x', 'a %22b%22.md']], 'a "b".md', 'a "b".md'],
    ['the base of its name', [['upload_file', 'x', 'a/b/c.md']], 'c.md', 'c.md'],
    ['a name of last resort', [['upload_file', 'x', '', 'text/plain']], 'upload', 'upload'],
  ])('takes as unique_id %s', async (_title, parts, unique_id, display_name) => {
    expect(await send(parts)).toMatchObject({ status: 201, body: { unique_id, display_name } });
  });

  test.each<[title: string, parts: readonly Part[], problem: object]>([
    ['no file', [['unique_id', 'x']], { loc: ['body', 'upload_file'], type: 'missing' }],
    [
      'a file without a filename',
      [['upload_file', 'x']],
      { loc: ['body', 'upload_file'], type: 'file_type' },
    ],
    [
      'an empty unique_id',
      [file, ['unique_id', '']],
      { loc: ['body', 'unique_id'], type: 'string_too_short' },
    ],
    [
      'a long unique_id',
      [file, ['unique_id', 'x'.repeat(1025)]],
      { loc: ['body', 'unique_id'], type: 'string_too_long' },
    ],
    ['a long name', [['upload_file', 'x', 'x'.repeat(1025)]], { loc: ['body', 'upload_file'] }],
    [
      'NUL in a name',
      [file, ['display_name', 'a\0b']],
      { loc: ['body', 'display_name'], type: 'string_nul' },
    ],
    [
      'metadata that is no JSON',
      [file, ['metadata', '{a: 1}']],
      { loc: ['body', 'metadata'], type: 'json_invalid' },
    ],
    [
      'metadata that is a list',
      [file, ['metadata', '[1]']],
      { loc: ['body', 'metadata'], type: 'dict_type' },
    ],
    [
      'metadata with an object in it',
      [file, ['metadata', '{"fine": 1, "a": {"b": 1}}']],
      {
        loc: ['body', 'metadata', 'a'],
        msg: 'Input should be a string, a number, a boolean, a list of strings or null',
        type: 'union',
      },
    ],
    [
      'metadata with numbers in a list',
      [file, ['metadata', '{"a": [1]}']],
      { loc: ['body', 'metadata', 'a', 0], type: 'string_type' },
    ],
    [
      'metadata with NUL in a name',
      [file, ['metadata', '{"a\\u0000": 1}']],
      { type: 'string_nul' },
    ],
    [
      'JSON in a part that says so',
      [file, ['metadata', '{"a":', undefined, 'application/json']],
      { loc: ['body'], type: 'multipart_invalid' },
    ],
    [
      'a hundred parts and more',
      [file, ...Array.from({ length: 120 }, (_, i): Part => [`p${i}`, 'x'])],
      { loc: ['body'], type: 'multipart_invalid' },
    ],
    [
      'a second file',
      [file, ['upload_file', 'More', 'more.md']],
      { loc: ['body', 'upload_file'], type: 'file_repeated' },
    ],
    [
      'a name that objects have',
      [file, ['__proto__', 'x']],
      { loc: ['body'], type: 'multipart_invalid' },
    ],
  ])('with %s is refused, and the place named', async (_title, parts, problem) => {
    const answer = await send(parts);
    expect(answer.status).toBe(422);
    expect(answer.body.detail).toContainEqual(expect.objectContaining(problem));
  });

  test('that is no whole form is refused', async () => {
    const problems = [
      await send([file], ''),
      await server.request('POST', path, {
        headers: { 'content-type': 'multipart/form-data' },
        body: '--edge--\r\n',
      }),
      await server.request('POST', path, {
        headers: { 'content-type': 'multipart/form-data; boundary=edge' },
        body: 'nonsense',
      }),
      await server.request('POST', path, { body: { upload_file: 'x' } }),
      await server.request('POST', path),
    ];
    expect(problems.map(({ status }) => status)).toEqual([422, 422, 422, 422, 422]);
  });

  test('to a directory that is not there is 404, and into the output of an index 422', async () => {
    expect((await upload(server, 'dir-nothing', 'a.md', 'x')).status).toBe(404);
    const index = await indexOver(server, await directoryWith(server, { 'a.md': 'Words.' }));
    const output = index.output_directory_id;
    expect(await upload(server, output, 'a.md', 'x')).toMatchObject({
      status: 422,
      body: { detail: [{ loc: ['path', 'directory_id'], type: 'directory_of_index' }] },
    });
    const files = `/api/v1/beta/directories/${output}/files`;
    const [parsed] = (await server.request('GET', files)).body.items;
    expect((await server.request('DELETE', `${files}/${parsed.id}`)).status).toBe(422);
  });

  test.each([
    [500, 'Input should be mended in 450 further places that are not listed', 450],
    [60_000, 'Input should be mended in more than 700 further places that are not listed', 700],
  ])(
    'with %d wrong values of metadata is told of fifty, and how many more there are',
    async (length, msg, more) => {
      const metadata = Object.fromEntries(Array.from({ length }, (_, i) => [`k${i}`, {}]));
      const answer = await upload(server, directoryId, 'a.md', 'x', {
        metadata: JSON.stringify(metadata),
      });
      expect(answer.status).toBe(422);
      const { detail } = answer.body;
      expect(detail).toHaveLength(51);
      expect(detail[49]).toMatchObject({ loc: ['body', 'metadata', 'k49'], type: 'union' });
      expect(detail[50]).toEqual({
        loc: ['body', 'metadata'],
        msg,
        type: 'too_many_problems',
        ctx: { not_listed: more },
      });
    },
  );

  test('of a unique_id that is there replaces the file: same id, new content, new metadata', async () => {
    const first = await upload(server, directoryId, 'again.md', 'One.', { metadata: '{"v": 1}' });
    const second = await upload(server, directoryId, 'again.md', 'Two.');
    expect(second).toMatchObject({ status: 201, body: { id: first.body.id, metadata: {} } });
    expect(second.body.file_id).not.toBe(first.body.file_id);
    expect(second.body.created_at).toBe(first.body.created_at);
  });

  test('of a unique_id that was deleted brings the file back under its id', async () => {
    const first = await upload(server, directoryId, 'back.md', 'One.');
    await server.request(
      'DELETE',
      `/api/v1/beta/directories/${directoryId}/files/${first.body.id}`,
    );
    const second = await upload(server, directoryId, 'back.md', 'Two.');
    expect(second).toMatchObject({ status: 201, body: { id: first.body.id, deleted_at: null } });
  });

  test('to nowhere is refused before its body has come, and before it is asked for', async () => {
    const nowhere = '/api/v1/beta/directories/dir-nothing/files/upload';
    const begun = beginUpload(nowhere);
    expect(await statusOf(begun)).toBe(404);
    begun.destroy();
    const asking = beginUpload(nowhere, ['expect: 100-continue'], '');
    expect(await statusOf(asking)).toBe(404);
    asking.destroy();
    const welcome = beginUpload(path, ['expect: 100-continue'], '');
    expect(await statusOf(welcome)).toBe(100);
    welcome.destroy();
  });

  test('that was done answers what it did to the same key, also when its directory is gone', async () => {
    const id = await directoryWith(server, {});
    const sendOnce = (): Promise<Answer> =>
      server.request('POST', `/api/v1/beta/directories/${id}/files/upload`, {
        headers: { 'idempotency-key': 'before-it-went' },
        body: formOf('Once.'),
      });
    const first = await sendOnce();
    await server.request('DELETE', `/api/v1/beta/directories/${id}`);
    expect(await sendOnce()).toMatchObject({ status: 201, body: first.body });
  });

  test('that comes too slowly is given up, and leaves nothing behind', async () => {
    await server.restart({ bodyIntervalMs: 20 });
    const socket = beginUpload(path);
    expect(await statusOf(socket)).toBe(408);
    await expect
      .poll(() => readdir(join(server.folder, 'files', 'incoming')), { interval: 10 })
      .toEqual([]);
    socket.destroy();
    await server.restart();
  });

  test('is refused by its headers before its body is asked for', async () => {
    const cases: Array<[headers: string[], status: number]> = [
      [['content-encoding: gzip'], 422],
      [['content-length: 3000000000'], 413],
      [['content-type: text/plain'], 422],
    ];
    for (const [headers, status] of cases) {
      const socket = beginUpload(path, ['expect: 100-continue', ...headers], '');
      expect(await statusOf(socket)).toBe(status);
      socket.destroy();
    }
  });

  test('that breaks off leaves nothing behind', async () => {
    const incoming = join(server.folder, 'files', 'incoming');
    const socket = beginUpload(path);
    await until(async () => ((await readdir(incoming)).length > 0 ? true : undefined));
    socket.destroy();
    await until(async () => ((await readdir(incoming)).length === 0 ? true : undefined));
    const { body } = await server.request(
      'GET',
      `/api/v1/beta/directories/${directoryId}/files?unique_id=broken.md`,
    );
    expect(body.items).toEqual([]);
    expect(server.log.filter((line) => line.includes('failed, request'))).toEqual([]);
  });
});

function formOf(content: string): FormData {
  const form = new FormData();
  form.set('upload_file', new Blob([content]), 'a.md');
  return form;
}

/** Sends the head of an upload of a megabyte, and of its body so much. */
function beginUpload(
  to: string,
  headers: readonly string[] = [],
  body = [
    '--edge',
    'content-disposition: form-data; name="upload_file"; filename="broken.md"',
    '',
    'x'.repeat(10_000),
  ].join('\r\n'),
): Socket {
  const defaults = ['content-type: multipart/form-data; boundary=edge', 'content-length: 1000000'];
  const socket = connect(Number(new URL(server.url).port), '127.0.0.1');
  socket.write(
    [
      `POST ${to} HTTP/1.1`,
      'host: x',
      `authorization: Bearer ${firstKey}`,
      ...defaults.filter((line) => !headers.some((header) => header.startsWith(nameOf(line)))),
      ...headers,
      '',
      body,
    ].join('\r\n'),
  );
  return socket;
}

function nameOf(header: string): string {
  return header.slice(0, header.indexOf(':') + 1);
}

/** The first status that comes on a connection. */
async function statusOf(socket: Socket): Promise<number> {
  const [line] = await once(socket, 'data');
  return Number(/^HTTP\/1\.1 (\d+)/.exec(String(line))?.[1]);
}
