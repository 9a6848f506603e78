import { ValidationError } from '../validation-error.ts';
import { propertiesOf } from './schema.ts';
import type { JsonSchema } from './route.ts';

/**
 * Reads the parameters that a schema describes. A query holds text only, so numbers and booleans are taken out of it as the schema says;
 * an empty value counts as none, an array repeats its name, and of a repeated scalar the last counts.
 * @throws ValidationError for what is not percent-encoded UTF-8
 */
export function readQuery(text: string, schema: JsonSchema): Record<string, unknown> {
  const properties = propertiesOf(schema);
  const values = new Map<string, string[]>();
  for (const [name, value] of pairs(text, properties)) {
    if (value !== '') values.set(name, [...(values.get(name) ?? []), value]);
  }
  const query: Record<string, unknown> = {};
  for (const [name, texts] of values) {
    const property = properties[name] ?? {};
    query[name] = typesOf(property).includes('array')
      ? texts.map((item) => fromText(item, (property['items'] ?? {}) as JsonSchema))
      : fromText(texts.at(-1) ?? '', property);
  }
  return query;
}

function* pairs(
  text: string,
  properties: Readonly<Record<string, JsonSchema>>,
): Generator<[name: string, value: string]> {
  for (const pair of text.split('&')) {
    const equals = pair.indexOf('=');
    const name = decode(equals < 0 ? pair : pair.slice(0, equals));
    if (name === undefined || !Object.hasOwn(properties, name)) continue;
    const raw = equals < 0 ? '' : pair.slice(equals + 1);
    const value = decode(raw);
    if (value === undefined) {
      throw new ValidationError({
        loc: ['query', name],
        msg: 'Input should be percent-encoded UTF-8',
        type: 'percent_encoding',
        input: raw,
      });
    }
    yield [name, value];
  }
}

function decode(text: string): string | undefined {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return undefined;
  }
}

/** What does not fit stays text, for the check to report. */
function fromText(text: string, schema: JsonSchema): unknown {
  const types = typesOf(schema);
  if (types.includes('boolean')) {
    if (text === 'true' || text === '1') return true;
    if (text === 'false' || text === '0') return false;
  }
  const isNumber =
    (types.includes('integer') && /^[+-]?\d+$/.test(text)) ||
    (types.includes('number') && text.trim() !== '' && Number.isFinite(Number(text)));
  return isNumber ? Number(text) : text;
}

function typesOf(schema: JsonSchema): unknown[] {
  return [schema['type']].flat();
}
