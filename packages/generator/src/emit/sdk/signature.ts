import type { Operation, Parameter, Type } from '../../api.ts';
import { refuse } from '../../description-error.ts';
import { asIdentifier, variableName } from '../../identifiers.ts';
import { camelCase } from '../../names.ts';
import { type Side, typeText } from '../typescript.ts';

/** The id, where the path has one, and the other parameters. */
export function startParameters(operation: Operation, side: Side): string[] {
  const id = idParameter(operation);
  const params = needsParams(operation)
    ? `params: ${operation.typeName}Params`
    : `params?: ${operation.typeName}Params | null`;
  if (id === undefined) return [params];
  const type = typeText(id.type, side);
  return [`${idArgument(operation)}: ${type}`, params];
}

/** The variable that holds the last parameter of the path. */
export function idArgument(operation: Operation): string {
  const id = idParameter(operation);
  if (id === undefined) return 'undefined';
  const name = asIdentifier(camelCase(id.name), 'id');
  return variableName(name, ['params', 'options', operation.constantName]);
}

export function needsParams({ fields }: Operation): boolean {
  return fields.some((field) => field.required);
}

export function idParameter({ pathParameters }: Operation): Parameter | undefined {
  return pathParameters.at(-1);
}

export function successType({ id, success }: Operation): Type {
  if (success.type === undefined)
    refuse('sdk', `${id} has a page or a wait, but no answer with a body.`);
  return success.type;
}
