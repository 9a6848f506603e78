import { once } from 'node:events';
import { createServer } from 'node:net';
import type { ApiKey } from './api-keys.ts';
import { openDataFolder } from './data-folder.ts';
import { openPGlite } from './database/pglite.ts';
import { stackOf } from './errors.ts';
import type { Pages } from './http/page.ts';
import type { Retention } from './sweep.ts';

export interface ServerOptions extends Partial<Retention> {
  /** The folder for everything that the server keeps. It is made where there is none. */
  readonly dataFolder: string;
  /** 0 takes any port that is free. */
  readonly port: number;
  readonly host: string;
  /** The keys that are let in. Without any, the one kept in the data folder, which the first start makes. */
  readonly apiKeys?: readonly ApiKey[];
  /** Gives the pages to show beside the API, by path (`indexes/index.md`), for a server at `baseUrl`. Called when the first is asked for. */
  readonly renderPages?: (baseUrl: string) => Pages | Promise<Pages>;
  /** Within how many milliseconds 16 KiB of a body have to come; a minute by default. */
  readonly bodyIntervalMs?: number;
  /** Is given one line per sync and per failure; by default they go to stderr. */
  readonly log?: (line: string) => void;
  /** Is called before the database of a new data folder is made, which takes seconds where there is no template of it. */
  readonly onNewDatabase?: (folder: string) => void;
  /** Is called when the database stops by itself. Nothing works from then on. */
  readonly onCrash?: (cause: Error) => void;
}

export interface RunningServer {
  /** Where it answers, without a slash at the end. */
  readonly url: string;
  /** The key kept in the data folder, unless keys were given. */
  readonly keptKey:
    | { readonly key: string; readonly file: string; readonly isNew: boolean }
    | undefined;
  /** Lets the requests under way end, for five seconds at most, stops the syncs where they are, and lets the data folder go. */
  close(): Promise<void>;
}

/**
 * Starts the whole system in this process.
 * @throws DataFolderError when another process has the data folder, there can be none, or what is in it is not whole
 * @throws the error of listening, such as EADDRINUSE
 */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
  const folder = openDataFolder(options.dataFolder);
  try {
    // Before the database, which may have to be made: a port that is taken is known at once.
    await tryPort(options.host, options.port);
    if (folder.isNew) options.onNewDatabase?.(folder.path);
    const log = options.log ?? console.error;
    // Loaded only now, so that a second server is refused at once; and while the database opens, in its own thread.
    const [database, { startSystem }] = await Promise.all([
      openPGlite(folder.database, (cause) => {
        log(`the database stopped: ${stackOf(cause)}`);
        options.onCrash?.(cause);
      }),
      import('./system.ts'),
    ]);
    const { url, keptKey, close } = await startSystem(folder, database, { ...options, log });
    return { url, keptKey, close: () => close().finally(() => folder.release()) };
  } catch (error) {
    folder.release();
    throw error;
  }
}

/** Listens and stops listening. */
async function tryPort(host: string, port: number): Promise<void> {
  const probe = createServer();
  probe.listen({ host, port });
  await once(probe, 'listening');
  probe.close();
  await once(probe, 'close');
}
