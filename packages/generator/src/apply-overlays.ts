import path from 'node:path';
import { compile, type JSONPathQuery, type JSONValue } from 'json-p3';
import {
  type BaseResolver,
  createConfig,
  type Document as SourceDocument,
  getLineColLocation,
  lintDocument,
} from '@redocly/openapi-core';
import { DescriptionError, type Problem } from './description-error.ts';
import type { Locate, Place } from './locate.ts';
import { escapePointerPart, pointerParts } from './pointer.ts';
import { refuseUnreadable, toProblem } from './redocly-problem.ts';

/** An action of an OpenAPI Overlay 1.0. */
interface Action {
  readonly target: string;
  readonly update?: unknown;
  readonly remove?: boolean;
}

/** What was written where: a part of the description itself, or of an overlay. */
interface Origin {
  /** Undefined for the description. */
  readonly overlay: SourceDocument | undefined;
  readonly pointer: string;
}

interface Overlaid {
  readonly document: unknown;
  /** As {@link Locate}, and what an overlay wrote is found in the overlay. */
  readonly locate: Locate;
  /** Targets that select nothing. */
  readonly warnings: readonly Problem[];
}

type Container = Record<string, unknown> | unknown[];

/**
 * Applies OpenAPI Overlays 1.0 to a bundled description, one after the other, each action to what the one before it left.
 *
 * @throws {DescriptionError} where a file is no overlay, or an action cannot be applied.
 */
export async function applyOverlays(
  bundle: unknown,
  files: readonly string[],
  resolver: BaseResolver,
  locateInBundle: Locate,
): Promise<Overlaid> {
  const root = { document: structuredClone(bundle) as Container };
  const origins = new Origins(root.document);
  const warnings: Problem[] = [];
  for (const file of files) {
    const overlay = await readOverlay(file, resolver);
    for (const [index, action] of actionsOf(overlay).entries()) {
      warnings.push(...applyAction(action, { overlay, index, origins, document: root.document }));
    }
  }
  const locate: Locate = (pointer) => {
    const origin = origins.of(pointer);
    return origin.overlay === undefined
      ? locateInBundle(origin.pointer)
      : placeIn(origin.overlay, origin.pointer);
  };
  return { document: root.document, locate, warnings };
}

async function readOverlay(file: string, resolver: BaseResolver): Promise<SourceDocument> {
  const wanted = 'an OpenAPI Overlay 1.0';
  const document = await resolver
    .resolveDocument(null, path.resolve(file), true)
    .catch(refuseUnreadable(file, wanted));
  if (document instanceof Error) return refuseUnreadable(file, wanted)(document);
  const version: unknown = (document.parsed as { readonly overlay?: unknown } | null)?.overlay;
  if (typeof version !== 'string' || !version.startsWith('1.')) {
    fail(document, '', `This is no overlay. Begin it with \`overlay: 1.0.0\`.`);
  }
  const config = await createConfig({ telemetry: 'off', rules: { struct: 'error' } });
  const problems = await lintDocument({ document, config, externalRefResolver: resolver });
  if (problems.length > 0) throw new DescriptionError(problems.map(toProblem));
  return document;
}

function actionsOf(overlay: SourceDocument): readonly Action[] {
  return (overlay.parsed as { readonly actions: readonly Action[] }).actions;
}

interface Application {
  readonly overlay: SourceDocument;
  readonly index: number;
  readonly origins: Origins;
  readonly document: Container;
}

function applyAction(action: Action, application: Application): readonly Problem[] {
  const { overlay, index, origins, document } = application;
  const at = `/actions/${index}`;
  if ('copy' in action) fail(overlay, `${at}/copy`, 'Overlay 1.0 has no copy. Use update.');
  const targets = [...readTarget(action, overlay, at).query(document as JSONValue)].map(
    ({ location }) => location.map(String),
  );
  if (targets.length === 0) {
    const message = `The target ${action.target} selects nothing in the description. Correct it, or take the action away.`;
    return [{ ...problemIn(overlay, `${at}/target`, message), severity: 'warning' }];
  }
  // Backwards, so that what is removed from an array does not move what is removed next.
  for (const parts of targets.toReversed()) {
    const name = parts.at(-1);
    if (action.remove !== true) {
      const node = lookUp(document, parts);
      if (!isContainer(node)) {
        const message = `The target ${action.target} selects ${JSON.stringify(node)}, which is neither an object nor an array. Select what holds it, and update its field.`;
        fail(overlay, `${at}/target`, message);
      }
      origins.update(node, action.update, { overlay, pointer: `${at}/update` });
    } else if (name === undefined) {
      fail(overlay, `${at}/target`, 'The whole description cannot be removed.');
    } else {
      remove(lookUp(document, parts.slice(0, -1)) as Container, name);
    }
  }
  return [];
}

