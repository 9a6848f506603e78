import type { Api, Field, Operation, Parameter, SecurityScheme, Type } from '../api.ts';
import { isJson, isMultipart, isText, isUrlEncoded } from '../media-type.ts';
import { openReference } from '../read-api.ts';
import { HEADER, propertyName, quote } from './typescript.ts';

/** The operation table of the client, and what it must know of the service. */
export function emitClient(api: Api): ReadonlyMap<string, string> {
  return new Map([
    ['operations.ts', operationsFile(api)],
    ['service.ts', serviceFile(api)],
  ]);
}

/** One constant for each row, so that a bundler leaves out those that nobody uses. */
function operationsFile(api: Api): string {
  const operations = api.resources.flatMap((resource) => resource.operations);
  const constants = operations.map(
    (operation) =>
      `export const ${operation.constantName}: Operation = ${literal(operationRow(operation, api), '')};\n`,
  );
  const rows = operations.map(
    (operation) => `  ${quote(operation.id)}: ${operation.constantName},\n`,
  );
  const isWritten = operations.some((operation) => operationRow(operation, api)['write']);
  return [
    HEADER,
    "import type { OperationId } from '@quipu/types';\n",
    "import type { Operation } from '../src/operation.ts';\n",
    isWritten ? "import { writeRequest } from '../src/write-request.ts';\n\n" : '\n',
    ...constants.map((constant) => `${constant}\n`),
    '/** Every operation, by its id. */\n',
    `export const operations: Readonly<Record<OperationId, Operation>> = {\n${rows.join('')}};\n`,
  ].join('');
}

function operationRow(operation: Operation, api: Api): Row {
  const { id, httpMethod, path, body, fields, idempotent, idempotencyHeader, page } = operation;
  const successes = [operation.success, ...operation.otherSuccesses];
  const rules = parameterRules(operation, api);
  const ruled = new Set(rules.map(({ field, name }) => field ?? name));
  const query = fields.filter(({ place, name }) => place === 'query' && !ruled.has(name));
  const hasQuery = body !== undefined && query.length > 0;
  const kind = body && bodyKind(operation);
  const isUsual =
    kind === undefined || kind === 'multipart' || body?.mediaType === MEDIA_TYPES[kind];
  const mediaType = isUsual ? undefined : body?.mediaType;
  const isWhole = fields.some(({ place }) => place === 'whole body');
  return {
    id,
    method: httpMethod.toUpperCase(),
    path,
    ...(kind && { body: kind }),
    ...(mediaType !== undefined && { mediaType }),
    ...(body &&
      body.encoding.size > 0 && {
        encoding: Object.fromEntries([...body.encoding].map(([name, one]) => [name, { ...one }])),
      }),
    ...(isWhole && (kind === 'multipart' || kind === 'form') && { whole: true }),
    ...(body && !body.required && !isWhole && { optionalBody: true }),
    ...(hasQuery && { query: query.map(({ name }) => name) }),
    ...(rules.length > 0 && { parameters: rules }),
    ...((rules.length > 0 || kind === 'form' || kind === 'content' || mediaType !== undefined) && {
      write: new Code('writeRequest'),
    }),
    ...securityOf(operation, api),
    ...accepting(operation.success.mediaType),
    ...parsing(operation.success.mediaType),
    ...(successes.some(({ type }) => type === undefined || type.kind === 'unknown') && {
      empty: true,
    }),
    ...(idempotent && { idempotent }),
    ...(idempotencyHeader !== undefined && { idempotencyHeader }),
    ...(page && { page: { items: page.items, token: page.token, parameter: page.parameter } }),
  };
}

/** What a body of each kind is sent as, where the table does not say so. */
const MEDIA_TYPES: Readonly<Record<string, string>> = {
  json: 'application/json',
  raw: 'application/json',
  form: 'application/x-www-form-urlencoded',
};

