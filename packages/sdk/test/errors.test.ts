import Quipu, {
  APIConnectionError,
  APIConnectionTimeoutError,
  APIError,
  APIResponseError,
  APIUserAbortError,
  QuipuError,
} from '@quipu/sdk';
import { describe, expect, it } from 'vitest';
import { answer, type Handler } from '../../client/test/local-server.ts';
import { always, start } from './local-server.ts';
import { TestClock } from '../../client/test/test-clock.ts';

async function failureOf(
  handler: Handler,
  call = (client: Quipu) => client.indexes.get('idx-1') as Promise<unknown>,
) {
  const { client } = await start(handler, { maxRetries: 0 });
  const error = await call(client).catch((caught: unknown) => caught);
  if (!(error instanceof APIError))
    throw new Error('an APIError was to be thrown', { cause: error });
  return error;
}

describe('the class of an error', () => {
  it.each([
    [400, 'BadRequestError'],
    [401, 'AuthenticationError'],
    [403, 'PermissionDeniedError'],
    [404, 'NotFoundError'],
    [409, 'ConflictError'],
    [413, 'APIError'],
    [422, 'UnprocessableEntityError'],
    [429, 'RateLimitError'],
    [500, 'InternalServerError'],
    [502, 'InternalServerError'],
  ])('of %d is %s', async (status, name) => {
    const error = await failureOf(always(status, { detail: 'no' }));
    expect([error.name, error.constructor.name, error.status]).toEqual([name, name, status]);
    expect(error).toBeInstanceOf(QuipuError);
  });
});

describe('the message of an error', () => {
  const where = '(GET /api/v1/indexes/idx-1, request req-1)';
  const problem = {
    loc: ['body', 'products', 0, 'product_type'],
    msg: 'must be parse or extract',
    type: 'enum',
  };
  const page = '<html><head><title>502 Bad Gateway</title></head></html>';
  const html = { 'content-type': 'text/html' };
  const cases: readonly [string, number, unknown, Record<string, string>, string][] = [
    ['is the detail', 404, { detail: 'No index idx-1.' }, {}, `404 No index idx-1. ${where}`],
    [
      'names each wrong part',
      422,
      { detail: [problem, problem] },
      {},
      `422 body.products.0.product_type: must be parse or extract; body.products.0.product_type: must be parse or extract ${where}`,
    ],
    [
      'names five wrong parts, and counts the others',
      422,
      { detail: Array.from({ length: 7 }, () => ({ loc: ['a'], msg: 'b' })) },
      {},
      `422 a: b; a: b; a: b; a: b; a: b; and 2 more ${where}`,
    ],
    [
      'says what stands in the way',
      409,
      { detail: { message: 'There is one.', index_id: 'idx-2' } },
      {},
      `409 There is one. {"index_id":"idx-2"} ${where}`,
    ],
    [
      'is another JSON as it came',
      400,
      { reason: { code: 7 } },
      {},
      `400 {"reason":{"code":7}} ${where}`,
    ],
    [
      'is the title of a page of a proxy',
      502,
      page,
      html,
      `502 a page instead of JSON: 502 Bad Gateway ${where}`,
    ],
    [
      'is a plain text',
      500,
      'it broke\n',
      { 'content-type': 'text/plain' },
      `500 it broke ${where}`,
    ],
    [
      'is the name of the status where there is no body',
      503,
      undefined,
      {},
      `503 Service Unavailable ${where}`,
    ],
    [
      'says where the key comes from',
      401,
      { detail: 'No key.' },
      {},
      `401 No key. (the key comes from the apiKey option or LLAMA_CLOUD_API_KEY or LLAMA_PARSE_API_KEY) ${where}`,
    ],
  ];
  it.each(cases)('%s', async (_, status, body, headers, want) => {
    expect((await failureOf(always(status, body, headers))).message).toBe(want);
  });

  it('says where a POST was redirected to, rather than following it', async () => {
    const error = await failureOf(
      always(301, undefined, { location: 'https://elsewhere/' }),
      (client) => client.directories.create({ name: 'handbook' }),
    );
    expect(error.message).toBe(
      '301 redirected to https://elsewhere/; set baseURL to where the server is (POST /api/v1/beta/directories, request req-1)',
    );
  });
});

