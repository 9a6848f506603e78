import {
  type Api,
  isOpened,
  modelOf,
  shownProperties,
  type Type,
  type View,
} from '@quipu/generator';

/** So many entries a type has on a page at most. A type with more is not opened to its last level. */
const MOST_ENTRIES = 300;

/** How a page shows types of a request, or of an answer. */
export function viewOf(side: View['side'], types: readonly Type[], models: Api['models']): View {
  const view: View = { models, side };
  return { ...view, depth: openingDepth(types, view) };
}

/**
 * How many models deep the types are opened, so that the page of a type that holds half of the API can still be read.
 * What stands deeper is named and not opened.
 */
function openingDepth(types: readonly Type[], view: View): number {
  const fits = (depth: number): boolean =>
    types.every((type) => entriesOf(type, { ...view, depth }, [], MOST_ENTRIES) <= MOST_ENTRIES);
  if (fits(Infinity)) return Infinity;
  let depth = 1;
  while (fits(depth + 1)) depth += 1;
  return depth;
}

/** How many entries stand beneath a type. The counting ends when there are more than `most`. */
function entriesOf(type: Type, view: View, within: readonly string[], most: number): number {
  const sum = (types: readonly Type[]): number => {
    let count = types.length;
    for (const each of types) {
      if (count > most) return count;
      count += entriesOf(each, view, within, most - count);
    }
    return count;
  };
  switch (type.kind) {
    case 'enum':
      return type.values.length;
    case 'array':
      return entriesOf(type.items, view, within, most);
    case 'map':
      return entriesOf(type.values, view, within, most);
    case 'object':
      return sum(shownProperties(type, view).map((property) => property.type));
    case 'union':
      return sum(type.members);
    case 'reference':
      return isOpened(type.name, view, within)
        ? entriesOf(modelOf(type.name, view).type, view, [...within, type.name], most)
        : 0;
    default:
      return 0;
  }
}
