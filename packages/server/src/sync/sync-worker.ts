import { setTimeout as pause } from 'node:timers/promises';
import { stackOf } from '../errors.ts';
import { failSync, forgetFiles, IndexInconsistentError } from './running-sync.ts';
import type { SyncContext } from './sync-context.ts';
import { syncIndex } from './sync-index.ts';
import type { SyncJob } from './sync-queue.ts';

/** How long to wait before the database is asked again, in milliseconds: at first, and at most. */
const firstPauseMs = 1_000;
const longestPauseMs = 60_000;
/** How many syncs run side by side, so that a small one need not wait for a large one. */
const concurrency = 4;

export interface SyncWorker {
  /** Stops the syncs under way; the next start takes them up where they are. */
  stop(): Promise<void>;
}

/** Runs the syncs of the queue. */
export function startSyncWorker(context: SyncContext): SyncWorker {
  const abort = new AbortController();
  const { signal } = abort;

  async function work(): Promise<void> {
    for (;;) {
      const job = await untilDone('The next sync', () => context.queue.next(signal));
      if (job === undefined) return;
      await run(job);
    }
  }

  /** Tries again until the database does it, as when its disk has room again; gives undefined when the worker stops before. */
  async function untilDone<T>(what: string, task: () => Promise<T>): Promise<T | undefined> {
    for (let pauseMs = firstPauseMs; !signal.aborted; pauseMs *= 2) {
      try {
        return await task();
      } catch (error) {
        if (signal.aborted) return undefined;
        const nextMs = Math.min(pauseMs, longestPauseMs);
        context.log(`${what} waits ${nextMs} ms for the database: ${stackOf(error)}`);
        await pause(nextMs, undefined, { signal }).catch(() => undefined);
      }
    }
    return undefined;
  }

  async function run(job: SyncJob): Promise<void> {
    const startedAt = performance.now();
    try {
      const report = await syncIndex(context, job, signal);
      if (report === undefined) return;
      const { files_seen, files_parsed, files_removed, files_failed, chunks_written } = report;
      const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
      context.log(
        `synced ${job.indexId} in ${seconds} s: ${files_seen} files, ${files_parsed} parsed, ${files_removed} removed, ${files_failed} failed, ${chunks_written} chunks written`,
      );
    } catch (error) {
      if (signal.aborted) return;
      context.log(`sync of ${job.indexId} failed: ${stackOf(error)}`);
      await untilDone(`The end of the sync of ${job.indexId}`, () =>
        context.database.transaction(async (transaction) => {
          if (error instanceof IndexInconsistentError) await forgetFiles(transaction, job);
          await failSync(transaction, context.queue, job, error);
        }),
      );
    }
  }

  const loops = Array.from({ length: concurrency }, work);
  return {
    async stop() {
      abort.abort();
      await Promise.all(loops);
    },
  };
}
