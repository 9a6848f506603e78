import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { type DirectoryFile, type Quipu, QuipuError, type RequestOptions } from '@quipu/sdk';
import { fileFromPath } from './file-from-path.ts';

export interface FolderUploadProgress {
  readonly file: DirectoryFile;
  readonly uploaded: number;
  readonly total: number;
}

export interface FolderUploadOptions {
  /** How many files are uploaded at a time. Default: 4. */
  readonly concurrency?: number | undefined;
  readonly onProgress?: ((progress: FolderUploadProgress) => void) | undefined;
  /** Ends what is under way. */
  readonly signal?: AbortSignal | undefined;
  /** How long each file may take, in milliseconds. Default: as the client's. */
  readonly timeout?: number | undefined;
}

/** A file could not be uploaded, so no further one was begun. `cause` says why. */
export class FolderUploadError extends QuipuError {
  override readonly name: string = 'FolderUploadError';
  /** Relative to the folder, with `/`. */
  readonly path: string;
  readonly uploaded: readonly DirectoryFile[];

  constructor(file: string, uploaded: readonly DirectoryFile[], cause: unknown) {
    super(`${file} was not uploaded: ${cause instanceof Error ? cause.message : String(cause)}`, {
      cause,
    });
    this.path = file;
    this.uploaded = uploaded;
  }
}

/**
 * Uploads every file below a folder into a directory, in the order of their names. Hidden files and folders and
 * symbolic links are left out. A file's `unique_id` is its path below the folder, with `/`, so that uploading the
 * folder again replaces what is there.
 *
 * @throws {FolderUploadError} when a file cannot be uploaded; what has begun ends first.
 */
export async function uploadFolder(
  client: Quipu,
  directoryId: string,
  folder: string,
  options: FolderUploadOptions = {},
): Promise<DirectoryFile[]> {
  const { concurrency = 4, onProgress, signal, timeout } = options;
  const paths = await listFiles(folder);
  const files = new Map<string, DirectoryFile>();
  const waiting = [...paths];
  let failure: { readonly path: string; readonly cause: unknown } | undefined;
  const work = async (): Promise<void> => {
    for (
      let next = waiting.shift();
      next !== undefined && failure === undefined;
      next = waiting.shift()
    ) {
      try {
        const file = await uploadFile(client, directoryId, folder, next, { signal, timeout });
        files.set(next, file);
        onProgress?.({ file, uploaded: files.size, total: paths.length });
      } catch (error) {
        failure ??= { path: next, cause: error };
      }
    }
  };
  await Promise.all(Array.from({ length: Math.max(1, concurrency) }, work));
  if (failure !== undefined)
    throw new FolderUploadError(failure.path, [...files.values()], failure.cause);
  return paths.flatMap((file) => files.get(file) ?? []);
}

async function uploadFile(
  client: Quipu,
  directoryId: string,
  folder: string,
  file: string,
  options: RequestOptions,
): Promise<DirectoryFile> {
  const content = await fileFromPath(path.join(folder, file));
  return client.directories.files.upload(
    directoryId,
    { upload_file: content, unique_id: file },
    options,
  );
}

/** Relative to the folder, with `/`, sorted by code units. */
async function listFiles(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) =>
      path.relative(folder, path.join(entry.parentPath, entry.name)).replaceAll(path.sep, '/'),
    )
    .filter((file) => !file.split('/').some((part) => part.startsWith('.')))
    .toSorted();
}
