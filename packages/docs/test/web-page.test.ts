import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { readGuides, renderSite } from '@quipu/docs';
import { readApi } from '@quipu/generator';
import { loadDescription } from '@quipu/generator/load';
import document from '@quipu/spec/openapi.json' with { type: 'json' };
import { describe, expect, test } from 'vitest';
import { attributes, missingLines, pageLines, samplesOn } from './page-text.ts';
import { json, jsonBody, pagesOf } from './pages.ts';

const fixture = (name: string): string =>
  fileURLToPath(new URL(`fixtures/${name}`, import.meta.url));
const operationPage = (given: Parameters<typeof pagesOf>[0]): string =>
  pagesOf(given).get('things/do/index.html') ?? '';
const text = { type: 'string' };

test('a description of one operation gives the text of its web page, line by line', async () => {
  const { document: description } = await loadDescription(fixture('list-directories.yaml'));
  const page = renderSite(readApi(description)).get('directories/list/index.html') ?? '';
  const want = readFileSync(fixture('list-directories.page.txt'), 'utf8')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  const lines = pageLines(page);
  expect(missingLines(want, lines)).toEqual([]);
  // What is ours stands after the title.
  const ours = lines.slice(lines.lastIndexOf('Markdown')).filter((line) => !want.includes(line));
  expect(ours).toEqual([
    'Markdown',
    'Directories',
    'Query Limits and DefaultsExpand Collapse',
    'include_deleted',
    'defaultfalse',
    'curl',
    'SDK',
    "import { Directories } from 'directories';",
    'const client = new Directories();',
    'const directory = await client.directories.list();',
    'Client',
    "import { createClient } from 'directories/client';",
    'const client = createClient();',
    "const { data, error } = await client.GET('/api/v1/beta/directories');",
    'Response',
  ]);
});

const guides = fileURLToPath(new URL('guides', import.meta.resolve('@quipu/spec/package.json')));
const articles = await readGuides(guides);

