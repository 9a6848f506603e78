import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { runInNewContext } from 'node:vm';
import { readGuides, renderSite } from '@quipu/docs';
import { readApi } from '@quipu/generator';
import document from '@quipu/spec/openapi.json' with { type: 'json' };
import { describe, expect, test } from 'vitest';
import { searchItems } from '../browser/search-items.ts';
import type { SearchIndex } from '../browser/search-index.ts';
import type { SearchItem } from '../browser/rank.ts';
import { attributes } from './page-text.ts';
import { json, pagesOf } from './pages.ts';

/** What the index of a site finds. */
function itemsOf(pages: ReadonlyMap<string, string>): readonly SearchItem[] {
  let items: readonly SearchItem[] = [];
  runInNewContext(pages.get('search.js') ?? '', {
    referenceSearch: (index: SearchIndex) => (items = searchItems(index)),
  });
  return items;
}

describe('the index of our own description', async () => {
  const api = readApi(document);
  const guides = fileURLToPath(new URL('../../../spec/guides/', import.meta.url));
  const pages = renderSite(api, { articles: await readGuides(guides) });
  const items = itemsOf(pages);

  test('finds every operation by its title and route', () => {
    const operations = api.resources.flatMap((resource) => resource.operations);
    const want = operations.map(
      ({ summary, httpMethod, path }) => `${summary}: ${httpMethod.toUpperCase()} ${path}`,
    );
    const found = items.filter(({ depth }) => depth === 0);
    expect(found.map(({ title, trail }) => `${title}: ${trail}`)).toEqual(
      expect.arrayContaining(want),
    );
  });

  test('finds a guide by its title, and a part of it by its heading', () => {
    const folder = 'guides/syncing-and-waiting/';
    const found = items.filter(({ address }) => address.startsWith(folder));
    expect(found[0]?.title).toBe('Syncing and waiting');
    const page = pages.get(`${folder}index.html`) ?? '';
    const addresses = attributes(page, 'id').map((id) => `${folder}index.html#${id}`);
    expect(found.length).toBeGreaterThan(2);
    for (const { address } of found.slice(1)) expect(addresses).toContain(address);
  });

  test('leads to the field that it names, and has every field of every operation', () => {
    const fields = items.filter(
      ({ depth, address }) => depth > 0 && !address.startsWith('guides/'),
    );
    const dead = fields.filter(({ address, title }) => {
      const [file = '', id] = address.split('#');
      const [, , after = ''] = pages.get(file)?.split(new RegExp(`(<li id="${id}">)`)) ?? [];
      const [, term = ''] = /<code>(.*?)<\/code>/.exec(after) ?? [];
      return !term.replaceAll(/<[^>]*>/g, '').startsWith(title);
    });
    expect(dead).toEqual([]);
    const found = new Set(fields.map(({ address }) => address));
    const missing = [...pages]
      .filter(([file]) => pages.has(file.replace('index.html', 'request.js')))
      .flatMap(([file, page]) =>
        attributes(page, 'id')
          .filter((id) => /^(?:\w+-parameters|form-fields|returns)-/.test(id))
          .map((id) => `${file}#${id}`),
      )
      .filter((address) => !found.has(address));
    expect(missing).toEqual([]);
  });

  test('is at most 8 kB with the script, compressed; what else the script loads, 1.5 kB', () => {
    const sizeOf = (file: string): number => gzipSync(pages.get(file) ?? '').length;
    const forms = [...pages.keys()].filter((file) => file.endsWith('/request.js')).map(sizeOf);
    expect(forms.length).toBeGreaterThan(0);
    expect(sizeOf('script.js') + sizeOf('search.js')).toBeLessThanOrEqual(8000);
    expect(sizeOf('script.css') + Math.max(...forms)).toBeLessThanOrEqual(1500);
  });
});

test('fields of the same name on a page are found each at its own address', () => {
  const text = { type: 'string' };
  const items = itemsOf(
    pagesOf({
      answers: json({
        type: 'object',
        properties: {
          'a b': { ...text, description: 'The first. Not the second.' },
          'a-b': { type: 'object', properties: { 'a.b': text } },
          mode: { enum: ['x', 'y'] },
        },
      }),
    }),
  );
  expect(items.filter(({ depth }) => depth > 0)).toEqual([
    {
      address: 'things/do/index.html#returns-a-b',
      title: 'a b',
      trail: 'Do Thing › Returns',
      text: 'The first.',
      depth: 1,
    },
    {
      address: 'things/do/index.html#returns-a-b-2',
      title: 'a-b',
      trail: 'Do Thing › Returns',
      text: '',
      depth: 1,
    },
    {
      address: 'things/do/index.html#returns-a-b-a.b',
      title: 'a.b',
      trail: 'Do Thing › Returns › a-b',
      text: '',
      depth: 2,
    },
    {
      address: 'things/do/index.html#returns-mode',
      title: 'mode',
      trail: 'Do Thing › Returns',
      text: '',
      depth: 1,
    },
  ]);
});
