import { createHash, randomUUID } from 'node:crypto';
import { mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';

/** Bytes that are on disk, but not yet in the store. */
export interface StagedFile {
  readonly sha256: string;
  readonly sizeBytes: number;
  readonly path: string;
}

/** The bytes of the projects' files, each once per project, under the hash of its content. What is published survives a power cut. */
export interface FileStore {
  /** Takes the bytes in, hashing on the way. When the source fails, nothing stays behind. */
  stage(source: AsyncIterable<Uint8Array> | Iterable<Uint8Array>): Promise<StagedFile>;
  /** Moves a staged file into the store. Call it inside the transaction that writes the row, so that `sweep` cannot come between. */
  publish(projectId: string, file: StagedFile): Promise<void>;
  /** Removes a staged file, unless it was published. */
  discard(file: StagedFile): Promise<void>;
  /** @throws ENOENT when the project has no such bytes. */
  read(projectId: string, sha256: string): Promise<Buffer>;
  /** The hashes of everything that a project has in the store, in portions. */
  list(): AsyncIterable<{ readonly projectId: string; readonly hashes: readonly string[] }>;
  remove(projectId: string, sha256: string): Promise<void>;
}

/** Opens the store in `folder`, and removes what interrupted uploads left there. */
export async function openFileStore(folder: string): Promise<FileStore> {
  const staging = join(folder, 'incoming');
  await rm(staging, { recursive: true, force: true });
  await mkdir(staging, { recursive: true });
  const pathOf = (projectId: string, sha256: string): string =>
    join(folder, projectId, sha256.slice(0, 2), sha256);

  return {
    async stage(source) {
      const path = join(staging, randomUUID());
      const hash = createHash('sha256');
      let sizeBytes = 0;
      async function* measured(): AsyncIterable<Uint8Array> {
        for await (const chunk of source) {
          hash.update(chunk);
          sizeBytes += chunk.length;
          yield chunk;
        }
      }
      // Opened here: a stream that opens a file for itself may still make it when it was given up, and removed, before.
      const file = await open(path, 'wx');
      try {
        await pipeline(measured, file.createWriteStream({ flush: true }));
      } catch (error) {
        await rm(path, { force: true });
        throw error;
      }
      return { sha256: hash.digest('hex'), sizeBytes, path };
    },

    async publish(projectId, file) {
      const path = pathOf(projectId, file.sha256);
      const created = await mkdir(dirname(path), { recursive: true });
      await rename(file.path, path);
      await fsyncFolder(dirname(path));
      if (created !== undefined) {
        await fsyncFolder(dirname(dirname(path)));
        await fsyncFolder(folder);
      }
    },

    async discard(file) {
      await rm(file.path, { force: true });
    },

    read: (projectId, sha256) => readFile(pathOf(projectId, sha256)),

    async *list() {
      for (const projectId of await readdir(folder)) {
        if (projectId === 'incoming') continue;
        for (const prefix of await readdir(join(folder, projectId))) {
          yield { projectId, hashes: await readdir(join(folder, projectId, prefix)) };
        }
      }
    },

    async remove(projectId, sha256) {
      await rm(pathOf(projectId, sha256), { force: true });
    },
  };
}

async function fsyncFolder(path: string): Promise<void> {
  const folder = await open(path);
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}
