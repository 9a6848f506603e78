import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Article } from './article.ts';

/**
 * The guides in a folder, in the order of the numbers that their names begin with: `01-quick-start.md` is `guides/quick-start`.
 *
 * @throws when the folder cannot be read.
 */
export async function readGuides(folder: string): Promise<readonly Article[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.md')).toSorted();
  return Promise.all(
    names.map(async (name) => {
      const file = path.join(folder, name);
      return {
        folder: `guides/${name.replace(/^\d+-/, '').replace(/\.md$/, '')}`,
        markdown: await readFile(file, 'utf8'),
        file,
      };
    }),
  );
}
