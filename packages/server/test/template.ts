import { mkdtemp, rm, statfs } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startServer } from '@quipu/server';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  interface ProvidedContext {
    /** A data folder to copy: a database takes seconds to make. */
    template: string;
  }
}

/** A data folder is a thousand files, which a disk takes about a second to make. */
const memory = '/dev/shm';
const minFreeBytes = 4 * 1024 ** 3;

export default async function makeTemplate(project: TestProject): Promise<() => Promise<void>> {
  // The tests' processes inherit it.
  if (await isRoomy(memory)) process.env['TMPDIR'] = memory;
  const folder = await mkdtemp(join(tmpdir(), 'quipu-template-'));
  const server = await startServer({
    dataFolder: folder,
    host: '127.0.0.1',
    port: 0,
    apiKeys: [{ key: 'any', projectId: undefined }],
  });
  await server.close();
  project.provide('template', folder);
  return () => rm(folder, { recursive: true });
}

async function isRoomy(folder: string): Promise<boolean> {
  try {
    const { bavail, bsize } = await statfs(folder);
    return bavail * bsize >= minFreeBytes;
  } catch {
    return false;
  }
}
