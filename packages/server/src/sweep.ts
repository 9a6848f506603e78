import type { Database, Queryable } from './database/database.ts';
import { keptHours } from './http/idempotency.ts';
import type { FileStore } from './storage/file-store.ts';

/** How long what is no longer needed is kept all the same. */
export interface Retention {
  /** Rows of directories and files after their deletion, in days; 30 by default. */
  readonly retentionDays: number;
  /** Bytes that no file has any more, in hours; 24 by default. */
  readonly unreferencedHours: number;
}

export const defaultRetention: Retention = { retentionDays: 30, unreferencedHours: 24 };

export interface SweepContext extends Retention {
  readonly database: Database;
  readonly files: FileStore;
  /** The identity of the database: in a store that has another one nothing is removed. */
  readonly identity: string;
}

/**
 * Removes what is no longer needed: rows first, then the bytes that nothing refers to by then.
 * @throws the signal's reason when it aborts
 */
export async function sweep(context: SweepContext, signal: AbortSignal): Promise<void> {
  const { database, files, identity } = context;
  await forgetAnswers(database);
  await forgetDeleted(database, context.retentionDays, signal);
  const found = await files.identity();
  if (found !== identity) {
    throw new Error(
      `nothing is removed from the file store: its identity is ${found}, and this server's is ${identity}`,
    );
  }
  await setAside(database, files, signal);
  await removeAside(context, signal);
}

async function forgetAnswers(database: Database): Promise<void> {
  await database.query(
    `DELETE FROM idempotency_keys WHERE created_at <= now() - interval '${keptHours} hours'`,
  );
}

/** How many rows a transaction removes. */
const batchRows = 1000;

/** Removes the rows of what was deleted long ago, but for files that an index has yet to take out. */
async function forgetDeleted(database: Database, days: number, signal: AbortSignal): Promise<void> {
  const oldCondition = `deleted_at <= now() - make_interval(days => $1)`;
  let count = batchRows;
  while (count === batchRows) {
    signal.throwIfAborted();
    const removed = await database.query(
      `WITH old AS (
         SELECT project_id, id FROM directory_files df
          WHERE ${oldCondition}
            AND NOT EXISTS (
                  SELECT FROM indexes i
                   WHERE i.project_id = df.project_id AND i.source_directory_id = df.directory_id
                     AND i.synced_version < df.version)
          LIMIT ${batchRows}),
       removed AS (
         DELETE FROM directory_files df USING old
          WHERE df.project_id = old.project_id AND df.id = old.id
         RETURNING df.project_id, df.file_id)
       DELETE FROM files f USING removed
        WHERE f.project_id = removed.project_id AND f.id = removed.file_id
    RETURNING f.id`,
      [days],
    );
    count = removed.length;
  }
  await database.query(
    `DELETE FROM directories d
      WHERE ${oldCondition}
        AND NOT EXISTS (SELECT FROM directory_files df WHERE df.project_id = d.project_id AND df.directory_id = d.id)
        AND NOT EXISTS (
              SELECT FROM indexes i
               WHERE i.project_id = d.project_id AND d.id IN (i.source_directory_id, i.output_directory_id))`,
    [days],
  );
}

/** Sets the bytes aside that no file has any more. They are still found there, should a file get them in this moment. */
async function setAside(database: Database, files: FileStore, signal: AbortSignal): Promise<void> {
  for await (const { projectId, hashes } of files.list()) {
    signal.throwIfAborted();
    if (hashes.length === 0) continue;
    const referenced = await referencedHashes(database, projectId, hashes);
    for (const sha256 of hashes.filter((hash) => !referenced.has(hash))) {
      signal.throwIfAborted();
      await database.transaction(async (transaction) => {
        const still = await referencedHashes(transaction, projectId, [sha256]);
        if (still.size === 0) await files.setAside(projectId, sha256);
      });
    }
  }
}

/** Removes what was set aside long enough ago, and brings back what a file has again, as after the database was put back from a backup. */
async function removeAside(
  { database, files, unreferencedHours }: SweepContext,
  signal: AbortSignal,
): Promise<void> {
  const oldest = Date.now() - unreferencedHours * 3_600_000;
  for await (const { projectId, contents } of files.listAside()) {
    const hashes = contents.map(({ sha256 }) => sha256);
    const referenced = await referencedHashes(database, projectId, hashes);
    for (const { sha256, since } of contents) {
      signal.throwIfAborted();
      if (referenced.has(sha256)) await files.bringBack(projectId, sha256);
      else if (since.getTime() <= oldest) await files.remove(projectId, sha256);
    }
  }
}

/** The hashes among `hashes` that a live file has. What an index has read is a file of its output directory. */
async function referencedHashes(
  database: Queryable,
  projectId: string,
  hashes: readonly string[],
): Promise<ReadonlySet<string>> {
  const rows = await database.query<{ sha256: string }>(
    `SELECT DISTINCT f.sha256 FROM files f
       JOIN directory_files df ON df.project_id = f.project_id AND df.file_id = f.id
      WHERE f.project_id = $1 AND f.sha256 = ANY ($2) AND df.deleted_at IS NULL`,
    [projectId, hashes],
  );
  return new Set(rows.map((row) => row.sha256));
}
