import path from 'node:path';
import { renderSite } from '@quipu/docs';
import { type Api, readApi } from '@quipu/generator';
import { expect, test } from 'vitest';
import { attributes, pageLines } from './page-text.ts';

/** A description whose operations are these, each with its path. */
function apiOf(version: string, operations: Readonly<Record<string, string>>): Api {
  const paths = Object.entries(operations).map(([operationId, at]) => [
    at,
    { get: { operationId, tags: ['Things'], responses: { 204: { description: 'Done' } } } },
  ]);
  return readApi({
    openapi: '3.1.0',
    info: { title: 'Test', version },
    paths: Object.fromEntries(paths),
  });
}

const older = apiOf('1.0', {
  'things.get': '/things',
  'things.find': '/find',
  'things.gone': '/gone',
});
const api = apiOf('2.0', { 'things.get': '/things', 'things.search': '/find' });
const pages = renderSite(api, {
  siteUrl: 'https://docs.test',
  versions: [{ api: older, document: { openapi: '3.1.0' } }],
});

test.each([
  ['things/get', 'the operation of its name', '../../../../things/get/'],
  ['things/find', 'the operation with its method and path', '../../../../things/search/'],
  ['things/gone', 'the overview, for there is none any more', '../../../../'],
  ['things', 'the resource', '../../../things/'],
])('the older page of %s says that it is, and leads to %s', (folder, _, to) => {
  const html = pages.get(`versions/1.0/${folder}/index.html`) ?? '';
  expect(pageLines(html)).toContain('This is version 1.0. The current version is 2.0.');
  expect(attributes(html, 'href')).toContain(`${to}index.html`);
  expect(pages.get(`versions/1.0/${folder}/index.md`)).toMatch(
    `> This is version 1.0. The current version is [2.0](${to}index.md).\n\n#`,
  );
});

test('the overview lists the older versions, and the older overview leads back', () => {
  expect(pages.get('index.md')).toContain('## Other versions\n\n- [1.0](versions/1.0/index.md)\n');
  expect(attributes(pages.get('index.html') ?? '', 'href')).toContain('versions/1.0/index.html');
  expect(attributes(pages.get('versions/1.0/index.html') ?? '', 'href')).toContain(
    '../../index.html',
  );
  expect(pages.get('things/get/index.html')).not.toContain('This is version');
});

test('every link of every version leads to a page, and all share one stylesheet', () => {
  const broken = [...pages]
    .filter(([file]) => file.endsWith('.html'))
    .flatMap(([file, page]) =>
      attributes(page, 'href')
        .filter((href) => !href.startsWith('data:') && !href.startsWith('#'))
        .map((href) => path.posix.join(path.posix.dirname(file), href))
        .filter((target) => !pages.has(target))
        .map((target) => `${file}: ${target}`),
    );
  expect(broken).toEqual([]);
  expect([...pages.keys()].filter((file) => file.endsWith('style.css'))).toEqual(['style.css']);
  expect(pages.has('versions/1.0/openapi.json')).toBe(true);
});

test('the sitemap has the pages of the current version only', () => {
  expect(pages.get('sitemap.xml')).toContain('<loc>https://docs.test/things/search/</loc>');
  expect(pages.get('sitemap.xml')).not.toContain('versions/');
});

test('a version with a name that no folder has stands in one that it can have', () => {
  const odd = renderSite(api, { versions: [{ api: apiOf('../1 beta/2', {}) }] });
  expect([...odd.keys()].filter((file) => file.startsWith('versions/'))).toContain(
    'versions/..-1-beta-2/index.html',
  );
});

test('two descriptions of one version are refused', () => {
  expect(() => renderSite(api, { versions: [{ api }] })).toThrow(
    'Two descriptions are of version 2.0, and pages of both would stand in one place.',
  );
});
