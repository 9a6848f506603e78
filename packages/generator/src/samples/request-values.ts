import type { Operation, Parameter } from '../api.ts';
import { exampleValue } from './example-value.ts';
import { Code, literal } from './literal.ts';
import { isFile, openType, shownProperties, type View } from './view.ts';

/** The parameters by name, each with the first of its examples. */
export function parameterValues(
  parameters: readonly Parameter[],
  view: View,
): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    parameters.map(({ name, type, examples }) => [
      name,
      examples[0] === undefined ? exampleValue(type, view, name) : examples[0].value,
    ]),
  );
}

/**
 * The body with what is required of it, in the values of the first example: what curl sends, in better words.
 * Files are `new File(…)`. Undefined where the operation takes no body.
 */
export function bodyValue({ body }: Operation, view: View): unknown {
  if (body === undefined) return undefined;
  const value = exampleValue(body.type, view);
  const type = openType(body.type, view);
  const given = body.examples[0]?.value;
  if (type.kind !== 'object') return isFile(type, view) ? asFile(value) : (given ?? value);
  if (!isObject(value)) return value;
  const better = isObject(given) ? given : {};
  const files = new Set(
    shownProperties(type, view)
      .filter((property) => isFile(property.type, view))
      .map((property) => property.name),
  );
  return Object.fromEntries(
    Object.entries(value).map(([name, child]) => {
      const best = name in better ? better[name] : child;
      return [name, files.has(name) ? asFile(best) : best];
    }),
  );
}

function asFile(content: unknown): unknown {
  if (Array.isArray(content)) return content.map(asFile);
  return new Code(`new File([${literal(content)}], 'example.md')`);
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}
