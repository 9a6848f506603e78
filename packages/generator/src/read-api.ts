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
import { orderExample } from './order-example.ts';
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

interface Context {
  readonly root: Node;
  readonly resolve: Resolve;
  readonly models: ReadonlyMap<string, Model>;
}

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
    version: String(root.info.version),
    summary: root.info.summary,
    description: root.info.description?.trim(),
    server: { url: (server?.url ?? '').replace(/\/+$/, ''), env: list(server?.['x-quipu-env']) },
    security: readSecurity(root, resolve),
    resources: readResources({ root, resolve, models }),
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
    header: scheme.type === 'apiKey' ? `${scheme.name}: ` : authorization,
    description: scheme.description?.trim(),
    env: list(scheme['x-quipu-env']),
    keyPrefix: scheme['x-quipu-key-prefix'],
  };
}

function readResources(context: Context): readonly Resource[] {
  const tags: readonly Node[] = context.root.tags ?? [];
  const resources = new Map<string, Resource & { operations: Operation[] }>();
  for (const from of operationNodes(context)) {
    const id = operationId(from);
    const path = id.split('.').slice(0, -1);
    const key = path.join('.');
    const resource = resources.get(key) ?? readResource(path, from.node.tags?.[0], tags);
    resources.set(key, resource);
    resource.operations.push(readOperation(from, id, resource, context));
  }
  const rank = ({ title }: Resource): number => {
    const index = tags.findIndex((tag) => tag.name === title);
    return index === -1 ? tags.length : index;
  };
  return [...resources.values()].toSorted((a, b) => rank(a) - rank(b));
}

function readResource(
  path: readonly string[],
  tagName: string | undefined,
  tags: readonly Node[],
): Resource & { operations: Operation[] } {
  const tag = tags.find((candidate) => candidate.name === tagName);
  const title = tagName ?? titleCase(path.at(-1) ?? '');
  return {
    path,
    title,
    singular: tag?.['x-quipu-singular'] ?? singular(title),
    description: tag?.description?.trim(),
    aliases: list(tag?.['x-quipu-alias']),
    operations: [],
  };
}

/** An operation as it stands in the description, with the path item around it. */
interface OperationNode {
  readonly path: string;
  readonly method: HttpMethod;
  readonly node: Node;
  readonly item: Node;
}

function* operationNodes({ root, resolve }: Context): Generator<OperationNode> {
  for (const [path, value] of Object.entries<Node>(root.paths ?? {})) {
    const item = follow(value, resolve);
    for (const [method, node] of Object.entries<Node>(item)) {
      if (HTTP_METHODS.has(method)) yield { path, method: method as HttpMethod, node, item };
    }
  }
}

function operationId({ node, method, path }: OperationNode): string {
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

function readOperation(
  { path, method, node, item }: OperationNode,
  id: string,
  resource: Resource,
  context: Context,
): Operation {
  const { root, resolve, models } = context;
  const nodes = parameterNodes(item, node, resolve);
  const parameters = (place: string): Parameter[] =>
    nodes
      .filter((parameter) => parameter.in === place)
      .map((parameter) => readParameter(parameter, context))
      .toSorted(compareProperties);
  const pathOrder = [...path.matchAll(/\{([^}]+)\}/g)].map((match) => match[1] ?? '');
  const pathParameters = pathOrder.map((name): Parameter => {
    const parameter = nodes.find((candidate) => candidate.in === 'path' && candidate.name === name);
    if (parameter === undefined)
      refuse(
        'path-parameters',
        `${id}: the path ${path} names {${name}}, but no path parameter of that name is described.`,
      );
    return readParameter(parameter, context);
  });
  const answers = Object.entries<Node>(node.responses ?? {})
    .filter(([status]) => /^([1-5](\d\d|XX)|default)$/i.test(status))
    .map(([status, answer]) => readAnswer(statusOf(status), follow(answer, resolve), context))
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
  const name = id.slice(id.lastIndexOf('.') + 1);
  return {
    id,
    name,
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
    body: readBody(node.requestBody, context),
    success,
    errors: answers.filter((answer) => answer.status >= 400),
    typeName: pascalCase(`${resource.singular} ${name}`),
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

function readParameter(node: Node, context: Context): Parameter {
  const content = Object.values<Node>(node.content ?? {})[0];
  const type = readType(
    (node.schema ?? content?.schema) as JsonSchema | undefined,
    context.resolve,
  );
  return {
    name: node.name,
    required: node.required === true,
    description: node.description?.trim() ?? type.description,
    type,
    examples: readExamples(node, type, context),
  };
}

function readBody(value: Node | undefined, context: Context): Body | undefined {
  if (value === undefined) return undefined;
  const node = follow(value, context.resolve);
  const content = readContent(node.content, context);
  return content && { required: node.required === true, ...content };
}

function readAnswer(status: number, node: Node, context: Context): Answer {
  const none = { mediaType: undefined, type: undefined, examples: [] };
  const content = readContent(node.content, context) ?? none;
  return { status, description: node.description?.trim() ?? '', ...content };
}

function readContent(
  content: Node | undefined,
  context: Context,
): Pick<Body, 'mediaType' | 'type' | 'examples'> | undefined {
  const media = preferredMedia(content);
  if (media === undefined) return undefined;
  const [mediaType, node] = media;
  const type = readType(node.schema, context.resolve);
  return { mediaType, type, examples: readExamples(node, type, context) };
}

/** JSON where there is a choice, else what comes first by name. */
function preferredMedia(content: Node | undefined): [string, Node] | undefined {
  const all = Object.entries<Node>(content ?? {});
  return (
    all.find(([name]) => /\bjson\b/.test(name)) ?? all.toSorted(([a], [b]) => compareNames(a, b))[0]
  );
}

function readExamples(node: Node, type: Type, { resolve, models }: Context): readonly Example[] {
  return Object.keys(node.examples ?? {})
    .toSorted(compareNames)
    .map((name) => {
      const example = follow(node.examples[name], resolve);
      return {
        name,
        summary: example.summary,
        description: example.description?.trim(),
        value: orderExample(example.value, type, models),
      };
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
    ready: list(node.ready),
    failed: list(node.failed),
    error: node.error,
    moves: node.moves,
    starts: list(node.starts),
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
