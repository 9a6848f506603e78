import type { EnumType, Property, Type } from './api.ts';
import { refuse } from './description-error.ts';
import { mergeTypes } from './merge-types.ts';
import { compareNames } from './names.ts';
import { escapePointerPart } from './pointer.ts';

/** A JSON Schema as a bundled description holds it: 3.1's, or 3.0's with `nullable`. */
export type JsonSchema = boolean | SchemaObject;

interface SchemaObject {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly nullable?: boolean;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly format?: string;
  readonly contentMediaType?: string;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: JsonSchema;
  readonly items?: JsonSchema;
  readonly allOf?: readonly JsonSchema[];
  readonly anyOf?: readonly JsonSchema[];
  readonly oneOf?: readonly JsonSchema[];
  readonly description?: string;
  readonly default?: unknown;
  readonly example?: unknown;
  readonly examples?: readonly unknown[];
  readonly deprecated?: boolean;
  readonly readOnly?: boolean;
  readonly writeOnly?: boolean;
  readonly discriminator?: Discriminator;
  readonly [keyword: string]: unknown;
}

interface Discriminator {
  readonly propertyName: string;
  /** Value → reference, or name of a component. */
  readonly mapping?: Readonly<Record<string, string>>;
}

/** Reads what a `$ref` names out of the description. */
export type Resolve = (ref: string) => unknown;

/** What types are read from, and what is found on the way. */
export interface Reader {
  readonly resolve: Resolve;
  /** The name of the model that a reference to a schema stands for. */
  readonly nameModel: (ref: string) => string;
  /** The reference that a model was named for. */
  readonly refOf: (name: string) => string;
  /** Says that a schema is taken for more than it allows. */
  readonly note: (message: string, pointer: string) => void;
  /** What has been opened, by its reference, so that nothing is read twice. */
  readonly opened: Map<string, Type>;
}

/** JSON Schema's limits of a value, in the order in which they are shown. */
export const CONSTRAINTS = [
  'minLength',
  'maxLength',
  'pattern',
  'minimum',
  'exclusiveMinimum',
  'maximum',
  'exclusiveMaximum',
  'multipleOf',
  'minItems',
  'maxItems',
  'uniqueItems',
  'minProperties',
  'maxProperties',
] as const;

/** Keywords that say something of the value, and so make a part of their own beside `$ref`, `allOf` or `anyOf`. */
const ASSERTIONS = [
  'type',
  'properties',
  'required',
  'additionalProperties',
  'items',
  'enum',
  'const',
];

/** Keywords that no TypeScript type says. A schema that has one is taken for what it is without it. */
const UNSAID = [
  'not',
  'if',
  'then',
  'else',
  'dependentSchemas',
  'dependentRequired',
  'contains',
  'propertyNames',
  '$dynamicRef',
] as const;

/** So many members of a union are still written out where two unions must hold at once. */
const MOST_MEMBERS = 256;

/** What a type is read in. */
interface Scope {
  readonly reader: Reader;
  /** Where the schema stands in the document. */
  readonly pointer: string;
  /** The references that are being opened. None can be opened inside itself. */
  readonly opening: readonly string[];
}

/**
 * The type that a schema describes. A reference to a component stays a reference; one to a component that is only
 * a string, a number or a boolean is written out.
 *
 * @param pointer where the schema stands in the document.
 * @param ref what the schema goes by, where it is a component.
 * @throws {DescriptionError} where a schema that must be written out contains itself.
 */
export function readType(
  schema: JsonSchema | undefined,
  reader: Reader,
  pointer: string,
  ref?: string,
): Type {
  const type = read(schema, { reader, pointer, opening: ref === undefined ? [] : [ref] });
  return ref === undefined ? type : withOwnTag(type, schema, ref, reader);
}

function within(scope: Scope, ...parts: readonly (string | number)[]): Scope {
  const tail = parts.map((part) => `/${escapePointerPart(String(part))}`).join('');
  return { ...scope, pointer: scope.pointer + tail };
}

/** Required first, then optional; in each group `id` first, then by name. */
export function compareProperties(
  a: { readonly name: string; readonly required: boolean },
  b: { readonly name: string; readonly required: boolean },
): number {
  return (
    Number(b.required) - Number(a.required) ||
    Number(b.name === 'id') - Number(a.name === 'id') ||
    compareNames(a.name, b.name)
  );
}

