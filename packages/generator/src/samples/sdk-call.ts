import type { Api, Operation, Resource } from '../api.ts';
import { isIdentifier, variableName } from '../identifiers.ts';
import { camelCase } from '../names.ts';
import { literal } from './literal.ts';
import { bodyValue, parameterValues } from './request-values.ts';
import type { View } from './view.ts';

/** TypeScript that calls the operation through the SDK, as a `client` that there is already. */
export function sdkCall(operation: Operation, resource: Resource, api: Api): string {
  const { name, page, success } = operation;
  const path = [...resource.path, name].map(member).join('');
  const call = `client${path}(${callArguments(operation, api)})`;
  const variable = resultName(resource.singular);
  if (page !== undefined) {
    return `for await (const ${variable} of ${call}) {\n  console.log(${variable});\n}`;
  }
  const isUseful = success.type !== undefined && success.type.kind !== 'unknown';
  return `${isUseful ? `const ${variable} = ` : ''}await ${call};`;
}

/** The last path parameter stands first and alone; what else is required is one object. */
export function callArguments(operation: Operation, { models }: Api): string {
  const view: View = { models, side: 'request' };
  const { pathParameters, queryParameters, headerParameters, cookieParameters } = operation;
  const id = Object.values(parameterValues(pathParameters.slice(-1), view));
  const parameters = [
    ...pathParameters,
    ...queryParameters,
    ...headerParameters,
    ...cookieParameters,
  ];
  const body = bodyValue(operation, view);
  const values = operation.fields.flatMap(({ name, place, wireName, required }) => {
    if (place === 'whole body') return [[name, body]];
    if (place === 'body') {
      const isGiven = Object.hasOwn(Object(body), wireName);
      return isGiven ? [[name, (body as Readonly<Record<string, unknown>>)[wireName]]] : [];
    }
    if (!required) return [];
    const own = parameters.filter((each) => each.place === place && each.name === wireName);
    return [[name, parameterValues(own, view)[wireName]]];
  });
  return [
    ...id.map((value) => literal(value)),
    ...(values.length > 0 ? [literal(Object.fromEntries(values))] : []),
  ].join(', ');
}

function member(name: string): string {
  return isIdentifier(name) ? `.${name}` : `[${literal(name)}]`;
}

/** `client` is the SDK's in every sample. */
function resultName(singular: string): string {
  const name = camelCase(singular);
  return isIdentifier(name) && variableName(name, ['client']) === name ? name : 'result';
}
