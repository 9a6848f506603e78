/**
 * What can happen to a description: a title, what is done to `things()`, and what that is in each direction.
 *
 * @typedef {object} Mutation
 * @property {string} title
 * @property {(document: any) => void} mutate
 * @property {readonly string[]} forth from the original to the mutated: `IMPACT RULE SUBJECT.FIELD`
 * @property {readonly string[]} back from the mutated to the original
 */

/** @param {any} document */
const schemas = (document) => document.components.schemas;
/** @param {any} document */
const list = (document) => document.paths['/things'].get;
/** @param {any} document */
const create = (document) => document.paths['/things'].post;
/** @param {any} document */
const get = (document) => document.paths['/things/{thing_id}'].get;
/** @param {any} document */
const getPart = (document) => document.paths['/things/{thing_id}/parts/{part_id}'].get;
/** @param {any} document */
const part = (document) => getPart(document).responses[200].content['application/json'].schema;
/** @param {any} operation @param {string} name */
const parameter = (operation, name) =>
  operation.parameters.find((/** @type {any} */ each) => each.name === name);

/** Gives the value of a key to another one, at the same place. @param {any} object @param {string} from @param {string} to */
function rename(object, from, to) {
  const entries = Object.entries(object);
  for (const [key] of entries) delete object[key];
  for (const [key, value] of entries) object[key === from ? to : key] = value;
}

/** Renames a schema, and all references to it. @param {any} document @param {string} from @param {string} to */
function renameSchema(document, from, to) {
  rename(schemas(document), from, to);
  const text = JSON.stringify(document).replaceAll(`schemas/${from}"`, `schemas/${to}"`);
  Object.assign(document, JSON.parse(text));
}

