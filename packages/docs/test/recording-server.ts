import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { WAIT_LIMIT_MS } from '../../../vitest.shared.js';

export interface Recorded {
  readonly method: string | undefined;
  readonly url: string | undefined;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

export interface RecordingServer {
  readonly url: string;
  /** The requests that were no page's, in their order. */
  readonly requests: Recorded[];
  /** How such a request is answered: 200 and `{"ok":true}` until a test says otherwise. */
  answer(response: ServerResponse): void;
  /** Path → content. */
  pages: ReadonlyMap<string, string>;
  close(): Promise<void>;
}

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css',
  '.js': 'text/javascript',
  '.md': 'text/markdown; charset=utf-8',
};

/** A server that shows pages, and keeps every other request that it is sent. */
export async function startRecordingServer(): Promise<RecordingServer> {
  const server = createServer({ keepAliveTimeout: WAIT_LIMIT_MS }, async (request, response) => {
    const name = (request.url ?? '').slice(1).replace(/(^|\/)$/, '$1index.html');
    const page = recording.pages.get(name);
    if (page !== undefined) {
      response.setHeader('content-type', TYPES[path.extname(name)] ?? 'text/plain');
      response.end(page);
      return;
    }
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const { method, url, headers } = request;
    recording.requests.push({ method, url, headers, body: Buffer.concat(chunks).toString() });
    recording.answer(response);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const recording: RecordingServer = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests: [],
    pages: new Map(),
    answer(response) {
      response.setHeader('content-type', 'application/json');
      response.setHeader('x-request-id', 'request-1');
      response.end('{"ok":true}');
    },
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
  return recording;
}
