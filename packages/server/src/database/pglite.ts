import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { checkDatabaseFolder, notStarted } from './database-folder.ts';
import { DatabaseError, type Database, type Queryable } from './database.ts';
import { makeDatabase } from './new-database.ts';
import type { WorkerReply, WorkerRequest } from './pglite-worker.ts';

export interface PGliteDatabase extends Database {
  /** Waits for the statements under way, and closes the files. */
  close(): Promise<void>;
}

/**
 * Opens the database in `folder`, and makes it where there is none. It has a single connection, so transactions take turns.
 * @param onCrash is called when the database's thread ends by itself; every statement from then on is rejected.
 */
export async function openPGlite(
  folder: string,
  onCrash: (cause: Error) => void,
): Promise<PGliteDatabase> {
  const making = checkDatabaseFolder(folder) === 'absent' ? await makeDatabase(folder) : undefined;
  const connection = await Connection.open(folder, onCrash);
  try {
    await making?.finish();
  } catch (error) {
    await connection.close();
    throw error;
  }
  const turns = new Turns();

  return {
    query: (sql, parameters) => turns.take(() => connection.query(sql, parameters)),
    execute: (sql) => turns.take(() => connection.execute(sql)),
    transaction: (work) =>
      turns.take(async () => {
        await connection.execute('BEGIN');
        try {
          const result = await work({ query: connection.query });
          await connection.execute('COMMIT');
          return result;
        } catch (error) {
          await connection.execute('ROLLBACK');
          throw error;
        }
      }),
    close: () => turns.take(() => connection.close()),
  };
}

/** Runs one piece of work after another, in the order in which they came. */
class Turns {
  #last: Promise<unknown> = Promise.resolve();

  take<T>(work: () => Promise<T>): Promise<T> {
    const result = this.#last.then(work);
    this.#last = result.catch(() => undefined);
    return result;
  }
}

interface Waiting {
  resolve(rows: never[]): void;
  reject(error: Error): void;
}

/** The main thread's end of `pglite-worker.ts`. */
class Connection {
  readonly #worker: Worker;
  readonly #waiting = new Map<number, Waiting>();
  #nextId = 0;
  #ended: Error | undefined;

  static async open(folder: string, onCrash: (cause: Error) => void): Promise<Connection> {
    const worker = new Worker(new URL('./pglite-worker.js', import.meta.url), {
      workerData: { folder },
    });
    const failed = once(worker, 'exit').then(() => {
      throw new Error('its thread ended');
    });
    await Promise.race([once(worker, 'message'), failed]).catch((error: Error) => {
      throw notStarted(folder, error);
    });
    return new Connection(worker, onCrash);
  }

  private constructor(worker: Worker, onCrash: (cause: Error) => void) {
    this.#worker = worker;
    worker.on('message', (reply: WorkerReply) => {
      const waiting = this.#waiting.get(reply.id);
      this.#waiting.delete(reply.id);
      if ('error' in reply) {
        waiting?.reject(new DatabaseError(reply.error.message, reply.error.code));
      } else {
        // The rows are what the statement selects; the caller names their type.
        waiting?.resolve(reply.rows as never[]);
      }
    });
    const end = (cause: Error): void => {
      if (this.#ended !== undefined) return;
      this.#ended = cause;
      for (const { reject } of this.#waiting.values()) reject(cause);
      this.#waiting.clear();
      onCrash(cause);
    };
    worker.on('error', (cause) => end(cause));
    worker.on('exit', (code) => end(new Error(`the database's thread ended with code ${code}`)));
  }

  readonly query: Queryable['query'] = (sql, parameters = []) => this.#send(sql, parameters);

  readonly execute: Database['execute'] = (sql) => this.#send(sql, undefined);

  async close(): Promise<void> {
    if (this.#ended !== undefined) return;
    this.#ended = new Error('the database is closed');
    this.#worker.postMessage('close');
    await once(this.#worker, 'exit');
  }

  #send<Row>(sql: string, parameters: readonly unknown[] | undefined): Promise<Row[]> {
    if (this.#ended !== undefined) return Promise.reject(this.#ended);
    return new Promise((resolve, reject) => {
      const id = this.#nextId++;
      this.#waiting.set(id, { resolve, reject });
      this.#worker.postMessage({ id, sql, parameters } satisfies WorkerRequest);
    });
  }
}
