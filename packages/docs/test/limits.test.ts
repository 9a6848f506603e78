import { expect, test } from 'vitest';
import { pageLines } from './page-text.ts';
import { json, jsonBody, pagesOf } from './pages.ts';

const text = { type: 'string' };
const parameter = (name: string, where: string, schema: object): object => {
  return { name, in: where, required: where === 'path', schema };
};

const pages = pagesOf({
  method: 'post',
  path: '/things/{id}',
  operation: {
    parameters: [
      parameter('id', 'path', { ...text, maxLength: 9, pattern: '^[a-z]+$' }),
      parameter('size', 'query', { type: 'integer', minimum: 1, maximum: 5, default: 2 }),
      parameter('tags', 'query', { type: 'array', maxItems: 3, items: { ...text, minLength: 2 } }),
      parameter('lang', 'cookie', { ...text, default: 'en' }),
      parameter('X-Key', 'header', { ...text, format: 'uuid', maxLength: 36 }),
    ],
    ...jsonBody({
      type: 'object',
      properties: {
        note: text,
        list: {
          type: 'array',
          items: {
            type: 'object',
            properties: { size: { type: 'number', exclusiveMinimum: 0 } },
          },
        },
        scores: { type: 'object', additionalProperties: { type: 'number', maximum: 1 } },
        either: { oneOf: [{ type: 'integer', multipleOf: 5 }, text] },
      },
    }),
  },
  answers: json({ type: 'object', properties: { name: { ...text, maxLength: 7 } } }),
});

test('the Markdown of an operation says every limit and default of what is sent, by the path of its field', () => {
  const [, section = ''] = (pages.get('things/do/index.md') ?? '').split(
    '\n### Limits and Defaults\n\n',
  );
  expect(section).toBe(`- \`id\`: maxLength 9, pattern \`^[a-z]+$\`
- \`size\`: minimum 1, maximum 5, default 2
- \`tags\`: maxItems 3, items minLength 2
- \`lang\`: default \`"en"\`
- \`X-Key\`: maxLength 36
- \`either\`: multipleOf 5
- \`list.size\`: exclusiveMinimum 0
- \`scores\`: values maximum 1
`);
  expect(pages.get('things/index.md')).not.toContain('Limits');
});

test('its web page says them, too, and those of what is answered', () => {
  const lines = pageLines(pages.get('things/do/index.html') ?? '');
  expect(lines).toEqual(
    expect.arrayContaining(
      'maxLength9|pattern^[a-z]+$|minimum1|maximum5|default2|maxItems3|items minLength2|default"en"|formatuuid|maxLength36|exclusiveMinimum0|values maximum1|multipleOf5|maxLength7'.split(
        '|',
      ),
    ),
  );
});

test('an operation without limits has no section of them', () => {
  expect(pagesOf({}).get('things/do/index.md')).not.toContain('Limits');
});
