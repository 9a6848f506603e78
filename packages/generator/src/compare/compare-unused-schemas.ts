import { pointerParts } from '../pointer.ts';
import type { Document } from '../read-api.ts';
import { compareSchemas } from './compare-schemas.ts';
import { childOf, entriesOf, type Located } from './description-nodes.ts';
import type { Documents } from './documents.ts';
import type { Place } from './findings.ts';

/** The schemas that nothing refers to are types of the SDK all the same. Those who import them read them. */
export function compareUnusedSchemas(documents: Documents): void {
  const { old, young } = documents;
  const before = schemasOf(old);
  const changed = [...schemasOf(young)].filter(([name, { node }]) => {
    const was = before.get(name);
    return was !== undefined && JSON.stringify(was.node) !== JSON.stringify(node);
  });
  if (changed.length === 0) return;
  const used = new Set([...usedNames(old), ...usedNames(young)]);
  for (const [name, after] of changed) {
    const was = before.get(name);
    if (was === undefined || used.has(name)) continue;
    const place: Place = { subject: { kind: 'schema', name }, field: '', owner: `type ${name}` };
    compareSchemas([was], [after], 'response', place, documents);
  }
}

function schemasOf(document: Document): ReadonlyMap<string, Located> {
  const components = childOf({ node: document, pointer: '' }, 'components');
  return new Map(entriesOf(components && childOf(components, 'schemas')));
}

/** The schemas to which references lead from outside the schemas, on whatever way. */
function usedNames(document: Document): ReadonlySet<string> {
  const schemas = schemasOf(document);
  const components = { ...(document['components'] as object), schemas: undefined };
  const used = new Set<string>();
  const open = namesIn({ ...document, components });
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    if (used.has(name)) continue;
    used.add(name);
    open.push(...namesIn(schemas.get(name)?.node));
  }
  return used;
}

function namesIn(value: unknown): string[] {
  const found = (JSON.stringify(value) ?? '').matchAll(/"#(\/components\/schemas\/[^"]+)"/g);
  return [...found].flatMap(([, pointer = '']) => pointerParts(pointer)[2] ?? []);
}
