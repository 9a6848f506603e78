import type { Document } from '../read-api.ts';
import { CONSTRAINTS } from '../read-type.ts';
import { canonical } from './canonical.ts';
import { atReference, childOf, entriesOf, type Located } from './description-nodes.ts';

/** What holds of a value at once: schemas as they stand in the description. */
export type Schema = readonly [Located, ...Located[]];

/** What a schema demands, however it is spelled: `allOf` is merged, references are opened, null is a flag of its own. */
export interface Shape {
  /** Whether null is allowed. */
  readonly nullable: boolean;
  /** Without null; undefined where any type will do. */
  readonly types: ReadonlySet<string> | undefined;
  /** The values of an enum, without null; undefined where there is none. */
  readonly values: readonly unknown[] | undefined;
  /** Every other assertion, by its keyword. */
  readonly limits: ReadonlyMap<string, unknown>;
  readonly properties: ReadonlyMap<string, Schema>;
  readonly required: ReadonlySet<string>;
  /** What properties that are not named must be; false where there may be none, undefined where nothing is said. */
  readonly rest: Schema | false | undefined;
  readonly items: Schema | undefined;
  /** The schema of what a string holds. */
  readonly content: Schema | undefined;
  /** Two or more, or none. What stands beside them is in each of them. */
  readonly variants: readonly Schema[];
  readonly discriminator: unknown;
}

/** What is said of a schema where it is used: not by the component that it refers to. */
export interface Annotations {
  readonly default: unknown;
  readonly deprecated: boolean;
  readonly readOnly: boolean;
  readonly writeOnly: boolean;
}

const COMPONENT = '#/components/schemas/';
const COMBINATORS: ReadonlySet<string> = new Set(['$ref', 'allOf', 'anyOf', 'oneOf']);

/** The keywords that are limits. Those that hold schemas are compared by their text. */
const LIMITS: ReadonlySet<string> = new Set([
  'format',
  ...CONSTRAINTS,
  'contentEncoding',
  'contentMediaType',
  'not',
  'if',
  'then',
  'else',
  'contains',
  'minContains',
  'maxContains',
  'prefixItems',
  'propertyNames',
  'patternProperties',
  'dependentRequired',
  'dependentSchemas',
  'unevaluatedItems',
  'unevaluatedProperties',
]);

const ASSERTIONS: ReadonlySet<string> = new Set([
  'type',
  'enum',
  'const',
  'properties',
  'required',
  'additionalProperties',
  'items',
  ...LIMITS,
]);

/** What has been collected of a schema and everything that holds with it. */
interface Parts {
  readonly plain: Located[];
  readonly groups: (readonly Located[])[];
  /** Of each part that says what the value is: whether it allows null. */
  readonly votes: boolean[];
  /** Whether a bare `nullable: true` (OpenAPI 3.0) stands over all of it. */
  isNullable: boolean;
  discriminator: unknown;
}

/** Reads the schemas of one description, each once. */
export class Shapes {
  readonly #document: Document;
  readonly #ids = new WeakMap<object, number>();
  readonly #shapes = new Map<string, Shape>();
  readonly #reading = new Set<string>();
  readonly #components = new WeakMap<object, Located | undefined>();
  readonly #bare = new WeakMap<object, object>();
  #nextId = 0;

  constructor(document: Document) {
    this.#document = document;
  }

