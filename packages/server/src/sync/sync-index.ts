import { changedFiles } from './changed-files.ts';
import { readChangedFile, type Outcome, type ParsedOutcome } from './read-changed-file.ts';
import { beginSync, finishSync, SyncSupersededError, type RunningSync } from './running-sync.ts';
import type { SyncContext } from './sync-context.ts';
import type { SyncJob } from './sync-queue.ts';
import type { SyncReport } from './sync-report.ts';
import { writeAhead, writeOutcomes } from './write-outcomes.ts';

/** A transaction holds up every request, so it writes about this many characters of text, */
const batchChars = 64 * 1024;
/** and no more files than this. */
const batchFiles = 100;

/**
 * Brings an index up to the present state of its source directory. Only what changed since the last sync is looked at, in the order in
 * which it changed, and each transaction that writes some of it also notes how far the sync is: one that was cut short goes on from
 * there, and a search sees every file whole, as it was or as it is.
 * @returns the report, or undefined when the index no longer waits for this sync.
 */
export async function syncIndex(
  context: SyncContext,
  job: SyncJob,
  signal: AbortSignal,
): Promise<SyncReport | undefined> {
  const { database, files, queue } = context;
  let sync = await database.transaction((transaction) => beginSync(transaction, job));
  if (sync === undefined) {
    await database.transaction((transaction) => queue.end(transaction, job.id));
    return undefined;
  }

  let batch: Outcome[] = [];
  let chars = 0;
  let writtenAhead: ParsedOutcome | undefined;
  try {
    for await (const file of changedFiles(database, sync)) {
      signal.throwIfAborted();
      const outcome = await readChangedFile(context, job.projectId, file, signal);
      batch.push(outcome);
      if (outcome.kind === 'parsed') {
        chars += outcome.text.length;
        if (outcome.text.length > batchChars) {
          await writeAhead(database, sync, outcome, batchChars, signal);
          writtenAhead = outcome;
        }
      }
      if (chars < batchChars && batch.length < batchFiles) continue;
      sync = await write(sync);
      batch = [];
      chars = 0;
      writtenAhead = undefined;
    }
    if (batch.length > 0) sync = await write(sync);
    const finished = sync;
    return await database.transaction((transaction) => finishSync(transaction, queue, finished));
  } catch (error) {
    if (error instanceof SyncSupersededError) return undefined;
    throw error;
  } finally {
    for (const outcome of batch) {
      if (outcome.kind === 'parsed' && outcome.staged !== undefined) {
        await files.discard(outcome.staged);
      }
    }
  }

  function write(running: RunningSync): Promise<RunningSync> {
    return database.transaction(async (transaction) => {
      await queue.advance(transaction, job.id);
      return writeOutcomes(transaction, files, running, batch, writtenAhead);
    });
  }
}
