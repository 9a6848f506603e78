import type { Model, Type } from './api.ts';
import { openReference } from './read-api.ts';

/** An example with its properties in the order of its type, and those that the type does not name last. */
export function orderExample(
  value: unknown,
  type: Type,
  models: ReadonlyMap<string, Pick<Model, 'type'>>,
): unknown {
  const opened = openReference(type, models);
  if (Array.isArray(value)) {
    return opened.kind === 'array'
      ? value.map((item) => orderExample(item, opened.items, models))
      : value;
  }
  if (value === null || typeof value !== 'object') return value;
  if (opened.kind === 'union') {
    const member = opened.members.find((each) => hasAll(openReference(each, models), value));
    return member === undefined ? value : orderExample(value, member, models);
  }
  if (opened.kind !== 'object') return value;
  const rest = new Map(Object.entries(value));
  const ordered: [string, unknown][] = [];
  for (const { name, type: propertyType } of opened.properties) {
    if (!rest.has(name)) continue;
    ordered.push([name, orderExample(rest.get(name), propertyType, models)]);
    rest.delete(name);
  }
  return Object.fromEntries([...ordered, ...rest]);
}

function hasAll(type: Type, value: object): boolean {
  if (type.kind !== 'object') return false;
  const names = new Set(type.properties.map(({ name }) => name));
  return Object.keys(value).every((name) => names.has(name));
}
