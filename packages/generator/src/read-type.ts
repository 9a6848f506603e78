import type { EnumType, Property, Type } from './api.ts';
import { refuse } from './description-error.ts';
import { mergeTypes } from './merge-types.ts';
import { compareNames } from './names.ts';

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
  readonly [keyword: string]: unknown;
}

/** Reads what a `$ref` names out of the description. */
export type Resolve = (ref: string) => unknown;

const MODEL_PREFIX = '#/components/schemas/';

const CONSTRAINTS = [
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

/** What a type is read in. */
interface Scope {
  readonly resolve: Resolve;
  /** The references that are being opened. None can be opened inside itself. */
  readonly opening: readonly string[];
}

/**
 * The type that a schema describes. A reference to a component stays a reference; one to a component that is only
 * a string, a number or a boolean, or to anything else, is written out.
 *
 * @throws {DescriptionError} where a schema that must be written out contains itself.
 */
export function readType(schema: JsonSchema | undefined, resolve: Resolve): Type {
  return read(schema, { resolve, opening: [] });
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
  if (typeof schema === 'boolean' || schema.type === undefined || schema.enum !== undefined)
    return false;
  return schema['x-quipu-model'] !== true && [schema.type].flat().every((type) => PLAIN.has(type));
}

function read(schema: JsonSchema | undefined, scope: Scope): Type {
  if (schema === undefined || typeof schema === 'boolean') {
    return { kind: 'unknown', ...described({}) };
  }
  const { $ref, allOf, anyOf, oneOf, ...own } = schema;
  const asserts = ASSERTIONS.some((keyword) => keyword in own);
  if ($ref !== undefined) {
    if (asserts) return readAllOf({ ...own, allOf: [{ $ref }] }, scope);
    return overlay(readReference($ref, scope), schema);
  }
  if (allOf !== undefined) {
    const [only] = allOf;
    const alone = allOf.length === 1 && !asserts && anyOf === undefined && oneOf === undefined;
    return alone ? overlay(read(only, scope), schema) : readAllOf(schema, scope);
  }
  const variants = anyOf ?? oneOf;
  if (variants !== undefined) return readUnion(own, variants, asserts, scope);
  if (schema.enum !== undefined || 'const' in schema) return readEnum(schema);
  if (Array.isArray(schema.type)) return readTypes(schema, schema.type, scope);
  return readPlain(schema, schema.type as string | undefined, scope);
}

function readReference(ref: string, scope: Scope): Type {
  const target = scope.resolve(ref) as JsonSchema;
  if (ref.startsWith(MODEL_PREFIX) && !isPlain(target)) {
    return { kind: 'reference', name: modelName(ref), ...described({}) };
  }
  return readTarget(ref, scope);
}

function readTarget(ref: string, { resolve, opening }: Scope): Type {
  if (opening.includes(ref)) {
    const cycle = [...opening, ref].join(' → ');
    refuse(
      'schema',
      `A schema contains itself where it must be written out: ${cycle}. Refer to a component of its own instead.`,
    );
  }
  return read(resolve(ref) as JsonSchema, { resolve, opening: [...opening, ref] });
}

function modelName(ref: string): string {
  return decodeURIComponent(ref.slice(MODEL_PREFIX.length))
    .replaceAll('~1', '/')
    .replaceAll('~0', '~');
}

function readPlain(schema: SchemaObject, type: string | undefined, scope: Scope): Type {
  const base = described(schema);
  switch (type) {
    case 'string': {
      const binary = schema.contentMediaType === 'application/octet-stream';
      return { kind: 'string', format: binary ? 'binary' : schema.format, ...base };
    }
    case 'integer':
    case 'number':
      return { kind: 'number', integer: type === 'integer', ...base };
    case 'boolean':
      return { kind: 'boolean', ...base };
    case 'null':
      return { kind: 'null', ...base };
    case 'array':
      return { kind: 'array', items: read(schema.items, scope), ...base };
    default: {
      const isObject =
        type === 'object' ||
        schema.properties !== undefined ||
        schema.additionalProperties !== undefined;
      if (isObject) return readObject(schema, scope);
      return schema.items === undefined
        ? { kind: 'unknown', ...base }
        : { kind: 'array', items: read(schema.items, scope), ...base };
    }
  }
}

function readObject(schema: SchemaObject, scope: Scope): Type {
  const { properties = {}, additionalProperties: rest } = schema;
  const required = new Set(schema.required);
  if (Object.keys(properties).length === 0 && rest !== false) {
    return { kind: 'map', values: read(rest, scope), ...described(schema) };
  }
  return {
    kind: 'object',
    properties: Object.entries(properties)
      .map(([name, property]): Property => {
        return { name, required: required.has(name), type: read(property, scope) };
      })
      .toSorted(compareProperties),
    rest: rest === undefined || rest === false ? undefined : read(rest, scope),
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

function readEnum(schema: SchemaObject): Type {
  const all = schema.enum ?? [schema.const];
  // JSON Schema allows objects and arrays here, too; no description of an HTTP API has been seen to use them.
  const values = all.filter((value) => value !== null) as unknown as EnumType['values'];
  const base = described(schema);
  const nullable = base.nullable || values.length < all.length;
  return values.length === 0
    ? { kind: 'null', ...base }
    : { kind: 'enum', values, ...base, nullable };
}

/** What stands beside the variants holds for each of them. */
function readUnion(
  own: SchemaObject,
  variants: readonly JsonSchema[],
  asserts: boolean,
  scope: Scope,
): Type {
  const base = asserts ? read(own, scope) : undefined;
  const types = variants.map((variant) => {
    const type = read(variant, scope);
    return base === undefined || type.kind === 'null' ? type : merge([base, type], scope);
  });
  const members = distinct(types.filter((type) => type.kind !== 'null'));
  const nullable = types.some((type) => type.kind === 'null') || own.nullable === true;
  const [only] = members;
  if (only === undefined) return { kind: 'null', ...described(own) };
  if (members.length === 1) {
    const type = overlay(only, own);
    return nullable ? { ...type, nullable } : type;
  }
  return { kind: 'union', members, ...described(own), constraints: {}, nullable };
}

/** Variants that differ only in what they demand together, and not in what they are, are one. */
function distinct(types: readonly Type[]): readonly Type[] {
  return [...new Map(types.map((type) => [JSON.stringify(type), type])).values()];
}

function readAllOf({ allOf = [], ...own }: SchemaObject, scope: Scope): Type {
  const parts = [...allOf, own];
  const merged = merge(
    parts.map((part) => read(part, scope)),
    scope,
  );
  // `required` may speak of properties that another part describes.
  const required = new Set(parts.flatMap(requiredNames));
  return overlay(requiring(merged, required), own);
}

function requiredNames(schema: JsonSchema): readonly string[] {
  return typeof schema === 'boolean' ? [] : (schema.required ?? []);
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
  return types.reduce((one, other) => mergeTypes(one, other, (type) => open(type, scope)));
}

function open(type: Type, scope: Scope): Type {
  return type.kind === 'reference'
    ? open(readTarget(MODEL_PREFIX + type.name, scope), scope)
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
    if (value !== undefined) constraints[name] = value as string | number | boolean;
  }
  return {
    description: schema.description?.trim(),
    nullable: schema.nullable === true,
    deprecated: schema.deprecated === true,
    readOnly: schema.readOnly === true,
    writeOnly: schema.writeOnly === true,
    default: schema.default,
    examples: schema.examples ?? (schema.example === undefined ? [] : [schema.example]),
    constraints,
  };
}
