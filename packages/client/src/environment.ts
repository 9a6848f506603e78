interface Environment {
  readonly process?: { readonly env?: Readonly<Record<string, string | undefined>> };
}

/** The first of these environment variables that is set to more than white space. Undefined where there is no environment, as in a browser. */
export function readEnvironment(names: readonly string[]): string | undefined {
  try {
    // A browser has no `process`, so the global is looked up rather than named.
    const { process } = globalThis as Environment;
    return names.map((name) => process?.env?.[name]?.trim()).find(Boolean);
  } catch {
    // Deno throws when the program may not read the environment: then it says nothing.
    return undefined;
  }
}
