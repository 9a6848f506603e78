import { readFileSync } from 'node:fs';
import { renderSite } from '@quipu/docs';
import { readApi } from '@quipu/generator';
import document from '@quipu/spec/openapi.json' with { type: 'json' };
import { expect, test } from 'vitest';

const api = readApi(document);
const pages = renderSite(api);

/** What the resource pages must say, whatever else they come to say. */
test.each([
  ['indexes/index.md', 'indexes.md'],
  ['directories/index.md', 'list-directories.txt'],
])('%s says all that the fixture %s says, in its order', (page, fixture) => {
  const facts = lines(readFileSync(new URL(`fixtures/${fixture}`, import.meta.url), 'utf8'));
  const said = lines(pages.get(page) ?? '');
  let next = 0;
  const missing = facts.filter((fact) => {
    const at = said.indexOf(fact, next);
    if (at !== -1) next = at + 1;
    return at === -1;
  });
  expect(missing).toEqual([]);
});

test('every operation stands on its resource page and on one of its own, and the overview and llms.txt lead there', () => {
  const operations = api.resources.flatMap(({ path, operations: all }) =>
    all.map(({ name, summary }) => ({ folder: path.join('/'), name, summary })),
  );
  const lost = operations.filter(({ folder, name, summary }) => {
    const page = `${folder}/${name}/index.md`;
    const has = (path: string, text: string): boolean => pages.get(path)?.includes(text) === true;
    return !(
      pages.get(page)?.startsWith(`## ${summary}\n`) === true &&
      has(`${folder}/index.md`, `\n## ${summary}\n`) &&
      has('index.md', `(${page})`) &&
      has('llms.txt', `(${page})`)
    );
  });
  expect(operations.length).toBeGreaterThan(0);
  expect(lost).toEqual([]);
});

test('no text page has spaces at the end of a line, two blank lines, or an end without a newline', () => {
  const untidy = [...pages].filter(
    ([path, content]) =>
      /\.(?:md|txt|json|yaml)$/.test(path) &&
      (/[^\S\n]$|\n\n\n/m.test(content) || !/[^\n]\n$/.test(content)),
  );
  expect(untidy.map(([path]) => path)).toEqual([]);
});

/** The lines that say something, as far as one more field in a type or a value does not change them. */
function lines(text: string): string[] {
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => line.replace(/, \d+ more \}/, ', N more }').replace(/,$/, ''));
}
