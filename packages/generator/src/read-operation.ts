import type {
  Answer,
  Body,
  Example,
  Field,
  FieldEncoding,
  HttpMethod,
  Operation,
  Page,
  Parameter,
  ParameterPlace,
  Property,
  StringType,
  Type,
  Wait,
} from './api.ts';
import { refuse } from './description-error.ts';
import { Names } from './identifiers.ts';
import { isJson, isMultipart, isText, isUrlEncoded } from './media-type.ts';
import { compareNames, titleCase } from './names.ts';
import { orderExample } from './order-example.ts';
import { escapePointerPart, pointerParts } from './pointer.ts';
import { openReference } from './read-api.ts';
import type { BareModel } from './read-models.ts';
import { alternativesOf } from './read-security.ts';
import {
  compareProperties,
  type JsonSchema,
  type Reader,
  readType,
  type Resolve,
} from './read-type.ts';

export type Node = Readonly<Record<string, any>>;

export interface Context {
  readonly root: Node;
  readonly resolve: Resolve;
  readonly reader: Reader;
  readonly models: ReadonlyMap<string, BareModel>;
  readonly note: (rule: string, message: string, pointer: string) => void;
}

/** An operation as it stands in the description, with the path item around it. */
export interface OperationNode {
  readonly path: string;
  readonly method: HttpMethod;
  readonly node: Node;
  readonly item: Node;
  readonly pointer: string;
}

export function readOperation(
  { path, method, node, item, pointer }: OperationNode,
  naming: Pick<Operation, 'id' | 'name' | 'constantName' | 'typeName'>,
  context: Context,
): Omit<Operation, 'callbacks'> {
  const { root, resolve } = context;
  const { id } = naming;
  const nodes = parameterNodes(item, node, pointer, resolve);
  const parameters = (place: ParameterPlace): Parameter[] =>
    nodes
      .filter((parameter) => parameter.node.in === place && !isSentByFetch(parameter.node))
      .map((parameter) => readParameter(parameter, place, context))
      .toSorted(compareProperties);
  // A path may name a parameter twice.
  const pathOrder = new Set([...path.matchAll(/\{([^}]+)\}/g)].map((match) => match[1] ?? ''));
  const pathParameters = [...pathOrder].map((parameterName): Parameter => {
    const parameter = nodes.find(
      (one) => one.node.in === 'path' && one.node.name === parameterName,
    );
    if (parameter !== undefined) return readParameter(parameter, 'path', context);
    const message = `The path ${path} names {${parameterName}}, but no path parameter of that name is described: it is taken for a string.`;
    context.note('path-parameters', message, pointer);
    const undescribed = { name: parameterName, in: 'path', schema: { type: 'string' } };
    return readParameter({ node: undescribed, pointer }, 'path', context);
  });
  const { success, otherSuccesses, errors } = sortAnswers(node, method, pointer, context);
  const idempotencyHeader = nodes.find(
    (parameter) => parameter.node.in === 'header' && parameter.node['x-quipu-idempotent'] === true,
  );
  const body = readBody(node.requestBody, `${pointer}/requestBody`, context);
  noteMultipart(body, pointer, context);
  const operation = {
    pathParameters,
    queryParameters: parameters('query'),
    cookieParameters: parameters('cookie'),
    headerParameters: parameters('header'),
    body,
    idempotencyHeader: idempotencyHeader?.node.name as string | undefined,
  };
  const security = node.security ?? root.security;
  return {
    ...naming,
    httpMethod: method,
    path,
    summary: node.summary ?? titleCase(id),
    description: node.description?.trim(),
    deprecated: node.deprecated === true,
    secured: alternativesOf(security).some((alternative) => alternative.length > 0),
    security: node.security === undefined ? undefined : alternativesOf(node.security),
    ...operation,
    fields: readFields(operation, context),
    success,
    otherSuccesses,
    errors,
    page: readPage(id, node['x-quipu-page'], success, pointer, context),
    wait: readWait(node['x-quipu-wait']),
    idempotent: node['x-quipu-idempotent'] === true,
  };
}

interface ParameterNode {
  readonly node: Node;
  readonly pointer: string;
}

