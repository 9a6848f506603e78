/** What became of a limit: whether fewer values are within it, or more, or nobody can tell. */
export type LimitChange = 'tightened' | 'loosened' | 'changed';

const LOWER = new Set([
  'minLength',
  'minimum',
  'exclusiveMinimum',
  'minItems',
  'minProperties',
  'minContains',
]);
const UPPER = new Set([
  'maxLength',
  'maximum',
  'exclusiveMaximum',
  'maxItems',
  'maxProperties',
  'maxContains',
]);

/** The keywords that speak of one type only. */
const TYPE_OF: Readonly<Record<string, readonly string[]>> = {
  string: ['minLength', 'maxLength', 'pattern', 'contentEncoding', 'contentMediaType'],
  number: ['minimum', 'exclusiveMinimum', 'maximum', 'exclusiveMaximum', 'multipleOf'],
  array: [
    'minItems',
    'maxItems',
    'uniqueItems',
    'contains',
    'minContains',
    'maxContains',
    'prefixItems',
    'unevaluatedItems',
  ],
  object: [
    'minProperties',
    'maxProperties',
    'propertyNames',
    'patternProperties',
    'dependentRequired',
    'dependentSchemas',
    'unevaluatedProperties',
  ],
};

/** Whether a keyword says anything of values of these types. */
export function concerns(keyword: string, types: ReadonlySet<string> | undefined): boolean {
  const type = Object.keys(TYPE_OF).find((name) => TYPE_OF[name]?.includes(keyword));
  if (type === undefined || types === undefined) return true;
  return types.has(type) || (type === 'number' && types.has('integer'));
}

/** What the change of one limit does. Absent is no limit; so are a lower bound of 0 on a count and a bound that is beside another. */
export function compareLimit(keyword: string, before: unknown, after: unknown): LimitChange {
  if (before === undefined) return 'tightened';
  if (after === undefined) return 'loosened';
  if (typeof before !== 'number' || typeof after !== 'number') return 'changed';
  if (LOWER.has(keyword)) return after > before ? 'tightened' : 'loosened';
  if (UPPER.has(keyword)) return after < before ? 'tightened' : 'loosened';
  if (keyword !== 'multipleOf') return 'changed';
  if (after % before === 0) return 'tightened';
  return before % after === 0 ? 'loosened' : 'changed';
}

/** The limits without those that hold of every value: a count of at least 0. */
export function effective(limits: ReadonlyMap<string, unknown>): ReadonlyMap<string, unknown> {
  const isCount = /^min(Length|Items|Properties)$/;
  return new Map([...limits].filter(([keyword, value]) => !(isCount.test(keyword) && value === 0)));
}
