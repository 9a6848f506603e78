import { open } from 'node:fs/promises';

/** Flushes one file, or one folder's list of names, to disk. */
export async function fsyncPath(path: string): Promise<void> {
  const file = await open(path);
  try {
    await file.sync();
  } finally {
    await file.close();
  }
}
