import type { Api, Operation, Parameter, Type } from '../../api.ts';
import { refuse } from '../../description-error.ts';
import { camelCase } from '../../names.ts';
import { openReference } from '../../read-api.ts';

/** The id, where the path has one, and the other parameters. */
export function startParameters(operation: Operation, api: Api): string[] {
  const id = idParameter(operation);
  const params = needsParams(operation, api)
    ? `params: ${operation.typeName}Params`
    : `params?: ${operation.typeName}Params | null`;
  return [...(id === undefined ? [] : [`${camelCase(id.name)}: string`]), params];
}

export function idArgument(operation: Operation): string {
  const id = idParameter(operation);
  return id === undefined ? 'undefined' : camelCase(id.name);
}

export function needsParams(operation: Operation, api: Api): boolean {
  const { pathParameters, queryParameters, body } = operation;
  const type = body && openReference(body.type, api.models);
  return (
    pathParameters.length > 1 ||
    queryParameters.some((parameter) => parameter.required) ||
    (type?.kind === 'object'
      ? type.properties.some((property) => property.required)
      : body?.required === true)
  );
}

export function idParameter({ pathParameters }: Operation): Parameter | undefined {
  return pathParameters.at(-1);
}

export function successType({ id, success }: Operation): Type {
  if (success.type === undefined)
    refuse('sdk', `${id} has a page or a wait, but no answer with a body.`);
  return success.type;
}
