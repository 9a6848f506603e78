import type { Answer, Api, HttpMethod, Operation, Resource, Type, Webhook } from './api.ts';
import { problemAt, type Problem } from './description-error.ts';
import { asIdentifier, Names, variableName } from './identifiers.ts';
import { camelCase, pascalCase, singular } from './names.ts';
import { nameOperations, type OperationName } from './operation-names.ts';
import { escapePointerPart } from './pointer.ts';
import { createModels, finishModels } from './read-models.ts';
import {
  type Context,
  follow,
  list,
  type Node,
  type OperationNode,
  readAnswers,
  readBody,
  readOperation,
  resolvePointer,
} from './read-operation.ts';
import { readSecurity } from './read-security.ts';
import type { JsonSchema, Resolve } from './read-type.ts';
import { RESERVED_CONSTANTS, RESERVED_TYPES } from './reserved-types.ts';

/** A bundled description: every `$ref` in it points into it. */
export type Document = Readonly<Record<string, unknown>>;

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
 * @throws {DescriptionError} where nothing can be made of it, with a pointer to where.
 */
export function readApi(document: Document): Api {
  const root = document as Node;
  const resolve: Resolve = (ref) => resolvePointer(root, ref);
  const notes: Problem[] = [];
  const note = (rule: string, message: string, pointer: string): void => {
    notes.push(problemAt('warning', rule, message, pointer));
  };
  const names = new Names(RESERVED_TYPES);
  const schemas = (root.components?.schemas ?? {}) as Readonly<Record<string, JsonSchema>>;
  const noteSchema = (message: string, pointer: string): void => note('schema', message, pointer);
  const { reader, models, readNamed } = createModels(schemas, resolve, noteSchema, names);
  const context: Context = { root, resolve, reader, models, note };
  const resources = readResources(context, names);
  const operations = resources.flatMap((resource) => resource.operations);
  const webhooks = Object.entries<Node>(root.webhooks ?? {}).flatMap(([name, item]) =>
    readWebhooks(
      { name, url: undefined, pointer: `/webhooks/${escapePointerPart(name)}` },
      item,
      context,
      names,
    ),
  );
  readNamed();
  const callbacks = operations.flatMap((operation) => operation.callbacks);
  const { info, servers } = root;
  return {
    title: info.title,
    version: String(info.version),
    summary: info.summary,
    description: info.description?.trim(),
    server: readServer(servers?.[0]),
    ...readSecurity(root, (node) => follow(node, resolve)),
    resources,
    models: finishModels(models, heldTypes(operations, [...webhooks, ...callbacks]), names),
    webhooks,
    notes,
  };
}

/** The address with the defaults of its variables in it. */
function readServer(server: Node | undefined): Api['server'] {
  const variables: Node = server?.variables ?? {};
  const url = String(server?.url ?? '').replaceAll(
    /\{([^}]+)\}/g,
    (whole, name: string) => variables[name]?.default ?? whole,
  );
  return { url: url.replace(/\/+$/, ''), env: list(server?.['x-quipu-env']) };
}

/** What requests take and answers give; what the API sends by itself counts as an answer. */
function heldTypes(
  operations: readonly Operation[],
  webhooks: readonly Webhook[],
): { requests: readonly Type[]; answers: readonly Type[] } {
  const requests = operations.flatMap(({ body, ...operation }) => [
    ...operation.pathParameters,
    ...operation.queryParameters,
    ...operation.headerParameters,
    ...operation.cookieParameters,
    ...(body === undefined ? [] : [body]),
  ]);
  const answers = operations.flatMap(({ success, otherSuccesses, errors }) => [
    success,
    ...otherSuccesses,
    ...errors,
  ]);
  return {
    requests: requests.map(({ type }) => type),
    answers: [...answers, ...webhooks.map(({ body }) => body)].flatMap((one) => one?.type ?? []),
  };
}

