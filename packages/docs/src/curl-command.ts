import {
  type Body,
  exampleValue,
  isFile,
  isJson,
  isMultipart,
  isUrlEncoded,
  openType,
  type Operation,
  type Property,
  shownProperties,
  titleCase,
  type View,
} from '@quipu/generator';

/**
 * A request as a curl command, with the path parameters as variables and only the required part of the body.
 *
 * @param authorization The header that carries the key, for example `Authorization: Bearer $LLAMA_CLOUD_API_KEY`.
 */
export function curlCommand(
  operation: Operation,
  baseUrl: string,
  authorization: string | undefined,
  view: View,
): string {
  const { httpMethod, body } = operation;
  const isImplied = httpMethod === 'get' || (httpMethod === 'post' && body !== undefined);
  return [
    `curl ${baseUrl}${pathWithVariables(operation.path)}`,
    ...(isImplied ? [] : [`-X ${httpMethod.toUpperCase()}`]),
    ...(body === undefined ? [] : [`-H 'Content-Type: ${body.mediaType}'`]),
    ...(operation.secured && authorization !== undefined ? [`-H "${authorization}"`] : []),
    ...(body === undefined ? [] : bodyArguments(body, view)),
  ].join(' \\\n    ');
}

/** `{index_id}` as `$INDEX_ID`, in braces where the shell would read on. */
function pathWithVariables(path: string): string {
  return path.replaceAll(/\{([^}]+)\}(\w?)/g, (_, name: string, next: string) => {
    const variable = titleCase(name).replaceAll(' ', '_').toUpperCase();
    return next === '' ? `$${variable}` : `\${${variable}}${next}`;
  });
}

function bodyArguments(body: Body, view: View): string[] {
  if (isMultipart(body.mediaType)) return formFields(body, view).map((field) => `-F ${field}`);
  if (isUrlEncoded(body.mediaType)) {
    return formFields(body, view).map((field) => `--data-urlencode ${field}`);
  }
  if (!isJson(body.mediaType)) return [`--data-binary '@/path/to/body'`];
  const json = JSON.stringify(exampleValue(body.type, view), null, 2);
  return [`-d ${quote(json.replaceAll('\n', '\n        '))}`];
}

function formFields(body: Body, view: View): string[] {
  const type = openType(body.type, view);
  const properties = type.kind === 'object' ? shownProperties(type, view) : [];
  return properties
    .filter((property) => property.required)
    .map((property) => formField(property, view));
}

function formField({ name, type }: Property, view: View): string {
  if (isFile(type, view)) return quote(`${name}=@/path/to/${name}`);
  const example = exampleValue(type, view, name);
  const value = typeof example === 'string' ? example : JSON.stringify(example);
  return `${name}=${/^[\w.:/-]+$/.test(value) ? value : quote(value)}`;
}

/** For a POSIX shell. */
function quote(text: string): string {
  return `'${text.replaceAll("'", String.raw`'\''`)}'`;
}
