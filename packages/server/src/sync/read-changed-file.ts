import { randomUUID } from 'node:crypto';
import { stackOf } from '../errors.ts';
import type { StagedFile } from '../storage/file-store.ts';
import type { ChangedFile } from './changed-files.ts';
import { checkReadable, fileType, UnreadableFileError } from './parse-file.ts';
import type { Passage } from './split-text.ts';
import type { SyncContext } from './sync-context.ts';

/** What became of a changed file. */
export type Outcome =
  | { readonly kind: 'removed'; readonly file: ChangedFile }
  | { readonly kind: 'unchanged'; readonly file: ChangedFile }
  | FailedOutcome
  | ParsedOutcome;

interface FailedOutcome {
  readonly kind: 'failed';
  readonly file: ChangedFile;
  readonly error: string;
  /** Whether the reason is none of the file's: the next sync reads it again. */
  readonly isRetryable: boolean;
}

export interface ParsedOutcome {
  readonly kind: 'parsed';
  readonly file: ChangedFile;
  /** Of the text, as a file of the output directory. */
  readonly parsedFileId: string;
  readonly text: string;
  readonly passages: readonly Passage[];
  /** The bytes of the text; undefined when they are those of the file. */
  readonly staged: StagedFile | undefined;
}

/**
 * Reads a file, where its content is not what the index has read before. Whatever goes wrong with it is the failure of this file alone.
 * @throws the signal's reason when it aborts
 */
export async function readChangedFile(
  { files, parser, log }: Pick<SyncContext, 'files' | 'parser' | 'log'>,
  projectId: string,
  file: ChangedFile,
  signal: AbortSignal,
): Promise<Outcome> {
  if (file.is_deleted) return { kind: 'removed', file };
  const { indexed } = file;
  const isKnown = indexed?.sha256 === file.sha256 && indexed.type === fileType(file);
  if (isKnown && indexed.error === null) return { kind: 'unchanged', file };
  if (isKnown && indexed.error !== null && !indexed.is_retryable) {
    return { kind: 'failed', file, error: indexed.error, isRetryable: false };
  }
  try {
    checkReadable(file);
    const content = await files.read(projectId, file.sha256);
    const { text, bytes, passages } = await parser.parse(content, signal);
    const staged = bytes === undefined ? undefined : await files.stage(portions(bytes));
    return { kind: 'parsed', file, parsedFileId: randomUUID(), text, passages, staged };
  } catch (error) {
    if (signal.aborted) throw error;
    if (error instanceof UnreadableFileError) {
      return { kind: 'failed', file, error: error.message, isRetryable: false };
    }
    log(`${file.directory_file_id} of project ${projectId} was not read: ${reasonOf(error)}`);
    return { kind: 'failed', file, error: describe(error), isRetryable: true };
  }
}

/** What the log has of it: of what the system refuses, the message says it all. */
function reasonOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? error.message : stackOf(error);
}

/** What the error says is for the log only: it may name places of the server. */
function describe(error: unknown): string {
  const code = (error as NodeJS.ErrnoException).code ?? (error as Error).name;
  return code === 'ENOENT'
    ? 'Its content is gone from the store. Upload it again.'
    : `The server failed to read it (${code}). Its log has the reason; the next sync tries again.`;
}

/** A long text piece by piece: each is hashed before anything else gets its turn. */
function* portions(bytes: Uint8Array): Generator<Uint8Array> {
  const size = 1024 * 1024;
  for (let start = 0; start < bytes.length; start += size)
    yield bytes.subarray(start, start + size);
}
