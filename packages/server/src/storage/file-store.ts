import { createHash, randomUUID } from 'node:crypto';
import { existsSync, readdirSync } from 'node:fs';
import {
  mkdir,
  open,
  readdir,
  readFile,
  rename,
  rm,
  stat,
  utimes,
  writeFile,
} from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { fsyncPath } from '../fsync-path.ts';
import { orAbsent } from '../or-absent.ts';

/** Bytes that are on disk, but not yet in the store. */
export interface StagedFile {
  readonly sha256: string;
  readonly sizeBytes: number;
  readonly path: string;
}

/** Some of the contents of one project. */
interface StoredContents {
  readonly projectId: string;
  readonly hashes: readonly string[];
}

/** The contents of one project that are about to be removed, and since when. */
interface ContentsAside {
  readonly projectId: string;
  readonly contents: ReadonlyArray<{ readonly sha256: string; readonly since: Date }>;
}

/** The bytes of the projects' files, each once per project, under the hash of its content. What is published survives a power cut. */
export interface FileStore {
  identity(): Promise<string | undefined>;
  setIdentity(id: string): Promise<void>;
  /** Takes the bytes in, hashing on the way. When the source fails, nothing stays behind. */
  stage(source: AsyncIterable<Uint8Array> | Iterable<Uint8Array>): Promise<StagedFile>;
  /** Moves a staged file into the store. Call it inside the transaction that writes the row, so that a sweep cannot come between. */
  publish(projectId: string, file: StagedFile): Promise<void>;
  /** Removes a staged file, unless it was published. */
  discard(file: StagedFile): Promise<void>;
  /** Gives a content, also one that was set aside. @throws ENOENT when the project has no such bytes. */
  read(projectId: string, sha256: string): Promise<Buffer>;
  /** Everything that is in the store, in portions. */
  list(): AsyncIterable<StoredContents>;
  /** Takes a content out of the store, and keeps it where `bringBack` finds it. */
  setAside(projectId: string, sha256: string): Promise<void>;
  listAside(): AsyncIterable<ContentsAside>;
  bringBack(projectId: string, sha256: string): Promise<void>;
  /** Removes a content that was set aside, for good. */
  remove(projectId: string, sha256: string): Promise<void>;
}

const incomingFolder = 'incoming';
const asideFolder = 'unreferenced';
const identityFile = 'identity';

const isProjectId = (name: string): boolean =>
  /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(name);
const isHash = (name: string): boolean => /^[0-9a-f]{64}$/.test(name);

/** Whether there is anything in a store's folder that a server has put there for good. */
export function isUsedStore(folder: string): boolean {
  const aside = join(folder, asideFolder);
  return (
    readdirSync(folder).some((name) => name === identityFile || isProjectId(name)) ||
    (existsSync(aside) && readdirSync(aside).length > 0)
  );
}

/** The id that the first start gave to the store in a folder; undefined where there is none yet. */
export async function readStoreIdentity(folder: string): Promise<string | undefined> {
  const text = await orAbsent(readFile(join(folder, identityFile), 'utf8'));
  return text?.trim();
}

/** Opens the store in `folder`, and removes what interrupted uploads left there. */
export async function openFileStore(folder: string): Promise<FileStore> {
  const incoming = join(folder, incomingFolder);
  const aside = join(folder, asideFolder);
  await rm(incoming, { recursive: true, force: true });
  await mkdir(incoming, { recursive: true });
  await mkdir(aside, { recursive: true });
  const pathOf = (projectId: string, sha256: string): string =>
    join(folder, projectId, sha256.slice(0, 2), sha256);
  const pathAside = (projectId: string, sha256: string): string => join(aside, projectId, sha256);

  return {
    identity: () => readStoreIdentity(folder),

    async setIdentity(id) {
      const path = join(incoming, randomUUID());
      await writeFile(path, `${id}\n`, { flush: true });
      await rename(path, join(folder, identityFile));
      await fsyncPath(folder);
    },

    async stage(source) {
      const path = join(incoming, randomUUID());
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
      await fsyncPath(dirname(path));
      if (created !== undefined) {
        await fsyncPath(dirname(dirname(path)));
        await fsyncPath(folder);
      }
    },

    async discard(file) {
      await rm(file.path, { force: true });
    },

    async read(projectId, sha256) {
      try {
        return await readFile(pathOf(projectId, sha256));
      } catch (error) {
        const bytes = await orAbsent(readFile(pathAside(projectId, sha256)));
        if (bytes === undefined) throw error;
        return bytes;
      }
    },

    async *list() {
      for (const projectId of (await readdir(folder)).filter(isProjectId)) {
        for (const prefix of await readdir(join(folder, projectId))) {
          const names = await readdir(join(folder, projectId, prefix));
          yield { projectId, hashes: names.filter(isHash) };
        }
      }
    },

    async setAside(projectId, sha256) {
      const path = pathOf(projectId, sha256);
      const now = new Date();
      await utimes(path, now, now);
      await mkdir(join(aside, projectId), { recursive: true });
      await rename(path, pathAside(projectId, sha256));
    },

    async *listAside() {
      for (const projectId of (await readdir(aside)).filter(isProjectId)) {
        const contents = [];
        for (const sha256 of (await readdir(join(aside, projectId))).filter(isHash)) {
          const { mtime } = await stat(pathAside(projectId, sha256));
          contents.push({ sha256, since: mtime });
        }
        yield { projectId, contents };
      }
    },

    async bringBack(projectId, sha256) {
      const path = pathOf(projectId, sha256);
      await mkdir(dirname(path), { recursive: true });
      await rename(pathAside(projectId, sha256), path);
      await fsyncPath(dirname(path));
    },

    async remove(projectId, sha256) {
      await rm(pathAside(projectId, sha256), { force: true });
    },
  };
}
