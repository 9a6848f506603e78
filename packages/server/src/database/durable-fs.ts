import { fsyncSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { NodeFS } from '@electric-sql/pglite/nodefs';

/** The parts of Emscripten's file system that are replaced here; its own types are not published. */
interface Emscripten {
  readonly FS: { readonly filesystems: { readonly NODEFS: EmscriptenNodeFS } };
}
interface EmscriptenNodeFS {
  stream_ops: { fsync?(stream: { readonly nfd: number }): number };
  node_ops: { rename(node: EmscriptenNode, folder: EmscriptenNode, name: string): void };
  realPath(node: EmscriptenNode): string;
  setattr(target: unknown, node: EmscriptenNode, changes: Attributes, ...how: unknown[]): void;
  tryFSOperation<T>(operation: () => T): T;
}
interface EmscriptenNode {
  name: string;
}
interface Attributes {
  readonly mode?: number | null;
}

/**
 * PGlite's folder on disk, with the promises that PostgreSQL builds on and that PGlite's own `NodeFS` does not keep:
 * fsync reaches the disk, rename replaces its target in one step, and files are their owner's.
 */
export class DurableFS extends NodeFS {
  override async init(
    ...[pglite, options]: Parameters<NodeFS['init']>
  ): ReturnType<NodeFS['init']> {
    const { emscriptenOpts } = await super.init(pglite, options);
    // Before the folder is mounted: a mounted node keeps the operations that it was made with.
    emscriptenOpts.preRun = [makeDurable, ...(emscriptenOpts.preRun ?? [])];
    return { emscriptenOpts };
  }
}

function makeDurable(module: unknown): void {
  // A preRun function is called with the module, whose file system has this shape in PGlite 0.5.14.
  const nodefs = (module as Emscripten).FS.filesystems.NODEFS;
  nodefs.stream_ops = {
    ...nodefs.stream_ops,
    fsync(stream): number {
      nodefs.tryFSOperation(() => fsyncSync(stream.nfd));
      return 0;
    },
  };
  // PGlite has no umask, and sets the mode of each file that it makes to 0666: not even the process's umask counts.
  const { setattr } = nodefs;
  nodefs.setattr = (target, node, changes, ...how) => {
    const { mode } = changes;
    setattr(target, node, mode == null ? changes : { ...changes, mode: mode & ~0o077 }, ...how);
  };
  nodefs.node_ops = {
    ...nodefs.node_ops,
    // The original first unlinks the target by its path outside, which may also be one inside: then a crash loses both.
    rename(node, folder, name): void {
      const target = join(nodefs.realPath(folder), name);
      nodefs.tryFSOperation(() => renameSync(nodefs.realPath(node), target));
      node.name = name;
    },
  };
}

/** PGlite starts PostgreSQL with `-F`, which turns fsync off, and its fdatasync does nothing. */
export const durableStartParameters: string[] = PGlite.defaultStartParams
  .filter((parameter) => parameter !== '-F')
  .concat('-c', 'fsync=on', '-c', 'wal_sync_method=fsync');
