import type { DispatchInput } from './dispatch.ts';
import type { FieldEncoding, Operation, ParameterRule } from './operation.ts';
import { pairsText, pathText, simpleText } from './parameter-text.ts';

/** What openapi-fetch is told of one call. */
interface WrittenRequest {
  readonly pathSerializer: (template: string, values: Values) => string;
  readonly querySerializer: (values: Values) => string;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly bodySerializer?: (body: unknown) => unknown;
}

export type WriteRequest = (
  operation: Operation,
  input: Pick<DispatchInput, 'header' | 'cookie' | 'body'>,
) => WrittenRequest;

type Values = Readonly<Record<string, unknown>>;

/**
 * Writes the parameters of an operation in the styles of its table, those of headers and cookies with them, and a body that
 * is a form or is sent as it is. A browser sets its cookies itself, and drops those that are given here.
 */
export const writeRequest: WriteRequest = (operation, { header = {}, cookie = {}, body }) => {
  const rules = new Map(operation.parameters?.map((rule) => [`${rule.in} ${rule.name}`, rule]));
  const ruleOf = (place: ParameterRule['in'], name: string): Omit<ParameterRule, 'in'> =>
    rules.get(`${place} ${name}`) ?? { name };
  const mediaType = mediaTypeOf(operation, body);
  const cookies = Object.entries(cookie).flatMap(([name, value]) =>
    pairsText(ruleOf('cookie', name), value ?? undefined),
  );
  return {
    pathSerializer: (template, values) =>
      template.replaceAll(/\{([^}]+)\}/g, (_, name: string) => {
        const value = values[name];
        if (value === undefined || value === null)
          throw new TypeError(`${name} of ${template} must not be ${value}`);
        return pathText(ruleOf('path', name), value);
      }),
    querySerializer: (values) =>
      Object.entries(values)
        .flatMap(([name, value]) => pairsText(ruleOf('query', name), value))
        .join('&'),
    headers: {
      ...Object.fromEntries(
        Object.entries(header)
          .filter(([, value]) => value !== undefined && value !== null)
          .map(([name, value]) => [name.toLowerCase(), simpleText(ruleOf('header', name), value)]),
      ),
      ...(cookies.length > 0 && { cookie: cookies.join('; ') }),
      ...(mediaType !== undefined && { 'content-type': mediaType }),
    },
    ...(operation.body === 'form' && {
      bodySerializer: (fields) => formText(fields, operation.encoding ?? {}),
    }),
    ...(operation.body === 'content' && { bodySerializer: (content) => content }),
  };
};

function mediaTypeOf({ body: kind, mediaType }: Operation, body: unknown): string | undefined {
  if (body === undefined || kind === 'multipart') return undefined;
  if (kind === 'form') return 'application/x-www-form-urlencoded';
  if (mediaType === undefined || !mediaType.includes('*')) return mediaType;
  return (body instanceof Blob && body.type) || 'application/octet-stream';
}

/** Objects in brackets, lists as repeated fields, unless the description has it otherwise. */
function formText(fields: unknown, encoding: Readonly<Record<string, FieldEncoding>>): unknown {
  if (fields === null || typeof fields !== 'object' || fields instanceof URLSearchParams)
    return fields instanceof URLSearchParams ? fields.toString() : fields;
  return Object.entries(fields)
    .flatMap(([name, value]) => {
      const { contentType = '', style, explode } = encoding[name] ?? {};
      const own = style ?? (contentType.includes('json') ? 'json' : styleOf(value));
      return pairsText({ name, style: own, ...(explode !== undefined && { explode }) }, value);
    })
    .join('&');
}

function styleOf(value: unknown): string {
  const isList = Array.isArray(value);
  const holdsObjects = isList && value.some((item) => typeof item === 'object' && item !== null);
  const isObject =
    typeof value === 'object' && value !== null && !isList && !(value instanceof Date);
  return holdsObjects || isObject ? 'deepObject' : 'form';
}
