import type { Api, Operation, Parameter } from '../api.ts';
import type { Document } from '../read-api.ts';
import { HEADER, propertyName } from './typescript.ts';

type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };
type Schemas = Readonly<Record<string, Json>>;

/** The routes of a server: method, path and the JSON Schemas (2020-12) of what each takes, by operation id. */
export function emitServer(api: Api, document: Document): ReadonlyMap<string, string> {
  const rows = api.resources
    .flatMap((resource) => resource.operations)
    .map((operation) => `  '${operation.id}': ${literal(route(operation, document), '  ')},\n`);
  const text = [
    HEADER,
    "import type { OperationId } from '@quipu/types';\n",
    "import type { Route } from '../src/http/route.ts';\n\n",
    `export const routes: Readonly<Record<OperationId, Route>> = {\n${rows.join('')}};\n`,
  ];
  return new Map([['routes.ts', text.join('')]]);
}

function route(operation: Operation, document: Document): Json {
  const nodes = operationNode(operation, document);
  return {
    method: operation.httpMethod.toUpperCase(),
    path: operation.path,
    status: operation.success.status,
    ...(operation.secured ? {} : { public: true }),
    ...(operation.body === undefined ? {} : { bodyType: operation.body.mediaType }),
    ...(operation.idempotencyHeader === undefined
      ? {}
      : { idempotencyHeader: operation.idempotencyHeader }),
    schemas: {
      path: parametersSchema(operation.pathParameters, nodes, 'path', document),
      query: parametersSchema(operation.queryParameters, nodes, 'query', document),
      cookie: parametersSchema(operation.cookieParameters, nodes, 'cookie', document),
      header: parametersSchema(operation.headerParameters, nodes, 'header', document),
      ...(operation.body === undefined
        ? {}
        : { body: withDefinitions(bodySchema(operation, nodes), document) }),
    },
  };
}

interface OperationNode {
  readonly parameters: readonly Record<string, Json>[];
  readonly requestBody: Record<string, Json> | undefined;
}

function operationNode(operation: Operation, document: Document): OperationNode {
  const follow = (value: any): any =>
    value?.$ref === undefined ? value : lookUp(value.$ref, document);
  const item = follow((document['paths'] as Record<string, any>)[operation.path]);
  const node = item[operation.httpMethod];
  return {
    // Those of the operation last, so that they win over those of the path.
    parameters: [...(item.parameters ?? []), ...(node.parameters ?? [])].map(follow),
    requestBody: follow(node.requestBody),
  };
}

function parametersSchema(
  parameters: readonly Parameter[],
  nodes: OperationNode,
  place: string,
  document: Document,
): Json {
  const nameOf = ({ name }: Parameter): string => (place === 'header' ? name.toLowerCase() : name);
  const properties = parameters.map((parameter): [string, Json] => {
    const node = nodes.parameters.findLast(
      (one) => one['in'] === place && one['name'] === parameter.name,
    );
    return [nameOf(parameter), node?.['schema'] ?? {}];
  });
  const required = parameters.filter((parameter) => parameter.required).map(nameOf);
  return withDefinitions(
    {
      type: 'object',
      properties: Object.fromEntries(properties),
      ...(required.length === 0 ? {} : { required }),
    },
    document,
  );
}

function bodySchema(operation: Operation, nodes: OperationNode): Json {
  const content = nodes.requestBody?.['content'] as Record<string, { schema?: Json }> | undefined;
  return content?.[operation.body?.mediaType ?? '']?.schema ?? {};
}

/** The schema with the components that it refers to under `$defs`, so that it stands alone. */
function withDefinitions(schema: Json, document: Document): Json {
  const definitions = new Map<string, Json>();
  const rewrite = (value: Json): Json => {
    if (Array.isArray(value)) return value.map(rewrite);
    if (value === null || typeof value !== 'object') return value;
    return Object.fromEntries(
      Object.entries(value)
        .filter(([key]) => !ANNOTATIONS.has(key) && !key.startsWith('x-'))
        .map(([key, child]) => [
          key,
          key === '$ref' ? define(child as string) : keyword(key, child),
        ]),
    );
  };
  // Under these keys stand names of the description's own, which are not keywords.
  const keyword = (key: string, child: Json): Json =>
    key === 'properties' || key === 'patternProperties' || key === '$defs'
      ? Object.fromEntries(
          Object.entries(child as Schemas).map(([name, one]) => [name, rewrite(one)]),
        )
      : rewrite(child);
  const define = (ref: string): string => {
    const name = ref.slice(ref.lastIndexOf('/') + 1);
    if (!definitions.has(name)) {
      definitions.set(name, {});
      definitions.set(name, rewrite(lookUp(ref, document)));
    }
    return `#/$defs/${name}`;
  };
  const own = rewrite(schema) as Schemas;
  return definitions.size === 0
    ? own
    : {
        ...own,
        $defs: Object.fromEntries([...definitions].toSorted(([a], [b]) => (a < b ? -1 : 1))),
      };
}

/** Keywords that assert nothing. */
const ANNOTATIONS = new Set([
  'description',
  'examples',
  'example',
  'title',
  'deprecated',
  'externalDocs',
]);

function lookUp(ref: string, document: Document): any {
  return ref
    .slice(2)
    .split('/')
    .reduce((node: any, part) => node[part.replaceAll('~1', '/').replaceAll('~0', '~')], document);
}

/** A value as TypeScript, an entry a line. */
function literal(value: Json, indent: string): string {
  if (Array.isArray(value)) return `[${value.map((item) => literal(item, indent)).join(', ')}]`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  const inner = `${indent}  `;
  const entries = Object.entries(value).map(
    ([key, child]) => `${inner}${propertyName(key)}: ${literal(child, inner)},\n`,
  );
  return entries.length === 0 ? '{}' : `{\n${entries.join('')}${indent}}`;
}
