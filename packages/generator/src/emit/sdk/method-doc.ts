import type { Api, Operation, Parameter, Resource, Type } from '../../api.ts';
import { camelCase } from '../../names.ts';
import { openReference } from '../../read-api.ts';
import { propertyName, quote } from '../typescript.ts';
import { idParameter, successType } from './signature.ts';

const ERROR_CLASSES: Readonly<Record<number, string>> = {
  400: 'BadRequestError',
  401: 'AuthenticationError',
  403: 'PermissionDeniedError',
  404: 'NotFoundError',
  409: 'ConflictError',
  422: 'UnprocessableEntityError',
  429: 'RateLimitError',
};

export function errorDocs({ errors }: Operation): string[] {
  return errors.map(({ status, description }) => {
    const name = ERROR_CLASSES[status] ?? (status >= 500 ? 'InternalServerError' : 'APIError');
    return `@throws {${name}} ${status}: ${description.replaceAll('\n', ' ')}`;
  });
}

export function idDoc(operation: Operation): string[] {
  const id = idParameter(operation);
  return id?.description === undefined ? [] : [`@param ${camelCase(id.name)} ${id.description}`];
}

export function example(operation: Operation, resource: Resource, api: Api): string[] {
  const { name, page, typeName, success } = operation;
  const call = `client.${resource.path.join('.')}.${name}(${exampleArguments(operation, api)})`;
  if (page !== undefined) {
    const item = camelCase(variableName(page.item, resource));
    return [
      '@example',
      '```ts',
      `for await (const ${item} of ${call}) {`,
      '  // Asks for more pages as it goes.',
      '}',
      '```',
      '',
    ];
  }
  const isUseful = success.type !== undefined && success.type.kind !== 'unknown';
  const result = isUseful
    ? `const ${variableName(successType(operation), resource, typeName)} = `
    : '';
  return ['@example', '```ts', `${result}await ${call};`, '```', ''];
}

function variableName(type: Type, resource: Resource, fallback = resource.singular): string {
  const name = camelCase(type.kind === 'reference' ? type.name : fallback);
  return name === camelCase(resource.path[0] ?? '') ? `${name}Result` : name;
}

/** The arguments of a call as the description's first examples give them. */
export function exampleArguments(operation: Operation, api: Api): string {
  const { pathParameters, body } = operation;
  const id = idParameter(operation);
  const others = Object.fromEntries(
    pathParameters.slice(0, -1).map((parameter) => [parameter.name, exampleValue(parameter)]),
  );
  const given = body?.examples[0]?.value;
  const fields = { ...others, ...(typeof given === 'object' ? given : {}) };
  return [
    ...(id === undefined ? [] : [literal(exampleValue(id))]),
    ...(Object.keys(fields).length === 0 ? [] : [literal(fields, binaryFields(operation, api))]),
  ].join(', ');
}

function exampleValue(parameter: Parameter): unknown {
  return parameter.examples[0]?.value ?? parameter.name;
}

function binaryFields({ body }: Operation, api: Api): ReadonlySet<string> {
  const type = body && openReference(body.type, api.models);
  const properties = type?.kind === 'object' ? type.properties : [];
  return new Set(
    properties
      .filter((property) => property.type.kind === 'string' && property.type.format === 'binary')
      .map((property) => property.name),
  );
}

/** A value as TypeScript on one line. The example of a file's content becomes a file. */
export function literal(value: unknown, files: ReadonlySet<string> = new Set()): string {
  if (typeof value === 'string') return quote(value);
  if (Array.isArray(value)) return `[${value.map((item) => literal(item)).join(', ')}]`;
  if (value === null || typeof value !== 'object') return String(value);
  const entries = Object.entries(value).map(
    ([name, child]) =>
      `${propertyName(name)}: ${files.has(name) ? `new File([${literal(child)}], 'example.md')` : literal(child)}`,
  );
  return `{ ${entries.join(', ')} }`;
}
