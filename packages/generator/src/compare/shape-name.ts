import type { Shape } from './shape.ts';

/** What people call a type: `string`, `integer or string`, `"a" or "b"`, `anything`. Null is not part of it. */
export function nameOf(shape: Shape): string {
  const { types, values, variants, items } = shape;
  if (values !== undefined) return values.map((value) => JSON.stringify(value)).join(' or ');
  if (variants.length > 0) return `one of ${variants.length}`;
  if (types === undefined) return 'anything';
  const names = [...types].toSorted();
  return (
    names.join(' or ') + (names.join() === 'array' && items === undefined ? ' of anything' : '')
  );
}

export function isAnything(shape: Shape): boolean {
  return shape.types === undefined && shape.values === undefined && shape.variants.length === 0;
}
