import type {
  Answer,
  Api,
  Body,
  Example,
  HttpMethod,
  Model,
  Operation,
  Page,
  Parameter,
  Resource,
  Security,
  Type,
  Wait,
} from './api.ts';
import { refuse } from './description-error.ts';
import { compareNames, pascalCase, singular, titleCase } from './names.ts';
import {
  compareProperties,
  isPlain,
  type JsonSchema,
  readType,
  type Resolve,
} from './read-type.ts';

/** A bundled description: every `$ref` in it points into it. */
export type Document = Readonly<Record<string, unknown>>;

type Node = Readonly<Record<string, any>>;

const HTTP_METHODS: ReadonlySet<string> = new Set([
  'get',
  'put',
  'post',
  'delete',
  'options',
  'head',
  'patch',
  'trace',
]);

/**
 * Reads a bundled description into the model that everything follows from.
 *
 * @throws {DescriptionError} where an operation has no name, no answer that says it succeeded, or a name that another has.
 */
export function readApi(document: Document): Api {
  const root = document as Node;
  const resolve: Resolve = (ref) => resolvePointer(root, ref);
  const server = root.servers?.[0];
  const models = readModels(root, resolve);
  return {
    title: root.info.title,
    version: root.info.version,
    summary: root.info.summary,
    description: root.info.description?.trim(),
    server: { url: (server?.url ?? '').replace(/\/+$/, ''), env: list(server?.['x-quipu-env']) },
    security: readSecurity(root, resolve),
    resources: readResources(root, resolve, models),
    models,
  };
}

function readModels(root: Node, resolve: Resolve): ReadonlyMap<string, Model> {
  const schemas: Node = root.components?.schemas ?? {};
  return new Map(
    Object.keys(schemas)
      .filter((name) => !isPlain(schemas[name]))
      .toSorted(compareNames)
      .map((name) => {
        const named = schemas[name]['x-quipu-model'] === true;
        return [name, { name, named, type: readType(schemas[name], resolve) }];
      }),
  );
}

function readSecurity(root: Node, resolve: Resolve): Security | undefined {
  const schemes: Node = root.components?.securitySchemes ?? {};
  const asked: string[] = (root.security ?? []).flatMap((entry: Node) => Object.keys(entry));
  const name = asked.find((scheme) => schemes[scheme] !== undefined) ?? Object.keys(schemes)[0];
  if (name === undefined) return undefined;
  const scheme = follow(schemes[name], resolve);
  // HTTP bearer, OAuth 2 and OpenID Connect all end in a bearer token.
  const authorization = `Authorization: ${scheme.scheme === 'basic' ? 'Basic' : 'Bearer'} `;
  return {
    name,
    header: scheme.type === 'apiKey' ? `${scheme.name}: ` : authorization,
    description: scheme.description?.trim(),
    env: list(scheme['x-quipu-env']),
    keyPrefix: scheme['x-quipu-key-prefix'],
  };
}

function readResources(
  root: Node,
  resolve: Resolve,
  models: ReadonlyMap<string, Model>,
): readonly Resource[] {
  const tags: readonly Node[] = root.tags ?? [];
  const resources = new Map<string, Resource & { operations: Operation[] }>();
  for (const { path, method, node, item } of operationNodes(root, resolve)) {
    const id = operationId(node, method, path);
    const parts = id.split('.');
    const resourcePath = parts.slice(0, -1);
    const key = resourcePath.join('.');
    let resource = resources.get(key);
    if (resource === undefined) {
      const tag = tags.find((candidate) => candidate.name === node.tags?.[0]);
      const title: string = node.tags?.[0] ?? titleCase(resourcePath.at(-1) ?? '');
      resource = {
        path: resourcePath,
        title,
        singular: tag?.['x-quipu-singular'] ?? singular(title),
        description: tag?.description?.trim(),
        aliases: list(tag?.['x-quipu-alias']),
        operations: [],
      };
      resources.set(key, resource);
    }
    const typeName = pascalCase(`${resource.singular} ${parts.at(-1)}`);
    resource.operations.push(
      readOperation({ root, resolve, models, path, method, node, item, id, typeName }),
    );
  }
  const rank = ({ title }: Resource): number => {
    const index = tags.findIndex((tag) => tag.name === title);
    return index === -1 ? tags.length : index;
  };
  return [...resources.values()].toSorted((a, b) => rank(a) - rank(b));
}

