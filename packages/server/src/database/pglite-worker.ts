/** PGlite in a thread of its own, so that a long statement does not hold up the HTTP server. It answers the messages of `pglite.ts`. */
import { readFile } from 'node:fs/promises';
import { parentPort, workerData } from 'node:worker_threads';
import { PGlite, types } from '@electric-sql/pglite';
import { pg_textsearch } from '@electric-sql/pglite-pg_textsearch';
import { durableStartParameters, DurableFS } from './durable-fs.ts';

export interface WorkerRequest {
  readonly id: number;
  readonly sql: string;
  /** Without parameters the text may hold several statements. */
  readonly parameters: readonly unknown[] | undefined;
}

export type WorkerReply =
  | { readonly id: number; readonly rows: readonly unknown[] }
  | { readonly id: number; readonly error: { message: string; code: string | undefined } };

if (parentPort === null) throw new TypeError('pglite-worker is a worker thread');
const port = parentPort;
const opening = open(workerData.folder);

// Before the database is open: where nothing keeps the loop of a thread alive, Node waits for all of V8's tasks, and here for a quarter of
// a second of optimizing what PGlite has run so far.
port.on('message', async (request: WorkerRequest | 'close') => {
  const database = await opening;
  if (request === 'close') {
    await database.close();
    port.close();
    return;
  }
  const { id, sql, parameters } = request;
  try {
    const rows =
      parameters === undefined
        ? ((await database.exec(sql)).at(-1)?.rows ?? [])
        : (await database.query(sql, [...parameters])).rows;
    port.postMessage({ id, rows } satisfies WorkerReply);
  } catch (error) {
    const { message, code } = error as Error & { code?: string };
    port.postMessage({ id, error: { message, code } } satisfies WorkerReply);
  }
});
await opening;
port.postMessage('ready');

async function open(folder: string): Promise<PGlite> {
  return PGlite.create({
    fs: new DurableFS(folder),
    extensions: { pg_textsearch },
    startParams: durableStartParameters,
    parsers: {
      [types.TIMESTAMPTZ]: (value) => new Date(value).toISOString(),
      [types.INT8]: Number,
    },
    ...(await compileModules()),
  });
}

type CompiledModules = Record<'pgliteWasmModule' | 'initdbWasmModule', WebAssembly.Module>;

/** PGlite compiles while it streams, which takes 1.7 s longer than compiling the file in one piece. */
async function compileModules(): Promise<CompiledModules> {
  const [pgliteWasmModule, initdbWasmModule] = await Promise.all([
    compile('pglite.wasm'),
    compile('initdb.wasm'),
  ]);
  return { pgliteWasmModule, initdbWasmModule };
}

async function compile(file: string): Promise<WebAssembly.Module> {
  return WebAssembly.compile(
    await readFile(new URL(file, import.meta.resolve('@electric-sql/pglite'))),
  );
}
