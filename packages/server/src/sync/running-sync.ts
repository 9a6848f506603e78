import type { Database, Queryable } from '../database/database.ts';
import { isDiskFull } from '../errors.ts';
import type { SyncJob, SyncQueue } from './sync-queue.ts';
import { maxFailuresListed, type SyncFailure, type SyncReport } from './sync-report.ts';

/** How far a sync is, as the database has it. */
export interface RunningSync {
  readonly jobId: string;
  readonly projectId: string;
  readonly indexId: string;
  readonly exportConfigId: string;
  readonly sourceDirectoryId: string;
  readonly outputDirectoryId: string;
  /** The source directory's versions between which its changes are read. */
  readonly fromVersion: number;
  readonly toVersion: number;
  readonly report: SyncReport;
}

/** The index was deleted while its sync ran. */
export class SyncSupersededError extends Error {
  override readonly name = 'SyncSupersededError';
}

/** The index's rows do not agree with each other; the next sync reads every file again. */
export class IndexInconsistentError extends Error {
  override readonly name = 'IndexInconsistentError';
}

/** Takes up a sync, or takes one up again. Gives undefined when its index no longer waits for it. */
export async function beginSync(
  transaction: Queryable,
  job: SyncJob,
): Promise<RunningSync | undefined> {
  const [index] = await transaction.query<{
    export_config_id: string;
    source_directory_id: string;
    output_directory_id: string;
    synced_version: number;
    version: number;
    sync: SyncReport;
  }>(
    `SELECT i.export_config_id, i.source_directory_id, i.output_directory_id, i.synced_version, i.sync, d.version
       FROM indexes i
       JOIN directories d ON d.project_id = i.project_id AND d.id = i.source_directory_id
      WHERE i.project_id = $1 AND i.id = $2 AND i.sync_job_id = $3`,
    [job.projectId, job.indexId, job.id],
  );
  if (index === undefined) return undefined;
  let sync: RunningSync = {
    jobId: job.id,
    projectId: job.projectId,
    indexId: job.indexId,
    exportConfigId: index.export_config_id,
    sourceDirectoryId: index.source_directory_id,
    outputDirectoryId: index.output_directory_id,
    fromVersion: index.synced_version,
    toVersion: index.version,
    report: index.sync,
  };
  if (sync.report.phase !== 'queued') {
    await removeUnfinished(transaction, sync);
    return sync;
  }
  sync = { ...sync, toVersion: sync.toVersion + (await retryFiles(transaction, sync)) };

  const [files] = await transaction.query<{ seen: number; changed: number }>(
    `SELECT count(*) AS seen, count(*) FILTER (WHERE version > $3) AS changed
       FROM directory_files
      WHERE project_id = $1 AND directory_id = $2 AND deleted_at IS NULL`,
    [sync.projectId, sync.sourceDirectoryId, sync.fromVersion],
  );
  const { seen, changed } = files as { seen: number; changed: number }; // an aggregate always gives a row
  return advanceSync(transaction, sync, sync.fromVersion, {
    ...sync.report,
    phase: 'reading',
    files_seen: seen,
    files_unchanged: seen - changed,
  });
}

/** Puts the files that could not be read, for a reason that was none of theirs, among those that have changed, and counts them. */
async function retryFiles(transaction: Queryable, sync: RunningSync): Promise<number> {
  const retried = await transaction.query(
    `WITH retried AS (
       SELECT df.id, row_number() OVER (ORDER BY df.id) AS number
         FROM index_files x
         JOIN directory_files df ON df.project_id = x.project_id AND df.id = x.directory_file_id
        WHERE x.project_id = $1 AND x.index_id = $2 AND x.is_retryable AND df.deleted_at IS NULL),
     directory AS (
       UPDATE directories
          SET version = version + (SELECT count(*) FROM retried)
        WHERE project_id = $1 AND id = $3 AND EXISTS (SELECT FROM retried)
    RETURNING version - (SELECT count(*) FROM retried) AS version)
     UPDATE directory_files df SET version = directory.version + retried.number
       FROM retried, directory
      WHERE df.project_id = $1 AND df.id = retried.id
  RETURNING df.id`,
    [sync.projectId, sync.indexId, sync.sourceDirectoryId],
  );
  return retried.length;
}

