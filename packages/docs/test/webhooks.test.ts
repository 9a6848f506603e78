import { runInNewContext } from 'node:vm';
import { renderSite } from '@quipu/docs';
import { type Api, readApi } from '@quipu/generator';
import { describe, expect, test } from 'vitest';
import type { SearchItem } from '../browser/rank.ts';
import type { SearchIndex } from '../browser/search-index.ts';
import { searchItems } from '../browser/search-items.ts';
import { attributes, pageLines } from './page-text.ts';
import { pagesOf } from './pages.ts';
import { petWebhooks } from './pet-webhooks.ts';

const { webhooks, callbacks, schemas } = petWebhooks;
const pages = pagesOf({ operation: { callbacks }, schemas, root: { webhooks } });
const text = (file: string): string => pages.get(file) ?? '';

function apiOf(version: string): Api {
  const info = { title: 'Test', version };
  return readApi({ openapi: '3.1.0', info, paths: {}, webhooks, components: { schemas } });
}

const CREATED = `**post** \`pet.created\`

Sent once. It is sent again until it is answered.

### Body

- \`id: number\`

  Its number.

- \`owner: optional object { name }\`

  - \`name: optional string\`

### Responses

- \`200\`

  It is understood.

- \`422: object { reason }\`

  It is not.

  - \`reason: optional string\`

### Example

\`\`\`json
{
  "id": 0,
  "owner": {
    "name": "name"
  }
}
\`\`\`
`;

const CALLBACKS = `### Callbacks

#### onFed

**post** \`{$request.body#/url}\`

Sent when it is full.

##### Body

- \`id: number\`

  Its number.

- \`owner: optional object { name }\`

  - \`name: optional string\`

##### Responses

- \`204\`

  It is known.

##### Example: Tom

\`\`\`json
{
  "id": 1
}
\`\`\`
`;

