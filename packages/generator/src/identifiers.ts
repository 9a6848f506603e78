/** Names that TypeScript keeps to itself where a variable or a class would have them, and those that mean something everywhere. */
const RESERVED: ReadonlySet<string> = new Set(
  (
    'abstract any arguments as asserts async await bigint boolean break case catch class const constructor continue ' +
    'debugger declare default delete do else enum eval export extends false finally for from function get if ' +
    'implements import in infer instanceof interface is keyof let module namespace never new null number object of ' +
    'package private protected prototype public readonly require return satisfies set static string super switch ' +
    'symbol this throw true try type typeof undefined unique unknown var void while with yield __proto__'
  ).split(' '),
);

/** Whether it may stand as a name in TypeScript as it is. */
export function isIdentifier(name: string): boolean {
  return /^[\p{ID_Start}$_][\p{ID_Continue}$]*$/u.test(name);
}

/** The name as an identifier: what may not stand in one is left out, and what may not be first has `_` before it. */
export function asIdentifier(name: string, fallback: string): string {
  const text = name.replaceAll(/[^\p{ID_Continue}$]/gu, '') || fallback;
  return isIdentifier(text) ? text : `_${text}`;
}

/** The name, with `_` behind it where TypeScript or the code around it has the name already. */
export function variableName(name: string, taken: readonly string[] = []): string {
  return RESERVED.has(name) || taken.includes(name) ? `${name}_` : name;
}

/** Gives out names, each once, whatever their case: files and pages are named for them, and some file systems know no case. */
export class Names {
  readonly #taken: Set<string>;

  /** @param reserved is given to nobody. */
  constructor(reserved: Iterable<string> = []) {
    this.#taken = new Set([...reserved].map((name) => name.toLowerCase()));
  }

  /**
   * The first of the candidates that is free, else the last with a number behind it.
   *
   * @param suffixes The name is free where it is so with each of them.
   */
  take(
    candidates: readonly [string, ...string[]],
    suffixes: readonly [string, ...string[]] = [''],
  ): string {
    const isFree = (name: string): boolean =>
      suffixes.every((suffix) => !this.#taken.has((name + suffix).toLowerCase()));
    const last = candidates.at(-1) ?? candidates[0];
    let name = candidates.find(isFree);
    for (let number = 2; name === undefined; number += 1) {
      if (isFree(`${last}${number}`)) name = `${last}${number}`;
    }
    for (const suffix of suffixes) this.#taken.add((name + suffix).toLowerCase());
    return name;
  }
}
