import { DescriptionError } from '@quipu/generator';

/** @throws {DescriptionError} always: with one problem. */
export function refusePage(rule: string, message: string, file?: string, line?: number): never {
  throw new DescriptionError([{ file, line, column: undefined, severity: 'error', rule, message }]);
}
