import type { Api, Operation, Resource } from '../../api.ts';
import { errorClass } from '../../samples/error-class.ts';
import { sdkCall } from '../../samples/sdk-call.ts';
import { idArgument, idParameter } from './signature.ts';

export function errorDocs({ errors }: Operation): string[] {
  return errors.map(
    (error) =>
      `@throws {${errorClass(error)}} ${error.code}: ${error.description.replaceAll('\n', ' ')}`,
  );
}

export function idDoc(operation: Operation): string[] {
  const id = idParameter(operation);
  return id?.description === undefined ? [] : [`@param ${idArgument(operation)} ${id.description}`];
}

export function example(operation: Operation, resource: Resource, api: Api): string[] {
  return ['@example', '```ts', sdkCall(operation, resource, api), '```', ''];
}
