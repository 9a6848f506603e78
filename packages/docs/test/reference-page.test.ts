import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { renderSite } from '@quipu/docs';
import { type Api, readApi } from '@quipu/generator';
import { loadDescription } from '@quipu/generator/load';
import { beforeAll, describe, expect, test } from 'vitest';
import { json, jsonBody, pagesOf, resourcePageOf, sectionOf } from './pages.ts';

const fixture = (name: string): string =>
  fileURLToPath(new URL(`fixtures/${name}`, import.meta.url));

describe('a description of one resource', () => {
  const page = readFileSync(fixture('indexes.md'), 'utf8');
  let api: Api;

  beforeAll(async () => {
    const { document } = await loadDescription(fixture('indexes.yaml'));
    api = readApi(document);
  });

  test('gives its reference page, byte for byte', () => {
    expect(renderSite(api).get('indexes/index.md')).toBe(page);
  });

  test('gives a page for each operation, which starts at its heading', () => {
    const [, remainder = ''] = page.split('# Indexes\n\n');
    const [operations = ''] = remainder.split('\n## Domain Types');
    const pages = renderSite(api);
    const methods = ['get', 'delete', 'create', 'sync'];
    expect(methods.map((method) => pages.get(`indexes/${method}/index.md`)).join('\n')).toBe(
      operations,
    );
  });

  test('gives an overview and a map for language models, which lead to every page', () => {
    const pages = renderSite(api);
    const targets = [...pages.keys()].filter((path) => path.endsWith('/index.md'));
    expect(targets).toEqual([
      'indexes/index.md',
      'indexes/get/index.md',
      'indexes/delete/index.md',
      'indexes/create/index.md',
      'indexes/sync/index.md',
    ]);
    const linksOn = (path: string): unknown[] =>
      [...(pages.get(path) ?? '').matchAll(/\]\(([^)]+)\)/g)].map(([, to]) => to);
    expect(linksOn('index.md')).toEqual([...targets, 'llms-full.txt']);
    expect(linksOn('llms.txt')).toEqual([...targets, 'llms-full.txt']);
  });

  test('sends its requests to the base URL, where one is given', () => {
    const pages = renderSite(api, { baseUrl: 'http://127.0.0.1:8484/' });
    const here = page.replaceAll('https://api.cloud.llamaindex.ai', 'http://127.0.0.1:8484');
    expect(pages.get('indexes/index.md')).toBe(here);
    expect(pages.get('index.md')).toContain('Base URL: `http://127.0.0.1:8484`\n');
  });
});

test('a nested resource has its page in the folder of its path', () => {
  const pages = pagesOf({ operation: { operationId: 'directories.files.bulkDelete' } });
  expect([...pages.keys()]).toEqual([
    'index.md',
    'llms.txt',
    'llms-full.txt',
    'index.html',
    'directories/files/index.md',
    'directories/files/index.html',
    'directories/files/bulkDelete/index.md',
    'directories/files/bulkDelete/index.html',
    'directories/files/bulkDelete/request.js',
    'style.css',
    'script.js',
    'script.css',
    'search.js',
    'sitemap.xml',
  ]);
});

test('a domain type is named for the resource in the singular and the method', () => {
  const given = {
    operation: { operationId: 'directories.files.bulkDelete', tags: ['Directory Files'] },
    answers: json({ type: 'integer' }),
  };
  expect(pagesOf(given).get('directories/files/index.md')).toMatch(
    /\n## Domain Types\n\n### Directory File Bulk Delete Response\n\n- `DirectoryFileBulkDeleteResponse = number`\n$/,
  );
});

test('a page without answers that have a body has no domain types', () => {
  expect(resourcePageOf({})).toMatch(/```\n$/);
});

test('parameters stand in the order path, query, cookie, header, body', () => {
  const page = resourcePageOf({
    method: 'post',
    path: '/things/{thing_id}/parts/{id}',
    operation: {
      ...jsonBody({ type: 'object', properties: { note: { type: 'string' } } }),
      parameters: [
        { name: 'X-Trace', in: 'header', schema: { type: 'string' }, description: 'A trace.' },
        { name: 'session', in: 'cookie', schema: { type: 'string' } },
        { name: 'zone', in: 'query', required: true, schema: { type: 'string' } },
        { name: 'id', in: 'query', schema: { type: 'string' } },
        { name: 'depth', in: 'query', schema: { type: 'integer' } },
        { name: 'id', in: 'path', required: true, schema: { type: 'string' } },
        { name: 'thing_id', in: 'path', required: true, schema: { type: 'string' } },
      ],
    },
  });
  expect(page).toContain(`
### Path Parameters

- \`thing_id: string\`

- \`id: string\`

### Query Parameters

- \`zone: string\`

- \`id: optional string\`

- \`depth: optional number\`

### Cookie Parameters

- \`session: optional string\`

### Header Parameters

- \`X-Trace: optional string\`

  A trace.

### Body Parameters

- \`note: optional string\`

### Example
`);
});

