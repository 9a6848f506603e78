import type { Api, Operation } from '../api.ts';
import { camelCase } from '../names.ts';
import { openReference } from '../read-api.ts';
import { HEADER, propertyName, quote } from './typescript.ts';

/** The operation table of the client, and what it must know of the service. */
export function emitClient(api: Api): ReadonlyMap<string, string> {
  return new Map([
    ['operations.ts', operationsFile(api)],
    ['service.ts', serviceFile(api)],
  ]);
}

/** The name of an operation's row, for example `directoriesFilesUpload`. */
export function operationConstant({ id }: Operation): string {
  return camelCase(id);
}

/** One constant for each row, so that a bundler leaves out those that nobody uses. */
function operationsFile(api: Api): string {
  const operations = api.resources.flatMap((resource) => resource.operations);
  const constants = operations.map(
    (operation) =>
      `export const ${operationConstant(operation)}: Operation = ${literal(operationRow(operation, api), '')};\n`,
  );
  const rows = operations.map(
    (operation) => `  ${quote(operation.id)}: ${operationConstant(operation)},\n`,
  );
  return [
    HEADER,
    "import type { OperationId } from '@quipu/types';\n",
    "import type { Operation } from '../src/operation.ts';\n\n",
    ...constants.map((constant) => `${constant}\n`),
    '/** Every operation, by its id. */\n',
    `export const operations: Readonly<Record<OperationId, Operation>> = {\n${rows.join('')}};\n`,
  ].join('');
}

function operationRow(operation: Operation, api: Api): Row {
  const { id, httpMethod, path, body, success, idempotent, idempotencyHeader, page } = operation;
  const hasQuery = body !== undefined && operation.queryParameters.length > 0;
  return {
    id,
    method: httpMethod.toUpperCase(),
    path,
    ...(body && { body: bodyKind(body, api) }),
    ...(hasQuery && { query: operation.queryParameters.map(({ name }) => name) }),
    ...parsing(success.mediaType),
    ...((success.type === undefined || success.type.kind === 'unknown') && { empty: true }),
    ...(idempotent && { idempotent }),
    ...(idempotencyHeader !== undefined && { idempotencyHeader }),
    ...(page && { page: { items: page.items, token: page.token, parameter: page.parameter } }),
  };
}

function bodyKind(body: NonNullable<Operation['body']>, api: Api): string {
  if (openReference(body.type, api.models).kind !== 'object') return 'raw';
  return body.mediaType === 'multipart/form-data' ? 'multipart' : 'json';
}

function parsing(mediaType: string | undefined): Row {
  if (mediaType === undefined || /\bjson\b/.test(mediaType)) return {};
  return { parseAs: mediaType.startsWith('text/') ? 'text' : 'blob' };
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
  };
  return [
    HEADER,
    "import type { Service } from '../src/service.ts';\n\n",
    `export const service: Service = ${literal(service, '')};\n`,
  ].join('');
}

type Row = { readonly [key: string]: Value };
type Value = string | boolean | undefined | readonly string[] | Row;

/** A value as TypeScript, an entry a line. */
function literal(value: Value, indent: string): string {
  if (typeof value === 'string') return quote(value);
  if (typeof value !== 'object') return String(value);
  if (isList(value)) return `[${value.map(quote).join(', ')}]`;
  const inner = `${indent}  `;
  const entries = Object.entries(value).map(
    ([key, child]) => `${inner}${propertyName(key)}: ${literal(child, inner)},\n`,
  );
  return `{\n${entries.join('')}${indent}}`;
}

function isList(value: readonly string[] | Row): value is readonly string[] {
  return Array.isArray(value);
}
