import { openType, type Type, type View } from '@quipu/generator';
import type { Constraint } from './site.ts';

/** What is said of a value beyond its type: that it is deprecated, its format, JSON Schema's assertions, its default; and those of its items. */
export function constraintsOf(type: Type, view: View): readonly Constraint[] {
  const opened = openType(type, view);
  const format = opened.kind === 'string' ? opened.format : undefined;
  // That nothing stands for null is no news.
  const byDefault = type.default ?? opened.default ?? undefined;
  return [
    ...(type.deprecated || opened.deprecated ? [{ name: 'deprecated', value: '' }] : []),
    ...(format === undefined ? [] : [{ name: 'format', value: format }]),
    ...Object.entries({ ...opened.constraints, ...type.constraints }).map(([name, value]) => {
      return { name, value: String(value) };
    }),
    ...(byDefault === undefined ? [] : [{ name: 'default', value: JSON.stringify(byDefault) }]),
    ...insideOf(opened, view),
  ];
}

/** Items and values have no line of their own to say it on. */
function insideOf(type: Type, view: View): readonly Constraint[] {
  const [where, inside] =
    type.kind === 'array'
      ? ['items', type.items]
      : type.kind === 'map'
        ? ['values', type.values]
        : [];
  // A model that holds itself would have no end.
  if (inside === undefined || inside.kind === 'reference') return [];
  return constraintsOf(inside, view).map(({ name, value }) => {
    return { name: `${where} ${name}`, value };
  });
}
