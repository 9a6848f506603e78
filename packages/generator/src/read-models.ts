import type { Model, Type } from './api.ts';
import { asIdentifier, isIdentifier, type Names } from './identifiers.ts';
import { compareNames, pascalCase } from './names.ts';
import { escapePointerPart, pointerParts } from './pointer.ts';
import { isPlain, type JsonSchema, type Reader, readType, type Resolve } from './read-type.ts';

/** A model before it is known who holds it. */
export type BareModel = Omit<Model, 'inputName' | 'isInput'>;

export interface Models {
  readonly reader: Reader;
  readonly models: ReadonlyMap<string, BareModel>;
  /** Reads what references have named meanwhile. */
  readonly readNamed: () => void;
}

const PREFIX = '#/components/schemas/';

/** Names a model for each component schema that is more than a plain type, and for every other schema that a reference points at. */
export function createModels(
  schemas: Readonly<Record<string, JsonSchema>>,
  resolve: Resolve,
  note: Reader['note'],
  names: Names,
): Models {
  const nameOfRef = new Map<string, string>();
  const refOfName = new Map<string, string>();
  const models = new Map<string, BareModel>();
  const give = (ref: string, candidates: readonly [string, ...string[]]): string => {
    const name = names.take(candidates);
    nameOfRef.set(ref, name);
    refOfName.set(name, ref);
    return name;
  };
  const reader: Reader = {
    resolve,
    nameModel: (ref) => {
      const key = `#${pointerParts(ref)
        .map((part) => `/${escapePointerPart(part)}`)
        .join('')}`;
      return nameOfRef.get(key) ?? give(key, [nameFromPointer(key)]);
    },
    refOf: (name) => refOfName.get(name) ?? name,
    note,
    opened: new Map(),
  };
  const components = Object.keys(schemas)
    .filter((name) => !isPlain(schemas[name] ?? true))
    .toSorted(compareNames);
  // Who has a TypeScript name keeps it.
  for (const isGood of [true, false]) {
    for (const name of components.filter((one) => isModelName(one) === isGood)) {
      const own = isGood ? name : asIdentifier(pascalCase(name), 'Schema');
      give(PREFIX + escapePointerPart(name), [own, `${own}Model`]);
    }
  }
  const read = (ref: string, name: string): void => {
    const schema = resolve(ref) as JsonSchema;
    const named = typeof schema === 'object' && schema !== null && schema['x-quipu-model'] === true;
    const type = readType(schema, reader, ref.slice(1), ref);
    models.set(name, { name, named, type });
  };
  for (const name of components) {
    const ref = PREFIX + escapePointerPart(name);
    read(ref, nameOfRef.get(ref) ?? name);
  }
  return {
    reader,
    models,
    readNamed: () => {
      // Reading one may name another, which a Map then gives, too.
      for (const [ref, name] of nameOfRef) if (!models.has(name)) read(ref, name);
    },
  };
}

function isModelName(name: string): boolean {
  return isIdentifier(name) && /^\p{Lu}/u.test(name);
}

const SAID_BY_OTHERS = new Set([
  'components',
  'schemas',
  'properties',
  'paths',
  'responses',
  'content',
  'schema',
  'definitions',
  '$defs',
  'application/json',
]);

function nameFromPointer(ref: string): string {
  const parts = pointerParts(ref).filter((part) => !SAID_BY_OTHERS.has(part));
  return asIdentifier(pascalCase(parts.join(' ')), 'Schema');
}

/**
 * Leaves out what makes a type be itself and nothing else, and says of each model who holds it.
 *
 * @param held The types that requests take, and those that answers give.
 */
