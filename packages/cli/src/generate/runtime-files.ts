import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The workspace's packages, seen from the built file. */
const PACKAGES = fileURLToPath(new URL('../../../../', import.meta.url));

/** Files that are about one API, of which each package has its own. */
const OF_ONE_API = new Set([
  'types/src/index.d.ts',
  'sdk/src/index.ts',
  'sdk/src/base-error.ts',
  'sdk/src/quipu.ts',
  'sdk/src/extras/node.ts',
  'sdk/src/extras/upload-folder.ts',
]);

/** The sources that are the same whatever the API, by where they stand in a package. */
export async function readRuntime(): Promise<ReadonlyMap<string, string>> {
  const files = new Map<string, string>();
  for (const name of ['types', 'client', 'sdk']) {
    const folder = path.join(PACKAGES, name, 'src');
    const entries = await readdir(folder, { recursive: true, withFileTypes: true });
    const found = entries
      .filter((entry) => entry.isFile())
      .map((entry) => path.join(entry.parentPath, entry.name))
      .toSorted();
    for (const file of found) {
      const place = path.relative(PACKAGES, file).replaceAll(path.sep, '/');
      if (!OF_ONE_API.has(place)) files.set(place, await readFile(file, 'utf8'));
    }
  }
  return files;
}

/** The version of openapi-fetch that the client is made for. */
export async function readDependencies(): Promise<Readonly<Record<string, string>>> {
  const text = await readFile(path.join(PACKAGES, 'client/package.json'), 'utf8');
  const { dependencies } = JSON.parse(text) as { readonly dependencies: Record<string, string> };
  return Object.fromEntries(
    Object.entries(dependencies).filter(([name]) => !name.startsWith('@quipu/')),
  );
}
