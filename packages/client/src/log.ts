import type { Clock } from './clock.ts';
import { ConnectionError } from './errors.ts';
import type { OutgoingRequest, Send } from './send.ts';

/** What happened to a request, as far as it may be written down: no header, no body, and no value of the query. */
export interface LogEvent {
  readonly type: 'request' | 'response' | 'failure' | 'retry';
  readonly method: string;
  /** The values of the query are left out: `/api/v1/indexes?page_token`. */
  readonly url: string;
  /** From 1. */
  readonly attempt: number;
  readonly status?: number;
  readonly requestId?: string;
  readonly durationMs?: number;
  /** Why there is no answer: the code of the error, for example `ECONNRESET`, else its name. */
  readonly error?: string;
  /** How long the pause before the next attempt is. */
  readonly delayMs?: number;
}

export type Log = (event: LogEvent) => void;

/** Tells of every attempt, and what came of it. */
export function logged(send: Send, log: Log, clock: Clock): Send {
  return async (request, deadline) => {
    const startedAt = clock.now();
    const about = describe(request);
    log({ type: 'request', ...about });
    const outcome = await send(request, deadline).then(
      (response) => ({ response }),
      (error: unknown) => ({ error }),
    );
    const durationMs = clock.now() - startedAt;
    if ('error' in outcome) {
      log({ type: 'failure', ...about, error: errorCode(outcome.error), durationMs });
      throw outcome.error;
    }
    const { response } = outcome;
    const requestId = response.headers.get('x-request-id');
    log({
      type: 'response',
      ...about,
      status: response.status,
      ...(requestId === null ? {} : { requestId }),
      durationMs,
    });
    return response;
  };
}

export function describe({ method, url, attempt }: OutgoingRequest): {
  method: string;
  url: string;
  attempt: number;
} {
  return { method, url: redact(url), attempt };
}

/** The names in a query say what was asked; the values may be secret, as those of a presigned URL are. */
export function redact(url: string): string {
  const { origin, pathname, searchParams } = new URL(url);
  const names = [...new Set(searchParams.keys())].map((name) => encodeURIComponent(name));
  return origin + pathname + (names.length > 0 ? `?${names.join('&')}` : '');
}

function errorCode(error: unknown): string {
  const cause = error instanceof ConnectionError ? error.cause : error;
  const {
    code,
    name,
    cause: inner,
  } = Object(cause) as { code?: unknown; name?: unknown; cause?: unknown };
  if (typeof code === 'string') return code;
  return inner instanceof Error ? errorCode(inner) : String(name);
}
