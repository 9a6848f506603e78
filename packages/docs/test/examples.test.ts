import { describe, expect, test } from 'vitest';
import { json, jsonBody, sectionOf } from './pages.ts';

const text = { type: 'string' };
const schemas = {
  Node: {
    type: 'object',
    properties: {
      children: { type: 'array', items: { $ref: '#/components/schemas/Node' } },
      next: { $ref: '#/components/schemas/Node' },
    },
  },
};

const fenced = (section: string | undefined): string | undefined =>
  section?.replace(/^```\w+\n/, '').replace(/\n```$/, '');

// Each is the type of a property, `field`.
test.each<[string, object, unknown]>([
  ['a string is the name of its field', text, 'field'],
  ['a string with a least length is x', { ...text, minLength: 3 }, 'x'],
  ['a least length of 0 is none', { ...text, minLength: 0 }, 'field'],
  [
    'a date-time is a point in time',
    { ...text, format: 'date-time', minLength: 1 },
    '2019-12-27T18:11:19.117Z',
  ],
  ['a uuid is one', { ...text, format: 'uuid' }, '182bd5e5-6e1a-4fe4-a799-aa6d9a6ab26e'],
  ['a uri is an address', { ...text, format: 'uri' }, 'https://example.com'],
  ['a string of another format is the name of its field', { ...text, format: 'email' }, 'field'],
  ['a number is 0', { type: 'number', minimum: 1 }, 0],
  ['a boolean is true', { type: 'boolean', default: false }, true],
  ['an enum is its first value', { enum: ['b', 'a'] }, 'b'],
  ['examples come before all else: the first', { enum: ['b', 'a'], examples: ['a', 'b'] }, 'a'],
  ['the example of OpenAPI 3.0 counts', { ...text, example: 'dir-1' }, 'dir-1'],
  [
    'what may be null is not',
    { type: ['string', 'null'], format: 'uuid' },
    '182bd5e5-6e1a-4fe4-a799-aa6d9a6ab26e',
  ],
  ['anything is an empty object', {}, {}],
  ['a map is foo and bar', { type: 'object' }, { foo: 'bar' }],
  [
    'an array has one item, and a string in it is no field',
    { type: 'array', items: text },
    ['string'],
  ],
  [
    'an array of objects has one',
    { type: 'array', items: { type: 'object', properties: { name: text } } },
    [{ name: 'name' }],
  ],
  [
    'an array in an array has one item',
    { type: 'array', items: { type: 'array', items: { type: 'number' } } },
    [[0]],
  ],
  [
    'an object has its optional properties, too',
    { type: 'object', required: ['b'], properties: { a: text, b: text } },
    { b: 'b', a: 'a' },
  ],
  ['a union is its first member', { oneOf: [{ type: 'integer' }, text] }, 0],
  [
    'an object with an example is that',
    { type: 'object', properties: { a: text }, examples: [{ a: 'ours' }] },
    { a: 'ours' },
  ],
  [
    'a type ends where it would be inside itself',
    { $ref: '#/components/schemas/Node' },
    { children: [] },
  ],
])('in a response, %s', (_, schema, want) => {
  const answers = json({ type: 'object', properties: { field: schema } });
  const response = fenced(sectionOf({ answers, schemas }, '#### Response'));
  expect(response).toBe(JSON.stringify({ field: want }, null, 2));
});

test.each<[string, object, string]>([
  [
    'an array',
    { type: 'array', items: { type: 'object', properties: { a: text } } },
    '[\n  {\n    "a": "a"\n  }\n]',
  ],
  ['a string', text, '"string"'],
  ['anything', {}, '{}'],
])('a response can be %s', (_, schema, want) => {
  expect(fenced(sectionOf({ answers: json(schema) }, '#### Response'))).toBe(want);
});

const parts = (schema: object, mediaType = 'multipart/form-data'): object => {
  return { requestBody: { required: true, content: { [mediaType]: { schema } } } };
};

