import type { ParameterRule } from './operation.ts';

type Rule = Omit<ParameterRule, 'in' | 'field'>;
type Encode = (text: string) => string;

/**
 * A parameter as it stands in a path, after RFC 6570: `simple`, `label` and `matrix`.
 *
 * @throws {TypeError} for a value that would change the route: the empty string, `.` and `..`.
 */
export function pathText(rule: Rule, value: unknown): string {
  const { name, style = 'simple', explode = false } = rule;
  const text =
    style === 'label' || style === 'matrix'
      ? prefixed(rule, value)
      : simpleText(rule, value, encodeURIComponent);
  if (text === '' || text === '.' || text === '..') {
    throw new TypeError(
      `${name} must not be "${text}" in ${style}${explode ? ' exploded' : ''} style: it would name another path`,
    );
  }
  return text;
}

function prefixed({ name, style, explode = false }: Rule, value: unknown): string {
  const isLabel = style === 'label';
  const encode = encodeURIComponent;
  const own = encode(name);
  const named = (text: string): string => (text === '' ? own : `${own}=${text}`);
  const parts = partsOf(value, encode);
  if (parts === undefined) {
    const text = encode(plainText(value));
    return isLabel ? `.${text}` : `;${named(text)}`;
  }
  if (!explode) {
    const text = parts
      .flatMap(([key, part]) => (key === undefined ? [part] : [key, part]))
      .join(',');
    return isLabel ? `.${text}` : `;${named(text)}`;
  }
  return parts
    .map(([key, part]) => (key === undefined ? (isLabel ? part : named(part)) : `${key}=${part}`))
    .map((part) => (isLabel ? '.' : ';') + part)
    .join('');
}

/** `1,2` or `a,1,b,2`, and `a=1,b=2` where an object is exploded. A header has it as it is. */
export function simpleText(rule: Rule, value: unknown, encode: Encode = (text) => text): string {
  if (rule.style === 'json') return encode(JSON.stringify(value));
  const parts = partsOf(value, encode);
  if (parts === undefined) return encode(plainText(value));
  return parts
    .map(([key, part]) => (key === undefined ? part : `${key}${rule.explode ? '=' : ','}${part}`))
    .join(',');
}

const DELIMITERS: Readonly<Record<string, string>> = {
  form: ',',
  spaceDelimited: '%20',
  pipeDelimited: '%7C',
};

/** The `name=value` pairs of a query, of a cookie or of a form, encoded. A value that is undefined, and an empty list, has none. */
export function pairsText(rule: Rule, value: unknown): string[] {
  const { name, style = 'form', explode = style === 'form', allowReserved } = rule;
  if (value === undefined) return [];
  const encode = allowReserved ? encodeButReserved : encodeURIComponent;
  const own = encodeURIComponent(name);
  if (style === 'json') return [`${own}=${encode(JSON.stringify(value))}`];
  if (style === 'deepObject') return deepPairs(name, value, encode);
  const parts = partsOf(value, encode);
  if (parts === undefined) return [`${own}=${encode(plainText(value))}`];
  if (parts.length === 0) return [];
  if (explode) return parts.map(([key = own, part]) => `${key}=${part}`);
  const texts = parts.flatMap(([key, part]) => (key === undefined ? [part] : [key, part]));
  return [`${own}=${texts.join(DELIMITERS[style] ?? ',')}`];
}

/** `a[b][c]=1` and `a[0]=1`. */
function deepPairs(name: string, value: unknown, encode: Encode): string[] {
  if (value === undefined) return [];
  if (value === null || typeof value !== 'object' || value instanceof Date) {
    return [`${encodeURIComponent(name)}=${encode(plainText(value))}`];
  }
  return Object.entries(value).flatMap(([key, part]) => deepPairs(`${name}[${key}]`, part, encode));
}

/** The items of a list or the fields of an object, encoded; undefined for what is neither. */
function partsOf(
  value: unknown,
  encode: Encode,
): [key: string | undefined, part: string][] | undefined {
  if (value === null || typeof value !== 'object' || value instanceof Date) return undefined;
  if (Array.isArray(value)) return value.map((item) => [undefined, encode(plainText(item))]);
  return Object.entries(value)
    .filter(([, part]) => part !== undefined)
    .map(([key, part]) => [encode(key), encode(plainText(part))]);
}

/** A date in ISO 8601, null as nothing, and what no style has a place for as JSON. */
function plainText(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (value instanceof Date) return value.toISOString();
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

/** Leaves RFC 3986's reserved characters, but for those that would end the value. */
function encodeButReserved(text: string): string {
  return encodeURIComponent(text).replaceAll(/%(?:3A|2F|3F|40|24|2C|3B|3D)/g, decodeURIComponent);
}
