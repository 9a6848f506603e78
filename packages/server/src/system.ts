import { keptApiKey } from './api-keys.ts';
import type { DataFolder } from './data-folder.ts';
import { migrate } from './database/migrate.ts';
import type { PGliteDatabase } from './database/pglite.ts';
import { createApp } from './http/app.ts';
import { defaultBodyIntervalMs } from './http/body-rate.ts';
import type { Pages } from './http/page.ts';
import { agreeOnIdentity, checkIdentity } from './identity.ts';
import { startMaintenance } from './maintenance.ts';
import { openProjects } from './projects.ts';
import type { RunningServer, ServerOptions } from './server.ts';
import { openFileStore } from './storage/file-store.ts';
import { defaultRetention, sweep } from './sweep.ts';
import { failGivenUpSyncs } from './sync/running-sync.ts';
import { openSyncQueue } from './sync/sync-queue.ts';
import { startSyncWorker } from './sync/sync-worker.ts';
import { TextParser } from './sync/text-parser.ts';

/** How long a stop waits for the requests under way, in milliseconds. */
const maxDrainMs = 5_000;

/** Starts everything over the database of a data folder: the file store, the syncs, and the HTTP server. Closes the database with them. */
export async function startSystem(
  folder: DataFolder,
  database: PGliteDatabase,
  {
    apiKeys,
    host,
    port,
    renderPages,
    log,
    retentionDays = defaultRetention.retentionDays,
    unreferencedHours = defaultRetention.unreferencedHours,
    bodyIntervalMs = defaultBodyIntervalMs,
  }: ServerOptions & Required<Pick<ServerOptions, 'log'>>,
): Promise<RunningServer> {
  // What is opened is closed in the opposite order, also when a later step fails.
  const closing: Array<() => Promise<void>> = [() => database.close()];
  const close = async (): Promise<void> => {
    for (let step = closing.pop(); step !== undefined; step = closing.pop()) await step();
  };

  try {
    await checkIdentity(database, folder.files);
    await migrate(database);
    const files = await openFileStore(folder.files);
    const identity = await agreeOnIdentity(database, files);

    const queue = await openSyncQueue(database, (error) => log(`sync queue: ${error.stack}`));
    closing.push(() => queue.stop());
    await failGivenUpSyncs(database, queue);
    const parser = new TextParser();
    closing.push(() => parser.close());
    const worker = startSyncWorker({ database, files, queue, parser, log });
    closing.push(() => worker.stop());
    const maintenance = startMaintenance(
      database,
      (signal) => sweep({ database, files, identity, retentionDays, unreferencedHours }, signal),
      log,
    );
    closing.push(() => maintenance.stop());

    const keptKey =
      apiKeys === undefined ? { ...keptApiKey(folder.apiKey), file: folder.apiKey } : undefined;
    const keys =
      apiKeys ?? (keptKey === undefined ? [] : [{ key: keptKey.key, projectId: undefined }]);
    let pages: Promise<Pages> | undefined;
    const app = await createApp({
      keyRing: await openProjects(database, keys),
      database,
      files,
      queue,
      log,
      bodyIntervalMs,
      pages: () => (pages ??= Promise.resolve(renderPages?.(url) ?? new Map())),
      isReady: () =>
        database.query('SELECT 1').then(
          () => true,
          () => false,
        ),
    });
    closing.push(() => {
      const timer = setTimeout(() => app.server.closeAllConnections(), maxDrainMs);
      return app.close().finally(() => clearTimeout(timer));
    });
    const url = shownUrl(await app.listen({ host, port }));
    return { url, keptKey, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** The address to call, where the server listens on all of them. */
function shownUrl(listening: string): string {
  return listening.replace('//0.0.0.0:', '//127.0.0.1:').replace('//[::]:', '//[::1]:');
}
