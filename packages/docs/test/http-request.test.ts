import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type Filled, httpRequest } from '../browser/http-request.ts';
import type { RequestField, RequestForm } from '../browser/request-form.ts';
import { type Recorded, type RecordingServer, startRecordingServer } from './recording-server.ts';

const run = promisify(execFile);
let server: RecordingServer;
let folder: string;
beforeAll(async () => {
  server = await startRecordingServer();
  folder = await mkdtemp(path.join(tmpdir(), 'quipu-curl-'));
  await writeFile(path.join(folder, `it's "a" file.md`), '# Text\n');
});
afterAll(async () => {
  await server.close();
  await rm(folder, { recursive: true });
});
beforeEach(() => {
  server.requests.length = 0;
});

const field = (name: string, place: RequestField['in']): RequestField => {
  return { name, in: place, type: 'string' };
};
const formOf = (more: Partial<RequestForm>): RequestForm => {
  return { method: 'POST', path: '/things', baseUrl: '', fields: [], ...more };
};
const file = new File(['# Text\n'], `it's "a" file.md`);
const hostile = `it's "$HOME" \`id\` \\ %20 & é\n@x`;

const cases: readonly (readonly [string, RequestForm, readonly Filled[]])[] = [
  [
    'a path, a query with a list, and headers',
    formOf({ method: 'GET', path: '/base/{a}/parts/{b}' }),
    [
      [field('a', 'path'), ["it's/a?b#c é{}"]],
      [field('b', 'path'), ['$& b']],
      [field('q', 'query'), [hostile]],
      [field('tag', 'query'), ['one', 'two']],
      [field('X-Note', 'header'), [`it's "$HOME"`]],
    ],
  ],
  ['no body', formOf({ method: 'DELETE', path: '/things/1' }), []],
  [
    'JSON',
    formOf({ mediaType: 'application/json' }),
    [[field('Body', 'body'), [JSON.stringify({ text: hostile }, null, 2)]]],
  ],
  [
    'a text that begins with @',
    formOf({ method: 'PUT', mediaType: 'text/plain' }),
    [[field('Body', 'body'), [`@${hostile}`]]],
  ],
  [
    'a file as it is',
    formOf({ mediaType: 'application/octet-stream' }),
    [[field('Body', 'body'), [file]]],
  ],
  [
    'parts, one of them a file',
    formOf({ mediaType: 'multipart/form-data' }),
    [
      [field('upload_file', 'form'), [file]],
      [field('note', 'form'), ['@not-a-file;type=x']],
      [field('metadata', 'form'), ['{"a": "b"}']],
    ],
  ],
  [
    'pairs',
    formOf({ mediaType: 'application/x-www-form-urlencoded' }),
    [
      [field('a b', 'form'), [hostile]],
      [field('c', 'form'), ['']],
    ],
  ],
];

test.each(cases)('curl sends what the page sends: %s', async (_, form, filled) => {
  const key = ['Authorization', 'Bearer ', 'THE_KEY'] as const;
  const request = httpRequest({ ...form, key }, filled, server.url, 'secret');
  expect(request.curl).not.toContain('secret');
  await fetch(request.url, request.init);
  await run('sh', ['-c', request.curl], {
    cwd: folder,
    env: { PATH: process.env['PATH'], THE_KEY: 'secret' },
  });
  const [sent, byCurl] = server.requests.map(comparable);
  expect(byCurl).toEqual(sent);
  expect(sent).toMatchObject({ method: form.method, authorization: 'Bearer secret' });
});

test('without a key none is sent, and none is shown', () => {
  const key = ['Authorization', 'Bearer ', 'THE_KEY'] as const;
  const { curl, init } = httpRequest(formOf({ key }), [], 'https://a.test', '');
  expect(curl).toBe("curl 'https://a.test/things' \\\n  -X POST");
  expect(init.headers).toEqual([]);
});

test('a base URL is the address, or a path at the origin of the page', () => {
  const urls = ['https://api.test/v1', '/v1', ''].map(
    (baseUrl) => httpRequest(formOf({ baseUrl }), [], 'https://page.test', '').url,
  );
  expect(urls).toEqual([
    'https://api.test/v1/things',
    'https://page.test/v1/things',
    'https://page.test/things',
  ]);
});

/** What two clients must agree on. Each chooses its own boundary, and its own headers of a part. */
function comparable({ method, url, headers, body }: Recorded): Record<string, unknown> {
  const { authorization, 'x-note': note, 'content-type': type = '' } = headers;
  const [, boundary] = /boundary=(\S+)/.exec(type) ?? [];
  if (boundary === undefined) return { method, url, authorization, note, type, body };
  const parts = body.split(`--${boundary}`).slice(1, -1);
  return {
    method,
    url,
    authorization,
    parts: parts.map((part) => {
      const [head = '', content] = part.split('\r\n\r\n');
      const [, names = ''] = /form-data; (.*)/.exec(head) ?? [];
      // The two ways to write a quote in a name.
      return [names.replaceAll('\\"', '%22').trim(), content];
    }),
  };
}