describe('a request', () => {
  const bearer = {
    security: [{ key: [] }],
    components: {
      schemas: {},
      securitySchemes: { key: { type: 'http', scheme: 'bearer', 'x-quipu-env': ['KEY', 'OLD'] } },
    },
  };
  const pathParameters = (...names: string[]): object => {
    return {
      parameters: names.map((name) => ({ name, in: 'path', required: true, schema: text })),
    };
  };

  test.each<[string, Parameters<typeof sectionOf>[0], string]>([
    ['a GET names only the address', {}, 'curl https://api.test/things'],
    [
      'a GET has no query, not even a required one',
      { operation: { parameters: [{ name: 'q', in: 'query', required: true, schema: text }] } },
      'curl https://api.test/things',
    ],
    [
      'a POST without a body names its verb',
      { method: 'post' },
      'curl https://api.test/things \\\n    -X POST',
    ],
    [
      'a DELETE names its verb',
      { method: 'delete' },
      'curl https://api.test/things \\\n    -X DELETE',
    ],
    [
      'path parameters are variables',
      {
        path: '/things/{thing_id}/parts/{partId}',
        operation: pathParameters('thing_id', 'partId'),
      },
      'curl https://api.test/things/$THING_ID/parts/$PART_ID',
    ],
    [
      'a variable ends where its name ends',
      { path: '/things/{id}_raw', operation: pathParameters('id') },
      'curl https://api.test/things/${ID}_raw',
    ],
    [
      'the key is the first of its variables',
      { root: bearer },
      'curl https://api.test/things \\\n    -H "Authorization: Bearer $KEY"',
    ],
    [
      'no key is sent where none is asked for',
      { root: bearer, operation: { security: [] } },
      'curl https://api.test/things',
    ],
    [
      'a key without a variable is API_KEY',
      {
        root: {
          ...bearer,
          components: { securitySchemes: { key: { type: 'http', scheme: 'bearer' } } },
        },
      },
      'curl https://api.test/things \\\n    -H "Authorization: Bearer $API_KEY"',
    ],
    [
      'verb, content type, key and body stand in this order',
      {
        method: 'put',
        root: bearer,
        operation: jsonBody({ type: 'object', required: ['name'], properties: { name: text } }),
      },
      'curl https://api.test/things \\\n    -X PUT \\\n    -H \'Content-Type: application/json\' \\\n    -H "Authorization: Bearer $KEY" \\\n    -d \'{\n          "name": "name"\n        }\'',
    ],
    [
      'a POST with a body does not name its verb',
      { method: 'post', operation: jsonBody({ type: 'object', properties: { name: text } }) },
      "curl https://api.test/things \\\n    -H 'Content-Type: application/json' \\\n    -d '{}'",
    ],
    [
      'a PATCH names its verb',
      { method: 'patch', operation: jsonBody({ type: 'object' }) },
      'curl https://api.test/things \\\n    -X PATCH \\\n    -H \'Content-Type: application/json\' \\\n    -d \'{\n          "foo": "bar"\n        }\'',
    ],
    [
      'of a body only what is required is sent, at every depth',
      {
        method: 'post',
        operation: jsonBody({
          type: 'object',
          required: ['a', 'list'],
          properties: {
            a: { type: 'object', required: ['b'], properties: { b: { type: 'integer' }, c: text } },
            list: {
              type: 'array',
              items: { type: 'object', required: ['id'], properties: { id: text, note: text } },
            },
            d: text,
          },
        }),
      },
      'curl https://api.test/things \\\n    -H \'Content-Type: application/json\' \\\n    -d \'{\n          "a": {\n            "b": 0\n          },\n          "list": [\n            {\n              "id": "id"\n            }\n          ]\n        }\'',
    ],
    [
      'a body can be an array',
      { method: 'post', operation: jsonBody({ type: 'array', items: text }) },
      "curl https://api.test/things \\\n    -H 'Content-Type: application/json' \\\n    -d '[\n          \"string\"\n        ]'",
    ],
    [
      'a quote does not end the body',
      {
        method: 'post',
        operation: jsonBody({
          type: 'object',
          required: ['q'],
          properties: { q: { ...text, examples: ["what's new"] } },
        }),
      },
      String.raw`curl https://api.test/things \
    -H 'Content-Type: application/json' \
    -d '{
          "q": "what'\''s new"
        }'`,
    ],
    [
      'a file is sent from its path',
      {
        method: 'post',
        operation: parts({
          type: 'object',
          required: ['upload_file'],
          properties: { upload_file: { ...text, format: 'binary' }, note: text },
        }),
      },
      "curl https://api.test/things \\\n    -H 'Content-Type: multipart/form-data' \\\n    -F 'upload_file=@/path/to/upload_file'",
    ],
    [
      'the other required parts are sent beside the file',
      {
        method: 'put',
        operation: parts({
          type: 'object',
          required: ['file', 'purpose', 'title'],
          properties: {
            file: { ...text, format: 'binary' },
            purpose: { enum: ['parse'] },
            title: { ...text, examples: ['two words'] },
          },
        }),
      },
      "curl https://api.test/things \\\n    -X PUT \\\n    -H 'Content-Type: multipart/form-data' \\\n    -F 'file=@/path/to/file' \\\n    -F purpose=parse \\\n    -F title='two words'",
    ],
    [
      'a form is encoded',
      {
        method: 'post',
        operation: parts(
          { type: 'object', required: ['grant'], properties: { grant: text } },
          'application/x-www-form-urlencoded',
        ),
      },
      "curl https://api.test/things \\\n    -H 'Content-Type: application/x-www-form-urlencoded' \\\n    --data-urlencode grant=grant",
    ],
    [
      'a body of another type is sent from a file',
      {
        method: 'put',
        operation: parts({ ...text, format: 'binary' }, 'application/octet-stream'),
      },
      "curl https://api.test/things \\\n    -X PUT \\\n    -H 'Content-Type: application/octet-stream' \\\n    --data-binary '@/path/to/body'",
    ],
  ])('%s', (_, given, want) => {
    expect(fenced(sectionOf(given, '### Example'))).toBe(want);
  });
});
