import { mkdtemp, rm } from 'node:fs/promises';
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

export default async function makeTemplate(project: TestProject): Promise<() => Promise<void>> {
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
