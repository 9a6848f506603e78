import type { Api, Operation, Resource } from '../api.ts';
import { camelCase } from '../names.ts';
import { literal } from './literal.ts';
import { bodyValue, parameterValues } from './request-values.ts';
import { openType, type View } from './view.ts';

const RESERVED = new Set(
  'await break case catch class client const continue debugger default delete do else enum export extends false finally for function if implements import in instanceof interface let new null package private protected public return static super switch this throw true try typeof var void while with yield'.split(
    ' ',
  ),
);

/** TypeScript that calls the operation through the SDK, as a `client` that there is already. */
export function sdkCall(operation: Operation, resource: Resource, api: Api): string {
  const { name, page, success } = operation;
  const path = [...resource.path, name].map(member).join('');
  const call = `client${path}(${callArguments(operation, api)})`;
  const variable = variableName(resource.singular);
  if (page !== undefined) {
    return `for await (const ${variable} of ${call}) {\n  console.log(${variable});\n}`;
  }
  const isUseful = success.type !== undefined && success.type.kind !== 'unknown';
  return `${isUseful ? `const ${variable} = ` : ''}await ${call};`;
}

/** The last path parameter stands first and alone; the others, the query and the body are one object; headers are an option. */
export function callArguments(operation: Operation, { models }: Api): string {
  const view: View = { models, side: 'request' };
  const { pathParameters, queryParameters, headerParameters } = operation;
  const id = Object.values(parameterValues(pathParameters.slice(-1), view));
  const fields = {
    ...parameterValues(pathParameters.slice(0, -1), view),
    ...parameterValues(
      queryParameters.filter(({ required }) => required),
      view,
    ),
    ...bodyFields(operation, view),
  };
  const headers = parameterValues(
    headerParameters.filter(({ required }) => required),
    view,
  );
  const hasFields = Object.keys(fields).length > 0;
  const hasHeaders = Object.keys(headers).length > 0;
  return [
    ...id.map((value) => literal(value)),
    ...(hasFields ? [literal(fields)] : hasHeaders ? ['null'] : []),
    ...(hasHeaders ? [literal({ headers })] : []),
  ].join(', ');
}

/** Those of an object; a body of another type is one field. */
function bodyFields(operation: Operation, view: View): object {
  const { body } = operation;
  if (body === undefined) return {};
  const value = bodyValue(operation, view);
  const isFields = openType(body.type, view).kind === 'object';
  return isFields && value !== null && typeof value === 'object' ? value : { body: value };
}

function member(name: string): string {
  return /^[A-Za-z_$][\w$]*$/.test(name) ? `.${name}` : `[${literal(name)}]`;
}

function variableName(singular: string): string {
  const name = camelCase(singular);
  return /^[a-z_$][\w$]*$/i.test(name) && !RESERVED.has(name) ? name : 'result';
}
