import path from 'node:path';

/** Where what one package imports of another stands when all are one. */
const PLACES: Readonly<Record<string, string>> = {
  '@quipu/client': 'client/src/index.ts',
  '@quipu/types': 'types/src/index.ts',
  '@quipu/types/paths': 'types/generated/openapi.ts',
};

/**
 * The files of several packages as those of one: imports by name become imports by path, and declarations become
 * modules, so that `tsc` writes them out beside what imports them.
 */
export function asOnePackage(files: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  return new Map(
    [...files].map(([place, text]) => [
      asModule(place),
      rewriteImports(text, path.posix.dirname(place)),
    ]),
  );
}

function rewriteImports(text: string, folder: string): string {
  return text.replaceAll(/\bfrom '([^']+)';$/gm, (whole, target: string) => {
    const place = PLACES[target];
    if (place !== undefined) return `from '${path.posix.relative(folder, place)}';`;
    return target.startsWith('.') ? `from '${asModule(target)}';` : whole;
  });
}

function asModule(file: string): string {
  return file.replace(/\.d\.ts$/, '.ts');
}