/** The parameters of the path item, overridden by those of the operation with the same name and place. */
function parameterNodes(
  item: Node,
  node: Node,
  pointer: string,
  resolve: Resolve,
): readonly ParameterNode[] {
  const nodes = new Map<string, ParameterNode>();
  const holders: [unknown, string][] = [
    [item.parameters, pointer.replace(/\/[^/]*$/, '')],
    [node.parameters, pointer],
  ];
  for (const [given, at] of holders) {
    for (const [index, value] of (Array.isArray(given) ? given : []).entries()) {
      const parameter = follow(value, resolve);
      if (typeof parameter?.name !== 'string') continue;
      const place =
        typeof value.$ref === 'string' ? value.$ref.slice(1) : `${at}/parameters/${index}`;
      nodes.set(`${parameter.in} ${parameter.name}`, { node: parameter, pointer: place });
    }
  }
  return [...nodes.values()];
}

/** OpenAPI says that header parameters of these names are ignored. */
function isSentByFetch({ in: place, name }: Node): boolean {
  return place === 'header' && /^(accept|content-type|authorization)$/i.test(name);
}

const STYLES: Readonly<Record<ParameterPlace, string>> = {
  path: 'simple',
  query: 'form',
  header: 'simple',
  cookie: 'form',
};

function readParameter(
  { node, pointer }: ParameterNode,
  place: ParameterPlace,
  context: Context,
): Parameter {
  const [media] = Object.entries<Node>(Object(node.content));
  const [mediaType, content] = media ?? [];
  const at =
    mediaType === undefined
      ? `${pointer}/schema`
      : `${pointer}/content/${escapePointerPart(mediaType)}/schema`;
  const schema = (node.schema ?? content?.schema) as JsonSchema | undefined;
  const type = readType(schema, context.reader, at);
  const style =
    mediaType !== undefined && isJson(mediaType) ? 'json' : (node.style ?? STYLES[place]);
  return {
    name: node.name,
    required: node.required === true || place === 'path',
    description: node.description?.trim() ?? type.description,
    type,
    examples: readExamples(node, type, context),
    place,
    style,
    explode: typeof node.explode === 'boolean' ? node.explode : style === 'form',
    allowReserved: node.allowReserved === true,
    ambient: node['x-quipu-ambient'] === true,
  };
}

type Parts = Pick<
  Operation,
  | 'pathParameters'
  | 'queryParameters'
  | 'headerParameters'
  | 'cookieParameters'
  | 'body'
  | 'idempotencyHeader'
>;

/** Body and parameters in one list of names. A parameter whose name another field has is named for its place, too: `query_id`. */
function readFields(parts: Parts, { models }: Context): readonly Field[] {
  const names = new Names();
  const bodyFields = readBodyFields(parts.body, models);
  for (const { name } of bodyFields) names.take([name]);
  const field = ({ name, required, type, description, place }: Parameter): Field => {
    const own = names.take([name, `${place}_${name}`]);
    return { name: own, wireName: name, place, required, type, description };
  };
  const path = parts.pathParameters.slice(0, -1).map(field);
  const others = [
    ...parts.queryParameters,
    ...parts.headerParameters.filter(({ name }) => name !== parts.idempotencyHeader),
    ...parts.cookieParameters,
  ].filter(({ ambient }) => !ambient);
  return [...path, ...bodyFields, ...others.map(field)];
}

/** The properties of an object, which stand beside the parameters; any other body, and one that is left out or whole, is one field. */
function readBodyFields(
  body: Body | undefined,
  models: ReadonlyMap<string, { readonly type: Type }>,
): readonly Field[] {
  if (body === undefined) return [];
  const type = openReference(body.type, models);
  const { mediaType, required } = body;
  const isWritten = isJson(mediaType) || isMultipart(mediaType) || isUrlEncoded(mediaType);
  const properties =
    type.kind === 'object' && isWritten
      ? type.properties.filter((property) => !property.type.readOnly)
      : [];
  const isOneField =
    type.kind !== 'object' ||
    !isWritten ||
    (!required && properties.some((property) => property.required));
  if (isOneField) {
    const { description } = body.type;
    return [
      {
        name: 'body',
        wireName: 'body',
        place: 'whole body',
        required,
        type: body.type,
        description,
      },
    ];
  }
  return properties.map((property): Field => {
    const { name } = property;
    return { ...bare(property, mediaType), place: 'body', wireName: name, description: undefined };
  });
}

/** JSON has no bytes: there, the content of a file is a string. */
function bare(property: Property, mediaType: string): Property {
  const { type } = property;
  const isBytes = type.kind === 'string' && type.format === 'binary' && isJson(mediaType);
  return isBytes ? { ...property, type: { ...type, format: undefined } } : property;
}

