import { pointerParts } from '../pointer.ts';
import { canonical } from './canonical.ts';
import type { Side } from './change.ts';
import { compareLimit, concerns, effective } from './compare-limits.ts';
import type { Located } from './description-nodes.ts';
import type { Documents } from './documents.ts';
import { pairKey, type Place, within } from './findings.ts';
import type { RuleId } from './rules.ts';
import type { Schema, Shape, Shapes } from './shape.ts';
import { isCovered, type Member, membersOf, pairMembers } from './union-members.ts';
import { isAnything, nameOf } from './shape-name.ts';
import { referencesOf } from './unchanged-references.ts';

const ANY: Located = { node: {}, pointer: '' };

/** Compares what two schemas demand, for values that stand on one side of the exchange. */
export function compareSchemas(
  before: Schema,
  after: Schema,
  side: Side,
  place: Place,
  documents: Documents,
): void {
  new SchemaComparison(side, documents).start(before, after, place);
}

class SchemaComparison {
  readonly #side: Side;
  readonly #documents: Documents;
  /** The pairs that are being compared around this one. */
  readonly #open = new Set<string>();

  constructor(side: Side, documents: Documents) {
    this.#side = side;
    this.#documents = documents;
  }

  /** Of what is written the same, only what it refers to can have changed: nearly all of a large description. */
  start([before]: Schema, [after]: Schema, place: Place): void {
    const isSame = JSON.stringify(before.node) === JSON.stringify(after.node);
    const old = isSame ? referencesOf(before.node, this.#side) : undefined;
    const young = isSame ? referencesOf(after.node, this.#side) : undefined;
    if (old === undefined || young === undefined) this.compare([before], [after], place);
    else {
      for (const [index, node] of old.entries()) {
        const [from, to] = [node, young[index]].map((ref) => ({ node: ref, pointer: '' }));
        if (from !== undefined && to !== undefined) this.compare([from], [to], place);
      }
    }
  }

  compare(before: Schema, after: Schema, place: Place): void {
    const { before: old, after: young } = this.#documents;
    this.#annotations(before, after, place);
    const from = old.componentOf(before);
    const to = young.componentOf(after);
    // What the components themselves say of null is found where they are compared.
    const isFoundThere =
      from !== undefined &&
      to !== undefined &&
      old.shapeOf([from]).nullable !== young.shapeOf([to]).nullable;
    if (!isFoundThere) this.#null(old.shapeOf(before), young.shapeOf(after), place, after);
    this.#enter(before, after, place);
  }

  /** Components are compared once, whoever refers to them. */
  #enter(before: Schema, after: Schema, place: Place): void {
    const from = this.#documents.before.componentOf(before);
    const to = this.#documents.after.componentOf(after);
    if (from === undefined || to === undefined) {
      this.#inside(before, after, place);
      return;
    }
    const pair = pairKey(this.#side, from.pointer, to.pointer);
    if (!this.#documents.findings.use(pair, place.owner)) return;
    const inside: Place = {
      subject: { kind: 'schema', name: pointerParts(to.pointer).slice(2).join('.') },
      field: '',
      owner: pair,
    };
    new SchemaComparison(this.#side, this.#documents).start([from], [to], inside);
  }

  #inside(before: Schema, after: Schema, place: Place): void {
    const pair = `${this.#documents.before.keyOf(before)} ${this.#documents.after.keyOf(after)}`;
    if (this.#open.has(pair)) return;
    this.#open.add(pair);
    const one = this.#documents.before.shapeOf(before);
    const other = this.#documents.after.shapeOf(after);
    if (one.variants.length === 0 && other.variants.length === 0) {
      this.#shapes(one, other, place, after);
    } else this.#unions(one, before, other, after, place);
    this.#open.delete(pair);
  }

  #shapes(one: Shape, other: Shape, place: Place, at: Schema): void {
    if (!this.#types(one, other, place, at)) return;
    this.#values(one, other, place, at);
    this.#limits(one, other, place, at);
    this.#properties(one, other, place, at);
    this.#rest(one, other, place, at);
    if (one.items !== undefined || other.items !== undefined) {
      this.compare(one.items ?? [ANY], other.items ?? [ANY], within(place, '[]'));
    }
    if (one.content !== undefined && other.content !== undefined) {
      this.compare(one.content, other.content, place);
    }
  }

  /** @returns whether they are alike enough to look further */
  #types(one: Shape, other: Shape, place: Place, at: Schema): boolean {
    const details = { before: nameOf(one), after: nameOf(other) };
    if (isFile(one) !== isFile(other) && one.types !== undefined && other.types !== undefined) {
      const [before, after] = [one, other].map((shape) => (isFile(shape) ? 'file' : nameOf(shape)));
      this.#add(`${this.#side}-type-changed`, place, at, { before, after });
      return false;
    }
    const lost = missing(one, other);
    const gained = missing(other, one);
    if (!lost && !gained) return true;
    const rule = lost && gained ? 'type-changed' : lost ? 'type-narrowed' : 'type-widened';
    this.#add(`${this.#side}-${rule}`, place, at, details);
    return false;
  }

  #values(one: Shape, other: Shape, place: Place, at: Schema): void {
    if (one.values === undefined && other.values === undefined) return;
    const details = { before: valuesOrType(one), after: valuesOrType(other) };
    // An enum takes fewer values than the type that it is of.
    const isFewer = one.values === undefined || without(one.values, other.values).length > 0;
    const isMore = other.values === undefined || without(other.values, one.values).length > 0;
    if (isMore) this.#add(`${this.#side}-enum-value-added`, place, at, details);
    if (isFewer) this.#add(`${this.#side}-enum-value-removed`, place, at, details);
  }

  #limits(one: Shape, other: Shape, place: Place, at: Schema): void {
    // An enum says it all.
    if (one.values !== undefined && other.values !== undefined) return;
    const [before, after] = [effective(one.limits), effective(other.limits)];
    for (const keyword of new Set([...before.keys(), ...after.keys()])) {
      const [was, is] = [before.get(keyword), after.get(keyword)];
      if (canonical(was) === canonical(is) || !concerns(keyword, other.types)) continue;
      this.#add(`${this.#side}-limit-${compareLimit(keyword, was, is)}`, place, at, {
        before: was === undefined ? undefined : { [keyword]: was },
        after: is === undefined ? undefined : { [keyword]: is },
      });
    }
  }

  #properties(one: Shape, other: Shape, place: Place, at: Schema): void {
    const before = this.#visible(one, this.#documents.before);
    const after = this.#visible(other, this.#documents.after);
    for (const [name, schema] of before) {
      const field = within(place, name);
      const now = after.get(name);
      if (now === undefined) {
        const type = nameOf(this.#documents.before.shapeOf(schema));
        this.#add(`${this.#side}-property-removed`, field, at, { before: type });
        continue;
      }
      this.#required(one.required.has(name), other.required.has(name), field, now);
      this.compare(schema, now, field);
    }
    for (const [name, schema] of after) {
      if (before.has(name)) continue;
      const details = { after: nameOf(this.#documents.after.shapeOf(schema)) };
      const isDemanded = this.#side === 'request' && other.required.has(name);
      const rule: RuleId = isDemanded
        ? 'request-property-added-required'
        : `${this.#side}-property-added`;
      this.#add(rule, within(place, name), schema, details);
    }
  }

  /** A request has no properties that only the server sets, and an answer none that only the client sends. */
  #visible(shape: Shape, shapes: Shapes): ReadonlyMap<string, Schema> {
    const hidden = this.#side === 'request' ? 'readOnly' : 'writeOnly';
    return new Map(
      [...shape.properties].filter(([, schema]) => !shapes.annotationsOf(schema)[hidden]),
    );
  }

  #required(before: boolean, after: boolean, place: Place, at: Schema): void {
    if (before === after) return;
    const rule = after ? 'property-required' : 'property-optional';
    this.#add(`${this.#side}-${rule}`, place, at, requiredWords(before, after));
  }

  #rest(one: Shape, other: Shape, place: Place, at: Schema): void {
    if (one.rest === false || other.rest === false) {
      if (one.rest === other.rest) return;
      const rule = other.rest === false ? 'properties-closed' : 'properties-opened';
      this.#add(`${this.#side}-${rule}`, place, at, {
        before: one.rest !== false,
        after: other.rest !== false,
      });
    } else if (one.rest !== undefined || other.rest !== undefined) {
      this.compare(one.rest ?? [ANY], other.rest ?? [ANY], within(place, '*'));
    }
  }

  /** Pairs the members of the unions; one type is a union of one. */
  #unions(one: Shape, before: Schema, other: Shape, after: Schema, place: Place): void {
    const old = membersOf(one, before, this.#documents.before);
    const young = membersOf(other, after, this.#documents.after);
    const pairs = pairMembers(old, young);
    const [left, right] = [new Set(pairs.keys()), new Set(pairs.values())];
    for (const [from, to] of pairs) {
      if (canonical(from.tags) !== canonical(to.tags)) {
        const details = { before: from.tags, after: to.tags };
        this.#add(`${this.#side}-discriminator-changed`, place, after, details);
      }
      if (isCovered(from, old) && isCovered(to, young)) this.#knownValues(from, to, place);
      else this.#enter(from.schema, to.schema, place);
    }
    const gone = old.filter((member) => !left.has(member));
    const fresh = young.filter((member) => !right.has(member));
    const hasLost = gone.some((member) => !isCovered(member, young));
    const hasGained = fresh.some((member) => !isCovered(member, old));
    if (!hasLost && !hasGained) return;
    const isOther = hasLost && hasGained && pairs.size === 0;
    const details = { before: old.map(({ name }) => name), after: young.map(({ name }) => name) };
    if (isOther) this.#add(`${this.#side}-type-changed`, place, after, details);
    else {
      if (hasLost) this.#add(`${this.#side}-type-narrowed`, place, after, details);
      if (hasGained) this.#add(`${this.#side}-type-widened`, place, after, details);
    }
  }

  /** Values that are named beside a type that takes them all. */
  #knownValues(from: Member, to: Member, place: Place): void {
    const [before = [], after = []] = [from.shape.values, to.shape.values];
    if (without(after, before).length === 0) return;
    const rule =
      this.#side === 'request' ? 'request-enum-value-added' : 'response-enum-value-known';
    this.#add(rule, place, to.schema, { before, after });
  }

  #null(one: Shape, other: Shape, place: Place, at: Schema): void {
    // Where any type will do, null is one of them.
    if (one.nullable === other.nullable || isAnything(one) || isAnything(other)) return;
    this.#add(`${this.#side}-null-${other.nullable ? 'added' : 'removed'}`, place, at, {
      before: withNull(one),
      after: withNull(other),
    });
  }

  #annotations(before: Schema, after: Schema, place: Place): void {
    const one = this.#documents.before.annotationsOf(before);
    const other = this.#documents.after.annotationsOf(after);
    if (one.deprecated !== other.deprecated) {
      const what = other.deprecated ? 'deprecated' : 'restored';
      this.#add(`${this.#side}-field-${what}`, place, after, {
        before: one.deprecated,
        after: other.deprecated,
      });
    }
    if (canonical(one.default) === canonical(other.default)) return;
    const details = { before: one.default, after: other.default };
    const what =
      one.default === undefined ? 'added' : other.default === undefined ? 'removed' : 'changed';
    const rule: RuleId =
      this.#side === 'response' ? 'response-default-changed' : `request-default-${what}`;
    this.#add(rule, place, after, details);
  }

  #add(
    rule: RuleId,
    place: Place,
    at: Schema,
    details: { readonly before?: unknown; readonly after?: unknown },
  ): void {
    const { pointer } = at[0];
    this.#documents.findings.add(rule, place, { side: this.#side, ...details, pointer });
  }
}

