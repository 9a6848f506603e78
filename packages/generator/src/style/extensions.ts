/** What one `x-quipu-*` field may stand on, and what it holds. */
interface Extension {
  /** The kinds of OpenAPI object, by redocly's names. */
  readonly on: readonly string[];
  readonly holds: string;
  accepts(value: unknown): boolean;
}

const isString = (value: unknown): boolean => typeof value === 'string' && value !== '';
const isTrue = (value: unknown): boolean => value === true;
const isStrings = (value: unknown): boolean =>
  isString(value) || (Array.isArray(value) && value.length > 0 && value.every(isString));
const hasFields =
  (required: Record<string, (value: unknown) => boolean>, optional: typeof required = {}) =>
  (value: unknown): boolean => {
    if (value === null || typeof value !== 'object') return false;
    const fields: typeof required = { ...required, ...optional };
    return (
      Object.keys(required).every((name) => name in value) &&
      Object.entries(value).every(([name, field]) => fields[name]?.(field) === true)
    );
  };

/** The whole vocabulary. The generator's README says in a table what each of them does. */
export const EXTENSIONS: Readonly<Record<string, Extension>> = {
  'x-quipu-env': {
    on: ['SecurityScheme', 'Server'],
    holds: 'the name of an environment variable, or a list of them',
    accepts: isStrings,
  },
  'x-quipu-key-prefix': {
    on: ['SecurityScheme'],
    holds: 'what a key of a server of ours begins with',
    accepts: isString,
  },
  'x-quipu-model': { on: ['Schema'], holds: 'true', accepts: isTrue },
  'x-quipu-singular': {
    on: ['Tag'],
    holds: 'the singular of the name of the tag',
    accepts: isString,
  },
  'x-quipu-alias': {
    on: ['Tag'],
    holds: 'another dotted path of the resource, or a list of them',
    accepts: isStrings,
  },
  'x-quipu-page': {
    on: ['Operation'],
    holds: '{ items, token, parameter }, each the name of a field',
    accepts: hasFields({ items: isString, token: isString, parameter: isString }),
  },
  'x-quipu-wait': {
    on: ['Operation'],
    holds: '{ status, ready, failed, error?, moves?, starts? }',
    accepts: hasFields(
      { status: isString, ready: isStrings, failed: isStrings },
      { error: isString, moves: isString, starts: isStrings },
    ),
  },
  'x-quipu-ambient': { on: ['Parameter'], holds: 'true', accepts: isTrue },
  'x-quipu-idempotent': { on: ['Operation', 'Parameter'], holds: 'true', accepts: isTrue },
};