  /** The same for two schemas that stand in the same places. */
  keyOf(schema: Schema): string {
    return schema.map(({ node }) => this.#idOf(node)).join('+');
  }

  /** The component that a schema is no more than a reference to, perhaps with words or null beside it. */
  componentOf(schema: Schema): Located | undefined {
    const { node } = schema[0];
    if (schema.length > 1 || node === null || typeof node !== 'object') return undefined;
    if (this.#components.has(node)) return this.#components.get(node);
    const component = this.#readComponent(schema[0]);
    this.#components.set(node, component);
    return component;
  }

  #readComponent(located: Located): Located | undefined {
    const { node } = located;
    const [keyword, ...others] = Object.keys(node).filter((name) => COMBINATORS.has(name));
    if (keyword === undefined || others.length > 0 || asserts(node)) return undefined;
    if (keyword === '$ref') {
      return String(node.$ref).startsWith(COMPONENT)
        ? atReference(node.$ref, this.#document)
        : undefined;
    }
    const members = entriesOf(childOf(located, keyword)).map(([, member]) => member);
    const [only, ...more] = keyword === 'allOf' ? members : members.filter(isMoreThanNull);
    return only === undefined || more.length > 0 ? undefined : this.componentOf([only]);
  }

  /** What is said on the way to the component, or, of any other schema, anywhere in it. */
  annotationsOf(schema: Schema): Annotations {
    const nodes = this.#annotated(schema);
    const isTrue = (keyword: string): boolean => nodes.some((node) => node?.[keyword] === true);
    return {
      default: nodes.find((node) => node?.default !== undefined)?.default,
      deprecated: isTrue('deprecated'),
      readOnly: isTrue('readOnly'),
      writeOnly: isTrue('writeOnly'),
    };
  }

  #annotated(schema: Schema): readonly any[] {
    if (this.componentOf(schema) === undefined) {
      return this.#collect(schema).plain.map(({ node }) => node);
    }
    const nodes: any[] = [];
    let at: Located | undefined = schema[0];
    while (at !== undefined && at.node.$ref === undefined) {
      nodes.push(at.node);
      const members: readonly Located[] = ['allOf', 'anyOf', 'oneOf'].flatMap((keyword) =>
        entriesOf(childOf(at as Located, keyword)).map(([, member]) => member),
      );
      at = members.find(isMoreThanNull);
    }
    return [...nodes, at?.node];
  }

  shapeOf(schema: Schema): Shape {
    const key = this.keyOf(schema);
    const known = this.#shapes.get(key);
    if (known !== undefined) return known;
    // A schema that is one of its own variants says nothing more of itself.
    if (this.#reading.has(key)) return ANYTHING;
    this.#reading.add(key);
    const shape = this.#read(schema);
    this.#reading.delete(key);
    this.#shapes.set(key, shape);
    return shape;
  }

  #read(schema: Schema): Shape {
    const parts = this.#collect(schema);
    const { plain, groups, votes } = parts;
    const nodes = plain.map(({ node }) => node);
    const types = typesOf(nodes);
    const values = valuesOf(nodes);
    const variants = this.#variantsOf(plain, groups, values === undefined ? types : undefined);
    const base: Shape = {
      nullable:
        parts.isNullable ||
        (votes.length > 0
          ? votes.every(Boolean)
          : types === undefined && values === undefined && variants.length === 0),
      types,
      values,
      limits: limitsOf(nodes),
      properties: gather(plain, 'properties'),
      required: new Set(nodes.flatMap((node) => node?.required ?? [])),
      rest: restOf(plain),
      items: together(plain.flatMap((part) => childOf(part, 'items') ?? [])),
      content: together(plain.flatMap((part) => childOf(part, 'contentSchema') ?? [])),
      variants,
      discriminator: parts.discriminator,
    };
    return this.#asEnum(base) ?? base;
  }

  /** Variants that are each a few values are one enum. */
  #asEnum(base: Shape): Shape | undefined {
    if (base.variants.length === 0) return undefined;
    const shapes = base.variants.map((variant) => this.shapeOf(variant));
    const isEnum = shapes.every(({ values, limits }) => values !== undefined && limits.size === 0);
    if (!isEnum) return undefined;
    const types = new Set(shapes.flatMap((shape) => [...(shape.types ?? [])]));
    return { ...base, types, values: shapes.flatMap(({ values = [] }) => values), variants: [] };
  }

