import type { Database } from './database/database.ts';
import { keptHours } from './http/idempotency.ts';
import type { FileStore } from './storage/file-store.ts';

/** A restart after a crash replays what was written since the last checkpoint, so this much of it makes one due, */
const checkpointBytes = 16 * 1024 * 1024;
/** looked for this often, in milliseconds. */
const checkpointMs = 5_000;
const vacuumMs = 60_000;
const sweepMs = 3_600_000;

export interface Maintenance {
  /** Waits for what is under way. */
  stop(): Promise<void>;
}

/** Does on a schedule what PostgreSQL leaves to background processes, which PGlite does not have, and removes what is no longer needed. */
export function startMaintenance(
  database: Database,
  files: FileStore,
  log: (line: string) => void,
): Maintenance {
  let isStopped = false;
  let last: Promise<unknown> = Promise.resolve();

  const every = (milliseconds: number, task: () => Promise<void>): NodeJS.Timeout =>
    setInterval(() => {
      last = last.then(async () => {
        if (isStopped) return;
        await task().catch((error: Error) => log(`maintenance failed: ${error.stack}`));
      });
    }, milliseconds).unref();

  const timers = [
    every(checkpointMs, () => checkpoint(database)),
    every(vacuumMs, () => vacuum(database)),
    every(sweepMs, async () => {
      await forgetAnswers(database);
      await sweepFiles(database, files);
    }),
  ];
  return {
    async stop() {
      isStopped = true;
      timers.forEach(clearInterval);
      await last;
    },
  };
}

async function checkpoint(database: Database): Promise<void> {
  const [wal] = await database.query<{ bytes: number }>(
    `SELECT pg_wal_lsn_diff(pg_current_wal_lsn(), redo_lsn)::bigint AS bytes FROM pg_control_checkpoint()`,
  );
  if (wal !== undefined && wal.bytes >= checkpointBytes) await database.execute('CHECKPOINT');
}

/** The tables, and with them their BM25 statistics, by the rule that autovacuum has: 50 dead rows and a fifth of the living. */
async function vacuum(database: Database): Promise<void> {
  const tables = await database.query<{ name: string }>(
    `SELECT format('%I.%I', schemaname, relname) AS name FROM pg_stat_user_tables
      WHERE n_dead_tup > 50 + 0.2 * n_live_tup`,
  );
  for (const { name } of tables) await database.execute(`VACUUM (ANALYZE) ${name}`);
}

async function forgetAnswers(database: Database): Promise<void> {
  await database.query(
    `DELETE FROM idempotency_keys WHERE created_at <= now() - interval '${keptHours} hours'`,
  );
}

/** Removes the bytes that no file has any more. */
async function sweepFiles(database: Database, files: FileStore): Promise<void> {
  for await (const { projectId, hashes } of files.list()) {
    for (const sha256 of hashes) {
      // Bytes are published in transactions, and transactions take turns: what no row has here is not about to get one.
      await database.transaction(async (transaction) => {
        const rows = await transaction.query(
          `SELECT FROM files WHERE project_id = $1 AND sha256 = $2 LIMIT 1`,
          [projectId, sha256],
        );
        if (rows.length === 0) await files.remove(projectId, sha256);
      });
    }
  }
}
