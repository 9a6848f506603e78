/** What a sync did, or has done so far: `metadata.sync` of its index. */
export interface SyncReport {
  readonly phase: 'queued' | 'reading' | 'done';
  readonly files_seen: number;
  readonly files_parsed: number;
  readonly files_unchanged: number;
  readonly files_removed: number;
  readonly files_failed: number;
  readonly chunks_written: number;
  /** The files that could not be read; the first hundred of them. */
  readonly failures: readonly SyncFailure[];
}

export interface SyncFailure {
  readonly directory_file_id: string;
  readonly display_name: string;
  readonly error: string;
}

export const maxFailuresListed: number = 100;

export const queuedReport: SyncReport = {
  phase: 'queued',
  files_seen: 0,
  files_parsed: 0,
  files_unchanged: 0,
  files_removed: 0,
  files_failed: 0,
  chunks_written: 0,
  failures: [],
};
