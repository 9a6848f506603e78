import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WAIT_LIMIT_MS } from '../../../vitest.shared.js';
import { compile, fixture, load, quipu, temporaryFolder } from './generated-package.ts';

interface Received {
  readonly line: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

const { folder, remove } = temporaryFolder();
const out = `${folder}/pet-store`;
let errors: string;
let server: Server;
let received: Received[] = [];
let next: { status: number; type?: string; body?: string } = { status: 200, body: '{}' };
let sdk: any;
let client: any;
let paths: any;

beforeAll(async () => {
  await quipu('generate', '--spec', fixture('every-feature.yaml'), '--out', out);
  errors = compile(out, ['types.ts.txt']);
  server = createServer({ keepAliveTimeout: WAIT_LIMIT_MS }, async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const body = Buffer.concat(chunks).toString('latin1');
    received.push({ line: `${request.method} ${request.url}`, headers: request.headers, body });
    const { status, type = 'application/json', body: answer } = next;
    response.writeHead(status, answer === undefined ? {} : { 'content-type': type }).end(answer);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const baseURL = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  sdk = await load(out, 'sdk/src/index.js');
  const { createClient } = await load(out, 'client/src/index.js');
  const apiKeys = {
    basic: 'Aladdin:open sesame',
    inQuery: 'q k',
    oauth: 'token',
    inCookie: 'sid-1',
  };
  client = new sdk.PetStore({ baseURL, apiKey: 'key-1', apiKeys, timeout: WAIT_LIMIT_MS });
  paths = createClient({ baseURL, apiKey: 'key-1', apiKeys, timeoutMs: WAIT_LIMIT_MS });
});

afterAll(async () => {
  await new Promise((resolve) => server.close(resolve));
  remove();
});

/** What arrives of a call. */
async function sent(
  call: () => Promise<unknown>,
  answer: typeof next = { status: 200, body: '{}' },
): Promise<{ request: Received; result: unknown }> {
  received = [];
  next = answer;
  const result = await call();
  const [request] = received;
  if (request === undefined) throw new TypeError('nothing was sent');
  return { request, result };
}

async function partText(value: FormDataEntryValue): Promise<string> {
  return typeof value === 'string' ? value : `${value.name} ${value.type}: ${await value.text()}`;
}

it('what is made compiles strictly, and its types say what the description says', () => {
  expect(errors).toBe('');
});

const point = { x: 1, y: 2 };

describe('a parameter is written in its style', () => {
  const cases: [title: string, call: () => Promise<unknown>, want: string][] = [
    [
      'simple, in the path',
      () => client.styles.simple(point, { value: 'a/b', list: [1, 2] }),
      'GET /simple/a%2Fb/1,2/x=1,y=2',
    ],
    ['label', () => client.styles.label(point, { list: ['a', 'b'] }), 'GET /label/.a.b/.x,1,y,2'],
    [
      'matrix',
      () => client.styles.matrix(point, { 'pet-id': 'p', list: ['a', 'b'] }),
      'GET /matrix/;pet-id=p/;list=a;list=b/;x=1;y=2',
    ],
    ['form', () => client.styles.query({ form: ['a b', 'c'] }), 'GET /query?form=a%20b&form=c'],
    [
      'form, not exploded',
      () => client.styles.query({ joined: ['a,b', 'c'] }),
      'GET /query?joined=a%2Cb,c',
    ],
    [
      'spaceDelimited',
      () => client.styles.query({ spaced: ['a', 'b'] }),
      'GET /query?spaced=a%20b',
    ],
    ['pipeDelimited', () => client.styles.query({ piped: ['a', 'b'] }), 'GET /query?piped=a%7Cb'],
    ['form, of an object', () => client.styles.query({ point }), 'GET /query?x=1&y=2'],
    [
      'form, of an object, not exploded',
      () => client.styles.query({ flat: point }),
      'GET /query?flat=x,1,y,2',
    ],
    [
      'deepObject',
      () => client.styles.query({ 'deep[]': { a: 'b&' } }),
      'GET /query?deep%5B%5D%5Ba%5D=b%26',
    ],
    [
      'with reserved characters',
      () => client.styles.query({ path: '/a/b?c&d' }),
      'GET /query?path=/a/b?c%26d',
    ],
    [
      'as JSON',
      () => client.styles.query({ filter: point }),
      'GET /query?filter=%7B%22x%22%3A1%2C%22y%22%3A2%7D',
    ],
    [
      'by the client of the paths, too',
      () =>
        paths.GET('/matrix/{pet-id}/{list}/{object}', {
          params: { path: { 'pet-id': 'p', list: ['a', 'b'], object: point } },
        }),
      'GET /matrix/;pet-id=p/;list=a;list=b/;x=1;y=2',
    ],
    [
      'in the query, by the client of the paths, too',
      () => paths.GET('/query', { params: { query: { piped: ['a', 'b'], filter: point } } }),
      'GET /query?piped=a%7Cb&filter=%7B%22x%22%3A1%2C%22y%22%3A2%7D',
    ],
  ];
  it.each(cases)('%s', async (_title, call, want) => {
    expect((await sent(call)).request.line).toBe(want);
  });

  it.each([
    ['the SDK', () => client.styles.header({ 'X-Trace': 't', 'X-List': [1, 2], session: 'a b' })],
    [
      'the client of the paths',
      () =>
        paths.GET('/header', {
          params: { header: { 'X-Trace': 't', 'X-List': [1, 2] }, cookie: { session: 'a b' } },
        }),
    ],
  ])('in a header and a cookie, by %s', async (_title, call) => {
    const { headers } = (await sent(call)).request;
    expect([headers['x-trace'], headers['x-list'], headers.cookie]).toEqual([
      't',
      '1,2',
      'session=a%20b',
    ]);
  });

  it('a value that would name another path is refused before it is sent', async () => {
    await expect(client.styles.simple(point, { value: '..', list: [1] })).rejects.toThrow(
      'another path',
    );
  });

  it('fields of one name in several places are told apart', async () => {
    const params = { id: 'body', name: 'body', query_name: 'query', header_name: 'header' };
    const { request } = await sent(() => client.styles.clash('path', params));
    expect(request.line).toBe('POST /clash/path?name=query');
    expect(request.headers['name']).toBe('header');
    expect(JSON.parse(request.body)).toEqual({ id: 'body', name: 'body' });
  });
});

describe('a body is written in its media type', () => {
  const cases: [title: string, call: () => Promise<unknown>, type: string, body: string][] = [
    ['a list', () => client.bodies.list({ body: [1, 2] }), 'application/json', '[1,2]'],
    ['a string of JSON', () => client.bodies.word({ body: 'a' }), 'application/json', '"a"'],
    [
      'another JSON',
      () => client.bodies.patch({ a: null }),
      'application/merge-patch+json',
      '{"a":null}',
    ],
    [
      'a form',
      () =>
        client.bodies.form({
          name: 'a b',
          tags: ['x', 'y'],
          meta: { k: 'v' },
          json: point,
          expand: ['e'],
        }),
      'application/x-www-form-urlencoded',
      'name=a%20b&tags=x&tags=y&meta%5Bk%5D=v&json=%7B%22x%22%3A1%2C%22y%22%3A2%7D&expand%5B0%5D=e',
    ],
    [
      'bytes',
      () => client.bodies.bytes({ body: new Uint8Array([1, 255]) }),
      'application/octet-stream',
      '\u0001\u00ff',
    ],
    ['text', () => client.bodies.text({ body: 'a,b' }), 'text/csv', 'a,b'],
  ];
  it.each(cases)('%s', async (_title, call, type, body) => {
    const { request } = await sent(call);
    expect([request.headers['content-type'], request.body]).toEqual([type, body]);
  });

  it('none is sent where it is optional and nothing of it is given', async () => {
    const { request } = await sent(() => client.bodies.patch());
    expect([request.headers['content-type'], request.body]).toEqual([undefined, '']);
  });

  it('files, and objects beside them', async () => {
    const files = [new File(['one'], '1.txt'), new File(['two'], '2.txt')];
    const { request } = await sent(() =>
      client.bodies.files({ files, meta: point, points: [point, point], typed: point }),
    );
    const form = await new Response(request.body, {
      headers: { 'content-type': String(request.headers['content-type']) },
    }).formData();
    const parts = [...form].map(async ([name, value]) => `${name} = ${await partText(value)}`);
    expect(await Promise.all(parts)).toEqual([
      'files = 1.txt application/octet-stream: one',
      'files = 2.txt application/octet-stream: two',
      'meta = {"x":1,"y":2}',
      'points = {"x":1,"y":2}',
      'points = {"x":1,"y":2}',
      'typed = blob application/json: {"x":1,"y":2}',
    ]);
  });
});

describe('an answer is read in its media type', () => {
  it('bytes are a Blob', async () => {
    const answer = { status: 200, type: 'image/png', body: 'png' };
    const { request, result } = await sent(() => client.bodies.bytes({ body: 'x' }), answer);
    expect(await (result as Blob).text()).toBe('png');
    expect(request.headers.accept).toBe('image/png');
  });

  it('text is a string', async () => {
    const answer = { status: 200, type: 'text/plain', body: '{not json' };
    expect((await sent(() => client.bodies.text({ body: 'x' }), answer)).result).toBe('{not json');
  });

  it('a success without a body is undefined', async () => {
    const { result } = await sent(() => client.pets.create({ name: 'Rex', secret: 's' }), {
      status: 202,
    });
    expect(result).toBeUndefined();
  });

  it('a redirect is followed where it is all that is described', async () => {
    const answer = { status: 200, type: 'image/png', body: 'png' };
    const { result } = await sent(() => client.pets.photo.get(1), answer);
    expect(await (result as Blob).text()).toBe('png');
  });

  it('a failure is an error of the package', async () => {
    next = { status: 404, body: '{"message":"no pet"}' };
    const error = await client.pets.get(7).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(sdk.PetStoreError);
    expect(error).toBeInstanceOf(sdk.NotFoundError);
    expect(String(error)).toContain('404 no pet');
  });
});

describe('a request carries the credentials that its operation asks for', () => {
  const none = { status: 204 };

  it('none', async () => {
    const { headers, line } = (await sent(() => client.auth.open(), none)).request;
    expect([line, headers['x-key'], headers.authorization]).toEqual([
      'GET /auth/open',
      undefined,
      undefined,
    ]);
  });

  it('one in the query', async () => {
    expect((await sent(() => client.auth.query(), none)).request.line).toBe(
      'GET /auth/query?key=q%20k',
    );
  });

  it('two at once, one of them in a cookie', async () => {
    const { headers } = (await sent(() => client.auth.both(), none)).request;
    expect([headers.authorization, headers.cookie, headers['x-key']]).toEqual([
      'Bearer token',
      'sid=sid-1',
      undefined,
    ]);
  });

  it('the first alternative that the client has', async () => {
    const first = await sent(() => client.auth.either(), none);
    expect(first.request.headers['x-key']).toBe('key-1');
    const second = await sent(() => client.withOptions({ apiKey: null }).auth.either(), none);
    // RFC 7617's example.
    expect(second.request.headers.authorization).toBe('Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ==');
  });

  it('by the client of the paths, too', async () => {
    expect((await sent(() => paths.GET('/auth/query'), none)).request.line).toBe(
      'GET /auth/query?key=q%20k',
    );
  });
});

it('a name that every object has is another in the SDK', async () => {
  const { request } = await sent(() => client.client.constructorOdd({ class: 'x' }));
  expect(request.line).toBe('GET /odd?class=x');
});
