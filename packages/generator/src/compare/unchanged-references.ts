import type { Side } from './change.ts';

/** Where other schemas stand in a schema, by whether they stand under names. */
const CHILDREN: Readonly<Record<string, 'one' | 'some' | 'named'>> = {
  properties: 'named',
  items: 'one',
  additionalProperties: 'one',
  contentSchema: 'one',
  allOf: 'some',
  anyOf: 'some',
  oneOf: 'some',
};

/** What does not change what a schema demands. */
const WORDS: ReadonlySet<string> = new Set(['description', 'title', 'example', 'examples']);

/**
 * The references of a schema that is written the same in both descriptions: all that can make a difference in it.
 * Undefined where one stands beside something else that counts, so that what both say must be merged first.
 */
export function referencesOf(schema: unknown, side: Side): readonly object[] | undefined {
  const found: object[] = [];
  return collect(schema, side === 'request' ? 'readOnly' : 'writeOnly', found) ? found : undefined;
}

function collect(schema: any, hidden: string, found: object[]): boolean {
  if (schema === null || typeof schema !== 'object' || schema[hidden] === true) return true;
  if (schema.$ref !== undefined) {
    found.push(schema);
    const isComponent = String(schema.$ref).startsWith('#/components/schemas/');
    const isAlone = Object.keys(schema).every(
      (keyword) => keyword === '$ref' || WORDS.has(keyword),
    );
    return isComponent && isAlone;
  }
  const combines = schema.allOf ?? schema.anyOf ?? schema.oneOf;
  const isAlone = Object.keys(schema).every(
    (keyword) => schema[keyword] === combines || WORDS.has(keyword) || keyword === 'nullable',
  );
  const isSimple = combines === undefined || (isAlone && (schema.allOf?.length ?? 1) === 1);
  if (!isSimple) return !JSON.stringify(schema).includes('"$ref"');
  return Object.entries(CHILDREN).every(([keyword, kind]) => {
    const child = schema[keyword];
    if (child === undefined) return true;
    const children = kind === 'one' ? [child] : Object.values(child);
    return children.every((each) => collect(each, hidden, found));
  });
}