const PLAIN = new Set(['string', 'number', 'integer', 'boolean', 'null']);

/** Whether a schema says no more than a plain type, which needs no name. */
export function isPlain(schema: JsonSchema): boolean {
  if (!isSchema(schema) || schema.type === undefined || schema.enum !== undefined) return false;
  if ('const' in schema || schema['x-quipu-model'] === true) return false;
  if (schema.allOf !== undefined || schema.anyOf !== undefined || schema.oneOf !== undefined)
    return false;
  return [schema.type].flat().every((type) => PLAIN.has(type));
}

function isSchema(schema: JsonSchema | null | undefined): schema is SchemaObject {
  return typeof schema === 'object' && schema !== null && !Array.isArray(schema);
}

function read(schema: JsonSchema | undefined, scope: Scope): Type {
  if (!isSchema(schema)) return { kind: 'unknown', ...described({}) };
  const { $ref, allOf, anyOf, oneOf, ...own } = schema;
  noteUnsaid(own, scope);
  const asserts = ASSERTIONS.some((keyword) => keyword in own);
  const isUnion = anyOf !== undefined || oneOf !== undefined;
  if (typeof $ref === 'string') {
    if (asserts || allOf !== undefined || isUnion) {
      return readAllOf({ ...schema, allOf: [{ $ref }, ...schemas(allOf)] }, scope, -1);
    }
    return overlay(readReference($ref, scope), schema);
  }
  if (allOf !== undefined) {
    const [only] = schemas(allOf);
    const alone = allOf.length === 1 && !asserts && !isUnion;
    return alone
      ? overlay(read(only, within(scope, 'allOf', 0)), schema)
      : readAllOf(schema, scope, 0);
  }
  if (anyOf !== undefined && oneOf !== undefined) {
    return readAllOf({ ...own, allOf: [{ anyOf }, { oneOf }] }, scope, 0);
  }
  const variants = anyOf ?? oneOf;
  if (variants !== undefined) {
    const keyword = anyOf === undefined ? 'oneOf' : 'anyOf';
    return readUnion(own, keyword, schemas(variants), asserts, scope);
  }
  if (schema.enum !== undefined || 'const' in schema) return readEnum(schema, scope);
  if (Array.isArray(schema.type)) return readTypes(schema, schema.type, scope);
  return readPlain(schema, schema.type as string | undefined, scope);
}

/** What should be a list of schemas, as one. */
function schemas(value: unknown): readonly JsonSchema[] {
  return Array.isArray(value) ? value : [];
}

function noteUnsaid(schema: SchemaObject, { reader, pointer }: Scope): void {
  const found = UNSAID.filter((keyword) => keyword in schema);
  const [first] = found;
  if (first === undefined) return;
  reader.note(
    `No TypeScript type says "${found.join('", "')}": the type allows more than the schema.`,
    `${pointer}/${first}`,
  );
}

function readReference(ref: string, scope: Scope): Type {
  const { reader } = scope;
  const target = reader.resolve(ref) as JsonSchema;
  if (isPlain(target)) return readTarget(ref, scope);
  return { kind: 'reference', name: reader.nameModel(ref), ...described({}) };
}

