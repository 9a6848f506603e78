/** Makes `template/database.br`, of which every first start has its database: `node dist/src/make-template.js`. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { packTemplate, templateFile } from './database/database-template.ts';
import { migrate } from './database/migrate.ts';
import { openPGlite } from './database/pglite.ts';
import { openSyncQueue } from './sync/sync-queue.ts';

const room = await mkdtemp(join(tmpdir(), 'quipu-template-'));
try {
  const folder = join(room, 'database');
  await rm(templateFile, { force: true });
  const database = await openPGlite(folder, fail);
  await migrate(database);
  await (await openSyncQueue(database, fail)).stop();
  // What is in the log only would be replayed by each first start.
  await database.execute('CHECKPOINT');
  await database.close();
  const bytes = await packTemplate(folder);
  console.log(`template/database.br: ${(bytes / 1_000_000).toFixed(1)} MB`);
} finally {
  await rm(room, { recursive: true });
}

function fail(error: Error): never {
  throw error;
}
