import { renderSite } from '@quipu/docs';
import { readApi } from '@quipu/generator';
import document from '@quipu/spec/openapi.json' with { type: 'json' };
import { load } from 'js-yaml';
import { expect, test } from 'vitest';
import { attributes } from './page-text.ts';
import { json, pagesOf } from './pages.ts';

const api = readApi(document);

test('the description stands beside the pages as JSON and as YAML, and both are the same', () => {
  const pages = renderSite(api, { document });
  expect(JSON.parse(pages.get('openapi.json') ?? '')).toEqual(document);
  expect(pages.get('openapi.yaml')).toMatch(/^openapi: .*\ninfo:\n/);
  expect(load(pages.get('openapi.yaml') ?? '')).toEqual(document);
  for (const name of ['openapi.json', 'openapi.yaml', 'llms-full.txt']) {
    expect(attributes(pages.get('index.html') ?? '', 'href')).toContain(name);
    expect(pages.get('index.md')).toContain(`](${name})`);
    expect(pages.get('llms.txt')).toContain(`](${name})`);
  }
});

test.each<unknown>([
  'plain text',
  '',
  ' ',
  'two\nlines',
  'two\n\nlines, and more: #1',
  ' indented\nlines',
  'a\n  b',
  'ends\n',
  'space \nat an end',
  'a\tb\nc',
  'a\u2028b\nc',
  'a: b',
  'a #b',
  'a:',
  '- a',
  '{index_id}',
  '[a]',
  '/api/v1/{id}',
  "it's",
  '"quoted"',
  'ends with a "',
  'true',
  'No',
  'null',
  '~',
  '1',
  '0x1',
  '1e3',
  '.5',
  '2026-03-02',
  '2026-03-02T09:00:00.000Z',
  '200',
  '*',
  '&a',
  '!a',
  '%a',
  '@a',
  '`a`',
  '---',
  '...',
  '<<',
  '=',
  'é',
  '日本',
  'emoji 🙂',
  '\u0000',
  'a\\b',
  [],
  {},
  [[], {}, [[1, [2]], { a: [{ b: { c: [] } }] }]],
  { '': 1, 'a b': 2, 'a:b': 3, '200': 4, yes: 5, '<<': { a: 1 }, '- a': 6, '?': 7, '# a': 8 },
  { a: null, b: true, c: -1.5e-7, d: 'x\ny', e: ['x\ny', { f: 'x\ny' }] },
])('openapi.yaml has %j as it is', (value) => {
  const pages = renderSite(api, { document: { value, list: [value] } });
  expect(load(pages.get('openapi.yaml') ?? '')).toEqual({ value, list: [value] });
});

test('without the document, there is none, and nothing leads to one', () => {
  const pages = renderSite(api);
  expect([...pages].filter(([path, text]) => /openapi\.(json|yaml)/.test(path + text))).toEqual([]);
});

/** Links are relative to their page. */
function fromRoot(line: string): string {
  return line.replaceAll(/\]\((?:\.\.\/)*/g, '](');
}

test('llms-full.txt says every line of every Markdown page', () => {
  const pages = renderSite(api);
  const all = new Set((pages.get('llms-full.txt') ?? '').split('\n').map(fromRoot));
  const lost = [...pages]
    .filter(([path]) => path.endsWith('.md'))
    .flatMap(([path, text]) =>
      text.split('\n').flatMap((line) => (all.has(fromRoot(line)) ? [] : [`${path}: ${line}`])),
    );
  expect(lost).toEqual([]);
});

test.each([
  [{}, 'https://api.test/'],
  [{ baseUrl: 'http://localhost:1/' }, 'http://localhost:1/'],
  [
    { baseUrl: 'http://localhost:1', siteUrl: 'https://docs.test/a&b/' },
    'https://docs.test/a&amp;b/',
  ],
])('with %o, the sitemap has every web page under %s', (options, root) => {
  const pages = renderSite(
    readApi({
      openapi: '3.1.0',
      info: { title: 'Test', version: '1.0.0' },
      servers: [{ url: 'https://api.test' }],
      paths: {
        '/a': { get: { operationId: 'things.$do', tags: ['Things'], responses: json({}) } },
      },
    }),
    options,
  );
  const addresses = [...(pages.get('sitemap.xml') ?? '').matchAll(/<loc>(.*?)<\/loc>/g)];
  expect(addresses.map(([, address]) => address)).toEqual(
    ['', 'things/', 'things/%24do/'].map((path) => root + path),
  );
});

test('a site without an address has no sitemap', () => {
  expect(pagesOf({ root: { servers: [{ url: '/v1' }] } }).has('sitemap.xml')).toBe(false);
});

test('a name that a URL has no place for is percent-encoded in links, and is the name of the folder', () => {
  const pages = pagesOf({ operation: { operationId: 'things.$do' } });
  expect(pages.has('things/$do/index.html')).toBe(true);
  expect(pages.get('index.md')).toContain('](things/%24do/index.md)');
  expect(attributes(pages.get('things/index.html') ?? '', 'href')).toContain('%24do/index.html');
  expect(attributes(pages.get('things/$do/index.html') ?? '', 'href')).toContain(
    '../../things/%24do/index.html',
  );
});

function sourceOf(pointer: string): { file: string; line: number } | undefined {
  return pointer === '/paths/~1api~1v1~1indexes/get'
    ? { file: 'spec/a b.yaml', line: 3 }
    : undefined;
}

test('an operation page leads to the line that describes it, or names it', () => {
  const named = renderSite(api, { sourceOf });
  expect(named.get('indexes/list/index.html')).toContain('<code>spec/a b.yaml:3</code>');
  expect(named.get('indexes/list/index.md')).toMatch(/\n\nSource: `spec\/a b\.yaml:3`\n$/);
  expect(named.get('indexes/get/index.md')).not.toContain('Source:');
  const sourceUrl = 'https://host.test/blob/main/{file}#L{line}';
  const linked = renderSite(api, { sourceOf, sourceUrl });
  const url = 'https://host.test/blob/main/spec/a%20b.yaml#L3';
  expect(attributes(linked.get('indexes/list/index.html') ?? '', 'href')).toContain(url);
  expect(linked.get('indexes/list/index.md')).toContain(`Source: [spec/a b.yaml:3](${url})`);
});