function readTarget(ref: string, { reader, opening, pointer }: Scope): Type {
  if (opening.includes(ref)) {
    const cycle = [...opening.slice(opening.indexOf(ref)), ref].join(' → ');
    refuse(
      'schema',
      `A schema contains itself where it must be written out: ${cycle}. Refer to a component of its own instead.`,
      pointer,
    );
  }
  const known = reader.opened.get(ref);
  if (known !== undefined) return known;
  const scope = { reader, pointer: ref.replace(/^#/, ''), opening: [...opening, ref] };
  const type = read(reader.resolve(ref) as JsonSchema, scope);
  reader.opened.set(ref, type);
  return type;
}

function readPlain(schema: SchemaObject, type: string | undefined, scope: Scope): Type {
  const base = described(schema);
  switch (type) {
    case 'string': {
      const binary = schema.contentMediaType === 'application/octet-stream';
      return { kind: 'string', format: binary ? 'binary' : schema.format, ...base };
    }
    case 'file':
      return { kind: 'string', format: 'binary', ...base };
    case 'integer':
    case 'number':
      return { kind: 'number', integer: type === 'integer', ...base };
    case 'boolean':
      return { kind: 'boolean', ...base };
    case 'null':
      return { kind: 'null', ...base };
    case 'array':
      return readArray(schema, scope);
    case 'object':
    case undefined: {
      const isObject =
        type === 'object' ||
        schema.properties !== undefined ||
        schema.additionalProperties !== undefined ||
        schema['patternProperties'] !== undefined;
      if (isObject) return readObject(schema, scope);
      const isArray = schema.items !== undefined || schema['prefixItems'] !== undefined;
      return isArray ? readArray(schema, scope) : { kind: 'unknown', ...base };
    }
    default:
      scope.reader.note(
        `JSON Schema has no type ${JSON.stringify(type)}: the value may be anything.`,
        `${scope.pointer}/type`,
      );
      return { kind: 'unknown', ...base };
  }
}

function readArray(schema: SchemaObject, scope: Scope): Type {
  const places = schemas(schema['prefixItems']);
  if (places.length === 0) {
    return {
      kind: 'array',
      items: read(schema.items, within(scope, 'items')),
      ...described(schema),
    };
  }
  scope.reader.note(
    'The type of a tuple is that of an array: it does not say which item stands where.',
    `${scope.pointer}/prefixItems`,
  );
  const members = places.map((place, index) => read(place, within(scope, 'prefixItems', index)));
  const others = schema.items === false ? [] : [read(schema.items, within(scope, 'items'))];
  return { kind: 'array', items: union([...members, ...others]), ...described(schema) };
}

function readObject(schema: SchemaObject, scope: Scope): Type {
  const { additionalProperties: rest } = schema;
  const properties = Object.entries(Object(schema.properties) as Record<string, JsonSchema>);
  const patterns = Object.entries(
    Object(schema['patternProperties']) as Record<string, JsonSchema>,
  );
  const required = new Set(requiredNames(schema));
  const others = (): Type[] => [
    ...patterns.map(([pattern, one]) => read(one, within(scope, 'patternProperties', pattern))),
    ...(rest === false || (rest === undefined && patterns.length > 0)
      ? []
      : [read(rest, within(scope, 'additionalProperties'))]),
  ];
  if (properties.length === 0 && (rest !== false || patterns.length > 0)) {
    return { kind: 'map', values: union(others()), ...described(schema) };
  }
  const hasRest = (rest !== undefined && rest !== false) || patterns.length > 0;
  return {
    kind: 'object',
    properties: properties
      .map(([name, property]): Property => {
        const type = read(property, within(scope, 'properties', name));
        return { name, required: required.has(name), type };
      })
      .toSorted(compareProperties),
    rest: hasRest ? union(others()) : undefined,
    ...described(schema),
  };
}

function readTypes(schema: SchemaObject, types: readonly string[], scope: Scope): Type {
  const others = types.filter((type) => type !== 'null');
  const nullable = others.length < types.length;
  const [only] = others;
  if (only === undefined) return { kind: 'null', ...described(schema) };
  if (others.length === 1) {
    const type = readPlain(schema, only, scope);
    return nullable ? { ...type, nullable } : type;
  }
  // Each member keeps the assertions that are about it; what describes the whole stays on the union.
  const { description: _, default: __, examples: ___, example: ____, ...rest } = schema;
  const members = others.map((type) => readPlain(rest, type, scope));
  return { kind: 'union', members, ...described(schema), constraints: {}, nullable };
}

function readEnum(schema: SchemaObject, { reader, pointer }: Scope): Type {
  const all: readonly unknown[] = Array.isArray(schema.enum) ? schema.enum : [schema.const];
  const base = described(schema);
  if (all.some((value) => typeof value === 'object' && value !== null)) {
    reader.note('A list of values that holds objects or arrays is taken for any value.', pointer);
    return { kind: 'unknown', ...base };
  }
  // The rest has been ruled out above.
  const values = [...new Set(all)].filter(
    (value) => value !== null,
  ) as unknown as EnumType['values'];
  const nullable = base.nullable || all.includes(null);
  return values.length === 0
    ? { kind: 'null', ...base }
    : { kind: 'enum', values, ...base, nullable };
}

/** What stands beside the variants holds for each of them. */
function readUnion(
  own: SchemaObject,
  keyword: 'anyOf' | 'oneOf',
  variants: readonly JsonSchema[],
  asserts: boolean,
  scope: Scope,
): Type {
  const { discriminator, ...beside } = own;
  const base = asserts ? read(beside, scope) : undefined;
  const types = variants.map((variant, index) => {
    const type = read(variant, within(scope, keyword, index));
    return base === undefined || type.kind === 'null' ? type : merge([base, type], scope);
  });
  const values = variants.map((variant) => discriminatorValues(discriminator, variant));
  const members = distinct(types.filter((type) => type.kind !== 'null'));
  const nullable = types.some((type) => type.kind === 'null') || own.nullable === true;
  const [only] = members;
  if (only === undefined) return { kind: 'null', ...described(own) };
  if (members.length === 1) {
    const type = overlay(only, own);
    return nullable ? { ...type, nullable } : type;
  }
  const property = discriminator?.propertyName;
  const isTold = typeof property === 'string' && values.some(({ length }) => length > 0);
  const valuesOf = (member: Type): readonly string[] =>
    values[types.findIndex((type) => type === member)] ?? [];
  return {
    kind: 'union',
    members,
    ...described(own),
    constraints: {},
    nullable,
    ...(isTold ? { discriminator: { property, values: members.map(valuesOf) } } : {}),
  };
}

/** The values by which a variant goes: those of the mapping, else the name of its component. */
function discriminatorValues(
  discriminator: Discriminator | undefined,
  variant: JsonSchema,
): readonly string[] {
  if (discriminator === undefined || !isSchema(variant)) return [];
  return typeof variant.$ref === 'string' ? valuesOfRef(discriminator, variant.$ref) : [];
}

function valuesOfRef({ mapping }: Discriminator, ref: string): readonly string[] {
  const name = ref.slice(ref.lastIndexOf('/') + 1);
  const mapped = Object.entries(Object(mapping) as Record<string, string>)
    .filter(([, target]) => target === ref || target === name)
    .map(([value]) => value)
    .toSorted(compareNames);
  return mapped.length > 0 ? mapped : [name];
}

/** One of these types. */
function union(types: readonly Type[]): Type {
  const members = distinct(types);
  const [only] = members;
  if (only !== undefined && members.length === 1) return only;
  return { kind: 'union', members, ...described({}) };
}

/** Variants that differ only in what they demand together, and not in what they are, are one. */
function distinct(types: readonly Type[]): readonly Type[] {
  const seen = new Map<string, Type>();
  for (const type of types) {
    const key = JSON.stringify(type);
    if (!seen.has(key)) seen.set(key, type);
  }
  return [...seen.values()];
}

/** @param firstIndex of the first part in the description, which counts a `$ref` beside `allOf` for none. */
function readAllOf({ allOf = [], ...own }: SchemaObject, scope: Scope, firstIndex: 0 | -1): Type {
  const { $ref: _, ...beside } = own;
  const parts = schemas(allOf);
  const types = parts.map((part, index) => {
    const at = index + firstIndex;
    return readPart(part, at < 0 ? scope : within(scope, 'allOf', at));
  });
  // What it leaves unsaid has been noted.
  const reader: Reader = { ...scope.reader, note: () => {} };
  const merged = merge([...types, read(beside, { ...scope, reader })], scope);
  // `required` may speak of properties that another part describes.
  const required = new Set([...parts, beside].flatMap(requiredNames));
  return overlay(requiring(merged, required), own);
}

/** A base that lists its own children as variants is only what it says beside them: a child is not one of its siblings. */
function readPart(part: JsonSchema, scope: Scope): Type {
  const ref = isSchema(part) ? part.$ref : undefined;
  if (typeof ref === 'string') {
    const target = scope.reader.resolve(ref) as JsonSchema;
    if (isSchema(target)) {
      const { oneOf, anyOf, discriminator: _, ...base } = target;
      const variants = [...schemas(oneOf), ...schemas(anyOf)];
      if (variants.some((one) => isSchema(one) && scope.opening.includes(String(one.$ref)))) {
        return read(base, { ...scope, pointer: ref.slice(1), opening: [...scope.opening, ref] });
      }
    }
  }
  return read(part, scope);
}

/** The type of a child with the value that tells it apart from its siblings, where a base has a discriminator. */
function withOwnTag(type: Type, schema: JsonSchema | undefined, ref: string, reader: Reader): Type {
  const discriminator = inheritedDiscriminator(schema, reader, []);
  if (type.kind !== 'object' || discriminator === undefined) return type;
  const values = valuesOfRef(discriminator, ref);
  const properties = type.properties.map((property): Property => {
    if (property.name !== discriminator.propertyName || property.type.kind !== 'string')
      return property;
    const { format: _, ...base } = property.type;
    return { ...property, type: { ...base, kind: 'enum', values } };
  });
  return { ...type, properties };
}

function inheritedDiscriminator(
  schema: JsonSchema | undefined,
  reader: Reader,
  seen: readonly string[],
): Discriminator | undefined {
  if (!isSchema(schema)) return undefined;
  for (const part of schemas(schema.allOf)) {
    const ref = isSchema(part) ? part.$ref : undefined;
    if (typeof ref !== 'string' || seen.includes(ref)) continue;
    const base = reader.resolve(ref) as JsonSchema;
    if (!isSchema(base)) continue;
    if (typeof base.discriminator?.propertyName === 'string') return base.discriminator;
    const inherited = inheritedDiscriminator(base, reader, [...seen, ref]);
    if (inherited !== undefined) return inherited;
  }
  return undefined;
}

function requiredNames(schema: JsonSchema): readonly string[] {
  return isSchema(schema) && Array.isArray(schema.required) ? schema.required : [];
}

function requiring(type: Type, names: ReadonlySet<string>): Type {
  if (type.kind === 'union') {
    return { ...type, members: type.members.map((member) => requiring(member, names)) };
  }
  if (type.kind !== 'object') return type;
  const properties = type.properties
    .map((property) => ({ ...property, required: property.required || names.has(property.name) }))
    .toSorted(compareProperties);
  return { ...type, properties };
}

/** The type of what is of all these types at once. */
function merge(types: readonly Type[], scope: Scope): Type {
  return types.reduce((one, other) => {
    if (membersOf(one, scope) * membersOf(other, scope) <= MOST_MEMBERS) {
      return mergeTypes(one, other, (type) => open(type, scope));
    }
    scope.reader.note(
      'Two unions that must hold at once have too many combinations: only the first is in the type.',
      scope.pointer,
    );
    return one;
  });
}

function membersOf(type: Type, scope: Scope): number {
  const opened = open(type, scope);
  return opened.kind === 'union' ? opened.members.length : 1;
}

function open(type: Type, scope: Scope): Type {
  return type.kind === 'reference'
    ? open(readTarget(scope.reader.refOf(type.name), scope), scope)
    : type;
}

/** The type with what stands beside its reference: JSON Schema 2020-12 lets siblings of `$ref` count. */
function overlay(type: Type, schema: SchemaObject): Type {
  const own = described(schema);
  return {
    ...type,
    description: own.description ?? type.description,
    nullable: type.nullable || own.nullable,
    deprecated: type.deprecated || own.deprecated,
    readOnly: type.readOnly || own.readOnly,
    writeOnly: type.writeOnly || own.writeOnly,
    default: own.default === undefined ? type.default : own.default,
    examples: own.examples.length > 0 ? own.examples : type.examples,
    constraints: { ...type.constraints, ...own.constraints },
  };
}

function described(schema: SchemaObject): Omit<Extract<Type, { kind: 'unknown' }>, 'kind'> {
  const constraints: Record<string, string | number | boolean> = {};
  for (const name of CONSTRAINTS) {
    const value = schema[name];
    if (value !== undefined && typeof value !== 'object')
      constraints[name] = value as string | number | boolean;
  }
  const { description, examples } = schema;
  return {
    description: typeof description === 'string' ? description.trim() : undefined,
    nullable: schema.nullable === true,
    deprecated: schema.deprecated === true,
    readOnly: schema.readOnly === true,
    writeOnly: schema.writeOnly === true,
    default: schema.default,
    examples: Array.isArray(examples)
      ? examples
      : schema.example === undefined
        ? []
        : [schema.example],
    constraints,
  };
}
