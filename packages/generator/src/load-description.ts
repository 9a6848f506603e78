import { existsSync } from 'node:fs';
import path from 'node:path';
import {
  BaseResolver,
  bundle,
  type Config,
  createConfig,
  lint,
  lintDocument,
  loadConfig,
  type NormalizedProblem,
  Source,
} from '@redocly/openapi-core';
import { DescriptionError, formatProblem, type Problem } from './description-error.ts';
import { checkReferences } from './check-references.ts';
import { findRules } from './find-rules.ts';
import { createLocate, type Locate } from './locate.ts';
import { compareNames } from './names.ts';
import type { Document } from './read-api.ts';
import { refuseFile, refuseUnreadable, toProblem } from './redocly-problem.ts';

export { blameDescription } from './blame-description.ts';
export { findRules, type Rules } from './find-rules.ts';
export type { Locate, Place } from './locate.ts';

export interface Description {
  /** The whole description in one document, in an order of its own: keys by name, but `paths` and path items as they were written. */
  readonly document: Document;
  /** What is not wrong but could be better. */
  readonly warnings: readonly Problem[];
  /** Where a part of the document was written. */
  readonly locate: Locate;
  /** What it was read from, relative to the working directory, by name. */
  readonly files: readonly string[];
}

export interface LoadOptions {
  /** Files, each an OpenAPI Overlay 1.0, applied in this order before anything is linted. */
  readonly overlays?: readonly string[];
  /** Whether a description may break the specification where that can be read over; then no style guide holds either. */
  readonly isTolerant?: boolean;
}

/**
 * Lints a description and bundles it into one document.
 *
 * The `redocly.yaml` that `findRules` finds says which rules hold; without one, only what makes a description unreadable is an error.
 *
 * @throws {DescriptionError} with every problem that is an error, each with its file and line.
 */
export async function loadDescription(
  file: string,
  { overlays = [], isTolerant = false }: LoadOptions = {},
): Promise<Description> {
  const ref = path.resolve(file);
  if (!existsSync(ref)) {
    refuseFile(
      file,
      'There is no such file. Give the path of an OpenAPI description, YAML or JSON.',
    );
  }
  const config = await readConfig(ref, isTolerant);
  // One resolver, so that each file is read and parsed once for all.
  const resolver = new BaseResolver(config.resolve);
  refuse(await checkReferences(ref, resolver));
  if (overlays.length > 0) return loadOverlaid(ref, overlays, config, resolver);
  const found = await lint({ ref, config, externalRefResolver: resolver }).catch(
    refuseUnreadable(file, WANTED),
  );
  const warnings = distinct(found.filter(isCounted).map(toProblem));
  refuse(warnings);
  const document = await bundleFiles(ref, config, resolver);
  const locate = await createLocate(document, ref, resolver);
  return { document: inOrder(document) as Document, warnings, locate, files: filesOf(resolver) };
}

/** What an overlay mends is no problem, so here the whole is linted, and what is found is traced back to where it was written. */
async function loadOverlaid(
  ref: string,
  overlays: readonly string[],
  config: Config,
  resolver: BaseResolver,
): Promise<Description> {
  // Loaded only now: few descriptions have an overlay.
  const { applyOverlays } = await import('./apply-overlays.ts');
  const bundled = await bundleFiles(ref, config, resolver);
  const inBundle = await createLocate(bundled, ref, resolver);
  const overlaid = await applyOverlays(bundled, overlays, resolver, inBundle);
  const found = await lintDocument({
    document: {
      source: new Source(ref, JSON.stringify(overlaid.document)),
      parsed: overlaid.document,
    },
    config,
    externalRefResolver: resolver,
  });
  const linted = found.filter(isCounted).map((problem) => ({
    ...toProblem(problem),
    ...placeOf(problem, overlaid.locate),
  }));
  const warnings = distinct([...overlaid.warnings, ...linted]);
  refuse(warnings);
  return {
    document: inOrder(overlaid.document) as Document,
    warnings,
    locate: overlaid.locate,
    files: filesOf(resolver),
  };
}