export function readBody(
  value: Node | undefined,
  pointer: string,
  context: Context,
): Body | undefined {
  if (value === undefined || value === null) return undefined;
  const node = follow(value, context.resolve);
  const at = typeof value.$ref === 'string' ? value.$ref.slice(1) : pointer;
  const media = preferredMedia(node.content, at, context);
  if (media === undefined) return undefined;
  const [mediaType, content] = media;
  const place = `${at}/content/${escapePointerPart(mediaType)}`;
  const read = readType(content.schema, context.reader, `${place}/schema`);
  const type =
    isJson(mediaType) || isMultipart(mediaType) || isUrlEncoded(mediaType)
      ? read
      : written(read, mediaType);
  return {
    required: node.required === true,
    mediaType,
    type,
    encoding: readEncoding(content.encoding),
    examples: readExamples(content, type, context),
  };
}

/** Clients write one kind of multipart body. */
function noteMultipart(body: Body | undefined, pointer: string, { note }: Context): void {
  if (body === undefined || !isMultipart(body.mediaType)) return;
  const { mediaType } = body;
  if (/^multipart\/form-data\b/i.test(mediaType)) return;
  note(
    'media-type',
    `The body is ${mediaType}, but the SDK's method sends it as multipart/form-data.`,
    `${pointer}/requestBody/content/${escapePointerPart(mediaType)}`,
  );
}

function readEncoding(encoding: Node | undefined): ReadonlyMap<string, FieldEncoding> {
  return new Map(
    Object.keys(Object(encoding))
      .toSorted(compareNames)
      .flatMap((name): [string, FieldEncoding][] => {
        const { contentType, style, explode } = Object(encoding?.[name]) as Node;
        const read: FieldEncoding = {
          // A list says what files may be: each says itself what it is.
          ...(typeof contentType === 'string' && !/[,*]/.test(contentType) && { contentType }),
          ...(typeof style === 'string' && { style }),
          ...(typeof explode === 'boolean' && { explode }),
        };
        return Object.keys(read).length === 0 ? [] : [[name, read]];
      }),
  );
}

/** What is neither JSON nor a form is sent and read as it is: text as a string, all else as bytes. */
function written(type: Type, mediaType: string): Type {
  const { description, nullable: _, ...base } = type;
  const text: StringType = {
    ...(Object.fromEntries(Object.entries(base).filter(([key]) => COMMON.has(key))) as Omit<
      StringType,
      'kind'
    >),
    kind: 'string',
    format: isText(mediaType) ? undefined : 'binary',
    description,
    nullable: false,
  };
  return text;
}

const COMMON = new Set([
  'deprecated',
  'readOnly',
  'writeOnly',
  'default',
  'examples',
  'constraints',
]);

interface Answers {
  readonly success: Answer;
  readonly otherSuccesses: readonly Answer[];
  readonly errors: readonly Answer[];
}

/** Every answer that is described, by status. */
export function readAnswers(node: Node, pointer: string, context: Context): readonly Answer[] {
  return Object.entries<Node>(Object(node.responses))
    .filter(([code]) => /^([1-5](\d\d|XX)|default)$/i.test(code))
    .map(([code, answer]) => {
      const at =
        typeof answer?.$ref === 'string' ? answer.$ref.slice(1) : `${pointer}/responses/${code}`;
      return readAnswer(code, follow(answer, context.resolve), at, context);
    })
    .toSorted((one, other) => one.status - other.status);
}

function sortAnswers(node: Node, method: HttpMethod, pointer: string, context: Context): Answers {
  const answers = readAnswers(node, pointer, context);
  const successes = answers.filter(({ status }) => status >= 200 && status < 300);
  const [first, ...others] = successes;
  const isDefaultAnError = first !== undefined && first.code !== 'default';
  const success = first ?? successInstead(answers, method, pointer, context);
  const errors = answers.filter(({ status, code }) => status >= 400 && code !== 'default');
  const byDefault = isDefaultAnError ? answers.find(({ code }) => code === 'default') : undefined;
  return {
    success,
    otherSuccesses: others.filter((other) => other !== byDefault),
    errors: byDefault === undefined ? errors : [...errors, { ...byDefault, status: 599 }],
  };
}

