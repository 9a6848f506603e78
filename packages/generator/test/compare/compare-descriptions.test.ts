import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { describe, expect, it } from 'vitest';
import { type Change, compareDescriptions } from '@quipu/generator/compare';
import { MUTATIONS } from './mutations.js';
import { things } from './things.js';

function short({ impact, rule, subject, field }: Change): string {
  return `${impact} ${rule} ${subject.name}${field && `.${field}`}`;
}

function changesOf(before: unknown, after: unknown): string[] {
  return compareDescriptions(before as never, after as never).changes.map(short);
}

describe('each kind of change is found, in both directions', () => {
  it.each(MUTATIONS)('$title', ({ mutate, forth, back }) => {
    const mutated = things();
    mutate(mutated);
    expect(changesOf(things(), mutated)).toEqual(forth);
    expect(changesOf(mutated, things())).toEqual(back);
  });
});

/** A description whose one operation sends and answers this schema. */
function describing(schema: unknown, schemas: Record<string, unknown> = {}) {
  const content = { 'application/json': { schema } };
  return {
    openapi: '3.1.0',
    info: { title: 'Things', version: '1.0.0' },
    paths: {
      '/things': {
        post: {
          operationId: 'things.echo',
          requestBody: { required: true, content },
          responses: { 200: { description: 'The same.', content } },
        },
      },
    },
    components: { schemas },
  };
}

/** An operation whose parts are spelled otherwise is described in other words, too. */
function exceptWords(from: unknown, to: unknown): string[] {
  return changesOf(from, to).filter((change) => !change.includes('words-changed'));
}

describe('what means the same is no change, however it is spelled', () => {
  const thing = {
    type: 'object',
    required: ['id'],
    properties: { id: { type: 'string' }, name: { type: 'string' } },
  };
  const ref = { $ref: '#/components/schemas/Thing' };
  const cases: [title: string, one: unknown, other: unknown][] = [
    ['nullable', { type: 'string', nullable: true }, { type: ['string', 'null'] }],
    [
      'null in anyOf',
      { type: ['integer', 'null'] },
      { anyOf: [{ type: 'integer' }, { type: 'null' }] },
    ],
    ['a nullable reference', { allOf: [ref], nullable: true }, { oneOf: [ref, { type: 'null' }] }],
    ['an allOf of one', ref, { allOf: [ref], description: 'The thing.' }],
    ['a reference and what it points at', ref, thing],
    [
      'parts of an allOf',
      {
        allOf: [
          { type: 'object', properties: { id: { type: 'string' } } },
          { properties: { name: { type: 'string' } }, required: ['id'] },
        ],
      },
      thing,
    ],
    [
      'an allOf inside another',
      { allOf: [{ allOf: [ref, { required: ['name'] }] }] },
      { allOf: [ref], required: ['name'] },
    ],
    ['const', { const: 'a' }, { enum: ['a'] }],
    [
      'an enum with its values described',
      { type: 'string', enum: ['a', 'b'] },
      { oneOf: [{ const: 'a', title: 'A' }, { const: 'b' }] },
    ],
    ['an enum in another order', { enum: ['a', 'b'] }, { enum: ['b', 'a'] }],
    [
      'several types',
      { type: ['string', 'integer'] },
      { anyOf: [{ type: 'integer' }, { type: 'string' }] },
    ],
    [
      'a union inside another',
      { oneOf: [{ type: 'string' }, { anyOf: [{ type: 'integer' }, { type: 'boolean' }] }] },
      { type: ['boolean', 'integer', 'string'] },
    ],
    [
      'members in another order',
      { oneOf: [ref, { type: 'string' }] },
      { oneOf: [{ type: 'string' }, ref] },
    ],
    [
      'the type beside a union of objects',
      { type: 'object', oneOf: [ref, { type: 'object', properties: { k: {} } }] },
      { oneOf: [ref, { type: 'object', properties: { k: {} } }] },
    ],
    ['open properties', { ...thing, additionalProperties: true }, thing],
    [
      'a type that properties imply',
      { properties: { id: {} } },
      { type: 'object', properties: { id: {} } },
    ],
    [
      'an exclusive bound',
      { type: 'number', minimum: 0, exclusiveMinimum: true },
      { type: 'number', exclusiveMinimum: 0 },
    ],
    ['a bound that holds anyway', { type: 'string', minLength: 0 }, { type: 'string' }],
    [
      'the tighter of two bounds',
      { allOf: [{ type: 'string', maxLength: 9 }, { maxLength: 5 }] },
      { type: 'string', maxLength: 5 },
    ],
    ['no schema and an empty one', {}, true],
  ];
  it.each(cases)('%s', (_, one, other) => {
    const [before, after] = [
      describing(one, { Thing: thing }),
      describing(other, { Thing: thing }),
    ];
    expect(exceptWords(before, after)).toEqual([]);
    expect(exceptWords(after, before)).toEqual([]);
  });
});

it('keys and properties in another order are no change', () => {
  const reversed = (value: unknown): unknown =>
    value === null || typeof value !== 'object' || Array.isArray(value)
      ? value
      : Object.fromEntries(
          Object.entries(value)
            .toReversed()
            .map(([key, child]) => [key, reversed(child)]),
        );
  expect(changesOf(things(), reversed(things()))).toEqual([]);
});

const tree = (type: string) => ({
  type: 'object',
  properties: {
    value: { type },
    left: { $ref: '#/components/schemas/Tree' },
    children: { type: 'array', items: { $ref: '#/components/schemas/Tree' } },
  },
});

it('a schema that contains itself is compared once', () => {
  const ref = { $ref: '#/components/schemas/Tree' };
  expect(
    changesOf(
      describing(ref, { Tree: tree('string') }),
      describing(ref, { Tree: tree('integer') }),
    ),
  ).toContain('major response-type-changed Tree.value');
});

