import { request as httpRequest } from 'node:http';
import { connect } from 'node:net';
import { errorCatalogue } from '@quipu/server';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { describedErrors } from './description.ts';
import { directoryWith, firstKey, startTestServer, type TestServer } from './test-server.ts';

const directories = '/api/v1/beta/directories';
const indexes = '/api/v1/indexes';
const retrieve = '/api/v1/retrieval/retrieve';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());

test('the catalogue of errors and the description name the same statuses, but for those of no operation', () => {
  const catalogued = Object.values(errorCatalogue).map(({ status }) => status);
  const answered = new Set<number>([...catalogued, 422]);
  // Of a method that a path does not take, and of a failure.
  for (const ofNoOperation of [405, 500]) answered.delete(ofNoOperation);
  expect([...answered].toSorted()).toEqual([...describedErrors].toSorted());
});

describe('a key', () => {
  test.each([
    ['no header', {}, 'carries no API key'],
    ['another scheme', { authorization: 'Basic a2V5' }, 'carries no API key'],
    ['an empty key', { authorization: 'Bearer ' }, 'carries no API key'],
    ['a wrong key', { authorization: 'Bearer wrong' }, 'not known here'],
    ['a key with more behind it', { authorization: `Bearer ${firstKey} x` }, 'carries no API key'],
    ['a session', { cookie: 'theme=dark; session=ses-1' }, 'session is not known'],
  ])('is needed: %s is 401', async (_title, headers, detail) => {
    const answer = await server.request('GET', indexes, { key: '', headers });
    expect(answer).toMatchObject({
      status: 401,
      body: { detail: expect.stringContaining(detail) },
    });
    expect(answer.headers.get('www-authenticate')).toBe('Bearer');
  });

  test('counts also in another case of its scheme, and beside an unknown session', async () => {
    const headers = { authorization: `bearer ${firstKey}`, cookie: 'session=ses-1' };
    expect((await server.request('GET', indexes, { key: '', headers })).status).toBe(200);
  });
});

describe('a path', () => {
  test.each(['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS'])(
    'that is not described is 404 to %s, with a key or without',
    async (method) => {
      for (const key of ['', firstKey]) {
        const unknown = ['/api', '/api/v1', '/api/v2/indexes', `${indexes}/a/b/c`, '/nothing'];
        for (const path of unknown) {
          const answer = await server.request(method, path, { key });
          expect([path, answer.status]).toEqual([path, 404]);
        }
      }
    },
  );

  test('that is not described is 404 whatever the type of the body', async () => {
    for (const type of ['nonsense', ';;', 'multipart/form-data', 'application/json']) {
      const headers = { 'content-type': type };
      expect((await server.request('POST', '/nothing', { headers, body: '{' })).status).toBe(404);
    }
  });

  test('takes only its methods, and says which', async () => {
    const cases: Array<[method: string, path: string, allow: string]> = [
      ['PUT', indexes, 'POST, GET, HEAD'],
      ['DELETE', directories, 'GET, HEAD, POST'],
      ['GET', `${indexes}/idx-1/sync`, 'POST'],
      ['PATCH', `${directories}/dir-1/files/dfl-1`, 'DELETE'],
      ['OPTIONS', retrieve, 'POST'],
    ];
    for (const [method, path, allow] of cases) {
      for (const key of ['', firstKey]) {
        const answer = await server.request(method, path, { key });
        expect(answer.status).toBe(405);
        expect(answer.headers.get('allow')).toBe(allow);
      }
    }
  });

  test.each([
    [`${indexes}/idx-1`, 404, 'There is no index idx-1 in this project.'],
    [`${indexes}/a%2Fb`, 404, 'There is no index a/b in this project.'],
    [`${indexes}/%C3%A9`, 404, 'There is no index é in this project.'],
    [`${indexes}/..%2F..`, 404, 'There is no index ../.. in this project.'],
    [`${indexes}/%FF`, 404, `There is nothing at ${indexes}/%FF. The reference is at /.`],
    [`${indexes}/%`, 404, `There is nothing at ${indexes}/%. The reference is at /.`],
    [`${indexes}/%00`, 422, ['path', 'index_id']],
  ])('with an id that names nothing: %s', async (path, status, said) => {
    const answer = await server.request('GET', path);
    expect(answer.status).toBe(status);
    const { detail } = answer.body;
    expect(typeof detail === 'string' ? detail : detail[0].loc).toEqual(said);
  });

  test('takes ids of up to 256 characters', async () => {
    for (const [length, status] of [
      [256, 404],
      [257, 422],
      [9000, 422],
    ] as const) {
      const answer = await server.request('GET', `${indexes}/${'x'.repeat(length)}`);
      expect(answer.status).toBe(status);
    }
  });

  test('may hold an empty id, which is 422', async () => {
    expect(await server.request('POST', `${indexes}//sync`)).toMatchObject({
      status: 422,
      body: { detail: [{ loc: ['path', 'index_id'], type: 'string_too_short' }] },
    });
  });
});

