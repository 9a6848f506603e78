/** What one command does. The table in `main.ts` holds them all. */
export interface Command {
  /** In a line, for the list of the commands. */
  readonly summary: string;
  readonly usage: string;
  /**
   * @returns The exit code.
   * @throws {UsageError} where the command line is wrong.
   * @throws {FailedError} where the command cannot do what it is asked.
   */
  readonly run: (args: readonly string[], output: Output) => Promise<number>;
}

export interface Output {
  /** What was asked for, a line at a time. */
  readonly print: (line: string) => void;
  /** What happens meanwhile, and what went wrong. */
  readonly tell: (line: string) => void;
}

/** What is wrong with the command line. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** What was asked for cannot be done. */
export class FailedError extends Error {
  override readonly name = 'FailedError';
}