test('a description keeps its paragraphs, beneath the bullet that it belongs to', () => {
  const page = resourcePageOf({
    operation: { description: 'One.  \nTwo.\n\n\n\nThree.' },
    answers: json({
      type: 'object',
      properties: {
        a: {
          type: 'object',
          properties: { b: { type: 'string', description: 'First line,\nsecond.\n\n- a list' } },
        },
      },
    }),
  });
  expect(page).toContain('`/things`\n\nOne.\nTwo.\n\nThree.\n\n### Returns\n');
  expect(page).toContain(`
- \`a: optional object { b }\`

  - \`b: optional string\`

    First line,
    second.

    - a list

### Example
`);
});

describe('a body', () => {
  const partSchema = { type: 'object', required: ['name'], properties: { name: {}, size: {} } };

  test.each([
    [
      'an object lists its properties',
      partSchema,
      '- `name: unknown`\n\n- `size: optional unknown`',
    ],
    [
      'a model lists its properties, named or not',
      { $ref: '#/components/schemas/Part' },
      '- `name: unknown`\n\n- `size: optional unknown`',
    ],
    [
      'an array is one field',
      { type: 'array', items: partSchema },
      '- `body: array of object { name, size }`\n\n  - `name: unknown`\n\n  - `size: optional unknown`',
    ],
    ['a map is one field', { type: 'object' }, '- `body: map[unknown]`'],
  ])('%s', (_, schema, want) => {
    const schemas = { Part: { ...partSchema, 'x-quipu-model': true } };
    const given = { method: 'post', operation: jsonBody(schema), schemas };
    expect(sectionOf(given, '### Body Parameters')).toBe(want);
  });

  test('that may be left out is an optional field', () => {
    const given = { method: 'post', operation: jsonBody({ type: 'object' }, false) };
    expect(sectionOf(given, '### Body Parameters')).toBe('- `body: optional map[unknown]`');
  });

  test('has no fields that only the server sets, and an answer none that only the client sends', () => {
    const schema = {
      type: 'object',
      properties: {
        id: { type: 'string', readOnly: true },
        secret: { type: 'string', writeOnly: true },
      },
    };
    const given = { method: 'post', operation: jsonBody(schema), answers: json(schema) };
    expect(sectionOf(given, '### Body Parameters')).toBe('- `secret: optional string`');
    expect(sectionOf(given, '### Returns')).toBe('- `id: optional string`');
  });

  test('in parts has no section on the resource page, and its fields on the page of the operation', () => {
    const schema = {
      type: 'object',
      required: ['upload_file'],
      properties: {
        upload_file: { type: 'string', format: 'binary' },
        name: { type: 'string', description: 'Its name.' },
      },
    };
    const requestBody = { content: { 'multipart/form-data': { schema } } };
    const pages = pagesOf({ method: 'post', operation: { requestBody } });
    expect(pages.get('things/index.md')).not.toContain('name');
    expect(pages.get('things/do/index.md')).toMatch(
      /\n### Form Fields\n\n- `upload_file: string`\n\n- `name: optional string`\n\n {2}Its name\.\n$/,
    );
  });
});