  #collect(schema: Schema): Parts {
    const parts: Parts = {
      plain: [],
      groups: [],
      votes: [],
      isNullable: false,
      discriminator: undefined,
    };
    const opened = new Set<unknown>();
    for (const part of schema) this.#add(part, parts, opened);
    return parts;
  }

  #add(part: Located, parts: Parts, opened: Set<unknown>): void {
    const { node } = part;
    if (node === false) parts.plain.push({ node: NOTHING, pointer: part.pointer });
    if (node === null || typeof node !== 'object' || opened.has(node)) return;
    opened.add(node);
    parts.discriminator ??= node.discriminator;
    parts.plain.push({ node: this.#withoutCombinators(node), pointer: part.pointer });
    const vote = voteOf(node);
    if (vote !== undefined) parts.votes.push(vote);
    else if (node.nullable === true) parts.isNullable = true;
    if (typeof node.$ref === 'string') {
      const target = atReference(node.$ref, this.#document);
      if (target !== undefined) this.#add(target, parts, opened);
    }
    for (const [, member] of entriesOf(childOf(part, 'allOf'))) this.#add(member, parts, opened);
    for (const keyword of ['anyOf', 'oneOf']) this.#addGroup(childOf(part, keyword), parts, opened);
  }

  #addGroup(group: Located | undefined, parts: Parts, opened: Set<unknown>): void {
    if (group === undefined) return;
    const all = this.#flat(group);
    const members = all.filter(isMoreThanNull);
    const [only, ...others] = members;
    if (only === undefined) {
      parts.plain.push({ node: NULL, pointer: group.pointer });
      parts.votes.push(true);
      return;
    }
    const isNullable = (member: Located): boolean => this.shapeOf([member]).nullable;
    parts.votes.push(members.length < all.length || members.some(isNullable));
    if (others.length > 0) parts.groups.push(members);
    else this.#add(only, { ...parts, votes: [] }, opened);
  }

  /** The members of a union, and of the unions that are no more than members of it. */
  #flat(group: Located): readonly Located[] {
    return entriesOf(group).flatMap(([, member]) => {
      const { node } = member;
      const isPure =
        node !== null &&
        typeof node === 'object' &&
        !asserts(node) &&
        !('$ref' in node || 'allOf' in node || 'discriminator' in node);
      const inner = isPure ? (childOf(member, 'anyOf') ?? childOf(member, 'oneOf')) : undefined;
      return inner === undefined ? [member] : this.#flat(inner);
    });
  }

  #variantsOf(
    plain: readonly Located[],
    groups: readonly (readonly Located[])[],
    types: ReadonlySet<string> | undefined,
  ): readonly Schema[] {
    const [group, ...others] = groups;
    const rest = others.map((members): Located => {
      return {
        node: { anyOf: members.map(({ node }) => node) },
        pointer: members[0]?.pointer ?? '',
      };
    });
    if (group === undefined) {
      if (types === undefined || types.size < 2) return [];
      return [...types].toSorted().map((type): Schema => {
        return [{ node: { type }, pointer: plain[0]?.pointer ?? '' }, ...plain];
      });
    }
    const asserting = plain.filter(({ node }) => asserts(node));
    const isSaidAgain = asserting.every(({ node }) => this.#isOfEach(node, group));
    const base = isSaidAgain ? [] : asserting;
    return group.map((member): Schema => [member, ...base, ...rest]);
  }

  /** Whether a part beside a union says no more than the type that each of its members has. */
  #isOfEach(node: any, group: readonly Located[]): boolean {
    const said = Object.keys(node).filter((keyword) => ASSERTIONS.has(keyword));
    const allowed = new Set([node.type].flat());
    return (
      said.join() === 'type' &&
      group.every((member) => {
        const { types } = this.shapeOf([member]);
        return types !== undefined && [...types].every((type) => allowed.has(type));
      })
    );
  }

  #withoutCombinators(node: object): object {
    if (!Object.keys(node).some((keyword) => COMBINATORS.has(keyword))) return node;
    const known = this.#bare.get(node);
    if (known !== undefined) return known;
    const bare = Object.fromEntries(
      Object.entries(node).filter(([keyword]) => !COMBINATORS.has(keyword)),
    );
    this.#bare.set(node, bare);
    return bare;
  }

  #idOf(node: unknown): number | string {
    if (node === null || typeof node !== 'object') return String(node);
    const known = this.#ids.get(node);
    if (known !== undefined) return known;
    this.#nextId += 1;
    this.#ids.set(node, this.#nextId);
    return this.#nextId;
  }
}

const NOTHING = { not: {} };
const NULL = { type: 'null' };
const ANYTHING: Shape = {
  nullable: false,
  types: undefined,
  values: undefined,
  limits: new Map(),
  properties: new Map(),
  required: new Set(),
  rest: undefined,
  items: undefined,
  content: undefined,
  variants: [],
  discriminator: undefined,
};

function isMoreThanNull({ node }: Located): boolean {
  const isNull = node?.type === 'null' || (node?.const === null && node !== null);
  return (
    !isNull && !(Array.isArray(node?.enum) && node.enum.every((value: unknown) => value === null))
  );
}

/** Whether a schema that says what the value is allows null; undefined where it does not say. */
function voteOf(node: any): boolean | undefined {
  const values = node.enum ?? ('const' in node ? [node.const] : undefined);
  const type = node.type === undefined ? undefined : [node.type].flat();
  if (values === undefined && type === undefined) {
    return 'properties' in node || 'items' in node || 'additionalProperties' in node
      ? node.nullable === true
      : undefined;
  }
  if (node.nullable === true) return true;
  return (
    (type === undefined || type.includes('null')) && (values === undefined || values.includes(null))
  );
}