describe('every page of our own description', () => {
  const pages = renderSite(readApi(document), { articles });
  const webPages = [...pages].filter(([file]) => file.endsWith('.html'));
  const sizeOf = (file: string): number => gzipSync(pages.get(file) ?? '').length;

  test('stands beside its Markdown, and leads there', () => {
    const markdown = [...pages.keys()].filter((file) => file.endsWith('.md'));
    expect(webPages.map(([file]) => file.replace('.html', '.md')).toSorted()).toEqual(
      markdown.toSorted(),
    );
    const lost = webPages.filter(
      ([, page]) =>
        !page.includes('<link rel="alternate" type="text/markdown" href="index.md">') ||
        !page.includes('<a href="index.md">Markdown</a>'),
    );
    expect(lost).toEqual([]);
  });

  test('names the fields, examples and answers that its Markdown names', () => {
    const missing = webPages.flatMap(([file, page]) => {
      const lines = pageLines(page);
      const markdown = pages.get(file.replace('.html', '.md')) ?? '';
      const bullets = [...markdown.matchAll(/^ *- `+ ?(.*?) ?`+$/gm)].map(
        ([, bullet = '']) => bullet,
      );
      const code = [...markdown.matchAll(/^```\w+\n([^]*?)\n```$/gm)].flatMap(([, block = '']) =>
        block
          .split('\n')
          .map((line) => line.trim())
          .filter(Boolean),
      );
      const isThere = new Set(lines);
      return [...bullets, ...code].filter((line) => !isThere.has(line)).map((line) => [file, line]);
    });
    expect(missing).toEqual([]);
  });

  const idsOf = (file: string): readonly string[] => attributes(pages.get(file) ?? '', 'id');

  test('has every address once, and every link leads to a page or a part of one', () => {
    const broken = webPages.flatMap(([file, page]) => {
      const ids = idsOf(file);
      const twice = ids.filter((id, index) => ids.indexOf(id) !== index);
      const dead = attributes(page, 'href').filter((href) => {
        if (href.startsWith('data:')) return false;
        if (href.startsWith('https:')) return false;
        const [to = '', part] = href.split('#');
        const target = to === '' ? file : path.posix.join(path.posix.dirname(file), to);
        const isThere = part === undefined || idsOf(target).includes(part);
        return !pages.has(target) || !isThere;
      });
      return [...twice, ...dead].map((address) => `${file} ${address}`);
    });
    expect(broken).toEqual([]);
  });

  test('marks itself in the navigation, once', () => {
    const marks = webPages.map(([, page]) => page.match(/aria-current="page"/g)?.length);
    expect(new Set(marks)).toEqual(new Set([1]));
  });

  test('has one script, which it does not wait for, and needs nothing from elsewhere', () => {
    const needy = webPages.filter(([file, page]) => {
      const [script = '', ...more] = attributes(page, 'src');
      const rest = page.replace(`<script defer src="${script}"></script>`, '');
      return (
        more.length > 0 ||
        path.posix.join(path.posix.dirname(file), script) !== 'script.js' ||
        /<script|javascript:| on\w+="/i.test(rest) ||
        /<(?!a )[^>]* href="(?:\w+:)?\/\//.test(page)
      );
    });
    expect(needy.map(([file]) => file)).toEqual([]);
    for (const style of ['style.css', 'script.css', 'article.css']) {
      expect(pages.get(style)).not.toMatch(/url\(|@import/);
    }
  });

  test('has headings that go down one level at a time', () => {
    const jumps = webPages.filter(([, page]) => {
      const levels = [...page.matchAll(/<h(\d)/g)].map(([, level]) => Number(level));
      return levels[0] !== 1 || levels.some((level, index) => level > (levels[index - 1] ?? 0) + 1);
    });
    expect(jumps.map(([file]) => file)).toEqual([]);
  });

  test('sends at most 6 kB for an operation, 10 kB for a guide and 20 kB for a resource, compressed, with its stylesheets', () => {
    const heavy = webPages
      .map(([file, page]) => {
        const styles = attributes(page, 'href').filter((href) => href.endsWith('.css'));
        const sent = [file, ...styles.map((href) => href.replaceAll('../', ''))].map(sizeOf);
        return { file, page, sent: sent.reduce((sum, size) => sum + size) };
      })
      .filter(({ page, sent }) => sent > limit(page));
    expect(heavy.map(({ file, sent }) => [file, sent])).toEqual([]);
  });
});

/** In bytes, compressed. */
function limit(page: string): number {
  return page.includes('class="operation"') ? 20_000 : page.includes('<article>') ? 10_000 : 6000;
}

test('what a description says is text, never markup', () => {
  const hostile = `<script>alert("1")</script> & 'it' <img src=x onerror=alert(1)>`;
  const page = operationPage({
    method: 'post',
    operation: {
      summary: hostile,
      description: `${hostile} \`<b>\` **<i>** [<u>](https://a.test/"onclick="x) [js](javascript:alert(1))`,
      ...jsonBody({
        type: 'object',
        properties: {
          '"><script>': { ...text, description: hostile, pattern: '^<"&\'>$', default: '<b>' },
          mode: { enum: ['<script>', '&amp;'] },
        },
        examples: [{ mode: '</pre><script>' }],
      }),
    },
    answers: json({
      type: 'object',
      properties: { a: { ...text, examples: ['</code><script>'] } },
    }),
    root: { info: { title: hostile, version: '1.0.0' } },
  });
  const tags = [...page.matchAll(/<(\w+)/g)].map(([, tag]) => tag);
  // The page's own.
  expect(tags.filter((tag) => ['script', 'img', 'u'].includes(tag ?? ''))).toEqual(['script']);
  expect(page).not.toContain('href="javascript:');
  expect(page.replaceAll(/"[^"]*"/g, '""')).not.toMatch(/<[^>]* on\w+=/);
  expect(pageLines(page)).toEqual(expect.arrayContaining([hostile, '"&amp;"', '"<script>"']));
});

test('a description keeps its paragraphs, lists, code and links', () => {
  const description =
    'One `a_b`,\ntwo.\n\nSteps:\n- **first** of\n  all\n- [second](https://a.test/x?y=1&z=2)\n\n```sh\na  &&\n\nb\n```\n\n1. last';
  expect(operationPage({ operation: { description } })).toContain(`
<p>One <code>a_b</code>,
two.</p>
<p>Steps:</p>
<ul>
<li><strong>first</strong> of
all</li>
<li><a href="https://a.test/x?y=1&amp;z=2">second</a></li>
</ul>

<pre><code>a  &amp;&amp;

b</code></pre>
<ol>
<li>last</li>
</ol>`);
});

test.each([
  ['a heading is a paragraph', '## Limits', '<p>Limits</p>'],
  ['a table is one', '| a |\n| - |\n| b |', '<td>b</td>'],
  ['an entity is its character', 'a &amp; b &lt;c&gt;', '<p>a &amp; b &lt;c&gt;</p>'],
  [
    'a name with underscores stays whole',
    'page_size or next_page_token',
    '<p>page_size or next_page_token</p>',
  ],
  [
    'an image is a link to it',
    '![a](https://a.test/a.png)',
    '<p>!<a href="https://a.test/a.png">a</a></p>',
  ],
  ['a relative link stays text', '[a](../b)', '<p>[a](../b)</p>'],
])('in a description, %s', (_, description, want) => {
  expect(operationPage({ operation: { description } })).toContain(want);
});

test('a nested field has an address that follows its names, and a second one with the same names a number', () => {
  const item = { type: 'object', properties: { id: text, 'a b': text, 'a-b': text } };
  const page = operationPage({
    answers: json({ type: 'object', properties: { items: { type: 'array', items: item } } }),
  });
  expect(attributes(page, 'id').filter((id) => id.startsWith('returns'))).toEqual([
    'returns',
    'returns-items',
    'returns-items-id',
    'returns-items-a-b',
    'returns-items-a-b-2',
  ]);
});

test('constraints and defaults stand beneath a field, each on a line; those of the query apart', () => {
  const page = operationPage({
    method: 'post',
    operation: {
      parameters: [
        { name: 'size', in: 'query', schema: { type: 'integer', minimum: 1, default: 50 } },
        { name: 'day', in: 'query', schema: { ...text, format: 'date' } },
      ],
      ...jsonBody({
        type: 'object',
        properties: {
          name: { ...text, minLength: 1, maxLength: 9, default: 'x', description: 'Its name.' },
          tags: { type: 'array', items: text, maxItems: 3, deprecated: true },
          mode: { enum: ['a', 'b'], default: null },
        },
      }),
    },
  });
  const lines = pageLines(page);
  expect(
    lines.slice(lines.indexOf('Query ParametersExpand Collapse'), lines.lastIndexOf('Do Thing')),
  ).toEqual([
    'Query ParametersExpand Collapse',
    'day: optional string',
    'size: optional number',
    'Body ParametersExpand Collapse',
    'mode: optional "a" or "b"',
    'One of the following:',
    '"a"',
    '"b"',
    'name: optional string',
    'Its name.',
    'minLength1',
    'maxLength9',
    'default"x"',
    'tags: optional array of string',
    'deprecated',
    'maxItems3',
    'Query Limits and DefaultsExpand Collapse',
    'size',
    'minimum1',
    'default50',
  ]);
});

test('errors stand with what the SDK throws and lead to the catalogue, form fields before what is returned', () => {
  const schema = { type: 'object', properties: { file: { ...text, format: 'binary' } } };
  const page = operationPage({
    method: 'post',
    operation: {
      requestBody: { content: { 'multipart/form-data': { schema } } },
      deprecated: true,
    },
    answers: {
      ...json({ type: 'object', properties: { id: text } }),
      404: {
        description: 'There is none.',
        content: { 'application/json': { schema: {}, examples: { none: { value: 1 } } } },
      },
    },
  });
  const want = [
    'Do Thing',
    'POST/things',
    'Do Thing',
    'Deprecated',
    'Form FieldsExpand Collapse',
    'file: optional string',
    'formatbinary',
    'ReturnsExpand Collapse',
    'id: optional string',
    'ErrorsExpand Collapse',
    '404 NotFoundError',
    'There is none.',
    'Not Found',
    'Do Thing',
  ];
  expect(missingLines(want, pageLines(page))).toEqual([]);
  expect(attributes(page, 'href')).toContain('../../errors/index.html#404');
});

test('a resource page has each operation with its samples, and the types that they answer', () => {
  const page =
    pagesOf({ answers: json({ type: 'object', properties: { id: text } }) }).get(
      'things/index.html',
    ) ?? '';
  expect(
    missingLines(
      [
        'Things',
        'Do Thing',
        'GET/things',
        'ReturnsExpand Collapse',
        'id: optional string',
        'Do Thing',
        'curl https://api.test/things',
        'Response',
        '{',
        'Domain Types',
        'Thing Do ResponseExpand Collapse',
        'ThingDoResponse = object { id }',
      ],
      pageLines(page),
    ),
  ).toEqual([]);
  expect(attributes(page, 'id')).toEqual(
    expect.arrayContaining(['do', 'do-returns-id', 'thing-do-response-ThingDoResponse-id']),
  );
});

describe('the call of the SDK', () => {
  const parameter = (name: string, where: string, more: object = {}): object => {
    return { name, in: where, required: true, schema: text, ...more };
  };
  test.each<[string, Parameters<typeof pagesOf>[0], string]>([
    ['without an answer has no result', {}, 'await client.things.do();'],
    [
      'names its result for the resource',
      { answers: json({ type: 'object', properties: { id: text } }) },
      'const thing = await client.things.do();',
    ],
    [
      'takes the last id first, then the rest as one object, from the first examples',
      {
        path: '/things/{thing_id}/parts/{id}',
        operation: {
          parameters: [
            parameter('thing_id', 'path', { examples: { one: { value: "it's" } } }),
            parameter('id', 'path'),
            parameter('q', 'query'),
          ],
        },
      },
      "await client.things.do('id', { thing_id: 'it\\'s', q: 'q' });",
    ],
    [
      'breaks a long object over lines',
      {
        method: 'post',
        operation: jsonBody({
          type: 'object',
          required: ['a-b', 'list', 'size'],
          properties: {
            'a-b': { ...text, examples: ['a rather long value of a field'] },
            list: { type: 'array', items: text },
            size: { type: 'integer' },
          },
        }),
      },
      "await client.things.do({\n'a-b': 'a rather long value of a field',\nlist: ['string'],\nsize: 0,\n});",
    ],
    [
      'sends a body that is no object as body',
      { method: 'post', operation: jsonBody({ type: 'array', items: text }) },
      "await client.things.do({ body: ['string'] });",
    ],
    [
      'sends a file as one',
      {
        method: 'post',
        operation: {
          requestBody: {
            required: true,
            content: {
              'multipart/form-data': {
                schema: {
                  type: 'object',
                  required: ['file'],
                  properties: { file: { ...text, format: 'binary' } },
                },
              },
            },
          },
        },
      },
      "await client.things.do({ file: new File(['file'], 'example.md') });",
    ],
  ])('%s', (_, given, want) => {
    expect(sdkCallOf(given)).toBe(want);
  });
});

describe('the call of the plain client', () => {
  const header = { name: 'X-Tenant', in: 'header', required: true, schema: text };
  const form = {
    type: 'object',
    required: ['grant'],
    properties: { grant: { ...text, examples: ['code'] }, scope: text },
  };

  test.each<[string, Parameters<typeof pagesOf>[0], string]>([
    ['without an answer has no data', {}, "const { error } = await client.GET('/things');"],
    [
      'names what the path, the query and the headers need',
      {
        path: '/things/{id}',
        operation: {
          parameters: [
            { name: 'id', in: 'path', required: true, schema: text },
            { name: 'q', in: 'query', required: true, schema: { type: 'integer' } },
            { name: 'page', in: 'query', schema: text },
            header,
          ],
        },
        answers: json({ type: 'object', properties: { id: text } }),
      },
      "const { data, error } = await client.GET('/things/{id}', {\nparams: {\npath: { id: 'id' },\nquery: { q: 0 },\nheader: { 'X-Tenant': 'X-Tenant' },\n},\n});",
    ],
    [
      'says that a form is one',
      { method: 'post', operation: bodyOf('application/x-www-form-urlencoded', form) },
      "const { error } = await client.POST('/things', {\nbody: { grant: 'code' },\nheaders: {\n'Content-Type': 'application/x-www-form-urlencoded',\n},\n});",
    ],
    [
      'sends a body that is no JSON as it is',
      {
        method: 'put',
        operation: bodyOf('application/octet-stream', { ...text, format: 'binary' }),
      },
      "const { error } = await client.PUT('/things', {\nbody: new File(['string'], 'example.md'),\nheaders: { 'Content-Type': 'application/octet-stream' },\nbodySerializer: (body) => body,\n});",
    ],
  ])('%s', (_, given, want) => {
    expect(callOf('Client', given, ['createClient', 'test/client', 'createClient'])).toBe(want);
  });

  test('has the headers that are needed; the call of the SDK has them among its fields', () => {
    expect(sdkCallOf({ operation: { parameters: [header] } })).toBe(
      "await client.things.do({ 'X-Tenant': 'X-Tenant' });",
    );
  });
});

test('the navigation of a large description has the resources around the page', () => {
  const names = Array.from({ length: 200 }, (_, index) => `r${index}`);
  const paths = names.map((name) => [
    `/${name}`,
    { get: { operationId: `${name}.list`, tags: [name], responses: { 204: { description: '' } } } },
  ]);
  const pages = pagesOf({ root: { paths: Object.fromEntries(paths), tags: [] } });
  const linksOn = (file: string): readonly string[] => {
    const [, nav = ''] = (pages.get(file) ?? '').split('<nav');
    return attributes(nav.slice(0, nav.indexOf('</nav>')), 'href').map((href) =>
      path.posix.join(path.posix.dirname(file), href),
    );
  };
  const links = linksOn('r100/list/index.html');
  expect(links.length).toBe(1 + 60 + 1);
  expect(links).toEqual(
    expect.arrayContaining([
      'index.html',
      'r100/list/index.html',
      'r70/index.html',
      'r129/index.html',
    ]),
  );
  expect(linksOn('index.html').slice(0, 2)).toEqual(['index.html', 'r0/index.html']);
  expect(linksOn('r199/index.html')).toContain('r199/list/index.html');
});

function bodyOf(mediaType: string, schema: object): object {
  return { requestBody: { required: true, content: { [mediaType]: { schema } } } };
}

function sdkCallOf(given: Parameters<typeof pagesOf>[0]): string {
  return callOf('SDK', given, ['Test', 'test', 'new Test']);
}

/** What a sample does with its client: what follows the import and the construction. */
function callOf(
  title: string,
  given: Parameters<typeof pagesOf>[0],
  [name, from, made]: readonly [string, string, string],
): string {
  const sample = samplesOn(operationPage(given)).find((each) => each.title === title);
  const start = `import { ${name} } from '${from}';\n\nconst client = ${made}();\n\n`;
  expect(sample?.code.slice(0, start.length)).toBe(start);
  return (sample?.code.slice(start.length) ?? '').replaceAll(/^ +/gm, '');
}
