/** @param {string} name */
const ref = (name) => ({ $ref: `#/components/schemas/${name}` });
/** @param {unknown} schema */
const json = (schema) => ({ content: { 'application/json': { schema } } });
/** @param {string} name */
const path = (name) => ({ name, in: 'path', required: true, schema: { type: 'string' } });

/** A small description that holds every kind of thing that can change. Fresh on every call. @returns {any} */
export function things() {
  const notFound = { $ref: '#/components/responses/NotFound' };
  return {
    openapi: '3.1.0',
    info: { title: 'Things', version: '1.0.0' },
    servers: [{ url: 'https://api.example.com', 'x-quipu-env': ['THINGS_URL'] }],
    security: [{ bearer: [] }],
    tags: [
      { name: 'Things', description: 'All things.', 'x-quipu-alias': 'beta.things' },
      { name: 'Parts' },
    ],
    paths: {
      '/things': {
        get: {
          operationId: 'things.list',
          tags: ['Things'],
          summary: 'List Things',
          description: 'List the things.',
          'x-quipu-page': { items: 'items', token: 'next', parameter: 'page_token' },
          parameters: [
            {
              name: 'page_size',
              in: 'query',
              schema: { type: 'integer', default: 50, maximum: 100 },
            },
            { name: 'kind', in: 'query', schema: { type: 'string', enum: ['big', 'small'] } },
            { $ref: '#/components/parameters/PageToken' },
            { name: 'owner', in: 'query', required: true, schema: { type: 'string' } },
          ],
          responses: {
            200: { description: 'A page.', ...json(ref('ThingPage')) },
          },
        },
        post: {
          operationId: 'things.create',
          tags: ['Things'],
          parameters: [
            {
              name: 'Idempotency-Key',
              in: 'header',
              'x-quipu-idempotent': true,
              schema: { type: 'string' },
            },
          ],
          requestBody: {
            required: true,
            content: {
              'application/json': { schema: ref('ThingCreate') },
              'application/xml': { schema: ref('ThingCreate') },
            },
          },
          responses: {
            201: {
              description: 'The thing.',
              headers: { 'x-request-id': { required: true, schema: { type: 'string' } } },
              ...json(ref('Thing')),
            },
            404: notFound,
          },
        },
      },
      '/things/{thing_id}': {
        parameters: [path('thing_id')],
        get: {
          operationId: 'things.get',
          tags: ['Things'],
          'x-quipu-wait': {
            status: 'status',
            ready: 'ready',
            failed: 'failed',
            starts: ['things.create'],
          },
          responses: { 200: { description: 'The thing.', ...json(ref('Thing')) }, 404: notFound },
        },
        put: {
          operationId: 'things.update',
          tags: ['Things'],
          requestBody: { required: true, ...json(ref('Thing')) },
          responses: { 200: { description: 'The thing.', ...json(ref('Thing')) }, 404: notFound },
        },
        delete: {
          operationId: 'things.delete',
          tags: ['Things'],
          responses: { 204: { description: 'It is gone.' }, 404: notFound },
        },
      },
      '/things/{thing_id}/parts/{part_id}': {
        parameters: [path('thing_id'), path('part_id')],
        get: {
          operationId: 'things.parts.get',
          tags: ['Parts'],
          responses: {
            200: {
              description: 'The part.',
              ...json({ type: 'object', properties: { weight: { type: 'number' } } }),
            },
          },
        },
      },
    },
    components: {
      parameters: {
        PageToken: { name: 'page_token', in: 'query', schema: { type: 'string' } },
      },
      responses: {
        NotFound: {
          description: 'There is no such thing.',
          ...json({
            type: 'object',
            required: ['detail'],
            properties: { detail: { type: 'string' } },
          }),
        },
      },
      securitySchemes: {
        bearer: { type: 'http', scheme: 'bearer', 'x-quipu-env': 'THINGS_KEY' },
        key: { type: 'apiKey', in: 'header', name: 'x-key' },
      },
      schemas: {
        ThingPage: {
          type: 'object',
          required: ['items'],
          properties: {
            items: { type: 'array', items: ref('Thing') },
            others: { type: 'array', items: ref('Thing') },
            next: { type: ['string', 'null'] },
          },
        },
        ThingCreate: {
          type: 'object',
          required: ['name'],
          properties: {
            name: { type: 'string', minLength: 1, maxLength: 40, pattern: '^[a-z]+$' },
            color: { type: 'string', enum: ['red', 'green'], default: 'red' },
            note: { type: ['string', 'null'], description: 'For people.' },
            size: { type: 'integer', minimum: 1, maximum: 9 },
            labels: { type: 'object', additionalProperties: { type: 'string' } },
          },
        },
        Thing: {
          type: 'object',
          required: ['id', 'status'],
          properties: {
            id: { type: 'string', readOnly: true },
            secret: { type: 'string', writeOnly: true },
            status: ref('Status'),
            note: { type: 'string', format: 'date' },
            parent: { anyOf: [ref('Thing'), { type: 'null' }] },
            form: {
              oneOf: [ref('Circle'), ref('Square')],
              discriminator: {
                propertyName: 'form',
                mapping: {
                  circle: '#/components/schemas/Circle',
                  square: '#/components/schemas/Square',
                },
              },
            },
          },
        },
        Status: { type: 'string', enum: ['new', 'ready', 'failed'] },
        Circle: {
          type: 'object',
          required: ['form'],
          properties: { form: { const: 'circle' }, radius: { type: 'number' } },
        },
        Square: {
          type: 'object',
          required: ['form'],
          properties: { form: { const: 'square' }, side: { type: 'number' } },
        },
        Triangle: {
          type: 'object',
          required: ['form'],
          properties: { form: { const: 'triangle' }, base: { type: 'number' } },
        },
      },
    },
  };
}
