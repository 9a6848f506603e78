import { service } from '../generated/service.ts';
import { authorized, type Credentials } from './authorize.ts';
import { type Clock, systemClock } from './clock.ts';
import { Deadline } from './deadline.ts';
import { ConnectionError, TimeoutError } from './errors.ts';
import { type Log, logged, redact } from './log.ts';
import { limitBody } from './response-body.ts';
import { retrying } from './retry.ts';
import type { OutgoingRequest, Send } from './send.ts';
import { resolveServer, type Server } from './server.ts';

export type Fetch = (input: string | URL | Request, init?: RequestInit) => Promise<Response>;

export interface TransportOptions extends Credentials {
  /** Defaults to the environment's, then to the description's server. null leaves the environment out. */
  readonly baseURL?: string | null | undefined;
  /** How long a call may take in milliseconds, over all attempts, the pauses between them, and the body. Default: 60000. */
  readonly timeoutMs?: number | undefined;
  /** How often a request is sent again at most. Default: 2. */
  readonly maxRetries?: number | undefined;
  readonly log?: Log | undefined;
  /** What sends a request. Default: the global fetch. */
  readonly fetch?: Fetch | undefined;
  readonly clock?: Clock | undefined;
  /** From 0 to 1, for jitter. */
  readonly random?: (() => number) | undefined;
}

/** What one call may say otherwise, beside what fetch takes. openapi-fetch passes these on from the options of a call. */
export interface CallOptions {
  readonly timeoutMs?: number | undefined;
  readonly maxRetries?: number | undefined;
  /** Sending it twice does no harm, whatever the method says. */
  readonly idempotent?: boolean | undefined;
  /** Alternatives of the names of credentials that go with it. Default: the service's. */
  readonly security?: readonly (readonly string[])[] | undefined;
}

/** A request without the cost of one: what openapi-fetch makes when it is told to use {@link LightRequest}. */
export type RequestLike = { readonly url: string } & RequestInit & CallOptions;

export type Transport = (
  input: string | URL | Request | RequestLike,
  init?: RequestInit & CallOptions,
) => Promise<Response>;

const DEFAULT_TIMEOUT_MS = 60_000;
const DEFAULT_MAX_RETRIES = 2;
const IDEMPOTENT_METHODS: ReadonlySet<string> = new Set([
  'GET',
  'HEAD',
  'PUT',
  'DELETE',
  'OPTIONS',
  'TRACE',
]);

/**
 * A fetch with auth, one deadline and retries, to use alone or under openapi-fetch. A path is taken from the base URL.
 *
 * It rejects with a {@link TimeoutError}, a {@link ConnectionError}, or the reason of the signal; every answer is
 * resolved, whatever its status.
 *
 * @throws {TypeError} when the base URL is not one.
 */
export function createTransport(options: TransportOptions = {}): Transport {
  const { clock = systemClock, random = Math.random, log } = options;
  const server = resolveServer(options.baseURL);
  const once = sendOnce(options.fetch ?? ((input, init) => globalThis.fetch(input, init)));
  const seen = log === undefined ? once : logged(once, log, clock);
  const { sign = authorized } = service;
  const send = retrying(sign(seen, options, server), { clock, random, log });
  return async (input, init) => {
    const given = readInput(input, init);
    const request = outgoingRequest(given, server, options);
    const timeoutMs = given.timeoutMs ?? options.timeoutMs ?? DEFAULT_TIMEOUT_MS;
    const what = (): string => `${request.method} ${redact(request.url)}`;
    const deadline = new Deadline(
      clock,
      timeoutMs,
      given.signal,
      () => new TimeoutError(`${what()} took longer than ${timeoutMs} ms`),
    );
    try {
      if (deadline.signal.aborted) throw deadline.signal.reason;
      return limitBody(await send(request, deadline), deadline, what);
    } catch (error) {
      deadline.close();
      throw error;
    }
  };
}

/** The request as openapi-fetch hands it over: it sets options that a Request does not know as properties of it. */
type GivenRequest = { readonly url: string } & RequestInit &
  CallOptions & { readonly source: Request | RequestInit };

function readInput(
  input: string | URL | Request | RequestLike,
  init: (RequestInit & CallOptions) | undefined,
): GivenRequest {
  if (typeof input === 'string' || input instanceof URL) {
    return { ...init, url: String(input), source: init ?? {} };
  }
  if (!(input instanceof Request)) {
    const given = { ...input, ...init };
    return { ...given, source: given };
  }
  const { url, method, headers, signal } = input;
  const { timeoutMs, maxRetries, idempotent, security } = input as CallOptions;
  return {
    url,
    method,
    headers,
    signal,
    timeoutMs,
    maxRetries,
    idempotent,
    security,
    ...init,
    source: input,
  };
}

function outgoingRequest(
  given: GivenRequest,
  server: Server,
  options: TransportOptions,
): OutgoingRequest {
  const isPath = given.url.startsWith('/');
  const method = (given.method ?? 'GET').toUpperCase();
  const headers = given.headers instanceof Headers ? given.headers : new Headers(given.headers);
  return {
    url: isPath ? server.url + given.url : given.url,
    method,
    headers,
    source: given.source,
    isOurs: isPath || new URL(given.url).origin === server.origin,
    isIdempotent:
      given.idempotent === true ||
      IDEMPOTENT_METHODS.has(method) ||
      service.idempotencyHeaders.some((name) => headers.has(name)),
    security: given.security,
    maxRetries: given.maxRetries ?? options.maxRetries ?? DEFAULT_MAX_RETRIES,
    attempt: 1,
  };
}

function sendOnce(fetch: Fetch): Send {
  return async ({ url, method, headers, source }, deadline) => {
    const { signal } = deadline;
    const { redirect = 'follow' } = source;
    const init: RequestInit = {
      ...(source instanceof Request ? {} : source),
      method,
      headers,
      signal,
      // Followed, a POST becomes a GET, as the fetch standard has it, and a create becomes a list.
      redirect:
        redirect === 'follow' && method !== 'GET' && method !== 'HEAD' ? 'manual' : redirect,
    };
    try {
      return await deadline.race(fetch(source instanceof Request ? source.clone() : url, init));
    } catch (error) {
      if (signal.aborted) throw error;
      throw new ConnectionError(`${method} ${redact(url)} got no answer: ${rootMessage(error)}`, {
        cause: error,
      });
    }
  };
}

/** What fetch hides: its own message is only "fetch failed". */
function rootMessage(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error
    ? rootMessage(error.cause)
    : error.message || String((error as { code?: unknown }).code);
}
