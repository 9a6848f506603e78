import type { OperationId, Operations, Uploadable } from '@quipu/types';
import type { Queryable } from '../database/database.ts';
import type { FileStore, StagedFile } from '../storage/file-store.ts';
import type { SyncQueue } from '../sync/sync-queue.ts';

/** Whose rows a request may see. */
export interface Project {
  readonly id: string;
  readonly organizationId: string;
  /** Signs the project's page tokens. */
  readonly pageTokenKey: Uint8Array;
}

/** A file that came with the request: on disk, and not yet in the store. */
export interface ReceivedFile extends StagedFile {
  readonly name: string;
  readonly mediaType: string;
}

type Received<Value> = Value extends Uploadable ? ReceivedFile : Value;
type ReceivedBody<Body> = { readonly [Field in keyof Body]: Received<Body[Field]> };

/** The checked parts of a request. Where the description gives a default, it is filled in. */
export interface OperationInput<Id extends OperationId> {
  readonly path: Operations[Id]['path'];
  readonly query: Operations[Id]['query'];
  readonly body: ReceivedBody<Operations[Id]['body']>;
}

export interface OperationContext {
  readonly project: Project;
  /** A transaction, unless the operation is a GET. It is committed when the handler returns. */
  readonly database: Queryable;
  readonly files: FileStore;
  readonly queue: SyncQueue;
  /** Runs `task` when what the handler wrote is there for others. */
  afterCommit(task: () => void): void;
}

export type Operation<Id extends OperationId> = (
  input: OperationInput<Id>,
  context: OperationContext,
) => Promise<Operations[Id]['response']>;

/** Throws what can be said of a request before its body is read. */
export type Precondition<Id extends OperationId> = (
  input: Pick<OperationInput<Id>, 'path' | 'query'>,
  context: Pick<OperationContext, 'project' | 'database'>,
) => Promise<void>;

/** A handler for each operation of the description. */
export type OperationTable = { readonly [Id in OperationId]: Operation<Id> };