function* operationNodes(
  root: Node,
  resolve: Resolve,
): Generator<{ path: string; method: HttpMethod; node: Node; item: Node }> {
  for (const [path, value] of Object.entries<Node>(root.paths ?? {})) {
    const item = follow(value, resolve);
    for (const [method, node] of Object.entries<Node>(item)) {
      if (HTTP_METHODS.has(method)) yield { path, method: method as HttpMethod, node, item };
    }
  }
}

function operationId(node: Node, method: string, path: string): string {
  const id: string | undefined = node.operationId;
  if (id === undefined) {
    refuse(
      'operation-id',
      `${method.toUpperCase()} ${path} has no operationId. Name it RESOURCE.METHOD, for example indexes.get.`,
    );
  }
  if (!/^[A-Za-z_$][\w$-]*(\.[A-Za-z_$][\w$-]*)+$/.test(id)) {
    refuse(
      'operation-id',
      `The operationId "${id}" of ${method.toUpperCase()} ${path} is not a path of names. Write RESOURCE.METHOD, for example indexes.get.`,
    );
  }
  return id;
}

function readOperation(from: {
  root: Node;
  resolve: Resolve;
  models: ReadonlyMap<string, Model>;
  path: string;
  method: HttpMethod;
  node: Node;
  item: Node;
  id: string;
  typeName: string;
}): Operation {
  const { root, resolve, models, path, method, node, item, id, typeName } = from;
  const nodes = parameterNodes(item, node, resolve);
  const parameters = (place: string): Parameter[] =>
    nodes
      .filter((parameter) => parameter.in === place)
      .map((parameter) => readParameter(parameter, resolve))
      .toSorted(compareProperties);
  const pathOrder = [...path.matchAll(/\{([^}]+)\}/g)].map((match) => match[1] ?? '');
  const pathParameters = pathOrder.map((name): Parameter => {
    const parameter = nodes.find((candidate) => candidate.in === 'path' && candidate.name === name);
    if (parameter === undefined)
      refuse(
        'path-parameters',
        `${id}: the path ${path} names {${name}}, but no path parameter of that name is described.`,
      );
    return readParameter(parameter, resolve);
  });
  const answers = Object.entries<Node>(node.responses ?? {})
    .filter(([status]) => /^([1-5](\d\d|XX)|default)$/i.test(status))
    .map(([status, answer]) => readAnswer(statusOf(status), follow(answer, resolve), resolve))
    .toSorted((one, other) => one.status - other.status);
  const success = answers.find((answer) => answer.status >= 200 && answer.status < 300);
  if (success === undefined)
    refuse(
      'success-response',
      `${id} describes no answer from 200 to 299. Describe what it answers when it succeeds.`,
    );
  const idempotencyHeader = nodes.find(
    (parameter) => parameter.in === 'header' && parameter['x-quipu-idempotent'] === true,
  );
  return {
    id,
    name: id.slice(id.lastIndexOf('.') + 1),
    httpMethod: method,
    path,
    summary: node.summary ?? titleCase(id),
    description: node.description?.trim(),
    deprecated: node.deprecated === true,
    secured: (node.security ?? root.security ?? []).some(
      (entry: Node) => Object.keys(entry).length > 0,
    ),
    pathParameters,
    queryParameters: parameters('query'),
    cookieParameters: parameters('cookie'),
    headerParameters: parameters('header'),
    body: readBody(node.requestBody, resolve),
    success,
    errors: answers.filter((answer) => answer.status >= 400),
    typeName,
    page: readPage(id, node['x-quipu-page'], success, models),
    wait: readWait(node['x-quipu-wait']),
    idempotent: node['x-quipu-idempotent'] === true,
    idempotencyHeader: idempotencyHeader?.name,
  };
}

/** A range counts as its first status (`4XX` as 400), and `default` as success, unless there is one. */
function statusOf(status: string): number {
  return status === 'default' ? 299 : Number(status.toUpperCase().replace('XX', '00'));
}

