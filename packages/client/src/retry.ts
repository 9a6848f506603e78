import type { Clock } from './clock.ts';
import { ConnectionError } from './errors.ts';
import { describe, type Log } from './log.ts';
import { RetryBudget } from './retry-budget.ts';
import { retryDelayMs } from './retry-delay.ts';
import type { OutgoingRequest, Send } from './send.ts';

/**
 * Sends a request again while that is safe and of use, the budget lasts, and the pause ends before the deadline.
 * Otherwise the last answer, or the last error, is the outcome.
 */
export function retrying(
  send: Send,
  options: { clock: Clock; random: () => number; log?: Log | undefined },
): Send {
  const { clock, random, log } = options;
  const budget = new RetryBudget();
  return async (request, deadline) => {
    for (let retries = 0; ; retries += 1) {
      const attempt = { ...request, attempt: retries + 1 };
      const outcome = await send(attempt, deadline).then(
        (response) => ({ response, error: undefined }),
        (error: unknown) => ({ response: undefined, error }),
      );
      const { response, error } = outcome;
      const finish = (): Response => {
        if (response === undefined) throw error;
        return response;
      };
      if (response !== undefined && !isFailure(response)) budget.giveBack(retries);
      if (retries >= request.maxRetries || deadline.signal.aborted) return finish();
      if (!isReplayable(request) || !mayResend(request, response, error)) return finish();
      const delayMs = retryDelayMs(response, retries, clock.now(), random);
      if (delayMs >= deadline.remainingMs() || !budget.take()) return finish();
      // Without this the connection waits for somebody to read the answer.
      response?.body?.cancel().catch(() => {});
      log?.({ type: 'retry', ...describe(attempt), delayMs });
      await deadline.sleep(delayMs);
    }
  };
}

function isFailure({ status }: Response): boolean {
  return status === 408 || status === 429 || status >= 500;
}

function mayResend(
  request: OutgoingRequest,
  response: Response | undefined,
  error: unknown,
): boolean {
  if (response === undefined) {
    return error instanceof ConnectionError && (request.isIdempotent || wasNeverSent(error));
  }
  if (response.ok) return false;
  const told = response.headers.get('x-should-retry');
  if (told === 'true' || told === 'false') return told === 'true';
  // With these two the server says that it did not act.
  if (response.status === 429 || response.status === 503) return true;
  return request.isIdempotent && isFailure(response);
}

/** A stream is gone once it has been sent. */
function isReplayable({ source }: OutgoingRequest): boolean {
  // A Request can be cloned, whatever its body was made of.
  if (source instanceof Request) return true;
  const { body } = source;
  return !(body instanceof ReadableStream || Symbol.asyncIterator in Object(body));
}

const CONNECT_CODES: ReadonlySet<unknown> = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
  // Bun's.
  'ConnectionRefused',
  'FailedToOpenSocket',
]);

/** Whether no connection was made at all, so that the server cannot have acted. A browser does not tell. */
function wasNeverSent(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const { code } = error as { code?: unknown };
  // Deno has no codes.
  return (
    CONNECT_CODES.has(code) ||
    error.message.includes('client error (Connect)') ||
    wasNeverSent(error.cause)
  );
}