/** Removes what a sync that was cut short had written of a long file. */
async function removeUnfinished(transaction: Queryable, sync: RunningSync): Promise<void> {
  await transaction.query(
    `DELETE FROM chunks
      WHERE project_id = $1 AND export_config_id = $2
        AND parsed_file_id = (SELECT unfinished_file_id FROM indexes WHERE project_id = $1 AND id = $3)`,
    [sync.projectId, sync.exportConfigId, sync.indexId],
  );
  await setUnfinished(transaction, sync, null);
}

/** Names the parsed file whose chunks searches pass over. @throws SyncSupersededError */
export async function setUnfinished(
  transaction: Queryable,
  sync: RunningSync,
  parsedFileId: string | null,
): Promise<void> {
  const updated = await transaction.query(
    `UPDATE indexes SET unfinished_file_id = $4
      WHERE project_id = $1 AND id = $2 AND sync_job_id = $3
  RETURNING id`,
    [sync.projectId, sync.indexId, sync.jobId, parsedFileId],
  );
  if (updated.length === 0) throw new SyncSupersededError(`the index ${sync.indexId} is gone`);
}

/** Notes how far a sync is. @throws SyncSupersededError */
export async function advanceSync(
  transaction: Queryable,
  sync: RunningSync,
  fromVersion: number,
  report: SyncReport,
): Promise<RunningSync> {
  const updated = await transaction.query(
    `UPDATE indexes SET synced_version = $4, sync = $5
      WHERE project_id = $1 AND id = $2 AND sync_job_id = $3
  RETURNING id`,
    [sync.projectId, sync.indexId, sync.jobId, fromVersion, report],
  );
  if (updated.length === 0) throw new SyncSupersededError(`the index ${sync.indexId} is gone`);
  return { ...sync, fromVersion, report };
}

/** Ends a sync that went through all files. @throws IndexInconsistentError when files, chunks and searchable rows do not reconcile. */
export async function finishSync(
  transaction: Queryable,
  queue: SyncQueue,
  sync: RunningSync,
): Promise<SyncReport> {
  const scope = [sync.projectId, sync.indexId];
  const [read] = await transaction.query<{ seen: number; failed: number; chunks: number }>(
    `SELECT count(*) AS seen, count(error) AS failed, coalesce(sum(chunk_count), 0)::bigint AS chunks
       FROM index_files WHERE project_id = $1 AND index_id = $2`,
    scope,
  );
  const { seen, failed, chunks } = read as { seen: number; failed: number; chunks: number }; // an aggregate always gives a row
  const wroteNothing = sync.report.chunks_written + sync.report.files_removed === 0;
  if (!wroteNothing) await reconcile(transaction, sync, chunks);

  const failures = await transaction.query<SyncFailure>(
    `SELECT directory_file_id, display_name, error FROM index_files
      WHERE project_id = $1 AND index_id = $2 AND error IS NOT NULL
      ORDER BY directory_file_id LIMIT ${maxFailuresListed}`,
    scope,
  );
  const report: SyncReport = {
    ...sync.report,
    phase: 'done',
    files_seen: seen,
    files_unchanged: Math.max(0, seen - failed - sync.report.files_parsed),
    files_failed: failed,
    failures,
  };
  const isReady = seen === 0 || failed < seen;
  await transaction.query(
    `UPDATE indexes
        SET status = $4, error_message = $5, sync = $6, sync_job_id = NULL, synced_version = $7,
            last_synced_at = clock_timestamp(), updated_at = clock_timestamp(),
            last_exported_at = CASE WHEN $4 = 'ready' THEN clock_timestamp() ELSE last_exported_at END
      WHERE project_id = $1 AND id = $2 AND sync_job_id = $3`,
    [
      sync.projectId,
      sync.indexId,
      sync.jobId,
      isReady ? 'ready' : 'failed',
      isReady ? null : noneReadable(seen, failures),
      report,
      sync.toVersion,
    ],
  );
  await queue.end(transaction, sync.jobId);
  return report;
}

