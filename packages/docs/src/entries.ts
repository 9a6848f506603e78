import {
  type Body,
  isOpened,
  modelOf,
  openType,
  shownProperties,
  type Type,
  type View,
} from '@quipu/generator';
import { constraintsOf } from './constraints.ts';
import type { Entry, Section } from './site.ts';
import { definitionText, typeText, valueText } from './type-text.ts';

/** A parameter or a property, or a body that is not an object. */
export interface Field {
  readonly name: string;
  readonly required: boolean;
  readonly type: Type;
  /** What is said of the field; by default what its type says. */
  readonly description?: string | undefined;
}

/** A bullet that has nothing but a name. */
export function plainEntry(name: string, description?: string): Entry {
  return { name, detail: '', isAlternative: false, description, constraints: [], children: [] };
}

/** Undefined where there is nothing to list. */
export function section(title: string, entries: readonly Entry[]): Section | undefined {
  return entries.length === 0 ? undefined : { title, entries };
}

/** A body that is no object is one field. */
export function bodyEntries({ type, required }: Body, view: View): readonly Entry[] {
  return openType(type, view).kind === 'object'
    ? typeEntries(type, view)
    : [fieldEntry({ name: 'body', required, type }, view)];
}

/** A bullet for a field, over those of its type. */
export function fieldEntry(field: Field, view: View, within: readonly string[] = []): Entry {
  const optional = field.required ? '' : 'optional ';
  return {
    name: field.name,
    detail: `: ${optional}${typeText(field.type, view)}`,
    isAlternative: false,
    description: field.description ?? descriptionOf(field.type, view),
    constraints: constraintsOf(field.type, view),
    children: typeEntries(field.type, view, within),
  };
}

/** A bullet that names a type and says what it is. */
export function definitionEntry(
  name: string,
  type: Type,
  view: View,
  within: readonly string[] = [],
): Entry {
  return {
    name,
    detail: ` = ${definitionText(type, view)}`,
    isAlternative: false,
    description: descriptionOf(type, view),
    constraints: constraintsOf(type, view),
    children: typeEntries(type, view, within),
  };
}

/**
 * The bullets beneath a type: properties, members, values; those of an array or a map are its items'.
 *
 * @param within The models that are being opened. None is opened again inside itself.
 */
export function typeEntries(
  type: Type,
  view: View,
  within: readonly string[] = [],
): readonly Entry[] {
  switch (type.kind) {
    case 'enum':
      return type.values.map((value) => ({ ...plainEntry(valueText(value)), isAlternative: true }));
    case 'array':
      return typeEntries(type.items, view, within);
    case 'map':
      return typeEntries(type.values, view, within);
    case 'object':
      return shownProperties(type, view).map((property) => fieldEntry(property, view, within));
    case 'union':
      return distinct(type.members.map((member) => memberEntry(member, view, within)));
    case 'reference':
      if (!isOpened(type.name, view, within)) return [];
      return typeEntries(modelOf(type.name, view).type, view, [...within, type.name]);
    default:
      return [];
  }
}

function memberEntry(type: Type, view: View, within: readonly string[]): Entry {
  if (type.kind === 'reference' && modelOf(type.name, view).named) {
    return { ...definitionEntry(type.name, type, view, within), isAlternative: true };
  }
  return {
    name: typeText(type, view),
    detail: '',
    isAlternative: true,
    description: descriptionOf(type, view),
    constraints: constraintsOf(type, view),
    children: typeEntries(type, view, within),
  };
}

/** Members that read the same are shown once; those that differ in what stands beneath them do not. */
function distinct(entries: readonly Entry[]): readonly Entry[] {
  const seen = new Set<string>();
  return entries.filter(({ name, detail, children }) => {
    const text = JSON.stringify([name, detail, children], (key, value: unknown) =>
      key === 'constraints' ? undefined : value,
    );
    return !seen.has(text) && seen.add(text);
  });
}

/** What is said of a type, else of the model that it refers to. */
function descriptionOf(type: Type, view: View): string | undefined {
  if (type.description !== undefined || type.kind !== 'reference') return type.description;
  return descriptionOf(modelOf(type.name, view).type, view);
}