/** What stands for a success that is not described: where a redirect leads, else anything. */
function successInstead(
  answers: readonly Answer[],
  method: HttpMethod,
  pointer: string,
  { note }: Context,
): Answer {
  const redirect = answers.find(({ status }) => status >= 300 && status < 400);
  const isFollowed = redirect !== undefined && (method === 'get' || method === 'head');
  note(
    'success-response',
    isFollowed
      ? 'No answer from 200 to 299 is described. The redirect is followed, and what it leads to is read as bytes.'
      : 'No answer from 200 to 299 is described, so the method gives whatever JSON there is.',
    `${pointer}/responses`,
  );
  const none = {
    description: undefined,
    nullable: false,
    deprecated: false,
    readOnly: false,
    writeOnly: false,
    default: undefined,
    examples: [],
    constraints: {},
  };
  return {
    status: redirect?.status ?? 200,
    code: redirect?.code ?? '200',
    description: redirect?.description ?? '',
    mediaType: isFollowed ? 'application/octet-stream' : 'application/json',
    type: isFollowed ? { kind: 'string', format: 'binary', ...none } : { kind: 'unknown', ...none },
    examples: [],
  };
}

/** A range counts as its first status (`4XX` as 400), and `default` as success, unless there is one. */
function statusOf(code: string): number {
  return code === 'default' ? 299 : Number(code.toUpperCase().replace('XX', '00'));
}

function readAnswer(code: string, node: Node, pointer: string, context: Context): Answer {
  const base = { status: statusOf(code), code, description: node?.description?.trim() ?? '' };
  const media = preferredMedia(node?.content, pointer, context);
  if (media === undefined) return { ...base, mediaType: undefined, type: undefined, examples: [] };
  const [mediaType, content] = media;
  const at = `${pointer}/content/${escapePointerPart(mediaType)}/schema`;
  const read = readType(content.schema, context.reader, at);
  const type = isJson(mediaType) ? read : written(read, mediaType);
  return { ...base, mediaType, type, examples: readExamples(content, type, context) };
}

/** JSON where there is a choice, else a form, else what comes first by name. */
function preferredMedia(
  content: Node | undefined,
  pointer: string,
  { note }: Context,
): [string, Node] | undefined {
  const all = Object.entries<Node>(Object(content))
    .map(([name, node]): [string, Node] => [name, Object(node)])
    .toSorted(([a], [b]) => compareNames(a, b));
  const chosen =
    all.find(([name]) => /\bjson\b/i.test(name)) ??
    all.find(([name]) => isMultipart(name) || isUrlEncoded(name)) ??
    all[0];
  if (chosen !== undefined && all.length > 1) {
    const others = all.filter((one) => one !== chosen).map(([name]) => name);
    note(
      'media-type',
      `The SDK's method speaks ${chosen[0]}. For ${others.join(' and ')}, use the client of the paths.`,
      `${pointer}/content`,
    );
  }
  return chosen;
}

function readExamples(node: Node, type: Type, { resolve, models }: Context): readonly Example[] {
  return Object.keys(Object(node.examples))
    .toSorted(compareNames)
    .map((name) => {
      const example = follow(node.examples[name], resolve);
      const value = orderExample(example?.value, type, models);
      const { summary, description } = Object(example) as Node;
      return { name, summary, description: description?.trim(), value };
    })
    .filter(({ value }) => value !== undefined);
}

function readPage(
  id: string,
  node: Node | undefined,
  success: Answer,
  pointer: string,
  { models }: Context,
): Page | undefined {
  if (node === undefined) return undefined;
  const type = success.type === undefined ? undefined : openReference(success.type, models);
  const properties = type?.kind === 'object' ? type.properties : [];
  const items = properties.find((property) => property.name === node.items)?.type;
  if (items?.kind !== 'array')
    refuse(
      'x-quipu-page',
      `${id}: x-quipu-page says that the items stand in "${node.items}", but its answer has no array of that name.`,
      `${pointer}/x-quipu-page`,
    );
  return { items: node.items, token: node.token, parameter: node.parameter, item: items.items };
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

export function follow(node: Node, resolve: Resolve, seen: readonly string[] = []): Node {
  const ref: unknown = node?.$ref;
  if (typeof ref !== 'string') return node;
  if (seen.includes(ref)) {
    refuse('no-unresolved-refs', `The reference ${ref} leads to itself.`, ref.slice(1));
  }
  return follow(resolve(ref) as Node, resolve, [...seen, ref]);
}

export function resolvePointer(root: Node, ref: string): unknown {
  const node = pointerParts(ref).reduce<unknown>(
    (at, part) => (at as Node | null | undefined)?.[part],
    root,
  );
  if (node === undefined) refuse('no-unresolved-refs', `The reference ${ref} points at nothing.`);
  return node;
}

export function list(value: string | readonly string[] | undefined): readonly string[] {
  return value === undefined ? [] : typeof value === 'string' ? [value] : value;
}
