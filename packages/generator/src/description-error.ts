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

/** @throws {DescriptionError} always: with one problem that is in no one place. */
export function refuse(rule: string, message: string): never {
  throw new DescriptionError([
    { file: undefined, line: undefined, column: undefined, severity: 'error', rule, message },
  ]);
}

/** `spec/openapi.yaml:3:1 The field "info" is missing. (struct)`; the page of a rule stands behind its name. */
export function formatProblem(problem: Problem): string {
  const place = [problem.file, problem.line, problem.column].filter((part) => part !== undefined);
  const rule = [problem.rule, problem.page].filter((part) => part !== undefined).join(': ');
  return `${[place.join(':'), problem.message].filter(Boolean).join(' ')} (${rule})`;
}
