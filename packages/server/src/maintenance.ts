import type { Database, Queryable } from './database/database.ts';
import { keptHours } from './http/idempotency.ts';
import type { FileStore } from './storage/file-store.ts';

/** A restart after a crash replays what was written since the last checkpoint, so this much of it makes one due, */
const checkpointBytes = 16 * 1024 * 1024;
/** looked for this often, in milliseconds. */
const checkpointMs = 5_000;
const vacuumMs = 60_000;
/** How often the rest is cleared away, the first time at once. */
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
  let last = Promise.resolve();
  const run = (task: () => Promise<void>): void => {
    last = last
      .then(() => (isStopped ? undefined : task()))
      .catch((error: Error) => {
        log(`maintenance failed: ${error.stack}`);
      });
  };
  const sweep = async (): Promise<void> => {
    await forgetAnswers(database);
    await sweepFiles(database, files);
  };

  run(sweep);
  const timers = [
    setInterval(run, checkpointMs, () => checkpoint(database)),
    setInterval(run, vacuumMs, () => vacuum(database)),
    setInterval(run, sweepMs, sweep),
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

/**
 * Vacuums, and with the tables their BM25 statistics, by the rules of autovacuum: 50 rows and a fifth of the table dead, or a tenth changed
 * since the planner looked. At chunks the planner need not look: there is one way to search them, and looking takes seconds.
 */
async function vacuum(database: Database): Promise<void> {
  const tables = await database.query<{ statement: string }>(
    `SELECT format('VACUUM %s %I.%I', CASE WHEN NOT c.relispartition THEN '(ANALYZE)' END, schemaname, s.relname) AS statement
       FROM pg_stat_user_tables s JOIN pg_class c ON c.oid = s.relid
      WHERE n_dead_tup > 50 + 0.2 * n_live_tup
         OR (n_mod_since_analyze > 50 + 0.1 * n_live_tup AND NOT c.relispartition)`,
  );
  for (const { statement } of tables) await database.execute(statement);
}

async function forgetAnswers(database: Database): Promise<void> {
  await database.query(
    `DELETE FROM idempotency_keys WHERE created_at <= now() - interval '${keptHours} hours'`,
  );
}

/** Removes the bytes that no file has any more. */
async function sweepFiles(database: Database, files: FileStore): Promise<void> {
  for await (const { projectId, hashes } of files.list()) {
    for (const sha256 of await unreferenced(database, projectId, hashes)) {
      // Bytes are published in transactions, and transactions take turns: what no row has here is not about to get one.
      await database.transaction(async (transaction) => {
        const still = await unreferenced(transaction, projectId, [sha256]);
        if (still.length > 0) await files.remove(projectId, sha256);
      });
    }
  }
}

async function unreferenced(
  database: Queryable,
  projectId: string,
  hashes: readonly string[],
): Promise<string[]> {
  const rows = await database.query<{ sha256: string }>(
    `SELECT sha256 FROM files WHERE project_id = $1 AND sha256 = ANY ($2)`,
    [projectId, hashes],
  );
  const referenced = new Set(rows.map((row) => row.sha256));
  return hashes.filter((sha256) => !referenced.has(sha256));
}
