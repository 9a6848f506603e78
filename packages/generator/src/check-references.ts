import path from 'node:path';
import { type BaseResolver, getLineColLocation, type Source } from '@redocly/openapi-core';
import type { Problem } from './description-error.ts';
import { escapePointerPart, pointerParts } from './pointer.ts';

interface Reference {
  readonly source: Source;
  /** Where the object with the `$ref` stands. */
  readonly pointer: readonly string[];
  readonly ref: string;
}

/**
 * Finds what redocly gives up on without saying where: files that are empty, and references that lead back to themselves
 * through nothing but references. A schema that contains itself is no such cycle: there is something between.
 */
export async function checkReferences(
  root: string,
  resolver: BaseResolver,
): Promise<readonly Problem[]> {
  const problems: Problem[] = [];
  const references = new Map<string, Reference>();
  const files = new Map<string, unknown>();
  const read = async (file: string): Promise<void> => {
    if (files.has(file)) return;
    files.set(file, undefined);
    const document = await resolver
      .resolveDocument(null, file, file === root)
      .catch(() => undefined);
    // What cannot be read is reported by lint.
    if (document === undefined || document instanceof Error) return;
    files.set(file, document.parsed);
    if (document.parsed === undefined || document.parsed === null) problems.push(emptyFile(file));
    for (const reference of referencesIn(document.parsed, document.source, [])) {
      references.set(keyOf(file, reference.pointer), reference);
      const [address = ''] = reference.ref.split('#', 1);
      if (address !== '' && !/^https?:/.test(address)) {
        await read(resolver.resolveExternalRef(file, address));
      }
    }
  };
  await read(root);

  const target = ({ source, ref }: Reference): string => {
    const [address = '', fragment = ''] = ref.split('#', 2);
    const { absoluteRef } = source;
    const file = address === '' ? absoluteRef : resolver.resolveExternalRef(absoluteRef, address);
    return keyOf(file, pointerParts(fragment));
  };
  const reported = new Set<string>();
  for (const [start, first] of references) {
    const seen: string[] = [start];
    let next = target(first);
    for (let at = references.get(next); at !== undefined && !seen.includes(next);) {
      seen.push(next);
      next = target(at);
      at = references.get(next);
    }
    if (next !== start || reported.has(start)) continue;
    for (const key of seen) reported.add(key);
    const places = [...seen, start].map((key) => placeOf(references.get(key) ?? first));
    problems.push({
      ...placeOf(first),
      severity: 'error',
      rule: 'reference-cycle',
      message: `The reference leads back to itself: ${places.map(({ file, line }) => `${file}:${line}`).join(' → ')}. Let one of them say what it is.`,
    });
  }
  return problems;
}

function emptyFile(file: string): Problem {
  return {
    file: path.relative('', file),
    line: 1,
    column: 1,
    severity: 'error',
    rule: 'file',
    message: 'The file is empty. Write what it is to say, or take it away.',
  };
}

function* referencesIn(
  node: unknown,
  source: Source,
  pointer: readonly string[],
): Generator<Reference> {
  if (node === null || typeof node !== 'object') return;
  const ref = (node as { readonly $ref?: unknown }).$ref;
  if (typeof ref === 'string') yield { source, pointer, ref };
  for (const [name, child] of Object.entries(node)) {
    yield* referencesIn(child, source, [...pointer, name]);
  }
}

function keyOf(file: string, pointer: readonly string[]): string {
  return `${file}#${pointer.map((part) => `/${escapePointerPart(part)}`).join('')}`;
}

function placeOf({ source, pointer }: Reference): Pick<Problem, 'file' | 'line' | 'column'> {
  const { start } = getLineColLocation({
    source,
    pointer: `#/${[...pointer, '$ref'].map(escapePointerPart).join('/')}`,
    reportOnKey: true,
  });
  return { file: path.relative('', source.absoluteRef), line: start.line, column: start.col };
}
