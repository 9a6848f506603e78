import { expect, test } from 'vitest';
import { json, sectionOf } from './pages.ts';

const text = { type: 'string' };
const number = { type: 'number' };
const object = (...names: string[]): object => {
  return { type: 'object', properties: Object.fromEntries(names.map((name) => [name, text])) };
};
const schemas = {
  Cat: { ...object('name'), description: 'A cat.', 'x-quipu-model': true },
  Mood: { enum: ['calm', 'cross'], description: 'How it is.', 'x-quipu-model': true },
  Plain: { ...object('name'), description: 'Plain.' },
  Node: {
    type: 'object',
    properties: {
      children: { type: 'array', items: { $ref: '#/components/schemas/Node' } },
      parent: { $ref: '#/components/schemas/Node' },
    },
  },
  Tree: {
    'x-quipu-model': true,
    type: 'object',
    properties: { branches: { type: 'array', items: { $ref: '#/components/schemas/Tree' } } },
  },
  Lists: { type: 'array', items: { $ref: '#/components/schemas/Lists' } },
};
const cat = { $ref: '#/components/schemas/Cat' };
const bullets = (...lines: string[]): string => lines.join('\n\n');

// Each is the type of an optional property, `of`.
test.each<[string, object, string]>([
  ['a string', text, '- `of: optional string`'],
  ['a string with a format', { ...text, format: 'uuid' }, '- `of: optional string`'],
  ['an integer', { type: 'integer' }, '- `of: optional number`'],
  ['a boolean', { type: 'boolean' }, '- `of: optional boolean`'],
  ['anything', {}, '- `of: optional unknown`'],
  ['what may be null', { type: ['string', 'null'] }, '- `of: optional string`'],
  ['one variant or null', { anyOf: [number, { type: 'null' }] }, '- `of: optional number`'],
  ['only null', { type: 'null' }, '- `of: optional null`'],
  ['an array', { type: 'array', items: text }, '- `of: optional array of string`'],
  ['an array of anything', { type: 'array' }, '- `of: optional array of unknown`'],
  [
    'an array of arrays',
    { type: 'array', items: { type: 'array', items: number } },
    '- `of: optional array of array of number`',
  ],
  [
    'an array of objects',
    { type: 'array', items: object('b', 'a') },
    bullets(
      '- `of: optional array of object { a, b }`',
      '  - `a: optional string`',
      '  - `b: optional string`',
    ),
  ],
  [
    'an array of an enum',
    { type: 'array', items: { enum: ['x', 'y'] } },
    bullets('- `of: optional array of "x" or "y"`', '  - `"x"`', '  - `"y"`'),
  ],
  ['an open object', { type: 'object' }, '- `of: optional map[unknown]`'],
  [
    'an object that is open by word',
    { type: 'object', additionalProperties: true },
    '- `of: optional map[unknown]`',
  ],
  ['a map', { type: 'object', additionalProperties: number }, '- `of: optional map[number]`'],
  [
    'a map of maps',
    { type: 'object', additionalProperties: { type: 'object', additionalProperties: text } },
    '- `of: optional map[map[string]]`',
  ],
  [
    'a map of objects',
    { type: 'object', additionalProperties: object('a') },
    bullets('- `of: optional map[object { a }]`', '  - `a: optional string`'),
  ],
  [
    'a map of a union',
    { type: 'object', additionalProperties: { type: ['string', 'number'] } },
    bullets('- `of: optional map[string or number]`', '  - `string`', '  - `number`'),
  ],
  [
    'an object of four',
    object('d', 'id', 'a', 'b'),
    bullets(
      '- `of: optional object { id, a, b, d }`',
      '  - `id: optional string`',
      '  - `a: optional string`',
      '  - `b: optional string`',
      '  - `d: optional string`',
    ),
  ],
  [
    'an object of five',
    object('a', 'b', 'c', 'd', 'e'),
    bullets(
      '- `of: optional object { a, b, c, 2 more }`',
      '  - `a: optional string`',
      '  - `b: optional string`',
      '  - `c: optional string`',
      '  - `d: optional string`',
      '  - `e: optional string`',
    ),
  ],
  [
    'an object of none',
    { type: 'object', additionalProperties: false },
    '- `of: optional object {}`',
  ],
  [
    'an object in an object',
    { type: 'object', required: ['a'], properties: { a: object('b') } },
    bullets('- `of: optional object { a }`', '  - `a: object { b }`', '    - `b: optional string`'),
  ],
  ['an enum of one', { const: 'only' }, bullets('- `of: optional "only"`', '  - `"only"`')],
  [
    'an enum, in the order of the description',
    { enum: ['b', 'a', 'd', 'c'] },
    bullets(
      '- `of: optional "b" or "a" or "d" or "c"`',
      '  - `"b"`',
      '  - `"a"`',
      '  - `"d"`',
      '  - `"c"`',
    ),
  ],
  [
    'an enum of five',
    { enum: ['a', 'b', 'c', 'd', 'e'] },
    bullets(
      '- `of: optional "a" or "b" or "c" or 2 more`',
      '  - `"a"`',
      '  - `"b"`',
      '  - `"c"`',
      '  - `"d"`',
      '  - `"e"`',
    ),
  ],
  [
    'an enum of numbers',
    { enum: [1, 2.5] },
    bullets('- `of: optional 1 or 2.5`', '  - `1`', '  - `2.5`'),
  ],
  ['an enum of a boolean', { const: true }, bullets('- `of: optional true`', '  - `true`')],
  ['an enum that may be null', { enum: ['a', null] }, bullets('- `of: optional "a"`', '  - `"a"`')],
  [
    'a value with a backtick',
    { const: 'a`b' },
    bullets('- `` of: optional "a`b" ``', '  - `` "a`b" ``'),
  ],
  [
    'a union',
    { type: ['string', 'integer', 'null'] },
    bullets('- `of: optional string or number`', '  - `string`', '  - `number`'),
  ],
  [
    'a union of variants that read the same',
    { anyOf: [{ type: 'integer' }, number, text] },
    bullets('- `of: optional number or string`', '  - `number`', '  - `string`'),
  ],
  [
    'a union of five',
    {
      oneOf: [
        text,
        number,
        { type: 'boolean' },
        { type: 'array', items: text },
        { type: 'object' },
      ],
    },
    bullets(
      '- `of: optional string or number or boolean or 2 more`',
      '  - `string`',
      '  - `number`',
      '  - `boolean`',
      '  - `array of string`',
      '  - `map[unknown]`',
    ),
  ],
  [
    'a union of five, of which two read the same',
    {
      oneOf: [
        text,
        { type: 'integer' },
        number,
        { type: 'boolean' },
        { type: 'array', items: text },
      ],
    },
    bullets(
      '- `of: optional string or number or boolean or array of string`',
      '  - `string`',
      '  - `number`',
      '  - `boolean`',
      '  - `array of string`',
    ),
  ],
  [
    'a union of objects',
    { oneOf: [object('a'), object('b', 'c')] },
    bullets(
      '- `of: optional object { a } or object { b, c }`',
      '  - `object { a }`',
      '    - `a: optional string`',
      '  - `object { b, c }`',
      '    - `b: optional string`',
      '    - `c: optional string`',
    ),
  ],
  [
    'a union of an enum and a string',
    { anyOf: [{ enum: ['latest'], description: 'The last.' }, text] },
    bullets(
      '- `of: optional "latest" or string`',
      '  - `"latest"`',
      '    The last.',
      '    - `"latest"`',
      '  - `string`',
    ),
  ],
  [
    'a union of named models',
    { oneOf: [cat, text] },
    bullets(
      '- `of: optional Cat or string`',
      '  - `Cat = object { name }`',
      '    A cat.',
      '    - `name: optional string`',
      '  - `string`',
    ),
  ],
  [
    'an array of a union',
    { type: 'array', items: { type: ['string', 'number'] } },
    bullets('- `of: optional array of string or number`', '  - `string`', '  - `number`'),
  ],
  [
    'a named model',
    cat,
    bullets('- `of: optional Cat`', '  A cat.', '  - `name: optional string`'),
  ],
  [
    'a named model with words of its own',
    { ...cat, description: 'Ours.' },
    bullets('- `of: optional Cat`', '  Ours.', '  - `name: optional string`'),
  ],
  [
    'an array of a named model',
    { type: 'array', items: cat },
    bullets('- `of: optional array of Cat`', '  - `name: optional string`'),
  ],
  [
    'a named enum',
    { $ref: '#/components/schemas/Mood' },
    bullets('- `of: optional Mood`', '  How it is.', '  - `"calm"`', '  - `"cross"`'),
  ],
  [
    'a model without a name on pages',
    { $ref: '#/components/schemas/Plain' },
    bullets('- `of: optional object { name }`', '  Plain.', '  - `name: optional string`'),
  ],
  [
    'a model inside itself',
    { $ref: '#/components/schemas/Node' },
    bullets(
      '- `of: optional object { children, parent }`',
      '  - `children: optional array of object { children, parent }`',
      '  - `parent: optional object { children, parent }`',
    ),
  ],
  [
    'a named model inside itself',
    { $ref: '#/components/schemas/Tree' },
    bullets('- `of: optional Tree`', '  - `branches: optional array of Tree`'),
  ],
  [
    'a list of lists of itself',
    { $ref: '#/components/schemas/Lists' },
    '- `of: optional array of Lists`',
  ],
  [
    'allOf',
    { allOf: [object('a'), object('b')] },
    bullets(
      '- `of: optional object { a, b }`',
      '  - `a: optional string`',
      '  - `b: optional string`',
    ),
  ],
])('%s reads as the format has it', (_, schema, want) => {
  const answers = json({ type: 'object', properties: { of: schema } });
  expect(sectionOf({ answers, schemas }, '### Returns')).toBe(want);
});

test('a model is opened again beside itself', () => {
  const answers = json({ type: 'object', properties: { a: cat, b: cat } });
  expect(sectionOf({ answers, schemas }, '### Returns')).toBe(
    bullets(
      '- `a: optional Cat`',
      '  A cat.',
      '  - `name: optional string`',
      '- `b: optional Cat`',
      '  A cat.',
      '  - `name: optional string`',
    ),
  );
});

test('properties stand required first, then optional, each with id first and then by name', () => {
  const properties = Object.fromEntries(['z', 'id', 'B', 'a', 'name'].map((name) => [name, text]));
  const answers = json({ type: 'object', required: ['z', 'name'], properties });
  expect(sectionOf({ answers }, '### Returns')).toBe(
    bullets(
      '- `name: string`',
      '- `z: string`',
      '- `id: optional string`',
      '- `B: optional string`',
      '- `a: optional string`',
    ),
  );
});
