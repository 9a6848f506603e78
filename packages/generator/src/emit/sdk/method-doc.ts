import type { Api, Operation, Resource } from '../../api.ts';
import { camelCase } from '../../names.ts';
import { errorClass } from '../../samples/error-class.ts';
import { sdkCall } from '../../samples/sdk-call.ts';
import { idParameter } from './signature.ts';

export function errorDocs({ errors }: Operation): string[] {
  return errors.map(
    ({ status, description }) =>
      `@throws {${errorClass(status)}} ${status}: ${description.replaceAll('\n', ' ')}`,
  );
}

export function idDoc(operation: Operation): string[] {
  const id = idParameter(operation);
  return id?.description === undefined ? [] : [`@param ${camelCase(id.name)} ${id.description}`];
}

export function example(operation: Operation, resource: Resource, api: Api): string[] {
  return ['@example', '```ts', sdkCall(operation, resource, api), '```', ''];
}