function filesOf({ cache }: BaseResolver): readonly string[] {
  return [...cache.keys()].map((file) => path.relative('', file)).toSorted(compareNames);
}

function placeOf({ location: [location] }: NormalizedProblem, locate: Locate): object {
  const pointer = location?.pointer;
  return {
    file: undefined,
    line: undefined,
    column: undefined,
    ...locate(pointer?.slice(1) ?? ''),
  };
}

async function bundleFiles(ref: string, config: Config, resolver: BaseResolver): Promise<unknown> {
  const { bundle: bundled, problems } = await bundle({
    ref,
    config,
    externalRefResolver: resolver,
  }).catch(refuseUnreadable(path.relative('', ref), WANTED));
  refuse(problems.map(toProblem));
  const version = (bundled.parsed as { readonly openapi?: unknown }).openapi;
  if (!String(version).startsWith('3.')) {
    refuseFile(
      path.relative('', ref),
      'This is no OpenAPI 3 description. Convert it to OpenAPI 3.1 first.',
    );
  }
  return bundled.parsed;
}

const WANTED = 'an OpenAPI description';

/** Whether a problem is not among those that a `.redocly.lint-ignore.yaml` beside the rules lets pass. */
function isCounted({ ignored }: NormalizedProblem): boolean {
  return ignored !== true;
}

/** A problem of a component is found wherever it is referred to, and a file that cannot be parsed wherever it is named; once is enough. */
function distinct(problems: readonly Problem[]): Problem[] {
  const unparsed = problems.flatMap(
    ({ message }) => /^Failed to parse: (.*)$/s.exec(message)?.[1] ?? [],
  );
  const isUnresolved = problems.some(({ rule }) => rule === 'no-unresolved-refs');
  const own = problems.filter(
    ({ message }) =>
      !unparsed.some((cause) => message === `Can't resolve $ref: ${cause}`) &&
      !(isUnresolved && message.startsWith("Example validation errored: can't resolve reference")),
  );
  return [...new Map(own.map((problem) => [formatProblem(problem), problem])).values()];
}

function refuse(problems: readonly Problem[]): void {
  const errors = problems.filter((problem) => problem.severity === 'error');
  if (errors.length > 0) throw new DescriptionError(errors);
}

/** What nothing can be made without, even of somebody else's description. */
const NEEDED = { 'no-unresolved-refs': 'error', 'operation-operationId-unique': 'error' } as const;

/** What is asked of a description without rules. */
const WITHOUT_RULES = { ...NEEDED, 'operation-operationId': 'error' } as const;

async function readConfig(ref: string, isTolerant: boolean): Promise<Config> {
  if (isTolerant) return createConfig({ telemetry: 'off', rules: { ...NEEDED, struct: 'warn' } });
  const rules = findRules(ref);
  if (rules === undefined) {
    return createConfig({ extends: ['spec'], telemetry: 'off', rules: WITHOUT_RULES });
  }
  const { configPath, api } = rules;
  return (await loadConfig({ configPath })).forAlias(api);
}

/** The order of `paths` and of the operations of a path is meant; that of any other keys is not, and must not reach the output. */
function inOrder(value: unknown, place: readonly string[] = []): unknown {
  if (Array.isArray(value))
    return value.map((item, index) => inOrder(item, [...place, String(index)]));
  if (value === null || typeof value !== 'object') return value;
  const isPaths = place[0] === 'paths' && place.length <= 2;
  const isPathItem = place[0] === 'components' && place[1] === 'pathItems' && place.length === 3;
  const meant = isPaths || isPathItem;
  const keys = meant ? Object.keys(value) : Object.keys(value).toSorted(compareNames);
  return Object.fromEntries(
    keys.map((key) => [key, inOrder((value as Record<string, unknown>)[key], [...place, key])]),
  );
}
