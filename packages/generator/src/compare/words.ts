import { canonical } from './canonical.ts';

const WORDS = new Set(['title', 'summary', 'description', 'example', 'examples', 'externalDocs']);

/** The objects whose keys are names that the description's author chose. */
const NAMED = new Set([
  'properties',
  'patternProperties',
  '$defs',
  'responses',
  'headers',
  'content',
  'callbacks',
  'links',
  'encoding',
  'mapping',
]);

/** What a piece of a description says for people: descriptions, titles, examples; each once. What a `$ref` leads to is not part of it. */
export function wordsOf(node: unknown): ReadonlySet<string> {
  const found = new Set<string>();
  collect(node, false, found);
  return found;
}

function collect(node: unknown, areNames: boolean, found: Set<string>): void {
  if (node === null || typeof node !== 'object') return;
  for (const [key, child] of Object.entries(node)) {
    if (!areNames && !Array.isArray(node) && WORDS.has(key)) found.add(canonical([key, child]));
    else collect(child, !areNames && NAMED.has(key), found);
  }
}
