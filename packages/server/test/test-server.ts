import { cp, mkdtemp, readFile, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { startServer, type RunningServer, type ServerOptions } from '@quipu/server';
import type { Index } from '@quipu/types';
import { expect, inject } from 'vitest';
import { WAIT_LIMIT_MS } from '../../../vitest.shared.js';
import { deviation, operationOf } from './description.ts';

/** Two projects of one server. The first is the default one. */
export const firstKey = 'key-of-the-first-project';
export const secondKey = 'key-of-the-second-project';
export const secondProject = '6f6b1d55-9a3f-4c1e-8a53-0d6f7d3f2b11';

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  // Tests look at what they expect to be there.
  // oxlint-disable-next-line typescript/no-explicit-any
  readonly body: any;
}

type Limits = Pick<ServerOptions, 'retentionDays' | 'unreferencedHours' | 'bodyIntervalMs'>;

export interface RequestOptions {
  readonly key?: string | undefined;
  readonly headers?: Record<string, string>;
  /** Sent as JSON, but for forms and text. */
  readonly body?: unknown;
}

export interface TestServer {
  readonly url: string;
  readonly folder: string;
  /** What the server logged. */
  readonly log: readonly string[];
  /** The operations that answered with success. */
  readonly answered: ReadonlySet<string>;
  /** Sends a request. Every answer is held against the description. */
  request(method: string, path: string, options?: RequestOptions): Promise<Answer>;
  /** Stops the server and starts another one on the same folder. */
  restart(limits?: Limits): Promise<void>;
  close(): Promise<void>;
}

/** The database's program. While it is held, V8 gives it, compiled as it is, to every database that this process opens. */
const databaseProgram = readFile(
  join(dirname(createRequire(import.meta.url).resolve('@electric-sql/pglite')), 'pglite.wasm'),
).then((bytes) => WebAssembly.compile(bytes));

export async function startTestServer(): Promise<TestServer> {
  await databaseProgram;
  const folder = await mkdtemp(join(tmpdir(), 'quipu-test-'));
  await cp(inject('template'), folder, { recursive: true });
  const log: string[] = [];
  const answered = new Set<string>();
  const start = (limits: Limits = {}): Promise<RunningServer> =>
    startServer({
      ...limits,
      dataFolder: folder,
      host: '127.0.0.1',
      port: 0,
      apiKeys: [
        { key: firstKey, projectId: undefined },
        { key: secondKey, projectId: secondProject },
      ],
      renderPages: (baseUrl) =>
        new Map([
          ['index.md', `# At ${baseUrl}\n`],
          ['index.html', `<h1>At ${baseUrl}</h1>`],
          ['things/index.md', '# Things\n'],
          ['things/odd name/index.html', '<h1>Odd</h1>'],
          ['style.css', 'h1 {}'],
          ['openapi.json', '{}\n'],
          ['openapi.yaml', 'openapi: 3.1.0\n'],
          ['llms-full.txt', '# All\n'],
          ['sitemap.xml', '<urlset/>\n'],
        ]),
      log: (line) => log.push(line),
    });
  let server = await start();

  return {
    get url() {
      return server.url;
    },
    folder,
    log,
    answered,

    async request(method, path, { key = firstKey, headers = {}, body } = {}) {
      const isJson = body !== undefined && typeof body !== 'string' && !(body instanceof FormData);
      const response = await fetch(server.url + path, {
        method,
        headers: {
          ...(key === '' ? {} : { authorization: `Bearer ${key}` }),
          ...(isJson ? { 'content-type': 'application/json' } : {}),
          ...headers,
        },
        ...(body === undefined ? {} : { body: isJson ? JSON.stringify(body) : (body as BodyInit) }),
      });
      const text = await response.text();
      const isAnswerJson =
        text !== '' && response.headers.get('content-type')?.startsWith('application/json');
      const answer = {
        status: response.status,
        headers: response.headers,
        body: isAnswerJson === true ? JSON.parse(text) : text === '' ? undefined : text,
      };
      expect(deviation(method, path, answer.status, answer.body)).toBeUndefined();
      expect(answer.headers.get('x-request-id')).toMatch(/^[\w-]+$/);
      const operation = operationOf(method, path);
      if (operation !== undefined && response.ok) answered.add(operation);
      return answer;
    },

    async restart(limits) {
      await server.close();
      server = await start(limits);
    },

    async close() {
      await server.close();
      await rm(folder, { recursive: true });
    },
  };
}

/** Makes a directory that holds the given files. */
export async function directoryWith(
  server: TestServer,
  files: Readonly<Record<string, string | Uint8Array>>,
): Promise<string> {
  const { body } = await server.request('POST', '/api/v1/beta/directories', {
    body: { name: 'handbook' },
  });
  for (const [name, content] of Object.entries(files)) await upload(server, body.id, name, content);
  return body.id;
}

export async function upload(
  server: TestServer,
  directoryId: string,
  name: string,
  content: string | Uint8Array,
  fields: Readonly<Record<string, string>> = {},
): Promise<Answer> {
  const form = new FormData();
  form.set('upload_file', new Blob([content as BlobPart]), name);
  for (const [field, value] of Object.entries(fields)) form.set(field, value);
  return server.request('POST', `/api/v1/beta/directories/${directoryId}/files/upload`, {
    body: form,
  });
}

/** Makes an index over a directory, and waits until its first sync has ended. */
export async function indexOver(server: TestServer, directoryId: string): Promise<Index> {
  const { body } = await server.request('POST', '/api/v1/indexes', {
    body: { source_directory_id: directoryId },
  });
  return synced(server, body.id);
}

export async function syncAgain(server: TestServer, indexId: string): Promise<Index> {
  const { status } = await server.request('POST', `/api/v1/indexes/${indexId}/sync`);
  expect(status).toBe(202);
  return synced(server, indexId);
}

/** Waits until no sync of the index waits or runs. */
export async function synced(
  server: TestServer,
  indexId: string,
  onProgress: (index: Answer['body']) => void = () => {},
): Promise<Index> {
  return until(async () => {
    const { body } = await server.request('GET', `/api/v1/indexes/${indexId}`);
    onProgress(body);
    return body.metadata.status === undefined ? undefined : body;
  });
}

/** The passages that a query finds, as the answer has them. */
export async function search(
  server: TestServer,
  indexId: string,
  query: string,
  options: object = {},
): Promise<Answer['body']> {
  const { body } = await server.request('POST', '/api/v1/retrieval/retrieve', {
    body: { index_id: indexId, query, ...options },
  });
  return body.results;
}

/** Asks again and again until there is something. @throws an error that shows what was asked, where that hangs */
export async function until<T>(ask: () => Promise<T | undefined>): Promise<T> {
  const endsAt = Date.now() + WAIT_LIMIT_MS;
  while (Date.now() < endsAt) {
    const found = await ask();
    if (found !== undefined) return found;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  throw new Error(`nothing came in ${WAIT_LIMIT_MS} ms of ${String(ask)}`);
}
