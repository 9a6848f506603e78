import type { StringType, Type } from '../api.ts';
import { isOpened, modelOf, shownProperties, type View } from './view.ts';

const FORMATS: Readonly<Record<string, string>> = {
  'date-time': '2019-12-27T18:11:19.117Z',
  uuid: '182bd5e5-6e1a-4fe4-a799-aa6d9a6ab26e',
  uri: 'https://example.com',
};

/**
 * A value of the type. In a request objects have their required properties only, in an answer all.
 *
 * @param name The field that the value is for: what a string without a better example reads.
 */
export function exampleValue(type: Type, view: View, name?: string): unknown {
  return valueOf(type, name, view, []);
}

/** Undefined where the type is inside itself, so that the value would have no end. */
function valueOf(
  type: Type,
  name: string | undefined,
  view: View,
  within: readonly string[],
): unknown {
  if (type.examples.length > 0) return type.examples[0];
  switch (type.kind) {
    case 'unknown':
      return {};
    case 'null':
      return null;
    case 'boolean':
      return true;
    case 'number':
      return 0;
    case 'string':
      return stringValue(type, name);
    case 'enum':
      return type.values[0];
    case 'map':
      return { foo: 'bar' };
    case 'array': {
      const item = valueOf(type.items, undefined, view, within);
      return item === undefined ? [] : [item];
    }
    case 'object': {
      const properties = shownProperties(type, view)
        .filter((property) => property.required || view.side === 'response')
        .map((property) => [property.name, valueOf(property.type, property.name, view, within)]);
      return Object.fromEntries(properties.filter(([, value]) => value !== undefined));
    }
    case 'union':
      return type.members
        .map((member) => valueOf(member, name, view, within))
        .find((value) => value !== undefined);
    case 'reference':
      if (!isOpened(type.name, view, within)) return undefined;
      return valueOf(modelOf(type.name, view).type, name, view, [...within, type.name]);
  }
}

function stringValue(type: StringType, name: string | undefined): string {
  const formatted = FORMATS[type.format ?? ''];
  if (formatted !== undefined) return formatted;
  if (Number(type.constraints.minLength ?? 0) > 0) return 'x';
  // The item of an array is no field: public pages of this format show "string" there.
  return name ?? 'string';
}
