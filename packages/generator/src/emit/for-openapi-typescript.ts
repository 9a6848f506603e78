import { pointerParts } from '../pointer.ts';
import type { Document } from '../read-api.ts';

type Values = Record<string, unknown>;

const PREFIX = '#/components/schemas/';

/** A copy of the description, which openapi-typescript rewrites, without what it makes TypeScript of that does not compile. */
export function forOpenapiTypescript(document: Document): Document {
  const copy = structuredClone(document) as Values;
  const schemas = Object((copy['components'] as Values | undefined)?.['schemas']) as Values;
  mend(copy, schemas);
  hoistReferences(copy, copy, schemas);
  openLoops(schemas);
  return copy;
}

/**
 * Every `mapping` of a discriminator as a reference: OpenAPI allows the bare name of a component, which openapi-typescript
 * takes for a file. One that names nothing is left out. So is a `required` of a schema that is no list, as that of drafts long gone.
 */
function mend(value: unknown, schemas: Values): void {
  if (value === null || typeof value !== 'object') return;
  const node = value as Values;
  const isSchema = 'type' in node || 'properties' in node;
  if (isSchema && 'required' in node && typeof node['required'] === 'boolean') {
    delete node['required'];
  }
  const { mapping = {} } = Object(node['discriminator']) as { mapping?: Values };
  for (const [key, target] of Object.entries(mapping)) {
    const name = String(target).replace(PREFIX, '');
    if (name in schemas) mapping[key] = PREFIX + name;
    else if (!String(target).startsWith('#/')) delete mapping[key];
  }
  for (const child of Object.values(value)) mend(child, schemas);
}

/** A reference into a path as one to a component: openapi-typescript looks up what it points at where it may be undefined. */
function hoistReferences(value: unknown, root: Values, schemas: Values): void {
  if (value === null || typeof value !== 'object') return;
  const node = value as Values;
  const { $ref } = node;
  if (typeof $ref === 'string' && /^#\/paths\/.*\/schema(\/|$)/.test($ref)) {
    const parts = pointerParts($ref);
    const name = parts.join('_').replaceAll(/\W+/g, '_');
    schemas[name] ??= structuredClone(
      parts.reduce<unknown>((at, part) => (at as Values | undefined)?.[part], root),
    );
    root['components'] = { ...(root['components'] as Values | undefined), schemas };
    node['$ref'] = PREFIX + name;
  }
  for (const child of Object.values(node)) hoistReferences(child, root, schemas);
}

/** A list or a union that holds itself, with nothing between, holds anything instead: its type would be its own annotation. */
function openLoops(schemas: Values): void {
  const edges = new Map(
    Object.entries(schemas).map(([name, schema]) => [PREFIX + name, directReferences(schema)]),
  );
  const leadsTo = (from: string, goal: string, seen: Set<string>): boolean => {
    if (from === goal) return true;
    if (seen.has(from)) return false;
    seen.add(from);
    return (edges.get(from) ?? []).some(({ $ref }) => leadsTo(String($ref), goal, seen));
  };
  for (const [ref, references] of edges) {
    for (const reference of references) {
      if (leadsTo(String(reference['$ref']), ref, new Set())) delete reference['$ref'];
    }
  }
}

/** The references that a schema is, chooses from, or lists. Those of its properties stand inside an object, and do no harm. */
function directReferences(schema: unknown): Values[] {
  if (schema === null || typeof schema !== 'object') return [];
  const node = schema as Values;
  if (typeof node['$ref'] === 'string') return [node];
  const { items, prefixItems, anyOf, oneOf, allOf } = node;
  return [items, prefixItems, anyOf, oneOf, allOf]
    .flat()
    .flatMap((child) => directReferences(child));
}