function readResources(context: Context, names: Names): readonly Resource[] {
  const { root } = context;
  const tags: readonly Node[] = Array.isArray(root.tags) ? root.tags : [];
  const nodes = [...operationNodes(context)];
  const operationNames = nameOperations(
    nodes.map(({ path, method, node }) => {
      const id: unknown = node.operationId;
      const tag: unknown = node.tags?.[0];
      return {
        path,
        method,
        operationId: typeof id === 'string' ? id : undefined,
        tag: typeof tag === 'string' ? tag : undefined,
      };
    }),
  );
  const constants = new Names(RESERVED_CONSTANTS);
  const resources = new Map<string, Resource & { operations: Operation[] }>();
  for (const name of operationNames) {
    const key = name.resource.join('.');
    if (!resources.has(key)) resources.set(key, readResource(name, tags, names));
  }
  for (const [index, from] of nodes.entries()) {
    const name = operationNames[index];
    const resource = resources.get(name?.resource.join('.') ?? '');
    if (name === undefined || resource === undefined) continue;
    const id = [...name.resource, name.method].join('.');
    if (name.instead !== undefined) {
      const message = `The name ${name.instead} is taken, so this operation is ${id}.`;
      context.note('name', message, from.pointer);
    }
    const typeName = names.take(
      [
        typeNameOf(resource.singular, name.method),
        typeNameOf(name.resource.join(' '), name.method),
      ],
      ['Params', 'Response'],
    );
    const constantName = constants.take([variableName(asIdentifier(camelCase(id), 'operation'))]);
    const naming = { id, name: name.method, constantName, typeName };
    const operation = readOperation(from, naming, context);
    const callbacks = Object.entries<Node>(from.node.callbacks ?? {}).flatMap(([key, value]) =>
      Object.entries<Node>(follow(value, context.resolve)).flatMap(([url, item]) => {
        const pointer = `${from.pointer}/callbacks/${escapePointerPart(key)}/${escapePointerPart(url)}`;
        return readWebhooks({ name: key, url, pointer }, item, context, names);
      }),
    );
    resource.operations.push({ ...operation, callbacks });
  }
  const rank = ({ title }: Resource): number => {
    const index = tags.findIndex((tag) => tag.name === title);
    return index === -1 ? tags.length : index;
  };
  return [...resources.values()].toSorted((a, b) => rank(a) - rank(b));
}

function typeNameOf(resource: string, method: string): string {
  return asIdentifier(pascalCase(`${resource} ${method}`), 'Operation');
}

function readResource(
  { resource: path, title }: OperationName,
  tags: readonly Node[],
  names: Names,
): Resource & { operations: Operation[] } {
  const tag = tags.find((candidate) => candidate.name === title);
  return {
    path,
    title,
    singular: tag?.['x-quipu-singular'] ?? singular(title),
    description: tag?.description?.trim(),
    aliases: list(tag?.['x-quipu-alias']),
    className: names.take([
      classNameOf(title),
      classNameOf(path.join(' ')),
      `${classNameOf(title)}Resource`,
    ]),
    operations: [],
  };
}

function classNameOf(text: string): string {
  return asIdentifier(pascalCase(text), 'Root');
}

function* operationNodes({ root, resolve }: Context): Generator<OperationNode> {
  for (const [path, value] of Object.entries<Node>(root.paths ?? {})) {
    if (!path.startsWith('/')) continue;
    const item = follow(value, resolve);
    yield* methodNodes(path, item, `/paths/${escapePointerPart(path)}`);
  }
}

function* methodNodes(path: string, item: Node, pointer: string): Generator<OperationNode> {
  for (const [method, node] of Object.entries<Node>(Object(item))) {
    if (!HTTP_METHODS.has(method) || node === null || typeof node !== 'object') continue;
    yield { path, method: method as HttpMethod, node, item, pointer: `${pointer}/${method}` };
  }
}

function readWebhooks(
  { name, url, pointer }: Pick<Webhook, 'name' | 'url'> & { readonly pointer: string },
  value: Node,
  context: Context,
  names: Names,
): readonly Webhook[] {
  const item = follow(value, context.resolve);
  // No method reads these answers, so there is nothing to note of how one would.
  const silent: Context = { ...context, note: () => {} };
  return [...methodNodes(name, item, pointer)].map(({ method, node, pointer: at }): Webhook => {
    const typeName = names.take([asIdentifier(pascalCase(`${name} Webhook`), 'Webhook')]);
    return {
      name,
      url,
      httpMethod: method,
      summary: node.summary,
      description: node.description?.trim(),
      deprecated: node.deprecated === true,
      typeName,
      body: readBody(node.requestBody, `${at}/requestBody`, context),
      answers: defaultLast(readAnswers(node, at, silent)),
    };
  });
}

/** Beside other answers, `default` is what they do not say. */
function defaultLast(answers: readonly Answer[]): readonly Answer[] {
  return answers
    .map((answer) => (answer.code === 'default' ? { ...answer, status: 599 } : answer))
    .toSorted((one, other) => one.status - other.status);
}

/** The type itself, where it is a reference to a model. */
export function openReference(
  type: Type,
  models: ReadonlyMap<string, { readonly type: Type }>,
): Type {
  if (type.kind !== 'reference') return type;
  const model = models.get(type.name);
  return model === undefined ? type : openReference(model.type, models);
}
