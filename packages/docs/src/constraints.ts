import type { Type } from '@quipu/generator';
import type { Constraint } from './site.ts';
import { openType, type View } from './view.ts';

/** What is said of a value beyond its type: that it is deprecated, its format, JSON Schema's assertions, its default. */
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
  ];
}
