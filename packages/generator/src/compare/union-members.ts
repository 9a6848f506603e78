import { canonical } from './canonical.ts';
import { isAnything, nameOf } from './shape-name.ts';
import type { Schema, Shape, Shapes } from './shape.ts';

/** One of the types that a value may have. */
export interface Member {
  readonly schema: Schema;
  readonly shape: Shape;
  /** The component's, or what people call the type. */
  readonly name: string;
  /** The component that it is, if it is one. */
  readonly component: string | undefined;
  /** What the component says. */
  readonly target: unknown;
  /** What it is told apart by: the discriminator's property, and the values that stand for it there. */
  readonly tags: readonly string[] | undefined;
}

/** The members of a union, or of one type the type itself. */
export function membersOf(union: Shape, schema: Schema, shapes: Shapes): readonly Member[] {
  const members = union.variants.length === 0 ? [schema] : union.variants;
  return members.map((member): Member => {
    const target = shapes.componentOf(member);
    const component = target?.pointer;
    const shape = shapes.shapeOf(member);
    return {
      schema: member,
      shape,
      name: component === undefined ? nameOf(shape) : lastOf(component),
      component,
      target: target?.node,
      tags: tagsOf(component, union.discriminator),
    };
  });
}

/** Pairs what stands for the same: by component, word for word, by the values of constant properties, by type. */
export function pairMembers(
  old: readonly Member[],
  young: readonly Member[],
): ReadonlyMap<Member, Member> {
  const pairs = new Map<Member, Member>();
  const taken = new Set<Member>();
  for (const keyOf of KEYS) {
    const open = new Map<string, Member[]>();
    for (const member of young) {
      const key = taken.has(member) ? undefined : keyOf(member);
      if (key !== undefined) open.set(key, [...(open.get(key) ?? []), member]);
    }
    for (const from of old) {
      const key = pairs.has(from) ? undefined : keyOf(from);
      const to = key === undefined ? undefined : open.get(key)?.shift();
      if (to === undefined) continue;
      pairs.set(from, to);
      taken.add(to);
    }
  }
  return pairs;
}

/** Whether every value of a member is also one of another member that is a bare type, or anything. */
export function isCovered(member: Member, members: readonly Member[]): boolean {
  const { types } = member.shape;
  return members.some(({ shape }) => {
    if (shape === member.shape) return false;
    if (isAnything(shape)) return shape.limits.size === 0;
    const isBare = shape.values === undefined && shape.limits.size === 0 && isScalar(shape.types);
    return isBare && isScalar(types) && [...types].every((type) => takes(shape.types, type));
  });
}

const SCALARS = new Set(['string', 'number', 'integer', 'boolean']);

function isScalar(types: ReadonlySet<string> | undefined): types is ReadonlySet<string> {
  return types !== undefined && types.size > 0 && [...types].every((type) => SCALARS.has(type));
}

function takes(types: ReadonlySet<string> | undefined, type: string): boolean {
  return types?.has(type) === true || (type === 'integer' && types?.has('number') === true);
}

const KEYS: readonly ((member: Member) => string | undefined)[] = [
  ({ component }) => component,
  ({ target, schema }) => canonical(target ?? schema.map(({ node }) => node)),
  ({ tags, shape }) => tags?.join() ?? constants(shape),
  (member) => (member.shape.values === undefined ? kindOf(member) : `enum ${kindOf(member)}`),
  kindOf,
];

/** Properties whose value is given tell the members of a union apart. */
function constants({ properties }: Shape): string | undefined {
  const given = [...properties].flatMap(([name, [{ node }]]) => {
    const value = node?.const ?? (node?.enum?.length === 1 ? node.enum[0] : undefined);
    return value === undefined ? [] : [`${name}=${canonical(value)}`];
  });
  return given.length === 0 ? undefined : given.toSorted().join();
}

/** Objects of different components stand for different things; so they have no kind in common. */
function kindOf({ component, shape: { types } }: Member): string | undefined {
  if (types === undefined) return component === undefined ? 'anything' : undefined;
  return component !== undefined && types.has('object') ? undefined : [...types].toSorted().join();
}

function tagsOf(component: string | undefined, discriminator: any): readonly string[] | undefined {
  if (discriminator === undefined || component === undefined) return undefined;
  const name = lastOf(component);
  const mapped = Object.entries<string>(discriminator.mapping ?? {})
    .filter(([, target]) => target === name || target.endsWith(`/${name}`))
    .map(([value]) => value);
  return [discriminator.propertyName, ...(mapped.length === 0 ? [name] : mapped.toSorted())];
}

function lastOf(pointer: string): string {
  return pointer.slice(pointer.lastIndexOf('/') + 1);
}
