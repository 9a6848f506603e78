import path from 'node:path';
import { type BaseResolver, getLineColLocation, parseYaml, Source } from '@redocly/openapi-core';
import { escapePointerPart, pointerParts } from './pointer.ts';

/** A place in a file. Line and column count from 1. */
export interface Place {
  /** Relative to the working directory. */
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/**
 * Where a part of a bundled description was written.
 *
 * @param pointer JSON Pointer (RFC 6901) into the bundle, for example `/paths/~1api~1v1~1indexes/get`. What is not there is found
 * where its nearest ancestor is.
 */
export type Locate = (pointer: string) => Place | undefined;

interface Written {
  readonly file: string;
  readonly pointer: readonly string[];
  readonly node: unknown;
}

type Values = Readonly<Record<string, unknown>>;

/** Follows the bundle and the files it was made from side by side. A file is parsed when something in it is asked for. */
export async function createLocate(
  bundle: unknown,
  root: string,
  resolver: BaseResolver,
): Promise<Locate> {
  const sources = new Map<string, Source>();
  for (const document of await Promise.all(resolver.cache.values())) {
    if ('source' in document) sources.set(document.source.absoluteRef, document.source);
  }
  // Parsed again, for bundling moves parts of the parsed files about.
  const parsed = new Map<string, unknown>();
  const contentOf = (file: string): unknown => {
    if (!parsed.has(file)) parsed.set(file, parseYaml(sources.get(file)?.body ?? ''));
    return parsed.get(file);
  };

  /** What stands at the place itself, not a reference to it. */
  const open = (written: Written): Written => {
    const ref = (written.node as Values | null | undefined)?.['$ref'];
    if (typeof ref !== 'string') return written;
    const [address = '', fragment = ''] = ref.split('#', 2);
    const file = address === '' ? written.file : resolver.resolveExternalRef(written.file, address);
    if (!sources.has(file)) return written;
    const parts = pointerParts(fragment);
    const target = descend({ file, pointer: [], node: contentOf(file) }, parts);
    return target.pointer.length < parts.length ? written : open(target);
  };

  const descend = (from: Written, parts: readonly string[]): Written => {
    let at = from;
    for (const part of parts) {
      const { file, pointer, node } = open(at);
      const child = (node as Values | null | undefined)?.[part];
      if (child === undefined) break;
      at = { file, pointer: [...pointer, part], node: child };
    }
    return at;
  };

  const start: Written = { file: root, pointer: [], node: contentOf(root) };
  /** Where each component was written that the bundle has under a name of its own. */
  let components: ReadonlyMap<string, Written> | undefined;

  return (pointer) => {
    const parts = pointerParts(pointer);
    let from = start;
    let rest = parts;
    if (parts[0] === 'components' && parts.length > 2) {
      components ??= findComponents(bundle, start, open);
      const component = components.get(parts.slice(0, 3).join('/'));
      if (component !== undefined) [from, rest] = [component, parts.slice(3)];
    }
    return placeOf(open(descend(from, rest)), sources);
  };
}

/** Walks bundle and files in step: where the bundle refers to a component, the files say where it is written. */
function findComponents(
  bundle: unknown,
  start: Written,
  open: (written: Written) => Written,
): ReadonlyMap<string, Written> {
  const components = new Map<string, Written>();
  const visit = (bundled: unknown, written: Written): void => {
    if (bundled === null || typeof bundled !== 'object') return;
    const at = open(written);
    const ref = (bundled as Values)['$ref'];
    if (typeof ref === 'string') {
      const parts = pointerParts(ref.slice(1));
      const key = parts.slice(0, 3).join('/');
      if (parts[0] !== 'components' || parts.length !== 3 || components.has(key)) return;
      components.set(key, at);
      visit(
        parts.reduce<unknown>((node, part) => (node as Values | undefined)?.[part], bundle),
        at,
      );
      return;
    }
    for (const [name, child] of Object.entries(bundled)) {
      const node = (at.node as Values | null | undefined)?.[name];
      if (node !== undefined) {
        visit(child, { file: at.file, pointer: [...at.pointer, name], node });
      }
    }
  };
  visit(bundle, start);
  return components;
}

function placeOf(
  { file, pointer }: Written,
  sources: ReadonlyMap<string, Source>,
): Place | undefined {
  const source = sources.get(file);
  if (source === undefined) return undefined;
  const { start } = getLineColLocation({
    source,
    pointer: `#/${pointer.map(escapePointerPart).join('/')}`,
    reportOnKey: pointer.length > 0,
  });
  return { file: path.relative('', file), line: start.line, column: start.col };
}
