import type { FileMetadata } from '@quipu/types';
import type { Queryable } from '../database/database.ts';
import type { RunningSync } from './running-sync.ts';

/** A file of the source directory that is not as the index has it. */
export interface ChangedFile {
  readonly directory_file_id: string;
  readonly version: number;
  readonly is_deleted: boolean;
  readonly unique_id: string;
  readonly display_name: string;
  readonly metadata: FileMetadata;
  readonly file_id: string;
  readonly name: string;
  readonly media_type: string;
  readonly sha256: string;
  readonly size_bytes: number;
  /** What the index has read; null when it has not seen the file. */
  readonly indexed: {
    readonly type: string;
    readonly sha256: string;
    readonly error: string | null;
    /** Whether the reason of the error is none of the file's. */
    readonly is_retryable: boolean;
    readonly parsed_directory_file_id: string | null;
    readonly parsed_file_id: string | null;
  } | null;
}

/** How many files are looked up at a time. */
const pageSize = 500;

/**
 * Gives what changed since the index's last sync, in the order in which it changed.
 * The LIMIT 1 of each part keeps the planner from joining the other way round when it has no statistics, after a first upload of many files.
 */
export async function* changedFiles(
  database: Queryable,
  sync: RunningSync,
): AsyncGenerator<ChangedFile> {
  let version = sync.fromVersion;
  for (;;) {
    const page = await database.query<ChangedFile>(
      `SELECT df.id AS directory_file_id, df.version, df.deleted_at IS NOT NULL AS is_deleted,
              df.unique_id, df.display_name, df.metadata,
              df.file_id, f.name, f.media_type, f.sha256, f.size_bytes,
              CASE WHEN x.index_id IS NOT NULL THEN jsonb_build_object(
                'type', x.type, 'sha256', x.sha256, 'error', x.error, 'is_retryable', x.is_retryable,
                'parsed_directory_file_id', x.parsed_directory_file_id,
                'parsed_file_id', x.parsed_file_id) END AS indexed
         FROM directory_files df
        CROSS JOIN LATERAL (
              SELECT * FROM files WHERE project_id = $1 AND id = df.file_id LIMIT 1) f
         LEFT JOIN LATERAL (
              SELECT * FROM index_files
               WHERE project_id = $1 AND index_id = $3 AND directory_file_id = df.id LIMIT 1) x ON true
        WHERE df.project_id = $1 AND df.directory_id = $2 AND df.version > $4 AND df.version <= $5
        ORDER BY df.version
        LIMIT ${pageSize}`,
      [sync.projectId, sync.sourceDirectoryId, sync.indexId, version, sync.toVersion],
    );
    yield* page;
    const last = page.at(-1);
    if (last === undefined || page.length < pageSize) return;
    version = last.version;
  }
}
