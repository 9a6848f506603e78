import { renderSite } from '@quipu/docs';
import { readApi } from '@quipu/generator';
import document from '@quipu/spec/openapi.json' with { type: 'json' };
import { describe, expect, test } from 'vitest';
import { attributes, pageLines } from './page-text.ts';
import { pagesOf } from './pages.ts';

const done = { 204: { description: 'Done' } };
const answer = (description: string, examples?: object): object => {
  return {
    description,
    ...(examples && { content: { 'application/json': { schema: {}, examples } } }),
  };
};
const operation = (operationId: string, responses: object): object => {
  return { get: { operationId, tags: ['Things'], responses: { ...done, ...responses } } };
};

describe('the catalogue of errors', () => {
  const none = {
    summary: 'No such thing',
    description: 'It is gone.\n\nMake another.',
    value: { detail: 'gone' },
  };
  const pages = pagesOf({
    root: {
      paths: {
        '/a': operation('things.get', {
          409: answer('Taken.'),
          404: answer('There is none.', { none }),
        }),
        '/b': operation('things.delete', {
          404: answer('There is none.', { none, other: { value: 1 } }),
        }),
      },
    },
  });

  test('has each error once, by status, with cause and mend, its example, and the operations that answer it', () => {
    expect(pages.get('errors/index.md')).toBe(`# Errors

Every error that an operation describes, by status: what causes it, what mends it, and what the SDK throws.

## 404 NotFoundError

### No such thing

It is gone.

Make another.

\`\`\`json
{
  "detail": "gone"
}
\`\`\`

Answered by: [Things Get](../things/get/index.md), [Things Delete](../things/delete/index.md)

### Not Found

There is none.

\`\`\`json
1
\`\`\`

Answered by: [Things Delete](../things/delete/index.md)

## 409 ConflictError

### Conflict

Taken.

Answered by: [Things Get](../things/get/index.md)
`);
  });

  test('says the same as a web page, with an address for each status and error', () => {
    const page = pages.get('errors/index.html') ?? '';
    const lines = pageLines(page);
    expect(lines.slice(lines.indexOf('404 NotFoundError'))).toEqual([
      '404 NotFoundError',
      'No such thing',
      'It is gone.',
      'Make another.',
      '{',
      '"detail": "gone"',
      '}',
      'Answered by Things Get, Things Delete',
      'Not Found',
      'There is none.',
      '1',
      'Answered by Things Delete',
      '409 ConflictError',
      'Conflict',
      'Taken.',
      'Answered by Things Get',
    ]);
    expect(attributes(page, 'id')).toEqual([
      'menu',
      'content',
      '404',
      'no-such-thing',
      'not-found',
      '409',
      'conflict',
    ]);
  });

  test('is reached from the overview, llms.txt, the navigation, and what an operation says of its errors', () => {
    expect(pages.get('index.md')).toContain('## [Errors](errors/index.md)');
    expect(pages.get('llms.txt')).toContain('- [Errors](errors/index.md): Every error');
    const html = pages.get('things/get/index.html') ?? '';
    expect(attributes(html, 'href')).toEqual(
      expect.arrayContaining(['../../errors/index.html', '../../errors/index.html#404']),
    );
    expect(pages.get('things/get/index.md')).toContain(`### Errors

- \`404 NotFoundError\`

  - [No such thing](../../errors/index.md#no-such-thing)

    It is gone.

    Make another.

- \`409 ConflictError\`

  Taken.

  - [Conflict](../../errors/index.md#conflict)
`);
  });

  test('stands beside a resource that is called errors', () => {
    const both = pagesOf({
      root: { paths: { '/a': operation('errors.get', { 404: answer('There is none.') }) } },
    });
    expect(both.get('errors/index.md')).toMatch(/^# Things\n/);
    expect(both.get('errors-2/index.md')).toMatch(/^# Errors\n/);
    expect(both.get('errors/get/index.md')).toContain('(../../errors-2/index.md#not-found)');
  });

  test('is not there where no operation describes an error', () => {
    const paths = [...pagesOf({}).entries()];
    expect(
      paths.filter(([path, text]) => path.startsWith('errors') || /errors/.test(text)),
    ).toEqual([]);
  });
});

test('every error that our description gives says its cause and its mend', () => {
  const page = renderSite(readApi(document)).get('errors/index.md') ?? '';
  const errors = page.split('\n### ').slice(1);
  expect(errors.length).toBeGreaterThan(10);
  const silent = errors.filter((error) => {
    const [, cause = '', mend = '', example = ''] = error.split('\n\n');
    return !(cause.endsWith('.') && mend.endsWith('.') && example.startsWith('```json'));
  });
  expect(silent).toEqual([]);
});
