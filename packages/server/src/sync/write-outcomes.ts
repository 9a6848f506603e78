import type { Database, Queryable } from '../database/database.ts';
import { createId } from '../ids.ts';
import type { FileStore } from '../storage/file-store.ts';
import { fileType } from './parse-file.ts';
import type { Outcome, ParsedOutcome } from './read-changed-file.ts';
import { advanceSync, setUnfinished, type RunningSync } from './running-sync.ts';

/**
 * Writes the chunks of a long text in transactions of about `portionChars` characters, so that others get their turn. Searches pass them
 * over until `writeOutcomes` writes the rest.
 * @throws SyncSupersededError
 * @throws the signal's reason when it aborts
 */
export async function writeAhead(
  database: Database,
  sync: RunningSync,
  outcome: ParsedOutcome,
  portionChars: number,
  signal: AbortSignal,
): Promise<void> {
  let portion: Chunk[] = [];
  let chars = 0;
  const write = async (): Promise<void> => {
    signal.throwIfAborted();
    await database.transaction(async (transaction) => {
      await setUnfinished(transaction, sync, outcome.parsedFileId);
      await writeChunks(transaction, sync, portion);
    });
    portion = [];
    chars = 0;
  };
  for (const chunk of chunks(outcome)) {
    portion.push(chunk);
    chars += chunk.content.length;
    if (chars >= portionChars) await write();
  }
  await write();
}

/**
 * Writes what became of some changed files, and how far the sync is by that.
 * @param writtenAhead the one among them whose chunks `writeAhead` has written
 * @throws SyncSupersededError
 */
export async function writeOutcomes(
  transaction: Queryable,
  files: FileStore,
  sync: RunningSync,
  outcomes: readonly Outcome[],
  writtenAhead: ParsedOutcome | undefined,
): Promise<RunningSync> {
  const parsed = outcomes.filter((outcome) => outcome.kind === 'parsed');
  const failed = outcomes.filter((outcome) => outcome.kind === 'failed');
  const removed = outcomes.filter((outcome) => outcome.kind === 'removed');
  const unchanged = outcomes.filter((outcome) => outcome.kind === 'unchanged');
  const known = removed.filter(({ file }) => file.indexed !== null);

  const { report } = sync;
  const advanced = await advanceSync(
    transaction,
    sync,
    Math.max(...outcomes.map(({ file }) => file.version)),
    {
      ...report,
      files_parsed: report.files_parsed + parsed.length,
      files_failed: report.files_failed + failed.length,
      files_removed: report.files_removed + known.length,
      files_unchanged: report.files_unchanged + unchanged.length,
      chunks_written: report.chunks_written + sum(parsed.map((outcome) => outcome.passages.length)),
    },
  );

  await removeChunks(transaction, sync, [...parsed, ...failed, ...known]);
  await removeParsedFiles(transaction, sync, [...failed, ...known]);
  await removeIndexFiles(transaction, sync, known);
  const parsedFileIds = await writeParsedFiles(transaction, files, sync, parsed);
  await writeChunks(
    transaction,
    sync,
    parsed.filter((outcome) => outcome !== writtenAhead).flatMap(chunks),
  );
  if (writtenAhead !== undefined) await setUnfinished(transaction, sync, null);
  await writeIndexFiles(transaction, sync, [
    ...parsed.map((outcome, index) => ({
      ...indexFile(outcome),
      parsed_directory_file_id: parsedFileIds[index],
      parsed_file_id: outcome.parsedFileId,
      chunk_count: outcome.passages.length,
    })),
    ...failed.map((outcome) => ({
      ...indexFile(outcome),
      chunk_count: 0,
      error: outcome.error,
      is_retryable: outcome.isRetryable,
    })),
  ]);
  await refreshIndexFiles(transaction, sync, unchanged.map(indexFile));
  return advanced;
}

const idsOf = (outcomes: readonly Outcome[]): string[] =>
  outcomes.map(({ file }) => file.directory_file_id);

