const pet = { $ref: '#/components/schemas/Pet' };
const json = (content: object): object => ({ content: { 'application/json': content } });

/** A description whose API sends by itself: two webhooks, and a callback of `things.do`. */
export const petWebhooks = {
  webhooks: {
    'pet.created': {
      post: {
        summary: 'A pet was created',
        description: 'Sent once. It is sent again until it is answered.',
        requestBody: json({ schema: pet }),
        responses: {
          200: { description: 'It is understood.' },
          422: {
            description: 'It is not.',
            ...json({ schema: { type: 'object', properties: { reason: { type: 'string' } } } }),
          },
        },
      },
    },
    'pet.deleted': { delete: { deprecated: true, responses: {} } },
  },
  callbacks: {
    onFed: {
      '{$request.body#/url}': {
        post: {
          description: 'Sent when it is full.',
          requestBody: json({
            schema: pet,
            examples: { tom: { summary: 'Tom', value: { id: 1 } } },
          }),
          responses: { 204: { description: 'It is known.' } },
        },
      },
    },
  },
  schemas: {
    Pet: {
      type: 'object',
      required: ['id'],
      properties: {
        id: { type: 'integer', readOnly: true, description: 'Its number.' },
        owner: { type: 'object', properties: { name: { type: 'string' } } },
        secret: { type: 'string', writeOnly: true },
      },
    },
  },
};