function readTarget({ target }: Action, overlay: SourceDocument, at: string): JSONPathQuery {
  try {
    return compile(target);
  } catch (error) {
    const message = `The target ${target} is no JSONPath (RFC 9535): ${(error as Error).message}. Write for example $.paths['/things'].get.`;
    return fail(overlay, `${at}/target`, message);
  }
}

function remove(from: Container, name: string): void {
  if (Array.isArray(from)) from.splice(Number(name), 1);
  else delete from[name];
}

/** Remembers where each part was first written, however it is moved about. */
class Origins {
  readonly #document: Container;
  readonly #containers = new WeakMap<Container, Origin>();
  /** Of fields whose value an overlay replaced. */
  readonly #fields = new WeakMap<Container, Map<string, Origin>>();

  constructor(document: Container) {
    this.#document = document;
    this.#mark(document, { overlay: undefined, pointer: '' });
  }

  of(pointer: string): Origin {
    let node: unknown = this.#document;
    let origin: Origin = { overlay: undefined, pointer: '' };
    for (const part of pointerParts(pointer)) {
      if (!isContainer(node)) break;
      const child: unknown = (node as Record<string, unknown>)[part];
      if (child === undefined) break;
      const known = isContainer(child)
        ? this.#containers.get(child)
        : this.#fields.get(node)?.get(part);
      origin = known ?? inside(origin, part);
      node = child;
    }
    return origin;
  }

  /** Merges as Overlay 1.0 has it: objects field by field, arrays one behind the other, everything else replaced. */
  update(target: Container, value: unknown, origin: Origin): void {
    if (Array.isArray(target)) {
      this.#set(target, String(target.length), value, origin);
      return;
    }
    if (!isContainer(value) || Array.isArray(value)) {
      fail(origin.overlay, origin.pointer, 'An object is updated by an object. Write its fields.');
    }
    for (const [name, child] of Object.entries(value)) {
      const from = inside(origin, name);
      const old = Object.hasOwn(target, name) ? target[name] : undefined;
      if (Array.isArray(old) && Array.isArray(child)) {
        for (const [index, item] of child.entries()) this.update(old, item, inside(from, index));
      } else if (isContainer(old) && isContainer(child) && !Array.isArray(child)) {
        this.update(old, child, from);
      } else {
        this.#set(target, name, child, from);
      }
    }
  }

  #set(target: Container, name: string, value: unknown, origin: Origin): void {
    const copy = structuredClone(value);
    // Not by assignment, which for `__proto__` would not make a field.
    Object.defineProperty(target, name, {
      value: copy,
      writable: true,
      enumerable: true,
      configurable: true,
    });
    this.#mark(copy, origin);
    const fields = this.#fields.get(target) ?? new Map<string, Origin>();
    this.#fields.set(target, fields.set(name, origin));
  }

  #mark(node: unknown, origin: Origin): void {
    if (!isContainer(node)) return;
    this.#containers.set(node, origin);
    for (const [name, child] of Object.entries(node)) this.#mark(child, inside(origin, name));
  }
}

function inside({ overlay, pointer }: Origin, name: string | number): Origin {
  return { overlay, pointer: `${pointer}/${escapePointerPart(String(name))}` };
}

function isContainer(value: unknown): value is Container {
  return typeof value === 'object' && value !== null;
}

function lookUp(document: unknown, parts: readonly string[]): unknown {
  return parts.reduce((node, part) => (node as Record<string, unknown>)[part], document);
}

function placeIn({ source }: SourceDocument, pointer: string): Place {
  const { start } = getLineColLocation({ source, pointer: `#${pointer}`, reportOnKey: true });
  return { file: path.relative('', source.absoluteRef), line: start.line, column: start.col };
}

function problemIn(overlay: SourceDocument | undefined, pointer: string, message: string): Problem {
  const place = overlay === undefined ? undefined : placeIn(overlay, pointer);
  return {
    file: place?.file,
    line: place?.line,
    column: place?.column,
    severity: 'error',
    rule: 'overlay',
    message,
  };
}

function fail(overlay: SourceDocument | undefined, pointer: string, message: string): never {
  throw new DescriptionError([problemIn(overlay, pointer, message)]);
}