async function removeChunks(
  transaction: Queryable,
  sync: RunningSync,
  outcomes: readonly Outcome[],
): Promise<void> {
  const ids = outcomes.flatMap(({ file }) => file.indexed?.parsed_file_id ?? []);
  if (ids.length === 0) return;
  await transaction.query(
    `DELETE FROM chunks WHERE project_id = $1 AND export_config_id = $2 AND parsed_file_id = ANY ($3)`,
    [sync.projectId, sync.exportConfigId, ids],
  );
}

async function removeParsedFiles(
  transaction: Queryable,
  sync: RunningSync,
  outcomes: readonly Outcome[],
): Promise<void> {
  const ids = outcomes.flatMap(({ file }) => file.indexed?.parsed_directory_file_id ?? []);
  if (ids.length === 0) return;
  await transaction.query(
    `WITH removed AS (
       DELETE FROM directory_files WHERE project_id = $1 AND id = ANY ($2) RETURNING file_id)
     DELETE FROM files WHERE project_id = $1 AND id IN (SELECT file_id FROM removed)`,
    [sync.projectId, ids],
  );
}

async function removeIndexFiles(
  transaction: Queryable,
  sync: RunningSync,
  outcomes: readonly Outcome[],
): Promise<void> {
  if (outcomes.length === 0) return;
  await transaction.query(
    `DELETE FROM index_files WHERE project_id = $1 AND index_id = $2 AND directory_file_id = ANY ($3)`,
    [sync.projectId, sync.indexId, idsOf(outcomes)],
  );
}

/** Puts the parsed texts into the output directory, and gives the ids that they have there. */
async function writeParsedFiles(
  transaction: Queryable,
  files: FileStore,
  sync: RunningSync,
  outcomes: readonly ParsedOutcome[],
): Promise<string[]> {
  if (outcomes.length === 0) return [];
  const ids = outcomes.map(({ file }) => file.indexed?.parsed_directory_file_id ?? createId('dfl'));
  for (const { staged } of outcomes) {
    if (staged !== undefined) await files.publish(sync.projectId, staged);
  }
  const [directory] = await transaction.query<{ version: number }>(
    `UPDATE directories SET version = version + $3 WHERE project_id = $1 AND id = $2 RETURNING version`,
    [sync.projectId, sync.outputDirectoryId, outcomes.length],
  );
  const firstVersion = (directory?.version ?? 0) - outcomes.length + 1;
  const rows = outcomes.map(({ file, parsedFileId, text, staged }, index) => ({
    id: ids[index],
    unique_id: file.directory_file_id,
    display_name: file.display_name,
    metadata: file.metadata,
    version: firstVersion + index,
    file_id: parsedFileId,
    name: file.name,
    media_type: fileType(file).startsWith('.m') ? 'text/markdown' : 'text/plain',
    sha256: staged?.sha256 ?? file.sha256,
    size_bytes: staged?.sizeBytes ?? Buffer.byteLength(text),
  }));
  await transaction.query(
    `INSERT INTO files (project_id, id, name, media_type, sha256, size_bytes)
     SELECT $1, file_id, name, media_type, sha256, size_bytes
       FROM json_to_recordset($2) AS r (file_id uuid, name text, media_type text, sha256 text, size_bytes bigint)`,
    [sync.projectId, rows],
  );
  await transaction.query(
    `WITH replaced AS (
       SELECT file_id FROM directory_files WHERE project_id = $1 AND id = ANY ($4)),
     written AS (
       INSERT INTO directory_files (project_id, directory_id, id, unique_id, display_name, metadata, version, file_id)
       SELECT $1, $2, id, unique_id, display_name, metadata, version, file_id
         FROM json_to_recordset($3) AS r
           (id text, unique_id text, display_name text, metadata jsonb, version bigint, file_id uuid)
       ON CONFLICT (project_id, id) DO UPDATE
         SET display_name = excluded.display_name, metadata = excluded.metadata, version = excluded.version,
             file_id = excluded.file_id, updated_at = now())
     DELETE FROM files WHERE project_id = $1 AND id IN (SELECT file_id FROM replaced)`,
    [sync.projectId, sync.outputDirectoryId, rows, ids],
  );
  return ids;
}

