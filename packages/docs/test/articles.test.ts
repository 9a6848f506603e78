import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type Article, readGuides, renderSite } from '@quipu/docs';
import { readApi } from '@quipu/generator';
import document from '@quipu/spec/openapi.json' with { type: 'json' };
import { describe, expect, test } from 'vitest';
import { attributes, pageLines } from './page-text.ts';

const api = readApi(document);

function render(...articles: readonly Article[]): ReadonlyMap<string, string> {
  return renderSite(api, { articles });
}

/** The page of one article, between `<article>` and its end. */
function articleText(markdown: string): string {
  const page = render({ folder: 'guides/one', markdown: `# One\n\n${markdown}` }).get(
    'guides/one/index.html',
  );
  return (
    /<article>([^]*)<\/article>/
      .exec(page ?? '')?.[1]
      ?.replace('<h1>One</h1>\n', '')
      .trim() ?? ''
  );
}

const three: readonly Article[] = [
  { folder: 'changelog', markdown: '# What changed\n\nNothing yet.\n' },
  {
    folder: 'guides/first-steps',
    markdown: '# First *steps*\n\nBegin `here`,\nwith [all](../../index.md).\n',
  },
  { folder: 'guides/next', markdown: '# Next\n' },
];

describe('an article', () => {
  test('stands on a web page and, as it was written, on a Markdown page', () => {
    const pages = render(...three);
    expect(pages.get('guides/first-steps/index.md')).toBe(three[1]?.markdown);
    const page = pages.get('guides/first-steps/index.html') ?? '';
    expect(page).toContain('<title>First steps · Quipu</title>');
    expect(page).toContain('<meta name="description" content="Begin here, with all.">');
    expect(page).toContain('<link rel="stylesheet" href="../../article.css">');
    expect(pageLines(page)).toEqual(expect.arrayContaining(['First steps', 'with all.']));
  });

  test('stands in the overview and in llms.txt: a guide before the resources, another after them', () => {
    const pages = render(...three);
    for (const file of ['index.md', 'llms.txt']) {
      expect(pages.get(file)).toMatch(
        /\n\n## Guides\n\n- \[First steps\]\(guides\/first-steps\/index\.md\): Begin here, with all\.\n- \[Next\]\(guides\/next\/index\.md\)\n\n## [^]*\n\n## What changed\n\n- \[What changed\]\(changelog\/index\.md\): Nothing yet\.\n/,
      );
    }
    const links = attributes(pages.get('index.html') ?? '', 'href');
    const order = ['guides/first-steps', 'guides/next', 'indexes', 'changelog'].map((folder) =>
      links.lastIndexOf(`${folder}/index.html`),
    );
    expect(order).toEqual(order.toSorted((a, b) => a - b));
  });

  test('is one link of the navigation elsewhere, and beside those of its group', () => {
    const pages = render(...three);
    const navigation = (file: string): readonly string[] => {
      const [, menu = ''] = /<nav([^]*?)<\/nav>/.exec(pages.get(file) ?? '') ?? [];
      return [...menu.matchAll(/<a href="([^"]*)"( aria-current="page")?>([^<]*)/g)]
        .filter(([, href]) => !/indexes|directories|retrieval|errors/.test(href ?? ''))
        .map(([, href, current, title]) => `${title}${current ? '*' : ''} ${href}`);
    };
    expect(navigation('indexes/get/index.html')).toEqual([
      'Get started ../../index.html',
      'Guides ../../guides/first-steps/index.html',
      'What changed ../../changelog/index.html',
    ]);
    expect(navigation('guides/first-steps/index.html')).toEqual([
      'Get started ../../index.html',
      'Guides ../../guides/first-steps/index.html',
      'First steps* ../../guides/first-steps/index.html',
      'Next ../../guides/next/index.html',
      'What changed ../../changelog/index.html',
    ]);
    expect(navigation('changelog/index.html')).toContain('What changed* ../changelog/index.html');
  });

  test('stands under the group that it names, or that its folder is called', () => {
    const index = render(
      { folder: 'rules/no-gap', markdown: '# No gap\n' },
      { folder: 'guides/a', markdown: '# A\n', group: 'Tutorials' },
    ).get('index.md');
    expect(index).toContain('\n## Tutorials\n\n- [A](guides/a/index.md)\n');
    expect(index).toMatch(/\n## Rules\n\n- \[No gap\]\(rules\/no-gap\/index\.md\)\n/);
  });

  test.each([
    [
      'a heading has an address, and a second of its name a number',
      '## Do `it`\n\n## Do it',
      '<h2 id="do-it"><a class="anchor" href="#do-it" aria-label="Link to Do it"></a>Do <code>it</code></h2>\n<h2 id="do-it-2"><a class="anchor" href="#do-it-2" aria-label="Link to Do it"></a>Do it</h2>',
    ],
    [
      'a link to the Markdown of a page leads to its web page',
      '[x](../../indexes/get/index.md#returns)',
      '<p><a href="../../indexes/get/index.html#returns">x</a></p>',
    ],
    [
      'a link to elsewhere stays',
      '[x](https://a.test/index.md)',
      '<p><a href="https://a.test/index.md">x</a></p>',
    ],
    ['HTML is text', '<b>x</b>', '<p>&lt;b&gt;x&lt;/b&gt;</p>'],
    ['a script is no address', '[x](javascript:alert)', '<p>[x](javascript:alert)</p>'],
    [
      'code keeps its words',
      '```sh not-run: why\necho "a" # b\n```',
      '<pre><code>echo <i class="s">"a"</i> <i class="c"># b</i></code></pre>',
    ],
    [
      'code of no known language is plain',
      '```constructor\na: 1\n```',
      '<pre><code>a: 1</code></pre>',
    ],
    [
      'YAML has its keys marked',
      '```yaml\na: [1] # b\n```',
      '<pre><code><i class="k">a</i>: [<i class="n">1</i>] <i class="c"># b</i></code></pre>',
    ],
  ])('in an article, %s', (_, markdown, want) => {
    expect(articleText(markdown)).toBe(want);
  });
});

test.each<[string, Article, string]>([
  [
    'without a title',
    { folder: 'guides/a', markdown: 'Text\n', file: 'a.md' },
    'a.md:1 An article begins with its title. Write a line such as `# Quick start` first. (article-title)',
  ],
  [
    'in the folder of a resource',
    { folder: 'indexes', markdown: '# A\n', file: 'a.md' },
    'a.md The article indexes and a resource, an operation or another article have the same page indexes/index.md. Rename the article. (page-path)',
  ],
  [
    'outside of the site',
    { folder: 'guides/../../a', markdown: '# A\n', file: 'a.md' },
    'a.md guides/../../a cannot be a folder of the site. Name it in letters, digits, _ and -, with / between its parts. (article-folder)',
  ],
  [
    'with links that lead nowhere',
    {
      folder: 'guides/a',
      markdown:
        '# A\n\nOne\n[two](../b/index.md) three.\n\n| a |\n| - |\n| [b](#b) |\n\n- c\n- [d](/x)\n',
    },
    [
      'guides/a/index.md:4 There is no guides/b/index.md, where the link ../b/index.md leads. Write it relative to guides/a/index.md, to the index.md of a page. (article-link)',
      'guides/a/index.md:8 guides/a/index.md has no part b, where the link #b leads. It has menu, content. (article-link)',
      'guides/a/index.md:11 There is no /x, where the link /x leads. Write it relative to guides/a/index.md, to the index.md of a page. (article-link)',
    ].join('\n'),
  ],
  [
    'with a link to a part that is not there',
    { folder: 'changelog', markdown: '# A\n\n[x](../retrieval/retrieve/index.md#none)\n' },
    'changelog/index.md:3 retrieval/retrieve/index.md has no part none, where the link ../retrieval/retrieve/index.md#none leads. It has ',
  ],
])('an article %s is refused, with its file and line', (_, article, message) => {
  expect(() => render(article)).toThrow(message);
});

describe('the guides of a folder', () => {
  test('are its Markdown files, in the order of their numbers and named without them', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'quipu-guides-'));
    for (const name of ['02-a.md', '01-b.md', 'notes.txt'])
      writeFileSync(path.join(folder, name), `# ${name}\n`);
    expect(await readGuides(folder)).toEqual([
      { folder: 'guides/b', markdown: '# 01-b.md\n', file: path.join(folder, '01-b.md') },
      { folder: 'guides/a', markdown: '# 02-a.md\n', file: path.join(folder, '02-a.md') },
    ]);
    rmSync(folder, { recursive: true });
  });
});