describe('a query', () => {
  test.each([
    ['page_size=0', { type: 'greater_than_equal', ctx: { ge: 1 }, input: 0 }],
    ['page_size=-5', { type: 'greater_than_equal' }],
    ['page_size=ten', { type: 'int_type', msg: 'Input should be a valid integer', input: 'ten' }],
    ['page_size=1.5', { type: 'int_type' }],
    ['include_deleted=maybe', { type: 'bool_type', msg: 'Input should be a valid boolean' }],
    ['type=ephemeral', { type: 'enum', msg: "Input should be 'user' or 'index'" }],
    ['project_id=1', { type: 'uuid_parsing', msg: 'Input should be a valid UUID' }],
    ['name=%00', { type: 'string_nul' }],
    ['name=%FF', { type: 'percent_encoding', input: '%FF' }],
    ['name=%', { type: 'percent_encoding' }],
  ])('%s is refused, and named', async (query, problem) => {
    const answer = await server.request('GET', `${directories}?${query}`);
    const name = query.split('=')[0];
    expect(answer).toMatchObject({
      status: 422,
      body: { detail: [{ loc: ['query', name], ...problem }] },
    });
  });

  test.each([
    'page_size=',
    'page_size=1000000',
    'include_deleted=1',
    'include_deleted=false',
    'type=user&type=index',
    'type=nonsense&type=user',
    'colour=blue',
    'colour=%FF',
    'name=a+b%20c',
    '&&=&a',
  ])('%s is taken', async (query) => {
    expect((await server.request('GET', `${directories}?${query}`)).status).toBe(200);
  });

  test('has every problem of a request named at once', async () => {
    const { body } = await server.request('GET', `${directories}?page_size=0&project_id=x&type=y`);
    expect(body.detail.map((problem: { loc: string[] }) => problem.loc[1]).toSorted()).toEqual([
      'page_size',
      'project_id',
      'type',
    ]);
  });
});

