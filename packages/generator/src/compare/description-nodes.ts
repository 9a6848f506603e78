import { escapePointerPart, pointerParts } from '../pointer.ts';
import type { Document } from '../read-api.ts';

/** A piece of a description, and where it stands in it. */
export interface Located {
  /** What JSON holds there. Nobody has checked it. */
  readonly node: any;
  /** JSON pointer. */
  readonly pointer: string;
}

/** The child of that key, undefined where there is none. */
export function childOf({ node, pointer }: Located, key: string): Located | undefined {
  const child = Object.hasOwn(node ?? {}, key) ? node[key] : undefined;
  return child === undefined
    ? undefined
    : { node: child, pointer: `${pointer}/${escapePointerPart(key)}` };
}

/** The entries of an object or a list, by key. */
export function entriesOf(located: Located | undefined): readonly [string, Located][] {
  if (located === undefined || located.node === null || typeof located.node !== 'object') return [];
  return Object.entries(located.node).map(([key, node]) => [
    key,
    { node, pointer: `${located.pointer}/${escapePointerPart(key)}` },
  ]);
}

/** What stands there, or what its references lead to. A reference that leads nowhere, or in a circle, stays. */
export function follow(located: Located, document: Document): Located {
  const seen = new Set<string>();
  let at = located;
  while (typeof at.node?.$ref === 'string' && !seen.has(at.node.$ref)) {
    seen.add(at.node.$ref);
    const target = atReference(at.node.$ref, document);
    if (target === undefined) return at;
    at = target;
  }
  return at;
}

/** What a reference into the document leads to; undefined where it leads nowhere. */
export function atReference(ref: string, document: Document): Located | undefined {
  const known = targets.get(document) ?? new Map<string, Located | undefined>();
  targets.set(document, known);
  if (!known.has(ref)) known.set(ref, readReference(ref, document));
  return known.get(ref);
}

/** Large descriptions hold tens of thousands of references to a few hundred components. */
const targets = new WeakMap<Document, Map<string, Located | undefined>>();

function readReference(ref: string, document: Document): Located | undefined {
  let node: any = document;
  const parts = pointerParts(ref);
  for (const part of parts) {
    if (node === null || typeof node !== 'object' || !Object.hasOwn(node, part)) return undefined;
    node = node[part];
  }
  return { node, pointer: parts.map((part) => `/${escapePointerPart(part)}`).join('') };
}
