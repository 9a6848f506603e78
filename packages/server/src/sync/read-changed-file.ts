import { randomUUID } from 'node:crypto';
import type { FileStore, StagedFile } from '../storage/file-store.ts';
import type { ChangedFile } from './changed-files.ts';
import { checkReadable, fileType, parseFile, UnreadableFileError } from './parse-file.ts';
import { splitText, type Passage } from './split-text.ts';

/** What became of a changed file. */
export type Outcome =
  | { readonly kind: 'removed'; readonly file: ChangedFile }
  | { readonly kind: 'unchanged'; readonly file: ChangedFile }
  | { readonly kind: 'failed'; readonly file: ChangedFile; readonly error: string }
  | ParsedOutcome;

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

/** Reads a file, where its content is not what the index has read before. */
export async function readChangedFile(
  files: FileStore,
  projectId: string,
  file: ChangedFile,
): Promise<Outcome> {
  if (file.is_deleted) return { kind: 'removed', file };
  if (file.indexed?.sha256 === file.sha256 && file.indexed.type === fileType(file)) {
    return file.indexed.error === null
      ? { kind: 'unchanged', file }
      : { kind: 'failed', file, error: file.indexed.error };
  }
  try {
    checkReadable(file);
    const bytes = await files.read(projectId, file.sha256);
    const text = parseFile(bytes);
    const parsed = Buffer.from(text);
    const staged = parsed.equals(bytes) ? undefined : await files.stage([parsed]);
    const passages = splitText(text);
    return { kind: 'parsed', file, parsedFileId: randomUUID(), text, passages, staged };
  } catch (error) {
    if (error instanceof UnreadableFileError) return { kind: 'failed', file, error: error.message };
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') {
      return {
        kind: 'failed',
        file,
        error: 'Its content is gone from the store. Upload it again.',
      };
    }
    throw error;
  }
}