interface Chunk {
  readonly directory_file_id: string;
  readonly parsed_file_id: string;
  readonly chunk_index: number;
  readonly start_char: number;
  readonly end_char: number;
  readonly headings: string;
  readonly content: string;
}

function chunks({ file, parsedFileId, text, passages }: ParsedOutcome): Chunk[] {
  return passages.map(({ start, end, headings }, index) => ({
    directory_file_id: file.directory_file_id,
    parsed_file_id: parsedFileId,
    chunk_index: index,
    start_char: start,
    end_char: end,
    headings: headings.join('\n'),
    content: text.slice(start, end),
  }));
}

async function writeChunks(
  transaction: Queryable,
  sync: RunningSync,
  rows: readonly Chunk[],
): Promise<void> {
  if (rows.length === 0) return;
  await transaction.query(
    `INSERT INTO chunks (project_id, export_config_id, directory_file_id, parsed_file_id, chunk_index,
                         start_char, end_char, headings, content)
     SELECT $1, $2, directory_file_id, parsed_file_id, chunk_index, start_char, end_char, headings, content
       FROM json_to_recordset($3) AS r
         (directory_file_id text, parsed_file_id uuid, chunk_index int,
          start_char int, end_char int, headings text, content text)`,
    [sync.projectId, sync.exportConfigId, rows],
  );
}

interface IndexFile {
  readonly directory_file_id: string;
  readonly file_id: string;
  readonly type: string;
  readonly sha256: string;
  readonly unique_id: string;
  readonly display_name: string;
  readonly metadata: object;
  readonly chunk_count?: number;
  readonly parsed_directory_file_id?: string | undefined;
  readonly parsed_file_id?: string;
  readonly error?: string;
  readonly is_retryable?: boolean;
}

function indexFile({ file }: Outcome): IndexFile {
  return {
    directory_file_id: file.directory_file_id,
    file_id: file.file_id,
    type: fileType(file),
    sha256: file.sha256,
    unique_id: file.unique_id,
    display_name: file.display_name,
    metadata: file.metadata,
  };
}

async function writeIndexFiles(
  transaction: Queryable,
  sync: RunningSync,
  rows: readonly IndexFile[],
): Promise<void> {
  if (rows.length === 0) return;
  await transaction.query(
    `INSERT INTO index_files (project_id, index_id, directory_file_id, file_id, type, sha256, unique_id, display_name,
                              metadata, parsed_directory_file_id, parsed_file_id, chunk_count, error, is_retryable)
     SELECT $1, $2, directory_file_id, file_id, type, sha256, unique_id, display_name,
            metadata, parsed_directory_file_id, parsed_file_id, chunk_count, error, coalesce(is_retryable, false)
       FROM json_to_recordset($3) AS r
         (directory_file_id text, file_id uuid, type text, sha256 text, unique_id text, display_name text,
          metadata jsonb, parsed_directory_file_id text, parsed_file_id uuid, chunk_count int, error text,
          is_retryable boolean)
     ON CONFLICT (project_id, index_id, directory_file_id) DO UPDATE
       SET file_id = excluded.file_id, type = excluded.type, sha256 = excluded.sha256, unique_id = excluded.unique_id,
           display_name = excluded.display_name, metadata = excluded.metadata,
           parsed_directory_file_id = excluded.parsed_directory_file_id, parsed_file_id = excluded.parsed_file_id,
           chunk_count = excluded.chunk_count, error = excluded.error, is_retryable = excluded.is_retryable`,
    [sync.projectId, sync.indexId, rows],
  );
}

/** What passages answer beside their text may change without the content. */
async function refreshIndexFiles(
  transaction: Queryable,
  sync: RunningSync,
  rows: readonly IndexFile[],
): Promise<void> {
  if (rows.length === 0) return;
  await transaction.query(
    `UPDATE index_files x
        SET file_id = r.file_id, unique_id = r.unique_id, display_name = r.display_name, metadata = r.metadata
       FROM json_to_recordset($3) AS r
         (directory_file_id text, file_id uuid, unique_id text, display_name text, metadata jsonb)
      WHERE x.project_id = $1 AND x.index_id = $2 AND x.directory_file_id = r.directory_file_id`,
    [sync.projectId, sync.indexId, rows],
  );
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