const open = (...values: string[]) => ({ anyOf: [{ enum: values }, { type: 'string' }] });

it('a value that becomes known beside a type that takes all values breaks nobody', () => {
  expect(changesOf(describing(open('a')), describing(open('a', 'b')))).toEqual([
    'minor response-enum-value-known things.echo.200.body',
    'minor request-enum-value-added things.echo.body',
  ]);
});

const part = (required: string[]) => ({
  type: 'object',
  required,
  properties: { id: { type: 'string' }, name: { type: 'string' } },
});

it('a part of an allOf is judged as what it is a part of', () => {
  const whole = { allOf: [{ $ref: '#/components/schemas/Part' }, { required: ['name'] }] };
  const before = describing(whole, { Part: part(['id', 'name']) });
  // The whole demands the name anyway.
  expect(changesOf(before, describing(whole, { Part: part(['id']) }))).toEqual([]);
  expect(changesOf(before, describing(whole, { Part: part(['name']) }))).toEqual([
    'major response-property-optional things.echo.200.body.id',
    'minor request-property-optional things.echo.body.id',
  ]);
});

const person = (type: string) => ({ type: 'object', properties: { name: { type } } });

it('what only the server sets is judged for answers alone, also behind a reference', () => {
  const made = {
    type: 'object',
    properties: { by: { $ref: '#/components/schemas/Person', readOnly: true } },
  };
  const changes = changesOf(
    describing(made, { Person: person('string') }),
    describing(made, { Person: person('integer') }),
  );
  expect(changes).toEqual(['major response-type-changed Person.name']);
});

it('a change names whom it reaches, what it does to the SDK, where it stands and how to mend it', () => {
  const after = things();
  after.components.schemas.ThingCreate.required.push('note');
  const [change] = compareDescriptions(things() as never, after as never).changes;
  expect(change).toEqual({
    rule: 'request-property-required',
    impact: 'major',
    kind: 'changed',
    side: 'request',
    subject: { kind: 'schema', name: 'ThingCreate' },
    field: 'note',
    operations: ['things.create'],
    message: 'is now required',
    before: 'optional',
    after: 'required',
    reason: 'Requests without it are refused.',
    mend: 'Keep it optional, and say what holds without it as its default.',
    sdk: [
      "client.things.create(…): param 'note' is now required",
      "type ThingCreate: property 'note' is now required",
    ],
    pointer: '/components/schemas/ThingCreate/properties/note',
  });
});

it('what the SDK makes of names is said in its words', () => {
  const want: [title: string, sdk: string[]][] = [
    ['an operationId is renamed', ['client.things.get(…) is now client.things.read(…)']],
    [
      'the last path parameter is renamed',
      ["client.things.get(…): argument 'thing_id' is now 'id'"],
    ],
    [
      'a path parameter before the last is renamed',
      ["client.things.parts.get(…): param 'thing_id' is now 'id'"],
    ],
    ['a schema is renamed', ['type ThingCreate is now type NewThing']],
    [
      'a tag is renamed',
      [
        'class Parts is now class Pieces',
        'type PartGetParams is now type PieceGetParams',
        'type PartGetResponse is now type PieceGetResponse',
      ],
    ],
    ['an alias is removed', ['client.beta.things is gone']],
    ['a wait starts at no operation', ['client.things.createAndWait(…) is gone']],
    ['a property of an answer is removed', ["type PartGetResponse: property 'weight' is gone"]],
  ];
  for (const [title, sdk] of want) {
    const mutated = things();
    MUTATIONS.find((mutation) => mutation.title === title)?.mutate(mutated);
    const [first] = compareDescriptions(things() as never, mutated as never).changes;
    expect([title, first?.sdk]).toEqual([title, sdk]);
  }
});

describe('the description of this project', () => {
  const file = createRequire(import.meta.url).resolve('@quipu/spec/openapi.json');
  const read = () => JSON.parse(readFileSync(file, 'utf8'));
  it('is the same as itself', () => {
    expect(changesOf(read(), read())).toEqual([]);
  });
  const cases: [title: string, mutate: (document: any) => void, forth: string[], back: string[]][] =
    [
      [
        'a request property that is removed',
        ({ components: { schemas } }) => delete schemas.IndexCreate.properties.description,
        ['major request-property-removed IndexCreate.description'],
        ['minor request-property-added IndexCreate.description'],
      ],
      [
        'a default that is changed',
        ({ components: { parameters } }) => (parameters.PageSize.schema.default = 20),
        ['major request-default-changed PageSize.query.page_size'],
        ['major request-default-changed PageSize.query.page_size'],
      ],
      [
        'a property of a part of a multipart body',
        ({ components: { schemas } }) => delete schemas.DirectoryFileUpload.properties.metadata,
        ['major request-property-removed DirectoryFileUpload.metadata'],
        ['minor request-property-added DirectoryFileUpload.metadata'],
      ],
      [
        'metadata that takes no more numbers, sent in a string and answered as it is',
        ({ components: { schemas } }) =>
          schemas.FileMetadata.additionalProperties.anyOf.splice(1, 1),
        [
          'major request-type-narrowed FileMetadata.*',
          'minor response-type-narrowed FileMetadata.*',
        ],
        ['major response-type-widened FileMetadata.*', 'minor request-type-widened FileMetadata.*'],
      ],
    ];
  it.each(cases)('%s', (_, mutate, forth, back) => {
    const mutated = read();
    mutate(mutated);
    expect(changesOf(read(), mutated)).toEqual(forth);
    expect(changesOf(mutated, read())).toEqual(back);
  });
});