/** Whether there is a type among those of the one that the other does not allow. */
function missing(one: Shape, other: Shape): boolean {
  if (other.types === undefined) return false;
  const { types } = other;
  if (one.types === undefined) return true;
  const isAllowed = (type: string): boolean =>
    types.has(type) || (type === 'integer' && types.has('number'));
  return ![...one.types].every(isAllowed);
}

function valuesOrType(shape: Shape): unknown {
  return shape.values ?? nameOf(shape);
}

function without(
  values: readonly unknown[],
  others: readonly unknown[] | undefined,
): readonly unknown[] {
  if (others === undefined) return [];
  const known = new Set(others.map(canonical));
  return values.filter((value) => !known.has(canonical(value)));
}

/** The content of a file, which is no string to the SDK. */
function isFile({ limits }: Shape): boolean {
  return (
    limits.get('format') === 'binary' ||
    limits.get('contentMediaType') === 'application/octet-stream'
  );
}

function withNull(shape: Shape): string {
  return `${nameOf(shape)}${shape.nullable ? ' or null' : ''}`;
}

/** Before and after, in words. */
export function requiredWords(
  before: boolean,
  after: boolean,
): { readonly before: string; readonly after: string } {
  const [was, is] = [before, after].map((required) => (required ? 'required' : 'optional'));
  return { before: String(was), after: String(is) };
}