describe('an answer', () => {
  const part = { type: 'object', description: 'A part.', properties: { name: { type: 'string' } } };
  const schemas = { Part: part, Model: { ...part, 'x-quipu-model': true } };

  test.each([
    ['an object lists its properties', part, '- `name: optional string`'],
    [
      'a model without a name on pages lists its properties',
      { $ref: '#/components/schemas/Part' },
      '- `name: optional string`',
    ],
    [
      'a named model is one bullet over its properties',
      { $ref: '#/components/schemas/Model' },
      '- `Model = object { name }`\n\n  A part.\n\n  - `name: optional string`',
    ],
    [
      'an array lists the properties of its items',
      { type: 'array', items: { $ref: '#/components/schemas/Model' } },
      '- `name: optional string`',
    ],
    [
      'a union lists its members',
      { oneOf: [{ $ref: '#/components/schemas/Model' }, { type: 'string' }] },
      '- `Model = object { name }`\n\n  A part.\n\n  - `name: optional string`\n\n- `string`',
    ],
    ['an enum lists its values', { enum: ['on', 'off'] }, '- `"on"`\n\n- `"off"`'],
    ['a primitive has nothing to list', { type: 'string' }, undefined],
    ['a map has nothing to list', { type: 'object' }, undefined],
    ['an unknown schema has nothing to list', {}, undefined],
  ])('%s', (_, schema, want) => {
    expect(sectionOf({ answers: json(schema), schemas }, '### Returns')).toBe(want);
  });

  test.each([
    [
      'an object is written out',
      { $ref: '#/components/schemas/Part' },
      'object { name }`\n\n  A part.\n\n  - `name: optional string`',
    ],
    [
      'a named model is written out',
      { $ref: '#/components/schemas/Model' },
      'object { name }`\n\n  A part.\n\n  - `name: optional string`',
    ],
    [
      'an array of a named model names it',
      { type: 'array', items: { $ref: '#/components/schemas/Model' } },
      'array of Model`\n\n  - `name: optional string`',
    ],
    ['a primitive is its type', { type: 'boolean' }, 'boolean`'],
    ['a map is its type', { type: 'object' }, 'map[unknown]`'],
    ['an unknown schema is unknown', {}, 'unknown`'],
  ])('as a domain type: %s', (_, schema, want) => {
    expect(sectionOf({ answers: json(schema), schemas }, '### Thing Do Response')).toBe(
      `- \`ThingDoResponse = ${want}`,
    );
  });

  test('without a body has neither a section, nor a response, nor a domain type', () => {
    const page = resourcePageOf({});
    expect(page).not.toMatch(/Returns|Response|Domain Types/);
  });

  test('that is not JSON has no response block', () => {
    const answers = {
      200: { description: 'The text', content: { 'text/plain': { schema: { type: 'string' } } } },
    };
    expect(resourcePageOf({ answers })).toMatch(
      /```\n\n## Domain Types\n\n### Thing Do Response\n\n- `ThingDoResponse = string`\n$/,
    );
  });
});

test('errors and named examples stand on the page of the operation, and not on that of the resource', () => {
  const given = {
    method: 'post',
    operation: {
      requestBody: {
        content: {
          'application/json': {
            schema: { type: 'object' },
            examples: { small: { summary: 'A small one', value: { size: 1 } } },
          },
        },
      },
    },
    answers: {
      201: { description: 'Made' },
      404: { description: 'There is none.' },
      409: {
        description: 'There is one already.',
        content: {
          'application/json': { schema: {}, examples: { twice: { value: { detail: 'twice' } } } },
        },
      },
    },
  };
  const pages = pagesOf(given);
  expect(pages.get('things/index.md')).not.toMatch(/404|A small one|twice/);
  expect(pages.get('things/do/index.md')?.split('\n### Errors\n')[1]).toBe(`
- \`404 NotFoundError\`

  There is none.

  - [Not Found](../../errors/index.md#not-found)

- \`409 ConflictError\`

  There is one already.

  - [Conflict](../../errors/index.md#conflict)

### Examples

#### Request: A small one

\`\`\`json
{
  "size": 1
}
\`\`\`
`);
});

test('an operation with the name of a nested resource has another, for both would have one page', () => {
  const path = { description: 'Done' };
  const root = {
    paths: {
      '/a': { get: { operationId: 'things.parts', tags: ['Things'], responses: { 204: path } } },
      '/b': { get: { operationId: 'things.parts.get', tags: ['Parts'], responses: { 204: path } } },
    },
  };
  const pages = [...pagesOf({ root }).keys()].filter((page) => page.endsWith('/index.md'));
  expect(pages).toEqual([
    'things/index.md',
    'things/partsOperation/index.md',
    'things/parts/index.md',
    'things/parts/get/index.md',
  ]);
});

test('the overview says how to authenticate, and says nothing of it where no key is asked for', () => {
  const root = {
    security: [{ key: [] }],
    components: {
      securitySchemes: {
        key: { type: 'http', scheme: 'bearer', description: 'Ask us.', 'x-quipu-env': 'TEST_KEY' },
      },
    },
  };
  expect(pagesOf({ root }).get('index.md')).toContain(
    '## Authentication\n\nAsk us.\n\nSend your key with every request: `Authorization: Bearer $TEST_KEY`\n',
  );
  expect(pagesOf({}).get('index.md')).not.toContain('Authentication');
});
