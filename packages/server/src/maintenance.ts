import type { Database } from './database/database.ts';
import { stackOf } from './errors.ts';

/** A restart after a crash replays what was written since the last checkpoint, so this much of it makes one due, */
const checkpointBytes = 16 * 1024 * 1024;
/** looked for this often, in milliseconds. */
const checkpointMs = 5_000;
const vacuumMs = 60_000;
/** How often what is no longer needed is removed, the first time at once. */
const sweepMs = 3_600_000;

export interface Maintenance {
  /** Waits for the statement under way; a sweep goes on at the next start. */
  stop(): Promise<void>;
}

/** Does on a schedule what PostgreSQL leaves to background processes, which PGlite does not have, and sweeps. */
export function startMaintenance(
  database: Database,
  sweep: (signal: AbortSignal) => Promise<void>,
  log: (line: string) => void,
): Maintenance {
  const abort = new AbortController();
  const { signal } = abort;
  let last = Promise.resolve();
  const run = (task: (signal: AbortSignal) => Promise<void>): void => {
    last = last
      .then(() => (signal.aborted ? undefined : task(signal)))
      .catch((error: unknown) => {
        if (!signal.aborted) log(`maintenance failed: ${stackOf(error)}`);
      });
  };

  run(sweep);
  const timers = [
    setInterval(run, checkpointMs, () => checkpoint(database)),
    setInterval(run, vacuumMs, () => vacuum(database)),
    setInterval(run, sweepMs, sweep),
  ];
  return {
    async stop() {
      abort.abort();
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
