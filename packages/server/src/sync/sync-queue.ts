import PgBoss from 'pg-boss';
import type { Database, Queryable } from '../database/database.ts';

/** One sync of one index. */
export interface SyncJob {
  readonly id: string;
  readonly projectId: string;
  readonly indexId: string;
}

/** The syncs that wait or run, kept in the database by pg-boss. */
export interface SyncQueue {
  /** Adds a sync in the transaction that starts it, and gives its id. Call `wake` after the commit. */
  add(transaction: Queryable, projectId: string, indexId: string): Promise<string>;
  /** Takes the next sync, waiting for one until the signal aborts. */
  next(signal: AbortSignal): Promise<SyncJob | undefined>;
  /** Marks a sync as further on than before, in the transaction that takes it there: what stopped it before was not its fault. */
  advance(transaction: Queryable, jobId: string): Promise<void>;
  /** Marks a sync as ended, in the transaction that ends it. */
  end(transaction: Queryable, jobId: string): Promise<void>;
  wake(): void;
  /** Gives the ids of the syncs among `jobIds` that will not run any more. */
  givenUp(jobIds: readonly string[]): Promise<readonly string[]>;
  stop(): Promise<void>;
}

const queue = 'sync';
/** A sync goes on when the server stopped in the middle of it; one that stops it this often at the same place is given up. */
const maxRestarts = 20;
/** How often to look without having been woken, in milliseconds. */
const pollMs = 30_000;

/**
 * Opens the queue. The caller's process is the only one that works on it, so what is marked as running was cut short with an earlier
 * process, and goes back into the queue at once.
 */
export async function openSyncQueue(
  database: Database,
  onError: (error: Error) => void,
): Promise<SyncQueue> {
  const boss = new PgBoss({
    db: bossDatabase(database),
    schedule: false,
    retryLimit: maxRestarts,
    expireInHours: 23,
  });
  boss.on('error', onError);
  await boss.start();
  await boss.createQueue(queue);

  const interrupted = await database.query<{ id: string }>(
    `SELECT id FROM pgboss.job WHERE name = $1 AND state = 'active'`,
    [queue],
  );
  for (const { id } of interrupted) {
    await boss.fail(queue, id, { message: 'the server stopped during this sync' });
  }

  let wakes = 0;
  const sleepers = new Set<() => void>();

  return {
    async add(transaction, projectId, indexId) {
      const id = await boss.send(queue, { projectId, indexId }, { db: bossDatabase(transaction) });
      if (id === null) throw new Error(`the queue ${queue} did not take the sync of ${indexId}`);
      return id;
    },

    async next(signal) {
      while (!signal.aborted) {
        const wakesBefore = wakes;
        const [job] = await boss.fetch<Omit<SyncJob, 'id'>>(queue);
        if (job !== undefined) return { id: job.id, ...job.data };
        if (wakes === wakesBefore && !signal.aborted) await sleep(sleepers, signal);
      }
      return undefined;
    },

    async advance(transaction, jobId) {
      await transaction.query(
        `UPDATE pgboss.job SET retry_count = 0 WHERE name = $1 AND id = $2 AND retry_count > 0`,
        [queue, jobId],
      );
    },

    async end(transaction, jobId) {
      await boss.complete(queue, jobId, {}, { db: bossDatabase(transaction) });
    },

    wake() {
      wakes++;
      for (const awaken of sleepers) awaken();
    },

    async givenUp(jobIds) {
      const waiting = await database.query<{ id: string }>(
        `SELECT id FROM pgboss.job WHERE name = $1 AND id = ANY ($2) AND state IN ('created', 'retry', 'active')`,
        [queue, jobIds],
      );
      const ids = new Set(waiting.map((job) => job.id));
      return jobIds.filter((id) => !ids.has(id));
    },

    stop: () => boss.stop({ graceful: false, wait: true }),
  };
}

function sleep(sleepers: Set<() => void>, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const awaken = (): void => {
      clearTimeout(timer);
      sleepers.delete(awaken);
      signal.removeEventListener('abort', awaken);
      resolve();
    };
    const timer = setTimeout(awaken, pollMs);
    sleepers.add(awaken);
    signal.addEventListener('abort', awaken);
  });
}

/** pg-boss sends one statement with parameters, or, to the database only, several without. */
function bossDatabase(target: Queryable & Partial<Pick<Database, 'execute'>>): PgBoss.Db {
  return {
    async executeSql(text, values) {
      const rows =
        values === undefined && target.execute !== undefined
          ? await target.execute<unknown>(text)
          : await target.query<unknown>(text, values);
      return { rows };
    },
  };
}
