import type { Api, Operation } from '../api.ts';
import { quote } from '../emit/typescript.ts';
import { block, Code } from './literal.ts';
import { isJson, isMultipart, isUrlEncoded } from '../media-type.ts';
import { bodyValue, parameterValues } from './request-values.ts';
import { openType, type View } from './view.ts';

/** A multipart body as openapi-fetch must be told to send one. */
const AS_FORM = new Code(`(body) => {
    const form = new FormData();
    for (const [name, value] of Object.entries(body)) {
      form.append(name, value instanceof Blob ? value : String(value));
    }
    return form;
  }`);

/** TypeScript that calls the operation by its method and path, through a `client` that there is already. */
export function clientCall(operation: Operation, { models }: Api): string {
  const view: View = { models, side: 'request' };
  const { httpMethod, path, success, body } = operation;
  const params = Object.fromEntries(
    (
      [
        ['path', operation.pathParameters],
        ['query', operation.queryParameters.filter(({ required }) => required)],
        ['header', operation.headerParameters.filter(({ required }) => required)],
        ['cookie', operation.cookieParameters.filter(({ required }) => required)],
      ] as const
    )
      .filter(([, parameters]) => parameters.length > 0)
      .map(([place, parameters]) => [place, parameterValues(parameters, view)]),
  );
  const options = {
    ...(Object.keys(params).length === 0 ? {} : { params }),
    ...(body === undefined ? {} : { body: bodyValue(operation, view) }),
    ...(body === undefined ? {} : bodyOptions(body.mediaType, openType(body.type, view).kind)),
  };
  const given = Object.keys(options).length === 0 ? '' : `, ${block(options)}`;
  const answer = success.type === undefined ? '{ error }' : '{ data, error }';
  return `const ${answer} = await client.${httpMethod.toUpperCase()}(${quote(path)}${given});`;
}

/** What openapi-fetch must be told of a body that is no JSON. */
function bodyOptions(mediaType: string, kind: string): object {
  if (isJson(mediaType)) return {};
  if (isMultipart(mediaType)) return { bodySerializer: AS_FORM };
  const headers = { 'Content-Type': mediaType };
  const isForm = isUrlEncoded(mediaType) && kind === 'object';
  return isForm ? { headers } : { headers, bodySerializer: new Code('(body) => body') };
}
