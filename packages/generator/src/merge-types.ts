import type { ObjectType, Property, Type } from './api.ts';
import { compareProperties } from './read-type.ts';

/**
 * The type of what is of both types at once: the parts of an `allOf`.
 *
 * @param open Gives what a reference stands for, and any other type as it is.
 */
export function mergeTypes(left: Type, right: Type, open: (type: Type) => Type): Type {
  const [one, other] = [open(left), open(right)];
  if (one.kind === 'unknown') return constrained(other, { ...one, nullable: true });
  if (other.kind === 'unknown') return constrained(one, { ...other, nullable: true });
  if (one.kind === 'union') {
    return { ...one, members: one.members.map((member) => mergeTypes(member, other, open)) };
  }
  if (other.kind === 'union') {
    return { ...other, members: other.members.map((member) => mergeTypes(one, member, open)) };
  }
  // The values say more than that they are strings.
  if (other.kind === 'enum' && one.kind !== 'enum') return constrained(other, one);
  if (one.kind === 'map' && other.kind === 'map') {
    return one.values.kind === 'unknown' ? constrained(other, one) : constrained(one, other);
  }
  const first = asObject(one);
  const second = asObject(other);
  if (first === undefined || second === undefined) return constrained(one, other);
  return constrained(mergeObjects(first, second), other);
}

function mergeObjects(one: ObjectType, other: ObjectType): ObjectType {
  const properties = new Map<string, Property>();
  for (const property of [...one.properties, ...other.properties]) {
    const required = property.required || properties.get(property.name)?.required === true;
    properties.set(property.name, { ...property, required });
  }
  return {
    ...one,
    properties: [...properties.values()].toSorted(compareProperties),
    rest: other.rest ?? one.rest,
  };
}

/** A map is an object without properties of its own. */
function asObject(type: Type): ObjectType | undefined {
  if (type.kind === 'object') return type;
  if (type.kind !== 'map') return undefined;
  const { kind: _, values, ...base } = type;
  // An object of which no more is said does not invite other properties.
  const rest = values.kind === 'unknown' ? undefined : values;
  return { kind: 'object', properties: [], rest, ...base };
}

function constrained(type: Type, by: Type): Type {
  return {
    ...type,
    description: type.description ?? by.description,
    nullable: type.nullable && by.nullable,
    constraints: { ...type.constraints, ...by.constraints },
  };
}
