import { describe, expect, it } from 'vitest';
import { DescriptionError, readApi, type Type } from '@quipu/generator';

/** A description with one operation that answers this schema. */
function describing(schema: unknown, schemas: Record<string, unknown> = {}, tag = 'Things') {
  return readApi({
    openapi: '3.1.0',
    info: { title: 'Things', version: '1' },
    paths: {
      '/things': {
        get: {
          operationId: 'things.list',
          tags: [tag],
          responses: { 200: { description: '', content: { 'application/json': { schema } } } },
        },
      },
    },
    components: { schemas },
  });
}

function typeOf(schema: unknown, schemas?: Record<string, unknown>): Type {
  const type = describing(schema, schemas).resources[0]?.operations[0]?.success.type;
  if (type === undefined) throw new TypeError('the operation answers nothing');
  return type;
}

/** A type in a few characters: what it is, `?` where it may be null. */
function short(type: Type): string {
  const text = (): string => {
    switch (type.kind) {
      case 'array':
        return `[${short(type.items)}]`;
      case 'map':
        return `map ${short(type.values)}`;
      case 'union':
        return type.members.map(short).join(' or ');
      case 'enum':
        return type.values.map((value) => JSON.stringify(value)).join('|');
      case 'object': {
        const names = type.properties.map((one) => (one.required ? one.name : `(${one.name})`));
        return `{${names.join(' ')}}`;
      }
      case 'reference':
        return type.name;
      default:
        return type.kind;
    }
  };
  return `${text()}${type.nullable ? '?' : ''}`;
}

describe('a type is read the same however the description spells it', () => {
  const cases: [given: unknown, want: string][] = [
    [{}, 'unknown'],
    [true, 'unknown'],
    [{ type: 'integer' }, 'number'],
    [{ type: ['string', 'null'] }, 'string?'],
    [{ type: 'string', nullable: true }, 'string?'],
    [{ anyOf: [{ type: 'string' }, { type: 'null' }] }, 'string?'],
    [{ oneOf: [{ type: 'null' }, { type: 'array', items: { type: 'boolean' } }] }, '[boolean]?'],
    [{ type: ['string', 'integer', 'null'] }, 'string or number?'],
    [{ enum: ['a', 'b', null] }, '"a"|"b"?'],
    [{ const: 7 }, '7'],
    [{ type: 'object' }, 'map unknown'],
    [{ type: 'object', additionalProperties: { type: 'string' } }, 'map string'],
    [{ type: 'object', properties: { b: {}, id: {}, a: {} }, required: ['b'] }, '{b (id) (a)}'],
    [{ allOf: [{ $ref: '#/components/schemas/Thing' }] }, 'Thing'],
    [
      {
        allOf: [
          { $ref: '#/components/schemas/Thing' },
          { properties: { b: {} }, required: ['name'] },
        ],
      },
      '{id name (b)}',
    ],
    [{ allOf: [{ $ref: '#/components/schemas/Thing' }], required: ['name'] }, '{id name}'],
    [{ $ref: '#/components/schemas/Thing', required: ['name'] }, '{id name}'],
    [{ type: 'object', allOf: [{ $ref: '#/components/schemas/Thing' }] }, '{id (name)}'],
    [{ allOf: [{ type: 'string', format: 'uuid' }, { minLength: 3 }] }, 'string'],
    [
      {
        allOf: [
          { anyOf: [{ $ref: '#/components/schemas/Thing' }, { type: 'string' }] },
          { properties: { b: {} } },
        ],
      },
      '{id (b) (name)} or string',
    ],
    [
      {
        type: 'object',
        properties: { a: {}, b: {} },
        anyOf: [{ required: ['a'] }, { required: ['b'] }],
      },
      '{(a) (b)}',
    ],
    [
      { properties: { k: {} }, oneOf: [{ properties: { x: {} } }, { properties: { y: {} } }] },
      '{(k) (x)} or {(k) (y)}',
    ],
    [{ type: 'string', anyOf: [{ format: 'uuid' }, { format: 'date-time' }] }, 'string'],
    [{ type: 'object', properties: {}, additionalProperties: true }, 'map unknown'],
    [{ $ref: '#/components/schemas/Thing' }, 'Thing'],
    [{ $ref: '#/components/schemas/Token' }, 'string?'],
  ];
  const schemas = {
    Thing: { type: 'object', required: ['id'], properties: { name: {}, id: {} } },
    Token: { type: ['string', 'null'] },
  };
  it.each(cases)('%j is %s', (given, want) => {
    expect(short(typeOf(given, schemas))).toBe(want);
  });
});

it('what stands beside a reference overrides what it points at', () => {
  const type = typeOf(
    { $ref: '#/components/schemas/Token', description: 'The next page.' },
    { Token: { type: 'string', description: 'A token.', minLength: 2 } },
  );
  expect(type.description).toBe('The next page.');
  expect(type.constraints).toEqual({ minLength: 2 });
});

it('an operation is named for its resource in the singular and its method', () => {
  const [resource] = describing({}).resources;
  expect(resource?.singular).toBe('Thing');
  expect(resource?.operations[0]?.typeName).toBe('ThingList');
});

it('a schema that contains itself where it must be written out is refused with its name', () => {
  const schemas = {
    Loop: { allOf: [{ $ref: '#/components/schemas/Loop' }, { properties: { a: {} } }] },
  };
  expect(() => typeOf({}, schemas)).toThrow(/contains itself .* #\/components\/schemas\/Loop/);
});

it.each([
  ['Indexes', 'Index'],
  ['Directories', 'Directory'],
  ['Retrieval', 'Retrieval'],
  ['Agent Data', 'Agent Data'],
  ['Caches', 'Cache'],
  ['Analyses', 'Analysis'],
  ['Basis', 'Basis'],
  ['DNS', 'DNS'],
  ['API Keys', 'API Key'],
])('the singular of %s is %s', (title, want) => {
  expect(describing({}, {}, title).resources[0]?.singular).toBe(want);
});

it('an operationId that is no path of names is refused, with what would be right', () => {
  const document = {
    openapi: '3.1.0',
    info: { title: 'Things', version: '1' },
    paths: { '/things': { get: { operationId: 'listThings', responses: { 200: {} } } } },
  };
  expect(() => readApi(document)).toThrow(DescriptionError);
  expect(() => readApi(document)).toThrow(/"listThings" of GET \/things .* indexes\.get/);
});