describe('the page of the webhooks', () => {
  test('has each: what is sent, what to answer, and an example', () => {
    expect(text('webhooks/index.md')).toBe(`# Webhooks

Every request that the API sends by itself: what it says, and what to answer.

## A pet was created

${CREATED}
## pet.deleted

**delete** \`pet.deleted\`

Deprecated
`);
  });

  test('says the same as a web page', () => {
    const lines = pageLines(text('webhooks/index.html'));
    expect(lines.slice(lines.lastIndexOf('A pet was created'))).toEqual([
      'A pet was created',
      'POSTpet.created',
      'Sent once. It is sent again until it is answered.',
      'BodyExpand Collapse',
      'id: number',
      'Its number.',
      'owner: optional object { name }',
      'name: optional string',
      'ResponsesExpand Collapse',
      '200',
      'It is understood.',
      '422: object { reason }',
      'It is not.',
      'reason: optional string',
      'Example',
      '{',
      '"id": 0,',
      '"owner": {',
      '"name": "name"',
      '}',
      '}',
      'pet.deleted',
      'DELETEpet.deleted',
      'Deprecated',
    ]);
  });

  test('has an address for each webhook and each of its fields', () => {
    expect(attributes(text('webhooks/index.html'), 'id')).toEqual([
      'menu',
      'content',
      'pet.created',
      'pet.created-body',
      'pet.created-body-id',
      'pet.created-body-owner',
      'pet.created-body-owner-name',
      'pet.created-responses',
      'pet.created-responses-200',
      'pet.created-responses-422',
      'pet.created-responses-422-reason',
      'pet.deleted',
    ]);
  });

  test('is reached from the overview, the navigation, llms.txt and the sitemap, and stands in llms-full.txt', () => {
    expect(text('index.md')).toContain(`## [Webhooks](webhooks/index.md)

Every request that the API sends by itself: what it says, and what to answer.

- [A pet was created](webhooks/index.md#pet.created): **post** \`pet.created\``);
    const overview = attributes(text('index.html'), 'href');
    // Once in the navigation, once in the content.
    expect(overview.filter((href) => href === 'webhooks/index.html')).toHaveLength(2);
    expect(overview).toContain('webhooks/index.html#pet.created');
    expect(attributes(text('things/do/index.html'), 'href')).toContain('../../webhooks/index.html');
    expect(text('llms.txt')).toContain(
      '## Webhooks\n\n- [Webhooks](webhooks/index.md): Every request that the API sends by itself',
    );
    expect(text('sitemap.xml')).toContain('<loc>https://api.test/webhooks/</loc>');
    expect(text('llms-full.txt')).toContain(text('webhooks/index.md').trimEnd());
  });

  test('stands beside a resource that is called webhooks', () => {
    const both = pagesOf({
      operation: { operationId: 'webhooks.list' },
      schemas,
      root: { webhooks },
    });
    expect(both.get('webhooks/index.md')).toMatch(/^# Things\n/);
    expect(both.get('webhooks-2/index.md')).toMatch(/^# Webhooks\n/);
    expect(both.get('index.md')).toContain('(webhooks-2/index.md#pet.created)');
  });

  test('has an address of its own for each method of one name, whatever the name', () => {
    const done = { responses: {} };
    const page =
      pagesOf({
        root: { webhooks: { content: { post: done, put: done }, 'content-2': { post: done } } },
      }).get('webhooks/index.html') ?? '';
    const ids = attributes(page, 'id');
    expect(ids).toEqual(['menu', 'content', 'content-2', 'content-3', 'content-2-2']);
    expect(attributes(page, 'aria-labelledby')).toEqual(ids.slice(2));
  });

  test('of an older version leads to that of the current', () => {
    const both = renderSite(apiOf('2'), { versions: [{ api: apiOf('1') }] });
    expect(both.get('versions/1/webhooks/index.md')).toContain(
      'The current version is [2](../../../webhooks/index.md).',
    );
  });
});

describe('the callbacks of an operation', () => {
  test('stand on its page and in llms-full.txt, not on that of its resource', () => {
    expect(text('things/do/index.md')).toContain(CALLBACKS);
    expect(text('llms-full.txt')).toContain(CALLBACKS);
    expect(text('things/index.md')).not.toMatch(/callback|onFed/i);
    expect(text('things/index.html')).not.toMatch(/callback|onFed/i);
  });

  test('stand on its web page, with an address for each field', () => {
    const page = text('things/do/index.html');
    const lines = pageLines(page);
    const from = lines.indexOf('CallbacksExpand Collapse');
    expect(lines.slice(from, lines.indexOf('Do Thing', from))).toEqual([
      'CallbacksExpand Collapse',
      'onFed',
      'POST{$request.body#/url}',
      'Sent when it is full.',
      'Body',
      'id: number',
      'Its number.',
      'owner: optional object { name }',
      'name: optional string',
      'Responses',
      '204',
      'It is known.',
      'Example: Tom',
      '{',
      '"id": 1',
      '}',
    ]);
    expect(attributes(page, 'id').filter((id) => id.startsWith('callbacks'))).toEqual([
      'callbacks',
      'callbacks-onFed',
      'callbacks-onFed-body',
      'callbacks-onFed-body-id',
      'callbacks-onFed-body-owner',
      'callbacks-onFed-body-owner-name',
      'callbacks-onFed-responses',
      'callbacks-onFed-responses-204',
    ]);
  });
});

describe('the search', () => {
  let items: readonly SearchItem[] = [];
  runInNewContext(text('search.js'), {
    referenceSearch: (index: SearchIndex) => (items = searchItems(index)),
  });
  const found = items.filter(({ address }) => /webhooks|callbacks/.test(address));

  test('finds webhooks and callbacks by title and name, and their fields', () => {
    expect(found.map(({ title, trail, text: about }) => [title, trail, about])).toEqual([
      ['onFed', 'Do Thing › Callbacks', '{$request.body#/url} Sent when it is full.'],
      ['id', 'Do Thing › Callbacks › onFed', 'Its number.'],
      ['owner', 'Do Thing › Callbacks › onFed', ''],
      ['name', 'Do Thing › Callbacks › onFed › owner', ''],
      ['204', 'Do Thing › Callbacks › onFed', 'It is known.'],
      ['Webhooks', 'webhooks', expect.stringContaining('Every request')],
      ['A pet was created', 'Webhooks', 'pet.created Sent once.'],
      ['id', 'Webhooks › A pet was created', 'Its number.'],
      ['owner', 'Webhooks › A pet was created', ''],
      ['name', 'Webhooks › A pet was created › owner', ''],
      ['200', 'Webhooks › A pet was created', 'It is understood.'],
      ['422', 'Webhooks › A pet was created', 'It is not.'],
      ['reason', 'Webhooks › A pet was created › 422', ''],
      ['pet.deleted', 'Webhooks', ''],
    ]);
  });

  test('leads to addresses that are there', () => {
    const dead = found.filter(({ address }) => {
      const [file = '', id] = address.split('#');
      return id !== undefined && !attributes(text(file), 'id').includes(id);
    });
    expect(dead).toEqual([]);
  });
});

test('a description without webhooks and callbacks has no trace of them', () => {
  const traces = [...pagesOf({ schemas })].filter(
    ([file, content]) => file !== 'script.js' && /webhook|callback/i.test(file + content),
  );
  expect(traces).toEqual([]);
});
