import type { EnumType, ObjectType, Property, Type } from './api.ts';
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

/**
 * The type that a schema describes. A reference to a component stays a reference; one to a component that is only
 * a string, a number or a boolean, or to anything else, is written out.
 */
export function readType(schema: JsonSchema | undefined, resolve: Resolve): Type {
  if (schema === undefined || typeof schema === 'boolean')
    return { kind: 'unknown', ...described({}) };
  if (schema.$ref !== undefined) {
    const target = resolve(schema.$ref) as JsonSchema;
    const type: Type =
      schema.$ref.startsWith(MODEL_PREFIX) && !isPlain(target)
        ? { kind: 'reference', name: modelName(schema.$ref), ...described({}) }
        : readType(target, resolve);
    return overlay(type, schema);
  }
  if (schema.allOf !== undefined) return readAllOf(schema, schema.allOf, resolve);
  const variants = schema.anyOf ?? schema.oneOf;
  if (variants !== undefined) return readUnion(schema, variants, resolve);
  if (schema.enum !== undefined || 'const' in schema) return readEnum(schema);
  if (Array.isArray(schema.type)) return readTypes(schema, schema.type, resolve);
  return readPlain(schema, schema.type as string | undefined, resolve);
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
  return [schema.type].flat().every((type) => PLAIN.has(type));
}

function modelName(ref: string): string {
  return decodeURIComponent(ref.slice(MODEL_PREFIX.length))
    .replaceAll('~1', '/')
    .replaceAll('~0', '~');
}

function readPlain(schema: SchemaObject, type: string | undefined, resolve: Resolve): Type {
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
      return { kind: 'array', items: readType(schema.items, resolve), ...base };
    default: {
      const isObject =
        type === 'object' ||
        schema.properties !== undefined ||
        schema.additionalProperties !== undefined;
      if (isObject) return readObject(schema, resolve);
      return schema.items === undefined
        ? { kind: 'unknown', ...base }
        : { kind: 'array', items: readType(schema.items, resolve), ...base };
    }
  }
}

function readObject(schema: SchemaObject, resolve: Resolve): Type {
  const { properties, additionalProperties: rest } = schema;
  const required = new Set(schema.required);
  if (properties === undefined && rest !== false) {
    return { kind: 'map', values: readType(rest, resolve), ...described(schema) };
  }
  return {
    kind: 'object',
    properties: Object.entries(properties ?? {})
      .map(([name, property]): Property => {
        return { name, required: required.has(name), type: readType(property, resolve) };
      })
      .toSorted(compareProperties),
    rest: rest === undefined || rest === false ? undefined : readType(rest, resolve),
    ...described(schema),
  };
}

function readTypes(schema: SchemaObject, types: readonly string[], resolve: Resolve): Type {
  const others = types.filter((type) => type !== 'null');
  const nullable = others.length < types.length;
  const [only] = others;
  if (only === undefined) return { kind: 'null', ...described(schema) };
  if (others.length === 1) {
    const type = readPlain(schema, only, resolve);
    return nullable ? { ...type, nullable } : type;
  }
  // Each member keeps the assertions that are about it; what describes the whole stays on the union.
  const { description: _, default: __, examples: ___, example: ____, ...rest } = schema;
  const members = others.map((type) => readPlain(rest, type, resolve));
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

function readUnion(schema: SchemaObject, variants: readonly JsonSchema[], resolve: Resolve): Type {
  const types = variants.map((variant) => readType(variant, resolve));
  const members = types.filter((type) => type.kind !== 'null');
  const nullable = members.length < types.length || schema.nullable === true;
  const [only] = members;
  if (only === undefined) return { kind: 'null', ...described(schema) };
  if (members.length === 1) {
    const type = overlay(only, schema);
    return nullable ? { ...type, nullable } : type;
  }
  return { kind: 'union', members, ...described(schema), nullable };
}

function readAllOf(schema: SchemaObject, parts: readonly JsonSchema[], resolve: Resolve): Type {
  const { allOf: _, ...siblings } = schema;
  const [only] = parts;
  if (parts.length === 1 && only !== undefined && siblings.properties === undefined) {
    return overlay(readType(only, resolve), schema);
  }
  const properties = new Map<string, Property>();
  let rest: Type | undefined;
  for (const part of [...parts, siblings]) {
    const type = openReferences(readType(part, resolve), resolve);
    if (type.kind === 'map') rest = type.values;
    if (type.kind !== 'object') continue;
    rest = type.rest ?? rest;
    for (const property of type.properties) {
      const required = property.required || properties.get(property.name)?.required === true;
      properties.set(property.name, { ...property, required });
    }
  }
  // `required` may speak of properties that another part describes.
  for (const name of [...parts, siblings].flatMap(requiredNames)) {
    const property = properties.get(name);
    if (property !== undefined) properties.set(name, { ...property, required: true });
  }
  const merged: ObjectType = {
    kind: 'object',
    properties: [...properties.values()].toSorted(compareProperties),
    rest,
    ...described(schema),
  };
  return merged;
}

function requiredNames(schema: JsonSchema): readonly string[] {
  return typeof schema === 'boolean' ? [] : (schema.required ?? []);
}

function openReferences(type: Type, resolve: Resolve): Type {
  if (type.kind !== 'reference') return type;
  const target = readType(resolve(MODEL_PREFIX + type.name) as JsonSchema, resolve);
  return openReferences(target, resolve);
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
