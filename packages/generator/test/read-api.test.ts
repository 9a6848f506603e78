import { describe, expect, it } from 'vitest';
import { readApi, type Type } from '@quipu/generator';

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

/** The ids of the operations of a description with these paths, in the order of its resources. */
function idsOf(paths: Record<string, unknown>): string[] {
  const api = readApi({ openapi: '3.1.0', info: { title: 'Things', version: '1' }, paths });
  return api.resources.flatMap(({ operations }) => operations.map(({ id }) => id));
}

describe('what the API sends by itself', () => {
  const done = { 204: { description: 'Done' } };
  const body = { content: { 'application/json': { schema: { type: 'string' } } } };
  const api = readApi({
    openapi: '3.1.0',
    info: { title: 'Pets', version: '1' },
    paths: {
      '/pets': {
        post: {
          operationId: 'pets.create',
          responses: done,
          callbacks: { onFed: { '{$request.body#/url}': { put: { responses: done } } } },
        },
      },
    },
    webhooks: {
      'pet.created': {
        post: {
          deprecated: true,
          requestBody: body,
          responses: {
            default: { description: 'Again' },
            422: { description: 'No', ...body },
            200: { description: 'Yes' },
          },
        },
      },
    },
  });

  it('is a webhook with its body and every answer of the receiver, by status', () => {
    const [webhook] = api.webhooks;
    expect(webhook).toMatchObject({
      name: 'pet.created',
      url: undefined,
      httpMethod: 'post',
      deprecated: true,
      typeName: 'PetCreatedWebhook',
      body: { mediaType: 'application/json' },
    });
    expect(webhook?.answers.map(({ code, type }) => [code, type?.kind])).toEqual([
      ['200', undefined],
      ['422', 'string'],
      ['default', undefined],
    ]);
  });

  it('is a callback of an operation, with the URL that it goes to', () => {
    expect(api.resources[0]?.operations[0]?.callbacks).toMatchObject([
      { name: 'onFed', url: '{$request.body#/url}', httpMethod: 'put', answers: [{ code: '204' }] },
    ]);
  });
});

it.each([
  ['multipart/form-data', []],
  ['multipart/form-data; boundary=x', []],
  ['application/json', []],
  [
    'multipart/mixed',
    [
      "The body is multipart/mixed, but the SDK's method sends it as multipart/form-data. at /paths/~1pets/post/requestBody/content/multipart~1mixed",
    ],
  ],
])('a body that is %s is noted where it is sent as another', (mediaType, want) => {
  const requestBody = { content: { [mediaType]: { schema: { type: 'object' } } } };
  const post = { requestBody, responses: { 204: { description: 'Done' } } };
  const { notes } = readApi({
    openapi: '3.1.0',
    info: { title: 'Pets', version: '1' },
    paths: { '/pets': { post } },
    webhooks: { sent: { post } },
  });
  expect(notes.map(({ message, pointer }) => `${message} at ${pointer}`)).toEqual(want);
});

describe('an operation is named RESOURCE.METHOD', () => {
  const answers = { responses: { 204: { description: '' } } };
  const cases: [title: string, paths: Record<string, unknown>, want: string[]][] = [
    [
      'as its operationId says, where that is a path of names',
      { '/a': { get: { operationId: 'things.parts.getAll', ...answers } } },
      ['things.parts.getAll'],
    ],
    [
      'for its operationId without the words of its tag',
      {
        '/pets': {
          get: { operationId: 'listPets', tags: ['pets'], ...answers },
          post: { operationId: 'addPet', tags: ['pets'], ...answers },
        },
        '/pets/{petId}': { get: { operationId: 'getPetById', tags: ['pets'], ...answers } },
        '/pets/findByStatus': {
          get: { operationId: 'findPetsByStatus', tags: ['pets'], ...answers },
        },
      },
      ['pets.list', 'pets.add', 'pets.get', 'pets.findByStatus'],
    ],
    [
      'for an operationId in snake case',
      { '/pets': { get: { operationId: 'pets_list', tags: ['pets'], ...answers } } },
      ['pets.list'],
    ],
    [
      'for an operationId with a slash',
      { '/x': { get: { operationId: 'repos/get-for-org', tags: ['repos'], ...answers } } },
      ['repos.getForOrg'],
    ],
    [
      'for its path, where there is neither operationId nor tag',
      {
        '/v1/pets': { get: answers, post: answers },
        '/v1/pets/{id}': { get: answers, put: answers, patch: answers, delete: answers },
        '/v1/pets/{id}/sync': { post: answers },
        '/v1/pets/{id}/toys': { get: answers },
        '/v1/pets/{id}/toys/{toy}': { get: answers },
      },
      [
        'pets.list',
        'pets.create',
        'pets.get',
        'pets.replace',
        'pets.update',
        'pets.delete',
        'pets.sync',
        'pets.toys.list',
        'pets.toys.get',
      ],
    ],
    [
      'for its tag and its path, where there is no operationId',
      {
        '/users': { get: { tags: ['Users'], ...answers } },
        '/users/{id}/avatar': { get: { tags: ['Users'], ...answers } },
      },
      ['users.list', 'users.getAvatar'],
    ],
    [
      'with its parameter behind it, where another has the name',
      {
        '/pets': { get: { operationId: 'getPet', tags: ['pet'], ...answers } },
        '/pets/{id}': { get: { operationId: 'getPetById', tags: ['pet'], ...answers } },
      },
      ['pet.get', 'pet.getById'],
    ],
    [
      'by names that no object has already',
      {
        '/then': { get: { operationId: 'constructor.then', ...answers } },
        '/2fa': { get: { tags: ['2FA'], ...answers } },
      },
      ['constructorResource.thenOperation', '_2FA.get'],
    ],
  ];
  it.each(cases)('%s', (_title, paths, want) => {
    expect(idsOf(paths)).toEqual(want);
  });
});