export function finishModels(
  bare: ReadonlyMap<string, BareModel>,
  held: { readonly requests: readonly Type[]; readonly answers: readonly Type[] },
  names: Names,
): ReadonlyMap<string, Model> {
  const types = withoutLoops(bare);
  const inRequests = reach(held.requests, types);
  const inAnswers = reach(held.answers, types);
  const differing = findDiffering(types);
  return new Map(
    [...bare.values()]
      .toSorted((a, b) => compareNames(a.name, b.name))
      .map((model): [string, Model] => {
        const { name } = model;
        const isBoth = inRequests.has(name) && inAnswers.has(name);
        return [
          name,
          {
            ...model,
            type: types.get(name) ?? model.type,
            isInput: inRequests.has(name) && !inAnswers.has(name),
            inputName: isBoth && differing.has(name) ? names.take([`${name}Input`]) : undefined,
          },
        ];
      }),
  );
}

/** What a type holds at its own level. */
function partsOf(type: Type): readonly Type[] {
  switch (type.kind) {
    case 'array':
      return [type.items];
    case 'map':
      return [type.values];
    case 'object':
      return [
        ...type.properties.map((property) => property.type),
        ...(type.rest ? [type.rest] : []),
      ];
    case 'union':
      return type.members;
    default:
      return [];
  }
}

function referencesIn(type: Type, found: Set<string> = new Set()): Set<string> {
  if (type.kind === 'reference') found.add(type.name);
  for (const part of partsOf(type)) referencesIn(part, found);
  return found;
}

function reach(from: readonly Type[], types: ReadonlyMap<string, Type>): ReadonlySet<string> {
  const reached = new Set<string>();
  for (const type of from) referencesIn(type, reached);
  for (const name of reached) {
    const type = types.get(name);
    if (type !== undefined) referencesIn(type, reached);
  }
  return reached;
}

/** The models that a request does not take as an answer gives them, because of what they hold, or those that they hold. */
function findDiffering(types: ReadonlyMap<string, Type>): ReadonlySet<string> {
  const holders = new Map<string, string[]>();
  const differing = new Set<string>();
  for (const [name, type] of types) {
    for (const held of referencesIn(type)) {
      const list = holders.get(held) ?? [];
      holders.set(held, list);
      list.push(name);
    }
    if (hasSides(type)) differing.add(name);
  }
  for (const name of differing) for (const holder of holders.get(name) ?? []) differing.add(holder);
  return differing;
}

function hasSides(type: Type): boolean {
  return (
    (type.kind === 'object' &&
      type.properties.some((property) => property.type.readOnly || property.type.writeOnly)) ||
    (type.kind === 'string' && type.format === 'binary') ||
    partsOf(type).some(hasSides)
  );
}

/** The types, without the members of unions that lead back to the union itself: `A = A | B` is `B`, but TypeScript does not take it. */
function withoutLoops(models: ReadonlyMap<string, BareModel>): ReadonlyMap<string, Type> {
  const types = new Map([...models].map(([name, { type }]): [string, Type] => [name, type]));
  const done = new Set<string>();
  const visit = (name: string, path: readonly string[]): void => {
    if (done.has(name)) return;
    const type = types.get(name);
    if (type !== undefined) types.set(name, open(type, [...path, name]));
    done.add(name);
  };
  const open = (type: Type, path: readonly string[]): Type => {
    if (type.kind === 'reference') {
      if (path.includes(type.name)) {
        const { kind: _, name: __, ...base } = type;
        return { kind: 'unknown', ...base };
      }
      visit(type.name, path);
      return type;
    }
    if (type.kind !== 'union') return type;
    const kept = type.members
      .map((member, index) => ({
        index,
        leadsBack: member.kind === 'reference' && path.includes(member.name),
        member,
      }))
      .filter((one) => !one.leadsBack);
    const members = kept.map(({ member }) => open(member, path));
    const { discriminator } = type;
    return {
      ...type,
      members,
      ...(discriminator === undefined
        ? {}
        : {
            discriminator: {
              ...discriminator,
              values: kept.map(({ index }) => discriminator.values[index] ?? []),
            },
          }),
    };
  };
  for (const name of models.keys()) visit(name, []);
  return types;
}