/** The parameters of the path item, overridden by those of the operation with the same name and place. */
function parameterNodes(item: Node, node: Node, resolve: Resolve): readonly Node[] {
  const nodes = new Map<string, Node>();
  for (const value of [...(item.parameters ?? []), ...(node.parameters ?? [])]) {
    const parameter = follow(value, resolve);
    nodes.set(`${parameter.in} ${parameter.name}`, parameter);
  }
  return [...nodes.values()];
}

function readParameter(node: Node, resolve: Resolve): Parameter {
  const content = Object.values<Node>(node.content ?? {})[0];
  const type = readType((node.schema ?? content?.schema) as JsonSchema | undefined, resolve);
  return {
    name: node.name,
    required: node.required === true,
    description: node.description?.trim() ?? type.description,
    type,
    examples: readExamples(node, resolve),
  };
}

function readBody(value: Node | undefined, resolve: Resolve): Body | undefined {
  if (value === undefined) return undefined;
  const node = follow(value, resolve);
  const media = preferredMedia(node.content);
  if (media === undefined) return undefined;
  return {
    required: node.required === true,
    mediaType: media[0],
    type: readType(media[1].schema, resolve),
    examples: readExamples(media[1], resolve),
  };
}

function readAnswer(status: number, node: Node, resolve: Resolve): Answer {
  const media = preferredMedia(node.content);
  return {
    status,
    description: node.description?.trim() ?? '',
    mediaType: media?.[0],
    type: media === undefined ? undefined : readType(media[1].schema, resolve),
    examples: media === undefined ? [] : readExamples(media[1], resolve),
  };
}

/** JSON where there is a choice, else what comes first by name. */
function preferredMedia(content: Node | undefined): [string, Node] | undefined {
  const all = Object.entries<Node>(content ?? {});
  return (
    all.find(([name]) => /\bjson\b/.test(name)) ?? all.toSorted(([a], [b]) => compareNames(a, b))[0]
  );
}

function readExamples(node: Node, resolve: Resolve): readonly Example[] {
  return Object.keys(node.examples ?? {})
    .toSorted(compareNames)
    .map((name) => {
      const example = follow(node.examples[name], resolve);
      return { name, summary: example.summary, value: example.value };
    });
}

function readPage(
  id: string,
  node: Node | undefined,
  success: Answer,
  models: ReadonlyMap<string, Model>,
): Page | undefined {
  if (node === undefined) return undefined;
  const type = success.type === undefined ? undefined : openReference(success.type, models);
  const properties = type?.kind === 'object' ? type.properties : [];
  const items = properties.find((property) => property.name === node.items)?.type;
  if (items?.kind !== 'array')
    refuse(
      'x-quipu-page',
      `${id}: x-quipu-page says that the items stand in "${node.items}", but its answer has no array of that name.`,
    );
  return { items: node.items, token: node.token, parameter: node.parameter, item: items.items };
}

/** The type itself, where it is a reference to a model. */
export function openReference(type: Type, models: ReadonlyMap<string, Model>): Type {
  if (type.kind !== 'reference') return type;
  const model = models.get(type.name);
  return model === undefined ? type : openReference(model.type, models);
}

function readWait(node: Node | undefined): Wait | undefined {
  if (node === undefined) return undefined;
  return {
    status: node.status,
    ready: node.ready,
    failed: node.failed,
    error: node.error,
    moves: node.moves,
    starts: node.starts ?? [],
  };
}

function follow(node: Node, resolve: Resolve): Node {
  return typeof node?.$ref === 'string' ? follow(resolve(node.$ref) as Node, resolve) : node;
}

function resolvePointer(root: Node, ref: string): unknown {
  let node: unknown = root;
  for (const part of ref.replace(/^#\//, '').split('/')) {
    node = (node as Node | undefined)?.[
      decodeURIComponent(part).replaceAll('~1', '/').replaceAll('~0', '~')
    ];
  }
  if (node === undefined) refuse('no-unresolved-refs', `The reference ${ref} points at nothing.`);
  return node;
}

function list(value: string | readonly string[] | undefined): readonly string[] {
  return value === undefined ? [] : typeof value === 'string' ? [value] : value;
}
