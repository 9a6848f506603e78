import type { ValidationProblem } from '@quipu/types';

/** A request that does not fit the description, or asks for what is not there yet: 422, with each wrong part. */
export class ValidationError extends Error {
  override readonly name = 'ValidationError';
  readonly problems: readonly ValidationProblem[];

  constructor(...problems: readonly ValidationProblem[]) {
    super(problems.map(({ loc, msg }) => `${loc.join('.')}: ${msg}`).join('; '));
    this.problems = problems;
  }
}
