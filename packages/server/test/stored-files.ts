import { createHash } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';

/** Every stored content of a data folder, by the hash under which it is kept: where its file is. */
export async function storedFiles(dataFolder: string): Promise<ReadonlyMap<string, string>> {
  const names = await readdir(join(dataFolder, 'files'), { recursive: true });
  return new Map(
    names
      .filter((name) => /[0-9a-f]{64}$/.test(name))
      .map((name) => [name.slice(-64), join(dataFolder, 'files', name)]),
  );
}

/** Where the content is kept. */
export async function storedFile(dataFolder: string, content: string): Promise<string> {
  const path = (await storedFiles(dataFolder)).get(hashOf(content));
  if (path === undefined) throw new Error(`${content} is not stored in ${dataFolder}`);
  return path;
}

export function hashOf(content: string): string {
  return createHash('sha256').update(content).digest('hex');
}
