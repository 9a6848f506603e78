import type { Example } from '@quipu/generator';
import type { NamedExample } from './site.ts';

/** Examples as pages show them: `Request: A small index`. */
export function namedExamples(
  subject: string,
  examples: readonly Example[],
): readonly NamedExample[] {
  return examples.map(({ name, summary, value }) => {
    return { title: `${subject}: ${summary ?? name}`, value: toJson(value) };
  });
}

/** Over lines, as pages show it. */
export function toJson(value: unknown): string {
  return JSON.stringify(value, null, 2);
}