/** A name that the table holds as it is, not as a string. */
class Code {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

function bodyKind({ body, fields }: Operation): string {
  const { mediaType = '' } = body ?? {};
  const isWhole = fields.some(({ place }) => place === 'whole body');
  if (isMultipart(mediaType)) return 'multipart';
  if (isUrlEncoded(mediaType)) return 'form';
  if (!isJson(mediaType)) return 'content';
  return isWhole ? 'raw' : 'json';
}

/** How each parameter is written that the defaults would not write right. */
function parameterRules(operation: Operation, api: Api): ParameterRule[] {
  const parameters = new Map(
    [
      ...operation.pathParameters,
      ...operation.queryParameters,
      ...operation.headerParameters,
      ...operation.cookieParameters,
    ].map((parameter) => [`${parameter.place} ${parameter.name}`, parameter]),
  );
  const last = operation.pathParameters.at(-1);
  const fields: Pick<Field, 'name' | 'wireName' | 'place'>[] = [
    ...(last === undefined
      ? []
      : [{ name: last.name, wireName: last.name, place: 'path' as const }]),
    ...operation.fields,
  ];
  return fields.flatMap(({ name: field, wireName: name, place }): ParameterRule[] => {
    const parameter = parameters.get(`${place} ${name}`);
    if (parameter === undefined) return [];
    const isPlain =
      (place === 'path' || place === 'query') && field === name && isDefault(parameter, api);
    return isPlain ? [] : [parameterRule(parameter, field)];
  });
}

/** What openapi-fetch writes by itself: `simple` values in the path, and `form` ones in the query, of which no object may be inside another. */
function isDefault({ place, style, explode, allowReserved, type }: Parameter, api: Api): boolean {
  if (allowReserved) return false;
  if (place === 'path') return style === 'simple' && isPrimitive(type.kind);
  return style === 'form' && (explode ? isFlat(type, api) : isPrimitive(type.kind));
}

/** A value, or a list of values. */
function isFlat(type: Type, api: Api): boolean {
  const opened = openReference(type, api.models);
  if (opened.kind === 'array') return isPrimitive(openReference(opened.items, api.models).kind);
  return opened.kind === 'union'
    ? opened.members.every((member) => isFlat(member, api))
    : isPrimitive(opened.kind);
}

function isPrimitive(kind: Parameter['type']['kind']): boolean {
  return kind === 'string' || kind === 'number' || kind === 'boolean' || kind === 'enum';
}

function parameterRule(parameter: Parameter, field: string): ParameterRule {
  const { name, place, style, explode, allowReserved } = parameter;
  const byDefault = { path: 'simple', header: 'simple', query: 'form', cookie: 'form' }[place];
  return {
    name,
    in: place,
    ...(field !== name && { field }),
    ...(style !== byDefault && { style }),
    ...(explode !== (style === 'form') && { explode }),
    ...(allowReserved && { allowReserved: true }),
  };
}

interface ParameterRule extends Row {
  readonly name: string;
  readonly in: string;
  readonly field?: string;
}

/** Where an operation takes other credentials than the rest. */
function securityOf({ security }: Operation, api: Api): Row {
  if (security === undefined || !needsSigning(api)) return {};
  return { security };
}

/** Whether a key is anything but one bearer token, which the transport sends by itself. */
function needsSigning({ securitySchemes }: Api): boolean {
  const [only] = securitySchemes;
  return securitySchemes.length > 1 || (only !== undefined && !isBearer(only));
}

function isBearer({ parameter, prefix }: SecurityScheme): boolean {
  return parameter === 'Authorization' && prefix === 'Bearer ';
}

function parsing(mediaType: string | undefined): Row {
  if (mediaType === undefined || isJson(mediaType)) return {};
  return { parseAs: isText(mediaType) ? 'text' : 'blob' };
}

function accepting(mediaType = 'application/json'): Row {
  return mediaType === 'application/json' ? {} : { accept: mediaType };
}

function serviceFile(api: Api): string {
  const operations = api.resources.flatMap((resource) => resource.operations);
  const headers = operations.flatMap(
    ({ idempotencyHeader }) => idempotencyHeader?.toLowerCase() ?? [],
  );
  const service = {
    baseURL: api.server.url,
    baseURLVariables: api.server.env,
    keyVariables: api.security?.env ?? [],
    keyPrefix: api.security?.keyPrefix,
    idempotencyHeaders: [...new Set(headers)],
    ...(needsSigning(api) && {
      sign: new Code('sign'),
      schemes: Object.fromEntries(
        api.securitySchemes.map((scheme) => [scheme.name, schemeRow(scheme)]),
      ),
      security: api.defaultSecurity,
    }),
  };
  return [
    HEADER,
    needsSigning(api) ? "import { sign } from '../src/sign.ts';\n" : '',
    "import type { Service } from '../src/service.ts';\n\n",
    `export const service: Service = ${literal(service, '')};\n`,
  ].join('');
}

function schemeRow(scheme: SecurityScheme): Row {
  const { in: place, parameter, prefix, basic, env } = scheme;
  return {
    in: place,
    name: parameter,
    ...(prefix !== '' && { prefix }),
    ...(basic && { basic }),
    env,
  };
}

type Row = { readonly [key: string]: Value };
type Value = string | boolean | undefined | Code | readonly Value[] | Row;

/** A value as TypeScript, an entry a line. */
function literal(value: Value, indent: string): string {
  if (typeof value === 'string') return quote(value);
  if (value instanceof Code) return value.text;
  if (typeof value !== 'object') return String(value);
  if (isList(value)) return `[${value.map((item) => literal(item, indent)).join(', ')}]`;
  const inner = `${indent}  `;
  const entries = Object.entries(value).map(
    ([key, child]) => `${inner}${propertyName(key)}: ${literal(child, inner)},\n`,
  );
  return entries.length === 0 ? '{}' : `{\n${entries.join('')}${indent}}`;
}

function isList(value: readonly Value[] | Row): value is readonly Value[] {
  return Array.isArray(value);
}
