import { Deadline, type Operation } from '@quipu/client';
import {
  APIConnectionError,
  APIError,
  APIUserAbortError,
  InternalServerError,
  RateLimitError,
  WaitFailedError,
  WaitTimeoutError,
} from './errors.ts';
import { type Core, pathNames } from './send.ts';

export interface WaitOptions<Resource, Params = object> {
  /** Ends the wait at once. */
  readonly signal?: AbortSignal | null | undefined;
  /** How long to wait at most. Default: 600000. */
  readonly timeoutMs?: number | undefined;
  /** How long to pause between looks. Default: 250 at first, and then longer, up to 5000. */
  readonly pollMs?: number | undefined;
  /** Called with what every look finds. */
  readonly onProgress?: ((resource: Resource) => void) | undefined;
  /** What each look passes on beside the id. */
  readonly params?: Params | null | undefined;
}

/** How to wait for a resource, from the description. Fields are dotted paths. */
export interface WaitRule {
  /** Reads the resource. */
  readonly operation: Operation;
  /** The parameters of that operation that the one that starts may have, too. */
  readonly parameters: readonly string[];
  /** What the resource is called in messages. */
  readonly noun: string;
  readonly id: string;
  readonly status: string;
  readonly ready: readonly string[];
  readonly failed: readonly string[];
  readonly error?: string;
  readonly moves?: string;
}

const DEFAULT_TIMEOUT_MS = 600_000;
const FIRST_POLL_MS = 250;
const LONGEST_POLL_MS = 5000;
const POLL_GROWTH = 1.5;

/**
 * Looks at a resource until it is ready. A state that is not known is not an end, and a server that cannot be
 * reached for a while, because it restarts, is asked again.
 *
 * @throws {WaitFailedError} when it has failed.
 * @throws {WaitTimeoutError} when the time is up.
 * @throws {APIUserAbortError} when the signal is aborted.
 */
export function waitFor<Resource>(
  core: Core,
  rule: WaitRule,
  id: string,
  options: WaitOptions<Resource> = {},
): Promise<Resource> {
  return poll(core, rule, id, options, undefined);
}

/** Sends the operation that starts what is waited for, and waits for what comes of this start rather than of one before. */
export async function startAndWait<Resource>(
  core: Core,
  rule: WaitRule,
  start: Operation,
  id: string | undefined,
  params: object | null | undefined,
  options: WaitOptions<Resource> = {},
): Promise<Resource> {
  const { signal } = options;
  const startedFrom = pathNames(start).at(-1);
  // The id of what is waited for, where the start takes it; otherwise that of what it belongs to.
  const isStartedAgain = startedFrom === pathNames(rule.operation).at(-1);
  const given: Readonly<Record<string, unknown>> = {
    ...params,
    ...(startedFrom && { [startedFrom]: id }),
  };
  const shared = Object.fromEntries(
    rule.parameters.filter((name) => name in given).map((name) => [name, given[name]]),
  );
  const lookParams = { ...shared, ...options.params };
  const before =
    isStartedAgain && id !== undefined
      ? await look<Resource>(core, rule, id, lookParams, signal)
      : undefined;
  const started = await (await core.send(start, id, params, { signal })).read();
  const startedId = isStartedAgain && id !== undefined ? id : String(field(started, rule.id));
  return poll(core, rule, startedId, { ...options, params: lookParams }, before);
}

async function poll<Resource>(
  core: Core,
  rule: WaitRule,
  id: string,
  options: WaitOptions<Resource>,
  before: Resource | undefined,
): Promise<Resource> {
  const { signal, timeoutMs = DEFAULT_TIMEOUT_MS, pollMs, onProgress, params } = options;
  let lastError: unknown;
  const deadline = new Deadline(
    core.clock,
    timeoutMs,
    signal,
    () =>
      new WaitTimeoutError(`${rule.noun} ${id} was not ready after ${timeoutMs} ms`, {
        cause: lastError,
      }),
  );
  let pauseMs = pollMs ?? FIRST_POLL_MS;
  let wasInProgress = before === undefined;
  try {
    for (;;) {
      try {
        const resource = await deadline.race(
          look<Resource>(core, rule, id, params, deadline.signal),
        );
        onProgress?.(resource);
        const state = stateOf(rule, resource);
        wasInProgress ||= state === 'in progress';
        if (state !== 'in progress' && (wasInProgress || isNewer(rule, state, resource, before))) {
          if (state === 'ready') return resource;
          throw failure(rule, id, resource);
        }
      } catch (error) {
        if (deadline.signal.aborted || !passes(error)) throw error;
        lastError = error;
      }
      await deadline.sleep(pauseMs);
      pauseMs = pollMs ?? Math.min(pauseMs * POLL_GROWTH, LONGEST_POLL_MS);
    }
  } catch (error) {
    if (signal?.aborted && error === signal.reason) {
      throw new APIUserAbortError({
        message: `waiting for ${rule.noun} ${id} was aborted`,
        cause: error,
      });
    }
    throw error;
  } finally {
    deadline.close();
  }
}

async function look<Resource>(
  core: Core,
  rule: WaitRule,
  id: string,
  params: object | null | undefined,
  signal: AbortSignal | null | undefined,
): Promise<Resource> {
  const answer = await core.send<Resource>(rule.operation, id, params, { signal });
  return answer.read();
}

type State = 'in progress' | 'ready' | 'failed';

function stateOf(rule: WaitRule, resource: unknown): State {
  const status = field(resource, rule.status);
  if (typeof status !== 'string') return 'in progress';
  return rule.ready.includes(status)
    ? 'ready'
    : rule.failed.includes(status)
      ? 'failed'
      : 'in progress';
}

/**
 * Whether a state came of the start, where no look has seen it in progress: a server may leave the old state
 * standing for a while. Ready counts once the time it last became so has moved. A failure moves no time, so it
 * counts when anything about the resource has changed.
 */
function isNewer(rule: WaitRule, state: State, resource: unknown, before: unknown): boolean {
  if (state === 'ready' && rule.moves !== undefined) {
    return field(resource, rule.moves) !== field(before, rule.moves);
  }
  return JSON.stringify(resource) !== JSON.stringify(before);
}

/** Whether a look that failed may succeed later. */
function passes(error: unknown): boolean {
  if (error instanceof APIUserAbortError) return false;
  return (
    error instanceof APIConnectionError ||
    error instanceof InternalServerError ||
    error instanceof RateLimitError ||
    (error instanceof APIError && error.status === 408)
  );
}

function failure(rule: WaitRule, id: string, resource: unknown): WaitFailedError {
  const reason = rule.error === undefined ? undefined : field(resource, rule.error);
  return new WaitFailedError(
    `${rule.noun} ${id} failed: ${reason ?? 'the server does not say why'}`,
    resource,
  );
}

/** The value at a dotted path, or undefined where the path ends early. */
function field(value: unknown, path: string): unknown {
  return path
    .split('.')
    .reduce<unknown>(
      (node, name) => (Object(node) as Readonly<Record<string, unknown>>)[name],
      value,
    );
}
