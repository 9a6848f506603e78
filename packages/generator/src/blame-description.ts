import { DescriptionError, placeProblem, type Problem } from './description-error.ts';
import type { Description } from './load-description.ts';

/**
 * Does what reads a description. One that breaks the specification may fail anywhere: then it is refused for where it does.
 * Whoever wrote it is not helped by a stack.
 *
 * @throws {DescriptionError} with the file and the line of each problem. What fails with a description that breaks nothing is thrown as it is.
 */
export async function blameDescription<T>(
  { locate, warnings }: Pick<Description, 'locate' | 'warnings'>,
  work: () => T | Promise<T>,
): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const broken = warnings
      .filter(({ rule }) => rule === 'struct')
      .map((problem): Problem => ({ ...problem, severity: 'error' }));
    if (error instanceof DescriptionError) {
      const placed = error.problems.map((problem) => placeProblem(problem, locate));
      const isNowhere = placed.every(({ file }) => file === undefined);
      throw new DescriptionError(isNowhere ? [...placed, ...broken] : placed);
    }
    if (broken.length === 0) throw error;
    throw new DescriptionError(broken);
  }
}
