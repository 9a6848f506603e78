import type { Locate } from './locate.ts';

/** One thing that is wrong with a description. */
export interface Problem {
  /** The file, relative to the working directory; undefined where the problem is not in one place. */
  readonly file: string | undefined;
  /** From 1. */
  readonly line: number | undefined;
  /** From 1. */
  readonly column: number | undefined;
  readonly severity: 'error' | 'warning';
  /** The rule that found it, for example `operation-operationId-unique`. */
  readonly rule: string;
  readonly message: string;
  /** The file that says why the rule is, and shows the mend, relative to the working directory; for our own rules. */
  readonly page?: string;
  /** A JSON pointer into the bundled document, for example `/paths/~1pets/get`, where the place in a file is not known yet. */
  readonly pointer?: string;
}

/** A description that nothing can be made from. Its message has a line per problem: `FILE:LINE:COLUMN MESSAGE (RULE)`. */
export class DescriptionError extends Error {
  override readonly name = 'DescriptionError';
  readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[]) {
    super(problems.map(formatProblem).join('\n'));
    this.problems = problems;
  }
}

/**
 * @param pointer to what is wrong, where it is in one place.
 * @throws {DescriptionError} always: with one problem.
 */
export function refuse(rule: string, message: string, pointer?: string): never {
  throw new DescriptionError([problemAt('error', rule, message, pointer)]);
}

/** A problem whose place in a file is not known yet. */
export function problemAt(
  severity: Problem['severity'],
  rule: string,
  message: string,
  pointer: string | undefined,
): Problem {
  const nowhere = { file: undefined, line: undefined, column: undefined };
  return { ...nowhere, severity, rule, message, ...(pointer === undefined ? {} : { pointer }) };
}

/** The problem with its place in a file, where only its pointer was known. */
export function placeProblem(problem: Problem, locate: Locate): Problem {
  if (problem.file !== undefined || problem.pointer === undefined) return problem;
  return { ...problem, ...locate(problem.pointer) };
}

/** `spec/openapi.yaml:3:1 The field "info" is missing. (struct)`; the page of a rule stands behind its name. */
export function formatProblem(problem: Problem): string {
  const place = [problem.file, problem.line, problem.column].filter((part) => part !== undefined);
  const rule = [problem.rule, problem.page].filter((part) => part !== undefined).join(': ');
  return `${[place.join(':'), problem.message].filter(Boolean).join(' ')} (${rule})`;
}