/** The types that all of the parts allow. What is only implied (by `properties`, `items`, `enum`) counts where none is named. */
function typesOf(nodes: readonly any[]): ReadonlySet<string> | undefined {
  const named = nodes
    .filter((node) => node?.type !== undefined)
    .map((node): string[] => [node.type].flat());
  const sets = named.length > 0 ? named : nodes.map(impliedTypes).filter((set) => set.length > 0);
  const [first, ...others] = sets;
  if (first === undefined) return undefined;
  const common = others.reduce(
    (left, right) => [
      ...left.filter(
        (type) => right.includes(type) || (type === 'integer' && right.includes('number')),
      ),
      ...right.filter(
        (type) => type === 'integer' && left.includes('number') && !left.includes(type),
      ),
    ],
    first,
  );
  const types = new Set(common.filter((type) => type !== 'null'));
  // `number` covers `integer`.
  if (types.has('number')) types.delete('integer');
  return types.size === 0 && common.includes('null') ? new Set(['null']) : types;
}

function impliedTypes(node: any): string[] {
  const values: unknown[] | undefined =
    node?.enum ?? (node && 'const' in node ? [node.const] : undefined);
  if (values !== undefined) {
    return [...new Set(values.filter((value) => value !== null).map((value) => typeof value))];
  }
  if (node?.properties !== undefined || node?.additionalProperties !== undefined) return ['object'];
  return node?.items === undefined ? [] : ['array'];
}

function valuesOf(nodes: readonly any[]): readonly unknown[] | undefined {
  const lists: unknown[][] = nodes.flatMap((node) => {
    if (Array.isArray(node?.enum)) return [node.enum];
    return node !== null && typeof node === 'object' && 'const' in node ? [[node.const]] : [];
  });
  const [first, ...others] = lists;
  if (first === undefined) return undefined;
  return others
    .reduce((left, right) => {
      const allowed = new Set(right.map(canonical));
      return left.filter((value) => allowed.has(canonical(value)));
    }, first)
    .filter((value) => value !== null);
}

/** Where two parts set the same limit, the tighter one of bounds counts, and both of anything else. */
function limitsOf(nodes: readonly any[]): ReadonlyMap<string, unknown> {
  const limits = new Map<string, unknown>();
  for (const node of nodes) {
    for (const keyword of Object.keys(node)) {
      if (!LIMITS.has(keyword) || (keyword === 'uniqueItems' && node[keyword] !== true)) continue;
      limits.set(keyword, both(keyword, limits.get(keyword), node[keyword]));
    }
  }
  return exclusive(limits);
}

function both(keyword: string, one: unknown, other: unknown): unknown {
  if (one === undefined || canonical(one) === canonical(other)) return other;
  const isBound = typeof one === 'number' && typeof other === 'number' && keyword !== 'multipleOf';
  if (!isBound) return [one, other].flat();
  return /^(max|exclusiveMax)/.test(keyword) ? Math.min(one, other) : Math.max(one, other);
}

function asserts(node: object): boolean {
  return Object.keys(node).some((keyword) => ASSERTIONS.has(keyword));
}

/** OpenAPI 3.0 writes `exclusiveMaximum: true` beside `maximum`. */
function exclusive(limits: Map<string, unknown>): ReadonlyMap<string, unknown> {
  const pairs = [
    ['exclusiveMinimum', 'minimum'],
    ['exclusiveMaximum', 'maximum'],
  ] as const;
  for (const [strict, bound] of pairs) {
    const value = limits.get(strict);
    if (typeof value !== 'boolean') continue;
    limits.delete(strict);
    if (!value || !limits.has(bound)) continue;
    limits.set(strict, limits.get(bound));
    limits.delete(bound);
  }
  return limits;
}

function gather(plain: readonly Located[], keyword: string): ReadonlyMap<string, Schema> {
  const found = new Map<string, Schema>();
  for (const part of plain) {
    for (const [name, schema] of entriesOf(childOf(part, keyword))) {
      const others = found.get(name);
      found.set(name, others === undefined ? [schema] : [...others, schema]);
    }
  }
  return found;
}

function restOf(plain: readonly Located[]): Schema | false | undefined {
  const said = plain
    .map((part) => childOf(part, 'additionalProperties'))
    .filter((rest) => rest !== undefined);
  if (said.some(({ node }) => node === false)) return false;
  // `true` and `{}` say what holds anyway.
  return together(
    said.filter(({ node }) => typeof node === 'object' && Object.keys(node).length > 0),
  );
}

function together(schemas: readonly Located[]): Schema | undefined {
  const [first, ...others] = schemas;
  return first === undefined ? undefined : [first, ...others];
}