/** @type {readonly Mutation[]} */
export const MUTATIONS = [
  {
    title: 'an operation is removed',
    mutate: (d) => {
      delete d.paths['/things/{thing_id}'].delete;
    },
    forth: ['major operation-removed things.delete'],
    back: ['minor operation-added things.delete'],
  },
  {
    title: 'an operationId is renamed',
    mutate: (d) => {
      get(d).operationId = 'things.read';
    },
    forth: ['major operation-renamed things.read'],
    back: ['major operation-renamed things.get'],
  },
  {
    title: 'a path is renamed',
    mutate: (d) => {
      rename(d.paths, '/things', '/v2/things');
    },
    forth: ['major path-changed things.list', 'major path-changed things.create'],
    back: ['major path-changed things.list', 'major path-changed things.create'],
  },
  {
    title: 'the last path parameter is renamed',
    mutate: (d) => {
      rename(d.paths, '/things/{thing_id}', '/things/{id}');
      d.paths['/things/{id}'].parameters[0].name = 'id';
    },
    forth: [
      'major path-parameter-renamed things.get.path.id',
      'major path-parameter-renamed things.update.path.id',
      'major path-parameter-renamed things.delete.path.id',
    ],
    back: [
      'major path-parameter-renamed things.get.path.thing_id',
      'major path-parameter-renamed things.update.path.thing_id',
      'major path-parameter-renamed things.delete.path.thing_id',
    ],
  },
  {
    title: 'a path parameter before the last is renamed',
    mutate: (d) => {
      rename(d.paths, '/things/{thing_id}/parts/{part_id}', '/things/{id}/parts/{part_id}');
      d.paths['/things/{id}/parts/{part_id}'].parameters[0].name = 'id';
    },
    forth: ['major path-parameter-renamed things.parts.get.path.id'],
    back: ['major path-parameter-renamed things.parts.get.path.thing_id'],
  },
  {
    title: 'a method is changed',
    mutate: (d) => {
      rename(d.paths['/things/{thing_id}'], 'put', 'patch');
    },
    forth: ['major method-changed things.update', 'minor idempotency-removed things.update'],
    back: ['major method-changed things.update', 'minor idempotency-added things.update'],
  },
  {
    title: 'an optional query parameter is added',
    mutate: (d) => {
      list(d).parameters.push({ name: 'sort', in: 'query', schema: { type: 'string' } });
    },
    forth: ['minor parameter-added things.list.query.sort'],
    back: ['major parameter-removed things.list.query.sort'],
  },
  {
    title: 'a required query parameter is added',
    mutate: (d) => {
      list(d).parameters.push({
        name: 'sort',
        in: 'query',
        required: true,
        schema: { type: 'string' },
      });
    },
    forth: ['major parameter-added-required things.list.query.sort'],
    back: ['major parameter-removed things.list.query.sort'],
  },
  {
    title: 'a parameter that is a component is left out',
    mutate: (d) => {
      list(d).parameters = list(d).parameters.filter(
        (/** @type {any} */ each) => each.$ref === undefined,
      );
    },
    forth: ['major parameter-removed things.list.query.page_token'],
    back: ['minor parameter-added things.list.query.page_token'],
  },
  {
    title: 'a header parameter is added',
    mutate: (d) => {
      list(d).parameters.push({ name: 'X-Trace', in: 'header', schema: { type: 'string' } });
    },
    forth: ['minor parameter-added things.list.header.X-Trace'],
    back: ['major parameter-removed things.list.header.X-Trace'],
  },
  {
    title: 'a parameter becomes required',
    mutate: (d) => {
      parameter(list(d), 'kind').required = true;
    },
    forth: ['major parameter-required things.list.query.kind'],
    back: ['minor parameter-optional things.list.query.kind'],
  },
  {
    title: 'the type of a parameter is changed',
    mutate: (d) => {
      parameter(list(d), 'owner').schema.type = 'integer';
    },
    forth: ['major request-type-changed things.list.query.owner'],
    back: ['major request-type-changed things.list.query.owner'],
  },
  {
    title: 'a parameter is written in another way',
    mutate: (d) => {
      parameter(list(d), 'kind').explode = false;
    },
    forth: ['major parameter-serialization things.list.query.kind'],
    back: ['major parameter-serialization things.list.query.kind'],
  },
  {
    title: 'a parameter is deprecated',
    mutate: (d) => {
      parameter(list(d), 'kind').deprecated = true;
    },
    forth: ['minor parameter-deprecated things.list.query.kind'],
    back: ['patch parameter-restored things.list.query.kind'],
  },
  {
    title: 'the default of a parameter is changed',
    mutate: (d) => {
      parameter(list(d), 'page_size').schema.default = 20;
    },
    forth: ['major request-default-changed things.list.query.page_size'],
    back: ['major request-default-changed things.list.query.page_size'],
  },
  {
    title: 'the default of a parameter is removed',
    mutate: (d) => {
      delete parameter(list(d), 'page_size').schema.default;
    },
    forth: ['major request-default-removed things.list.query.page_size'],
    back: ['minor request-default-added things.list.query.page_size'],
  },
  {
    title: 'the limit of a parameter is lowered',
    mutate: (d) => {
      parameter(list(d), 'page_size').schema.maximum = 50;
    },
    forth: ['major request-limit-tightened things.list.query.page_size'],
    back: ['minor request-limit-loosened things.list.query.page_size'],
  },
  {
    title: 'the enum of a parameter loses a value',
    mutate: (d) => {
      parameter(list(d), 'kind').schema.enum = ['big'];
    },
    forth: ['major request-enum-value-removed things.list.query.kind'],
    back: ['minor request-enum-value-added things.list.query.kind'],
  },
  {
    title: 'the default of a request property is changed',
    mutate: (d) => {
      schemas(d).ThingCreate.properties.color.default = 'green';
    },
    forth: ['major request-default-changed ThingCreate.color'],
    back: ['major request-default-changed ThingCreate.color'],
  },
  {
    title: 'the default of an answer is changed',
    mutate: (d) => {
      part(d).properties.weight.default = 1;
    },
    forth: ['patch response-default-changed things.parts.get.200.body.weight'],
    back: ['patch response-default-changed things.parts.get.200.body.weight'],
  },
  {
    title: 'an enum in a request gains a value',
    mutate: (d) => {
      schemas(d).ThingCreate.properties.color.enum.push('blue');
    },
    forth: ['minor request-enum-value-added ThingCreate.color'],
    back: ['major request-enum-value-removed ThingCreate.color'],
  },
  {
    title: 'an enum in requests and answers gains a value',
    mutate: (d) => {
      schemas(d).Status.enum.push('stuck');
    },
    forth: ['major response-enum-value-added Status', 'minor request-enum-value-added Status'],
    back: ['major request-enum-value-removed Status', 'minor response-enum-value-removed Status'],
  },
  {
    title: 'a parameter takes any text in place of a few values',
    mutate: (d) => {
      delete parameter(list(d), 'kind').schema.enum;
    },
    forth: ['minor request-enum-value-added things.list.query.kind'],
    back: ['major request-enum-value-removed things.list.query.kind'],
  },
  {
    title: 'an optional request property is added',
    mutate: (d) => {
      schemas(d).ThingCreate.properties.owner = { type: 'string' };
    },
    forth: ['minor request-property-added ThingCreate.owner'],
    back: ['major request-property-removed ThingCreate.owner'],
  },
  {
    title: 'a required request property is added',
    mutate: (d) => {
      schemas(d).ThingCreate.properties.owner = { type: 'string' };
      schemas(d).ThingCreate.required.push('owner');
    },
    forth: ['major request-property-added-required ThingCreate.owner'],
    back: ['major request-property-removed ThingCreate.owner'],
  },
  {
    title: 'a request property becomes required',
    mutate: (d) => {
      schemas(d).ThingCreate.required.push('note');
    },
    forth: ['major request-property-required ThingCreate.note'],
    back: ['minor request-property-optional ThingCreate.note'],
  },
  {
    title: 'a property of requests and answers becomes required',
    mutate: (d) => {
      schemas(d).Thing.required.push('note');
    },
    forth: [
      'major request-property-required Thing.note',
      'minor response-property-required Thing.note',
    ],
    back: [
      'major response-property-optional Thing.note',
      'minor request-property-optional Thing.note',
    ],
  },
  {
    title: 'a property that only the server sets becomes required',
    mutate: (d) => {
      schemas(d).Thing.properties.made = { type: 'string', readOnly: true };
      schemas(d).Thing.required.push('made');
    },
    forth: ['minor response-property-added Thing.made'],
    back: ['major response-property-removed Thing.made'],
  },
  {
    title: 'a property that only clients send is removed',
    mutate: (d) => {
      delete schemas(d).Thing.properties.secret;
    },
    forth: ['major request-property-removed Thing.secret'],
    back: ['minor request-property-added Thing.secret'],
  },
  {
    title: 'a property of requests and answers is removed',
    mutate: (d) => {
      delete schemas(d).Thing.properties.note;
    },
    forth: [
      'major response-property-removed Thing.note',
      'major request-property-removed Thing.note',
    ],
    back: ['minor response-property-added Thing.note', 'minor request-property-added Thing.note'],
  },
  {
    title: 'a property of an answer is removed',
    mutate: (d) => {
      delete part(d).properties.weight;
    },
    forth: ['major response-property-removed things.parts.get.200.body.weight'],
    back: ['minor response-property-added things.parts.get.200.body.weight'],
  },
  {
    title: 'a property of an error is removed',
    mutate: (d) => {
      delete d.components.responses.NotFound.content['application/json'].schema.properties.detail;
    },
    forth: ['major response-property-removed NotFound.body.detail'],
    back: ['minor response-property-added NotFound.body.detail'],
  },
  {
    title: 'the type of a request property is changed',
    mutate: (d) => {
      schemas(d).ThingCreate.properties.size = { type: 'string' };
    },
    forth: ['major request-type-changed ThingCreate.size'],
    back: ['major request-type-changed ThingCreate.size'],
  },
  {
    title: 'the type of a property of an answer is changed',
    mutate: (d) => {
      part(d).properties.weight.type = 'string';
    },
    forth: ['major response-type-changed things.parts.get.200.body.weight'],
    back: ['major response-type-changed things.parts.get.200.body.weight'],
  },
  {
    title: 'a number becomes an integer in an answer',
    mutate: (d) => {
      part(d).properties.weight.type = 'integer';
    },
    forth: ['minor response-type-narrowed things.parts.get.200.body.weight'],
    back: ['major response-type-widened things.parts.get.200.body.weight'],
  },
  {
    title: 'a request property takes another type, too',
    mutate: (d) => {
      schemas(d).ThingCreate.properties.size.type = ['integer', 'string'];
    },
    forth: ['minor request-type-widened ThingCreate.size'],
    back: ['major request-type-narrowed ThingCreate.size'],
  },
  {
    title: 'a request property may no longer be null',
    mutate: (d) => {
      schemas(d).ThingCreate.properties.note.type = 'string';
    },
    forth: ['major request-null-removed ThingCreate.note'],
    back: ['minor request-null-added ThingCreate.note'],
  },
  {
    title: 'a property of an answer may be null',
    mutate: (d) => {
      part(d).properties.weight.type = ['number', 'null'];
    },
    forth: ['major response-null-added things.parts.get.200.body.weight'],
    back: ['minor response-null-removed things.parts.get.200.body.weight'],
  },
  {
    title: 'a reference may no longer be null',
    mutate: (d) => {
      schemas(d).Thing.properties.parent = { $ref: '#/components/schemas/Thing' };
    },
    forth: ['major request-null-removed Thing.parent', 'minor response-null-removed Thing.parent'],
    back: ['major response-null-added Thing.parent', 'minor request-null-added Thing.parent'],
  },
  {
    title: 'a lower limit of a request is raised',
    mutate: (d) => {
      schemas(d).ThingCreate.properties.name.minLength = 2;
    },
    forth: ['major request-limit-tightened ThingCreate.name'],
    back: ['minor request-limit-loosened ThingCreate.name'],
  },
  {
    title: 'an upper limit of a request is taken away',
    mutate: (d) => {
      delete schemas(d).ThingCreate.properties.size.maximum;
    },
    forth: ['minor request-limit-loosened ThingCreate.size'],
    back: ['major request-limit-tightened ThingCreate.size'],
  },
  {
    title: 'a pattern is changed',
    mutate: (d) => {
      schemas(d).ThingCreate.properties.name.pattern = '^[a-z0-9]+$';
    },
    forth: ['major request-limit-changed ThingCreate.name'],
    back: ['major request-limit-changed ThingCreate.name'],
  },
  {
    title: 'a format of requests and answers is taken away',
    mutate: (d) => {
      delete schemas(d).Thing.properties.note.format;
    },
    forth: ['major response-limit-loosened Thing.note', 'minor request-limit-loosened Thing.note'],
    back: ['major request-limit-tightened Thing.note', 'minor response-limit-tightened Thing.note'],
  },
  {
    title: 'a limit of an answer is set',
    mutate: (d) => {
      part(d).properties.weight.minimum = 0;
    },
    forth: ['minor response-limit-tightened things.parts.get.200.body.weight'],
    back: ['major response-limit-loosened things.parts.get.200.body.weight'],
  },
  {
    title: 'a request body becomes optional',
    mutate: (d) => {
      create(d).requestBody.required = false;
    },
    forth: ['minor body-optional things.create.body'],
    back: ['major body-required things.create.body'],
  },
  {
    title: 'a request body is removed',
    mutate: (d) => {
      delete create(d).requestBody;
    },
    forth: ['major body-removed things.create.body'],
    back: ['major body-added-required things.create.body'],
  },
  {
    title: 'a media type of a request is removed',
    mutate: (d) => {
      delete create(d).requestBody.content['application/xml'];
    },
    forth: ['major request-media-type-removed things.create.body'],
    back: ['minor request-media-type-added things.create.body'],
  },
  {
    title: 'a media type of a request is changed',
    mutate: (d) => {
      const { content } = d.paths['/things/{thing_id}'].put.requestBody;
      rename(content, 'application/json', 'application/yaml');
    },
    forth: [
      'major request-media-type-removed things.update.body',
      'minor request-media-type-added things.update.body',
    ],
    back: [
      'major request-media-type-removed things.update.body',
      'minor request-media-type-added things.update.body',
    ],
  },
  {
    title: 'a media type of an answer is added',
    mutate: (d) => {
      get(d).responses[200].content['text/csv'] = { schema: { type: 'string' } };
    },
    forth: ['minor response-media-type-added things.get.200.body'],
    back: ['major response-media-type-removed things.get.200.body'],
  },
  {
    title: 'a media type of an answer is changed',
    mutate: (d) => {
      rename(get(d).responses[200].content, 'application/json', 'application/hal+json');
    },
    forth: [
      'major response-media-type-removed things.get.200.body',
      'minor response-media-type-added things.get.200.body',
    ],
    back: [
      'major response-media-type-removed things.get.200.body',
      'minor response-media-type-added things.get.200.body',
    ],
  },
  {
    title: 'the status of success is changed',
    mutate: (d) => {
      rename(create(d).responses, '201', '200');
    },
    forth: ['major success-status-changed things.create.200'],
    back: ['major success-status-changed things.create.201'],
  },
  {
    title: 'another status of success is added',
    mutate: (d) => {
      create(d).responses[202] = { description: 'Later.' };
    },
    forth: ['minor success-status-added things.create.202'],
    back: ['major success-status-removed things.create.202'],
  },
  {
    title: 'an error is added',
    mutate: (d) => {
      create(d).responses[409] = { description: 'Taken.' };
    },
    forth: ['minor error-status-added things.create.409'],
    back: ['minor error-status-removed things.create.409'],
  },
  {
    title: 'a header of an answer is removed',
    mutate: (d) => {
      delete create(d).responses[201].headers;
    },
    forth: ['major header-removed things.create.201.header.x-request-id'],
    back: ['minor header-added things.create.201.header.x-request-id'],
  },
  {
    title: 'a header of an answer may be missing',
    mutate: (d) => {
      create(d).responses[201].headers['x-request-id'].required = false;
    },
    forth: ['major header-optional things.create.201.header.x-request-id'],
    back: ['minor header-required things.create.201.header.x-request-id'],
  },
  {
    title: 'an operation needs no credentials',
    mutate: (d) => {
      get(d).security = [];
    },
    forth: ['minor security-added things.get.security'],
    back: ['major security-removed things.get.security'],
  },
  {
    title: 'another way to authenticate is accepted',
    mutate: (d) => {
      d.security.push({ key: [] });
    },
    forth: ['minor security-added API.security'],
    back: ['major security-removed API.security'],
  },
  {
    title: 'an operation wants another scheme',
    mutate: (d) => {
      get(d).security = [{ key: [] }];
    },
    forth: [
      'major security-removed things.get.security',
      'minor security-added things.get.security',
    ],
    back: [
      'major security-removed things.get.security',
      'minor security-added things.get.security',
    ],
  },
  {
    title: 'an operation wants a scope',
    mutate: (d) => {
      get(d).security = [{ bearer: ['things:read'] }];
    },
    forth: ['major security-removed things.get.security'],
    back: ['minor security-added things.get.security'],
  },
  {
    title: 'the credentials are sent elsewhere',
    mutate: (d) => {
      d.components.securitySchemes.bearer = {
        type: 'apiKey',
        in: 'query',
        name: 'key',
        'x-quipu-env': 'THINGS_KEY',
      };
    },
    forth: ['major security-scheme-changed bearer'],
    back: ['major security-scheme-changed bearer'],
  },
  {
    title: 'an operation is deprecated',
    mutate: (d) => {
      get(d).deprecated = true;
    },
    forth: ['minor operation-deprecated things.get'],
    back: ['patch operation-restored things.get'],
  },
  {
    title: 'a property is deprecated',
    mutate: (d) => {
      schemas(d).ThingCreate.properties.note.deprecated = true;
    },
    forth: ['minor request-field-deprecated ThingCreate.note'],
    back: ['patch request-field-restored ThingCreate.note'],
  },
  {
    title: 'the server moves',
    mutate: (d) => {
      d.servers[0].url = 'https://api.example.org';
    },
    forth: ['major server-removed API.servers', 'minor server-added API.servers'],
    back: ['major server-removed API.servers', 'minor server-added API.servers'],
  },
  {
    title: 'a server is added',
    mutate: (d) => {
      d.servers.push({ url: 'https://eu.example.com/' });
    },
    forth: ['minor server-added API.servers'],
    back: ['major server-removed API.servers'],
  },
  {
    title: 'a schema is renamed',
    mutate: (d) => {
      renameSchema(d, 'ThingCreate', 'NewThing');
    },
    forth: ['major type-renamed NewThing'],
    back: ['major type-renamed ThingCreate'],
  },
  {
    title: 'a schema that contains itself is renamed',
    mutate: (d) => {
      renameSchema(d, 'Thing', 'Item');
    },
    forth: ['major type-renamed Item'],
    back: ['major type-renamed Thing'],
  },
  {
    title: 'a schema that nobody uses is removed',
    mutate: (d) => {
      delete schemas(d).Triangle;
    },
    forth: ['major type-removed Triangle'],
    back: ['minor type-added Triangle'],
  },
  {
    title: 'a property of a schema that nobody uses is removed',
    mutate: (d) => {
      delete schemas(d).Triangle.properties.base;
    },
    forth: ['major response-property-removed Triangle.base'],
    back: ['minor response-property-added Triangle.base'],
  },
  {
    title: 'a tag is renamed',
    mutate: (d) => {
      d.tags[1].name = 'Pieces';
      getPart(d).tags = ['Pieces'];
    },
    forth: ['major resource-renamed things.parts'],
    back: ['major resource-renamed things.parts'],
  },
  {
    title: 'an alias is removed',
    mutate: (d) => {
      delete d.tags[0]['x-quipu-alias'];
    },
    forth: ['major alias-removed things'],
    back: ['minor alias-added things'],
  },
  {
    title: 'a list no longer has pages',
    mutate: (d) => {
      delete list(d)['x-quipu-page'];
    },
    forth: ['major page-removed things.list'],
    back: ['major page-added things.list'],
  },
  {
    title: 'the items of a page stand elsewhere',
    mutate: (d) => {
      list(d)['x-quipu-page'].items = 'others';
    },
    forth: ['major page-items-changed things.list'],
    back: ['major page-items-changed things.list'],
  },
  {
    title: 'a page goes on by another field',
    mutate: (d) => {
      list(d)['x-quipu-page'].token = 'others';
    },
    forth: ['patch page-changed things.list'],
    back: ['patch page-changed things.list'],
  },
  {
    title: 'a wait is removed',
    mutate: (d) => {
      delete get(d)['x-quipu-wait'];
    },
    forth: ['major method-removed things.create', 'major method-removed things.get'],
    back: ['minor method-added things.create', 'minor method-added things.get'],
  },
  {
    title: 'a wait starts at no operation',
    mutate: (d) => {
      delete get(d)['x-quipu-wait'].starts;
    },
    forth: ['major method-removed things.create'],
    back: ['minor method-added things.create'],
  },
  {
    title: 'a wait ends in another state',
    mutate: (d) => {
      get(d)['x-quipu-wait'].ready = ['ready', 'new'];
    },
    forth: ['minor wait-changed things.get'],
    back: ['minor wait-changed things.get'],
  },
  {
    title: 'a POST may not be sent again',
    mutate: (d) => {
      delete create(d).parameters[0]['x-quipu-idempotent'];
    },
    forth: ['minor idempotency-removed things.create'],
    back: ['minor idempotency-added things.create'],
  },
  {
    title: 'the key stands in another environment variable',
    mutate: (d) => {
      d.components.securitySchemes.bearer['x-quipu-env'] = ['KEY'];
    },
    forth: ['major environment-removed API', 'minor environment-added API'],
    back: ['major environment-removed API', 'minor environment-added API'],
  },
  {
    title: 'other properties are refused',
    mutate: (d) => {
      schemas(d).ThingCreate.additionalProperties = false;
    },
    forth: ['major request-properties-closed ThingCreate'],
    back: ['minor request-properties-opened ThingCreate'],
  },
  {
    title: 'an answer is closed',
    mutate: (d) => {
      part(d).additionalProperties = false;
    },
    forth: ['minor response-properties-closed things.parts.get.200.body'],
    back: ['minor response-properties-opened things.parts.get.200.body'],
  },
  {
    title: 'the values of a map have another type',
    mutate: (d) => {
      schemas(d).ThingCreate.properties.labels.additionalProperties.type = 'integer';
    },
    forth: ['major request-type-changed ThingCreate.labels.*'],
    back: ['major request-type-changed ThingCreate.labels.*'],
  },
  {
    title: 'a union gains a member',
    mutate: (d) => {
      const { form } = schemas(d).Thing.properties;
      form.oneOf.push({ $ref: '#/components/schemas/Triangle' });
      form.discriminator.mapping.triangle = '#/components/schemas/Triangle';
    },
    forth: ['major response-type-widened Thing.form', 'minor request-type-widened Thing.form'],
    back: ['major request-type-narrowed Thing.form', 'minor response-type-narrowed Thing.form'],
  },
  {
    title: 'a member of a union is told apart by another value',
    mutate: (d) => {
      const { mapping } = schemas(d).Thing.properties.form.discriminator;
      rename(mapping, 'circle', 'round');
    },
    forth: [
      'major response-discriminator-changed Thing.form',
      'major request-discriminator-changed Thing.form',
    ],
    back: [
      'major response-discriminator-changed Thing.form',
      'major request-discriminator-changed Thing.form',
    ],
  },
  {
    title: 'a property of a member of a union is removed',
    mutate: (d) => {
      delete schemas(d).Circle.properties.radius;
    },
    forth: [
      'major response-property-removed Circle.radius',
      'major request-property-removed Circle.radius',
    ],
    back: [
      'minor response-property-added Circle.radius',
      'minor request-property-added Circle.radius',
    ],
  },
  {
    title: 'the values of an answer are open, and one more is known',
    mutate: (d) => {
      schemas(d).Status = {
        anyOf: [{ type: 'string', enum: ['new', 'ready', 'failed'] }, { type: 'string' }],
      };
    },
    forth: ['major response-type-widened Status', 'minor request-type-widened Status'],
    back: ['major request-type-narrowed Status', 'minor response-type-narrowed Status'],
  },
  {
    title: 'a description is rewritten',
    mutate: (d) => {
      list(d).description = 'All things, page by page.';
    },
    forth: ['patch words-changed things.list'],
    back: ['patch words-changed things.list'],
  },
  {
    title: 'an example is added',
    mutate: (d) => {
      schemas(d).Thing.examples = [{ id: '1', status: 'new' }];
    },
    forth: ['patch words-changed Thing'],
    back: ['patch words-changed Thing'],
  },
];
