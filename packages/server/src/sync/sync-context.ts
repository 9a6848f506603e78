import type { Database } from '../database/database.ts';
import type { FileStore } from '../storage/file-store.ts';
import type { SyncQueue } from './sync-queue.ts';
import type { TextParser } from './text-parser.ts';

/** What a sync works with. */
export interface SyncContext {
  readonly database: Database;
  readonly files: FileStore;
  readonly queue: SyncQueue;
  readonly parser: TextParser;
  /** Is given one line per sync that ended, and per failure. */
  log(line: string): void;
}