describe('a body', () => {
  const json = { 'content-type': 'application/json' };

  test.each<[title: string, path: string, body: unknown, problem: object]>([
    ['nothing', directories, undefined, { loc: ['body'], type: 'missing', msg: 'Field required' }],
    ['an empty text', directories, '', { loc: ['body'], type: 'missing' }],
    ['no JSON', directories, '{"name": ', { loc: ['body'], type: 'json_invalid' }],
    ['a list', directories, [], { loc: ['body'], type: 'dict_type' }],
    ['a text', directories, '"x"', { loc: ['body'], type: 'dict_type', input: 'x' }],
    ['null', directories, 'null', { loc: ['body'], type: 'dict_type' }],
    ['no name', directories, {}, { loc: ['body', 'name'], type: 'missing' }],
    [
      'an empty name',
      directories,
      { name: '' },
      {
        loc: ['body', 'name'],
        msg: 'String should have at least 1 character',
        type: 'string_too_short',
        input: '',
        ctx: { min_length: 1 },
      },
    ],
    [
      'a number for a name',
      directories,
      { name: 7 },
      {
        loc: ['body', 'name'],
        type: 'string_type',
        msg: 'Input should be a valid string',
        input: 7,
      },
    ],
    ['null for a name', directories, { name: null }, { loc: ['body', 'name'] }],
    ['NUL in a name', directories, { name: 'a\0b' }, { loc: ['body', 'name'], type: 'string_nul' }],
    [
      'half a character',
      directories,
      '{"name": "\\ud800"}',
      { loc: ['body', 'name'], type: 'string_unicode' },
    ],
    [
      'a number as text',
      retrieve,
      { index_id: 'i', query: 'q', top_k: '3' },
      { loc: ['body', 'top_k'], type: 'int_type' },
    ],
    ['no passages', retrieve, { index_id: 'i', query: 'q', top_k: 0 }, { loc: ['body', 'top_k'] }],
    ['an empty query', retrieve, { index_id: 'i', query: '' }, { loc: ['body', 'query'] }],
    [
      'a query too long',
      retrieve,
      { index_id: 'i', query: 'q'.repeat(10_001) },
      { loc: ['body', 'query'], type: 'string_too_long', ctx: { max_length: 10_000 } },
    ],
    [
      'products of a wrong kind',
      indexes,
      { source_directory_id: 'd', products: 'parse' },
      { loc: ['body', 'products'], type: 'union' },
    ],
    [
      'a product of an unknown type',
      indexes,
      { source_directory_id: 'd', products: [{ product_type: 'x', product_config_id: 'c' }] },
      { loc: ['body', 'products', 0, 'product_type'], type: 'enum' },
    ],
    [
      'a product without a configuration',
      indexes,
      { source_directory_id: 'd', products: [{ product_type: 'parse' }] },
      { loc: ['body', 'products', 0, 'product_config_id'], type: 'missing' },
    ],
    [
      'products, which are not supported yet',
      indexes,
      { source_directory_id: 'd', products: [{ product_type: 'parse', product_config_id: 'c' }] },
      { loc: ['body', 'products'], type: 'not_supported' },
    ],
    [
      'too deep a nest',
      directories,
      `{"name":"x","y":${'['.repeat(5000)}${']'.repeat(5000)}}`,
      { type: 'recursion_depth' },
    ],
  ])('of %s is refused, and the place named', async (_title, path, body, problem) => {
    const answer = await server.request('POST', path, { headers: json, body });
    expect(answer.status).toBe(422);
    expect(answer.body.detail).toEqual([expect.objectContaining(problem)]);
  });

  test('of another type than JSON is refused', async () => {
    for (const type of [
      'text/plain',
      'application/x-www-form-urlencoded',
      'nonsense',
      ';;',
      'application/jsonp',
    ]) {
      const answer = await server.request('POST', directories, {
        headers: { 'content-type': type },
        body: '{"name": "x"}',
      });
      expect(answer).toMatchObject({
        status: 422,
        body: { detail: [{ loc: ['header', 'content-type'] }] },
      });
    }
  });

  test.each(['gzip', 'br', 'nonsense'])('that is encoded as %s is refused', async (encoding) => {
    const headers = { 'content-encoding': encoding };
    expect(
      await server.request('POST', directories, { headers, body: { name: 'x' } }),
    ).toMatchObject({
      status: 422,
      body: { detail: [{ loc: ['header', 'content-encoding'], input: encoding }] },
    });
  });

  test('may name its character set, hold fields that are not described, and give null for what is optional', async () => {
    const answer = await server.request('POST', directories, {
      headers: { 'content-type': 'application/json; charset=utf-8' },
      body: '{"name": "é 😀", "description": null, "colour": {"r": 1}}',
    });
    expect(answer).toMatchObject({ status: 201, body: { name: 'é 😀', description: null } });
  });

  test('that is not UTF-8 is refused', async () => {
    const response = await fetch(server.url + directories, {
      method: 'POST',
      headers: { authorization: `Bearer ${firstKey}`, ...json },
      body: Buffer.from('7b226e616d65223a22ff227d', 'hex'),
    });
    expect(response.status).toBe(422);
    expect(await response.json()).toMatchObject({ detail: [{ type: 'json_invalid' }] });
  });

  test('of more than a mebibyte is 413', async () => {
    const body = { name: 'x'.repeat(1024 * 1024) };
    expect(await server.request('POST', directories, { body })).toMatchObject({
      status: 413,
      body: { detail: 'The body is larger than the limit of 1048576 bytes.' },
    });
  });

  test('that is sent to an operation without one is passed over', async () => {
    const list = await server.request('POST', `${indexes}/idx-1/sync`, { body: { any: 'thing' } });
    expect(list.status).toBe(404);
  });
});

describe('an index', () => {
  test('is not made over what is no source of documents', async () => {
    const create = (source_directory_id: string): ReturnType<TestServer['request']> =>
      server.request('POST', indexes, { body: { source_directory_id } });
    expect(await create('dir-nothing')).toMatchObject({
      status: 404,
      body: { detail: 'There is no directory dir-nothing in this project.' },
    });
    const id = await directoryWith(server, {});
    const first = await create(id);
    const second = await create(id);
    expect(second).toMatchObject({
      status: 409,
      body: { detail: { message: expect.stringContaining(id), index_id: first.body.id } },
    });
    expect(second.headers.get('x-should-retry')).toBe('false');

    const output = first.body.output_directory_id;
    const loc = ['body', 'source_directory_id'];
    expect(await create(output)).toMatchObject({ status: 422, body: { detail: [{ loc }] } });
    expect(await server.request('DELETE', `${directories}/${output}`)).toMatchObject({
      status: 422,
      body: { detail: [{ loc: ['path', 'directory_id'], type: 'directory_of_index' }] },
    });
    await server.request('DELETE', `${directories}/${id}`);
    expect((await create(id)).status).toBe(404);
  });

  test('takes null and no products at all alike', async () => {
    for (const products of [null, []]) {
      const source_directory_id = await directoryWith(server, {});
      const answer = await server.request('POST', indexes, {
        body: { source_directory_id, name: 'named', products },
      });
      expect(answer).toMatchObject({ status: 201, body: { name: 'named' } });
    }
  });
});