function noneReadable(seen: number, failures: readonly SyncFailure[]): string {
  const [first] = failures;
  return `None of the ${seen} files could be read. ${first?.display_name}: ${first?.error}`;
}

async function reconcile(transaction: Queryable, sync: RunningSync, chunks: number): Promise<void> {
  const [found] = await transaction.query<{ searchable: number; missing: number }>(
    `SELECT (SELECT count(*) FROM chunks WHERE project_id = $1 AND export_config_id = $2) AS searchable,
            (SELECT count(*) FROM (
               SELECT id FROM directory_files
                WHERE project_id = $1 AND directory_id = $3 AND version <= $4 AND deleted_at IS NULL
               EXCEPT
               SELECT directory_file_id FROM index_files WHERE project_id = $1 AND index_id = $5) unread) AS missing`,
    [sync.projectId, sync.exportConfigId, sync.sourceDirectoryId, sync.toVersion, sync.indexId],
  );
  if (found?.searchable !== chunks || found.missing !== 0) {
    throw new IndexInconsistentError(
      `the index ${sync.indexId} has ${found?.searchable} searchable chunks of ${chunks}, and ${found?.missing} files were not read`,
    );
  }
}

/** Ends a sync that could not go through all files. @param cause what the server's log has of it */
export async function failSync(
  transaction: Queryable,
  queue: SyncQueue,
  job: SyncJob,
  cause: unknown,
): Promise<void> {
  await transaction.query(
    `UPDATE indexes
        SET status = 'failed', error_message = $4, sync = sync || '{"phase": "done"}', sync_job_id = NULL,
            last_synced_at = clock_timestamp(), updated_at = clock_timestamp()
      WHERE project_id = $1 AND id = $2 AND sync_job_id = $3`,
    [
      job.projectId,
      job.indexId,
      job.id,
      isDiskFull(cause)
        ? 'The sync stopped in the middle: the disk of the server is full. Sync again when it has room.'
        : `The sync stopped in the middle. The server's log has the reason, under ${job.indexId}. Sync again.`,
    ],
  );
  await queue.end(transaction, job.id);
}

/** Ends the syncs that stopped the server each time they ran. */
export async function failGivenUpSyncs(database: Database, queue: SyncQueue): Promise<void> {
  const running = await database.query<SyncJob>(
    `SELECT sync_job_id AS id, project_id AS "projectId", id AS "indexId"
       FROM indexes WHERE sync_job_id IS NOT NULL`,
  );
  const givenUp = new Set(await queue.givenUp(running.map((job) => job.id)));
  for (const job of running.filter(({ id }) => givenUp.has(id))) {
    await database.transaction((transaction) => failSync(transaction, queue, job, undefined));
  }
}

/** Takes everything that an index has read out of it. */
export async function forgetFiles(
  transaction: Queryable,
  { projectId, indexId }: Pick<SyncJob, 'projectId' | 'indexId'>,
): Promise<void> {
  const scope = [projectId, indexId];
  const ofIndex = `project_id = $1 AND id = $2`;
  await transaction.query(
    `DELETE FROM chunks WHERE project_id = $1
        AND export_config_id = (SELECT export_config_id FROM indexes WHERE ${ofIndex})`,
    scope,
  );
  await transaction.query(
    `WITH removed AS (
       DELETE FROM directory_files WHERE project_id = $1
          AND directory_id = (SELECT output_directory_id FROM indexes WHERE ${ofIndex})
       RETURNING file_id)
     DELETE FROM files WHERE project_id = $1 AND id IN (SELECT file_id FROM removed)`,
    scope,
  );
  await transaction.query(`DELETE FROM index_files WHERE project_id = $1 AND index_id = $2`, scope);
  await transaction.query(
    `UPDATE indexes SET synced_version = 0, unfinished_file_id = NULL WHERE ${ofIndex}`,
    scope,
  );
}
