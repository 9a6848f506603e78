import { runInNewContext } from 'node:vm';
import { expect, test } from 'vitest';
import type { RequestForm } from '../browser/request-form.ts';
import { jsonBody, pagesOf } from './pages.ts';

const text = { type: 'string' };
const content = (mediaType: string, schema: object, more: object = {}): object => {
  return { requestBody: { content: { [mediaType]: { schema, ...more } } } };
};

const parameter = (name: string, place: string, schema: object, more: object = {}): object => {
  return { name, in: place, schema, ...more };
};

/** What `request.js` hands over. */
function formOf(given: Parameters<typeof pagesOf>[0]): RequestForm {
  const script = pagesOf(given).get('things/do/request.js') ?? '';
  return JSON.parse(
    runInNewContext(script, { referenceRequest: (form: RequestForm) => JSON.stringify(form) }),
  );
}

test('a form has the parameters that a browser can send, and the header of the key', () => {
  expect(
    formOf({
      path: '/things/{thing_id}',
      operation: {
        security: [{ key: [] }],
        parameters: [
          parameter('thing_id', 'path', text, {
            required: true,
            examples: { one: { value: 'thing-1' } },
          }),
          parameter('flag', 'query', { type: 'boolean' }),
          parameter('kind', 'query', { enum: ['a', 'b'] }),
          parameter('tags', 'query', { type: 'array', items: text }),
          parameter('X-Size', 'header', { type: 'integer' }),
          parameter('session', 'cookie', text),
        ],
      },
      root: {
        components: {
          securitySchemes: {
            key: { type: 'apiKey', in: 'header', name: 'X-Key', 'x-quipu-env': 'THE_KEY' },
          },
        },
      },
    }),
  ).toEqual({
    method: 'GET',
    path: '/things/{thing_id}',
    baseUrl: 'https://api.test',
    key: ['X-Key', '', 'THE_KEY'],
    fields: [
      { name: 'thing_id', in: 'path', type: 'string', isRequired: true, example: 'thing-1' },
      { name: 'flag', in: 'query', type: 'boolean', values: ['true', 'false'] },
      { name: 'kind', in: 'query', type: '"a" or "b"', values: ['a', 'b'] },
      { name: 'tags', in: 'query', type: 'array of string', isList: true },
      { name: 'X-Size', in: 'header', type: 'number' },
    ],
  });
});

const whole = { name: 'Body', in: 'body' } as const;
test.each<[string, object, RequestForm['fields']]>([
  [
    'JSON is one text, at first the first example of the description',
    {
      requestBody: {
        required: true,
        content: {
          'application/json': {
            schema: { type: 'object' },
            examples: { one: { value: { a: 1 } } },
          },
        },
      },
    },
    [{ ...whole, type: 'application/json', isRequired: true, example: '{\n  "a": 1\n}' }],
  ],
  [
    'JSON without an example has the required fields',
    jsonBody({ type: 'object', required: ['a'], properties: { a: text, b: text } }, false),
    [{ ...whole, type: 'application/json', example: '{\n  "a": "a"\n}' }],
  ],
  [
    'a text is one',
    content('text/plain', text, { examples: { one: { value: 'Hello' } } }),
    [{ ...whole, type: 'text/plain', example: 'Hello' }],
  ],
  [
    'anything else is a file',
    content('application/pdf', { ...text, format: 'binary' }),
    [{ ...whole, type: 'application/pdf', isFile: true }],
  ],
  [
    'parts are fields, files among them',
    content('multipart/form-data', {
      type: 'object',
      required: ['file'],
      properties: {
        file: { ...text, format: 'binary' },
        more: { type: 'array', items: { ...text, format: 'binary' } },
        note: text,
      },
      examples: [{ file: 'x', note: { a: 1 } }],
    }),
    [
      { name: 'file', in: 'form', type: 'string', isRequired: true, isFile: true },
      { name: 'more', in: 'form', type: 'array of string', isList: true, isFile: true },
      { name: 'note', in: 'form', type: 'string', example: '{"a":1}' },
    ],
  ],
  [
    'pairs are fields',
    content('application/x-www-form-urlencoded', { type: 'object', properties: { a: text } }),
    [{ name: 'a', in: 'form', type: 'string' }],
  ],
  [
    'pairs in a charset of their own are fields, too',
    content('application/x-www-form-urlencoded; charset=utf-8', {
      type: 'object',
      properties: { a: text },
    }),
    [{ name: 'a', in: 'form', type: 'string' }],
  ],
])('of a body: %s', (_, operation, fields) => {
  expect(formOf({ method: 'post', operation }).fields).toEqual(fields);
});