describe('beside the API', () => {
  test('health is told without a key', async () => {
    expect(await server.request('GET', '/healthz', { key: '' })).toMatchObject({
      status: 200,
      body: { status: 'up' },
    });
    expect(await server.request('GET', '/readyz', { key: '' })).toMatchObject({
      status: 200,
      body: { status: 'ready' },
    });
  });

  describe('the pages', () => {
    test('are shown without a key, with the address of the server, as what their reader accepts', async () => {
      for (const [path, accept, type, text] of [
        ['/', 'text/html,*/*', 'text/html', `<h1>At ${server.url}</h1>`],
        ['/?utm=1', '*/*', 'text/html', `<h1>At ${server.url}</h1>`],
        ['/', 'text/markdown', 'text/markdown', `# At ${server.url}\n`],
        ['/index.md', '*/*', 'text/markdown', `# At ${server.url}\n`],
        ['/style.css', '*/*', 'text/css', 'h1 {}'],
        ['/llms-full.txt', '*/*', 'text/plain', '# All\n'],
        ['/things/odd%20name/', 'text/html', 'text/html', '<h1>Odd</h1>'],
      ] as const) {
        const response = await getPage(path, { accept });
        expect(response.status).toBe(200);
        expect(response.headers.get('content-type')).toBe(`${type}; charset=utf-8`);
        expect(response.headers.get('vary')).toContain('Accept');
        expect(await response.text()).toBe(text);
      }
      expect((await getPage('/../../package.json')).status).toBe(404);
    });

    test.each([
      ['/openapi.json', 'application/json', '{}\n'],
      ['/openapi.yaml', 'application/yaml', 'openapi: 3.1.0\n'],
      ['/sitemap.xml', 'application/xml', '<urlset/>\n'],
    ])('have %s beside them', async (path, type, text) => {
      const response = await getPage(path);
      expect([response.status, response.headers.get('content-type')]).toEqual([200, type]);
      expect(await response.text()).toBe(text);
    });

    test('are not sent again to those who have them', async () => {
      const etag = (await getPage('/index.md')).headers.get('etag') ?? '';
      const again = await getPage('/index.md', { 'if-none-match': etag });
      expect([again.status, await again.text()]).toEqual([304, '']);
      expect((await getPage('/style.css', { 'if-none-match': etag })).status).toBe(200);
    });

    test('have a slash at the end, since their links are relative', async () => {
      const response = await getPage('/things?a=1');
      expect([response.status, response.headers.get('location')]).toEqual([308, '/things/?a=1']);
      expect((await getPage('/nothing')).status).toBe(404);
    });
  });

  test('what is no HTTP is answered with 400, and what is too long with 431, as JSON', async () => {
    for (const [text, status] of [
      ['HELLO\r\n\r\n', 400],
      [`GET /${'x'.repeat(100_000)} HTTP/1.1\r\nhost: x\r\n\r\n`, 431],
    ] as const) {
      const answer = await raw(text);
      expect(answer).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
      expect(answer).toMatch(/\r\nx-request-id: .*\r\n\r\n\{"detail":".*"\}$/s);
    }
  });

  test('every request method that Node knows is answered', async () => {
    for (const method of ['PROPFIND', 'SEARCH', 'TRACE', 'PURGE', 'QUERY', 'LOCK']) {
      expect(await statusOf(method, '/nothing')).toBe(404);
      expect(await statusOf(method, indexes)).toBe(405);
    }
  });
});

function getPage(path: string, headers: Record<string, string> = {}): Promise<Response> {
  return fetch(server.url + path, { headers, redirect: 'manual' });
}

function statusOf(method: string, path: string): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const request = httpRequest(server.url + path, { method }, (response) => {
      response.resume();
      resolve(response.statusCode);
    });
    request.on('error', reject);
    request.end();
  });
}

function raw(text: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(Number(new URL(server.url).port), '127.0.0.1');
    let answer = '';
    socket.on('data', (chunk) => (answer += chunk));
    socket.on('close', () => resolve(answer));
    socket.on('error', reject);
    socket.end(text);
  });
}