describe('an error', () => {
  it('holds the parsed body, the headers and the request id', async () => {
    const error = await failureOf(
      always(409, { detail: { message: 'no', index_id: 'idx-2' } }, { 'x-other': 'y' }),
    );
    expect(error.body).toEqual({ detail: { message: 'no', index_id: 'idx-2' } });
    expect(error.error).toBe(error.body);
    expect(error.requestId).toBe('req-1');
    expect(error.headers?.get('x-other')).toBe('y');
  });

  it('is thrown for asResponse, too', async () => {
    const error = await failureOf(always(404, {}), (client) =>
      client.indexes.get('idx-1').asResponse(),
    );
    expect(error.status).toBe(404);
  });
});

describe('a success that cannot be read', () => {
  const cases: readonly [string, Handler, RegExp][] = [
    [
      'JSON that is cut off',
      always(200, '{"id":"idx'),
      /^200 the answer to GET \/api\/v1\/indexes\/idx-1 cannot be read as JSON \(application\/json\): /,
    ],
    [
      'a page of a proxy',
      always(200, '<html>', { 'content-type': 'text/html' }),
      /cannot be read as JSON \(text\/html\)/,
    ],
    ['no body', always(200), /there is no body/],
    [
      'a chunked empty body',
      (_, response) => response.writeHead(200, { 'x-request-id': 'req-1' }).end(''),
      /there is no body/,
    ],
  ];
  it.each(cases)('%s', async (_, handler, want) => {
    const error = await failureOf(handler);
    expect(error).toBeInstanceOf(APIResponseError);
    expect([error.status, error.requestId]).toEqual([200, 'req-1']);
    expect(error.message).toMatch(want);
  });

  it('a page without items', async () => {
    const error = await failureOf(always(200, { data: [] }), async (client) =>
      client.indexes.list(),
    );
    expect(error).toBeInstanceOf(APIResponseError);
    expect(error.message).toBe('200 indexes.list answered a page without items');
  });
});

describe('no answer', () => {
  it('is an APIConnectionError that says what was attempted', async () => {
    const error = await failureOf((_, response) => response.destroy());
    expect(error).toBeInstanceOf(APIConnectionError);
    expect(error.message).toMatch(
      /^GET http:\/\/127\.0\.0\.1:\d+\/api\/v1\/indexes\/idx-1 got no answer: other side closed$/,
    );
    expect(error.status).toBeUndefined();
  });

  it('in time is an APIConnectionTimeoutError', async () => {
    const clock = new TestClock();
    const { client } = await start(() => clock.advance(1000), { clock });
    const error = await client.indexes
      .get('idx-1', {}, { timeout: 1000 })
      .catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(APIConnectionTimeoutError);
    expect((error as Error).message).toMatch(/idx-1 took longer than 1000 ms$/);
  });

  it('in time is one also when the body stalls', async () => {
    const clock = new TestClock();
    const { client } = await start(
      (_, response) =>
        response.writeHead(200, { 'content-type': 'application/json' }).write('{"id":'),
      { clock },
    );
    const call = client.indexes.get('idx-1');
    await call.asResponse();
    const reading = call.catch((caught: unknown) => caught);
    clock.advance(60_000);
    expect(await reading).toBeInstanceOf(APIConnectionTimeoutError);
  });

  it('is an APIConnectionError also when the body breaks off', async () => {
    const error = await failureOf((_, response) => {
      response.writeHead(200, { 'content-length': '100' });
      response.write('{"id":', () => response.destroy());
    });
    expect(error).toBeInstanceOf(APIConnectionError);
  });

  it('is an APIUserAbortError when the signal was aborted', async () => {
    const abort = new AbortController();
    const { client } = await start(() => abort.abort('enough'));
    const error = await client.indexes
      .get('idx-1', {}, { signal: abort.signal })
      .catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(APIUserAbortError);
    expect(error).toMatchObject({
      message: 'GET /api/v1/indexes/idx-1 was aborted',
      cause: 'enough',
    });
  });
});

describe('a mistake in the program', () => {
  it.each(['', '.', '..'])('such as the id %j is a TypeError, and nothing is sent', async (id) => {
    const { client, received } = await start((_, response) => answer(response, 200, {}));
    await expect(client.indexes.delete(id)).rejects.toThrow(TypeError);
    expect(received).toEqual([]);
  });

  it("such as a key of one's own server without its address says what to set, and nothing is sent", async () => {
    const client = new Quipu({
      apiKey: 'qpu_secret',
      baseURL: null,
      fetch: () => Promise.reject(new Error('sent')),
    });
    const error = await client.indexes.get('idx-1').catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(QuipuError);
    expect((error as Error).message).toContain('Set the baseURL option or LLAMA_CLOUD_BASE_URL');
  });
});
