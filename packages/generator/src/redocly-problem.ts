import path from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  getLineColLocation,
  type NormalizedProblem,
  ResolveError,
  YamlParseError,
} from '@redocly/openapi-core';
import { DescriptionError, type Problem } from './description-error.ts';

/** What redocly found, with its file and line. */
export function toProblem(problem: NormalizedProblem): Problem {
  const [location] = problem.location;
  const place = location === undefined ? undefined : getLineColLocation(location);
  return {
    file: place === undefined ? undefined : path.relative('', place.source.absoluteRef),
    line: place?.start.line,
    column: place?.start.col,
    severity: problem.severity === 'error' ? 'error' : 'warning',
    rule: problem.ruleId,
    message: [plainMessage(problem.message), ...hint(problem)].join(' '),
    ...rulePage(problem.ruleId),
  };
}

/** Of a rule of our own style guide. */
function rulePage(rule: string): Pick<Problem, 'page'> {
  const [plugin, name] = rule.split('/');
  if (plugin !== 'quipu') return {};
  const file = fileURLToPath(new URL(`../../rules/${name}.md`, import.meta.url));
  return { page: path.relative('', file) };
}

/** Without what stands before the message anyway, and without codes of the operating system. */
function plainMessage(message: string): string {
  const missing = /^Can't resolve \$ref: ENOENT: .*'(.*)'$/.exec(message)?.[1];
  if (missing !== undefined) {
    return `There is no file ${path.relative('', missing)}. Correct the reference, or write the file.`;
  }
  if (message === "Can't resolve $ref") return 'The reference points at nothing. Correct it.';
  return message.trim().replace(/ in "[^"]+" \(\d+:\d+\)$/, '.');
}

function hint({ suggest: [first] = [] }: NormalizedProblem): string[] {
  return first === undefined ? [] : [`Did you mean "${first}"?`];
}

/**
 * For what redocly throws, rather than reports: the file itself is not what it should be.
 *
 * @param what What the file should be, for example `an OpenAPI description`.
 */
export function refuseUnreadable(file: string, what: string): (reason: unknown) => never {
  return (reason) => {
    if (!(reason instanceof Error)) throw reason;
    const at = reason instanceof YamlParseError ? reason : undefined;
    const isWrapped = reason instanceof YamlParseError || reason instanceof ResolveError;
    const cause = (isWrapped ? reason.originalError : reason) as Error & {
      readonly reason?: string;
      readonly code?: string;
    };
    if (cause.code === 'ENOENT')
      refuseFile(file, `There is no such file. Give the path of ${what}.`);
    const problem = (cause.reason ?? cause.message).replace(/\.?$/, '.');
    refuseFile(
      at === undefined ? file : path.relative('', at.source.absoluteRef),
      `${problem} Give ${what}, YAML or JSON.`,
      at,
    );
  };
}

/** @throws {DescriptionError} always: with one problem of the file. */
export function refuseFile(file: string, message: string, at?: YamlParseError): never {
  throw new DescriptionError([
    { file, line: at?.line, column: at?.col, severity: 'error', rule: 'file', message },
  ]);
}
