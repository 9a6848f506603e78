import type { JsonSchema } from './route.ts';

/** The properties of an object's schema, which may stand behind a `$ref` to one of its own `$defs`. */
export function propertiesOf(schema: JsonSchema): Readonly<Record<string, JsonSchema>> {
  const { $ref, $defs, properties } = schema as {
    $ref?: string;
    $defs?: Record<string, JsonSchema>;
    properties?: Record<string, JsonSchema>;
  };
  const target = $ref === undefined ? undefined : $defs?.[$ref.replace('#/$defs/', '')];
  return properties ?? (target === undefined ? {} : propertiesOf({ ...target, $defs }));
}

/** Where a property has a default, an absent value and a null both take it. */
export function withDefaults(
  schema: JsonSchema,
  value: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  const filled = { ...value };
  for (const [name, property] of Object.entries(propertiesOf(schema))) {
    if (property['default'] !== undefined) filled[name] ??= property['default'];
  }
  return filled;
}
