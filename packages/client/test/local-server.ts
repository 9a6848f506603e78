import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';
import { WAIT_LIMIT_MS } from '../../../vitest.shared.js';

export interface Received {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** Answers a request; `count` is how many came before it. */
export type Handler = (received: Received, response: ServerResponse, count: number) => void;

export interface LocalServer {
  readonly url: string;
  readonly received: readonly Received[];
}

/** An HTTP server that lives as long as the test. */
export async function serve(handler: Handler): Promise<LocalServer> {
  const received: Received[] = [];
  const server = createServer({ keepAliveTimeout: WAIT_LIMIT_MS }, async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const one = {
      method: request.method ?? '',
      url: request.url ?? '',
      headers: request.headers,
      body: Buffer.concat(chunks).toString(),
    };
    received.push(one);
    handler(one, response, received.length - 1);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.close();
    server.closeAllConnections();
  });
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}`, received };
}

/** An address at which nobody listens. */
export async function closedAddress(): Promise<string> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return `http://127.0.0.1:${port}`;
}

/** A string is sent as it stands, anything else as JSON. */
export function answer(
  response: ServerResponse,
  status: number,
  body?: unknown,
  headers: Record<string, string> = {},
): void {
  const text = typeof body === 'string' || body === undefined ? body : JSON.stringify(body);
  const type: Record<string, string> =
    text === undefined ? {} : { 'content-type': 'application/json' };
  response.writeHead(status, { ...type, 'x-request-id': 'req-1', ...headers });
  response.end(text);
}

/** Answers each request with the next status, and with the last one from then on. */
export function statuses(...all: readonly [number, ...number[]]): Handler {
  return (_, response, count) =>
    answer(response, all[Math.min(count, all.length - 1)] ?? 500, { ok: true });
}
