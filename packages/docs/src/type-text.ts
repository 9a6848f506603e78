import { type EnumType, modelOf, shownProperties, type Type, type View } from '@quipu/generator';

/** A type in a line, for example `array of object { id, name, 3 more }`. That a value may be null is not shown. */
export function typeText(type: Type, view: View, within: readonly string[] = []): string {
  switch (type.kind) {
    case 'enum':
      return alternatives(type.values.map(valueText));
    case 'array':
      return `array of ${typeText(type.items, view, within)}`;
    case 'map':
      return `map[${typeText(type.values, view, within)}]`;
    case 'object':
      return objectText(shownProperties(type, view).map(({ name }) => name));
    case 'union':
      return alternatives(type.members.map((member) => typeText(member, view, within)));
    case 'reference': {
      const model = modelOf(type.name, view);
      // A list of lists of itself has no end when it is written out.
      if (model.named || within.includes(type.name)) return type.name;
      return typeText(model.type, view, [...within, type.name]);
    }
    default:
      return type.kind;
  }
}

/** Like {@link typeText}, but a named model is written out: the right side of `Index = object { id, name }`. */
export function definitionText(type: Type, view: View): string {
  return type.kind === 'reference'
    ? definitionText(modelOf(type.name, view).type, view)
    : typeText(type, view);
}

/** A value of an enum: `"parse"`, `1`, `true`. */
export function valueText(value: EnumType['values'][number]): string {
  return JSON.stringify(value);
}

function objectText(names: readonly string[]): string {
  return names.length === 0 ? 'object {}' : `object { ${abbreviate(names).join(', ')} }`;
}

/** What reads the same is written once. */
function alternatives(texts: readonly string[]): string {
  return abbreviate([...new Set(texts)]).join(' or ');
}

/** Up to four are all named; of five or more the first three. */
function abbreviate(texts: readonly string[]): readonly string[] {
  return texts.length <= 4 ? texts : [...texts.slice(0, 3), `${texts.length - 3} more`];
}
