import { existsSync } from 'node:fs';
import path from 'node:path';
import {
  BaseResolver,
  bundle,
  type Config,
  createConfig,
  getLineColLocation,
  lint,
  loadConfig,
  type NormalizedProblem,
  YamlParseError,
} from '@redocly/openapi-core';
import { DescriptionError, formatProblem, type Problem } from './description-error.ts';
import { compareNames } from './names.ts';
import type { Document } from './read-api.ts';

export interface Description {
  /** The whole description in one document, in an order of its own: keys by name, but `paths` and path items as they were written. */
  readonly document: Document;
  /** What is not wrong but could be better. */
  readonly warnings: readonly Problem[];
}

/**
 * Lints a description and bundles it into one document.
 *
 * A `redocly.yaml` beside the file says which rules hold; without one, only what makes a description unreadable is an error.
 *
 * @throws {DescriptionError} with every problem that is an error, each with its file and line.
 */
export async function loadDescription(file: string): Promise<Description> {
  const ref = path.resolve(file);
  if (!existsSync(ref)) {
    refuseFile(
      file,
      'There is no such file. Give the path of an OpenAPI description, YAML or JSON.',
    );
  }
  const config = await readConfig(path.dirname(ref));
  // One resolver, so that each file is read and parsed once for both.
  const externalRefResolver = new BaseResolver(config.resolve);
  const found = await lint({ ref, config, externalRefResolver }).catch(refuseUnreadable(file));
  const warnings = distinct(found.map(toProblem));
  refuse(warnings);
  const { bundle: bundled, problems } = await bundle({ ref, config, externalRefResolver });
  refuse(problems.map(toProblem));
  const version = (bundled.parsed as { readonly openapi?: unknown }).openapi;
  if (!String(version).startsWith('3.')) {
    refuseFile(file, 'This is no OpenAPI 3 description. Convert it to OpenAPI 3.1 first.');
  }
  return { document: inOrder(bundled.parsed) as Document, warnings };
}

/** A problem of a component is found wherever it is referred to; once is enough. */
function distinct(problems: readonly Problem[]): Problem[] {
  return [...new Map(problems.map((problem) => [formatProblem(problem), problem])).values()];
}

/** redocly throws, rather than reports, where the file itself is not a description. */
function refuseUnreadable(file: string): (reason: unknown) => never {
  return (reason) => {
    if (!(reason instanceof Error)) throw reason;
    const at = reason instanceof YamlParseError ? reason : undefined;
    const cause = (at?.originalError ?? reason) as Error & { readonly reason?: string };
    const what = (cause.reason ?? cause.message).replace(/\.?$/, '.');
    const message = `${what} Give an OpenAPI description, YAML or JSON.`;
    refuseFile(at === undefined ? file : path.relative('', at.source.absoluteRef), message, at);
  };
}

function refuseFile(file: string, message: string, at?: YamlParseError): never {
  throw new DescriptionError([
    { file, line: at?.line, column: at?.col, severity: 'error', rule: 'file', message },
  ]);
}

function refuse(problems: readonly Problem[]): void {
  const errors = problems.filter((problem) => problem.severity === 'error');
  if (errors.length > 0) throw new DescriptionError(errors);
}

/** What nothing can be made without, even of somebody else's description. */
const NEEDED = {
  'operation-operationId': 'error',
  'operation-operationId-unique': 'error',
  'no-unresolved-refs': 'error',
} as const;

async function readConfig(folder: string): Promise<Config> {
  const configPath = path.join(folder, 'redocly.yaml');
  return existsSync(configPath)
    ? loadConfig({ configPath })
    : createConfig({ extends: ['spec'], telemetry: 'off', rules: NEEDED });
}

function toProblem(problem: NormalizedProblem): Problem {
  const [location] = problem.location;
  const place = location === undefined ? undefined : getLineColLocation(location);
  return {
    file: place === undefined ? undefined : path.relative('', place.source.absoluteRef),
    line: place?.start.line,
    column: place?.start.col,
    severity: problem.severity === 'error' ? 'error' : 'warning',
    rule: problem.ruleId,
    message: [problem.message.trim(), ...hint(problem)].join(' '),
  };
}

function hint(problem: NormalizedProblem): string[] {
  const [first] = problem.suggest ?? [];
  return first === undefined ? [] : [`Did you mean "${first}"?`];
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
