import {
  type Clock,
  ConnectionError,
  createDispatch,
  type DispatchInput,
  type Operation,
  serializePath,
  service,
  systemClock,
  TimeoutError,
  TransportError,
} from '@quipu/client';
import { BaseError } from './base-error.ts';
import { failureText } from './error-message.ts';
import {
  APIConnectionError,
  APIConnectionTimeoutError,
  APIResponseError,
  APIUserAbortError,
  statusError,
} from './errors.ts';
import { logTo } from './logger.ts';
import type { ClientOptions, HeadersLike, RequestOptions } from './options.ts';
import { toContent, toForm } from './upload.ts';

/** A success whose body nobody has read yet. */
export interface Answer<T> {
  readonly response: Response;
  readonly read: () => Promise<T>;
}

/**
 * Sends an operation.
 *
 * @param id the last parameter of its path.
 * @param params all other parameters, and the fields of the body, by their names on the wire.
 */
type Send = <T>(
  operation: Operation,
  id: unknown,
  params: object | null | undefined,
  options: RequestOptions | undefined,
) => Promise<Answer<T>>;

/** What the resources of a client share. */
export interface Core {
  readonly send: Send;
  readonly clock: Clock;
}

type Values = Readonly<Record<string, unknown>>;

export function createCore(options: ClientOptions): Core {
  const { apiKey, apiKeys, baseURL, fetch, random, clock = systemClock } = options;
  const dispatch = createDispatch({
    apiKey,
    apiKeys,
    baseURL,
    timeoutMs: options.timeout,
    maxRetries: options.maxRetries,
    fetch,
    random,
    clock,
    log: logTo(options.logger ?? console, options.logLevel ?? 'off'),
  });
  const send: Send = async <T>(
    operation: Operation,
    id: unknown,
    params: object | null | undefined,
    callOptions: RequestOptions = {},
  ): Promise<Answer<T>> => {
    const input = await writeInput(operation, id, params, callOptions, options);
    const what = (): string =>
      `${operation.method} ${input.path === undefined || operation.write ? operation.path : serializePath(operation.path, input.path)}`;
    try {
      const answer = await dispatch(operation, input);
      const { response } = answer;
      if ('failure' in answer) {
        const { body } = answer.failure;
        throw statusError(response, body, statusMessage(response, body, what()));
      }
      const read = async (): Promise<T> => {
        try {
          const data = await answer.read();
          if (data === undefined && !operation.empty) throw new SyntaxError('there is no body');
          // The description says what the answer is.
          return data as T;
        } catch (error) {
          throw translate(error, what, callOptions.signal, response);
        }
      };
      return { response, read };
    } catch (error) {
      throw translate(error, what, callOptions.signal, undefined);
    }
  };
  return { send, clock };
}

async function writeInput(
  operation: Operation,
  id: unknown,
  params: object | null | undefined,
  call: RequestOptions,
  client: ClientOptions,
): Promise<DispatchInput> {
  const { path, query, header, cookie, body } = sortParameters(operation, id, params);
  const { idempotencyHeader } = operation;
  return {
    path,
    query: { ...client.defaultQuery, ...writeQuery(query), ...writeQuery({ ...call.query }) },
    header,
    cookie,
    body: await writeBody(operation, body),
    headers: {
      accept: operation.accept ?? 'application/json',
      ...(idempotencyHeader && {
        [idempotencyHeader.toLowerCase()]: call.idempotencyKey ?? randomKey(),
      }),
      ...plainHeaders(client.defaultHeaders),
      ...plainHeaders(call.headers),
    },
    signal: call.signal,
    timeoutMs: call.timeout,
    maxRetries: call.maxRetries,
  };
}

interface Sorted {
  readonly path: Values;
  readonly query: Values;
  readonly header: Values;
  readonly cookie: Values;
  readonly body: unknown;
}

/**
 * Where each parameter goes: the path names its own, the table names those that are written in another way, and the
 * query's where there is a body, and the rest is the body, else the query.
 */
function sortParameters(
  operation: Operation,
  id: unknown,
  params: object | null | undefined,
): Sorted {
  const sorted = { path: record(), query: record(), header: record(), cookie: record() };
  const { path, query } = sorted;
  const rest: Record<string, unknown> = { ...params };
  const move = (name: string, to: Record<string, unknown>, wireName = name): void => {
    if (name in rest) to[wireName] = rest[name];
    delete rest[name];
  };
  const names = pathNames(operation);
  const last = names.pop();
  for (const { name, in: place, field } of operation.parameters ?? []) {
    if (place !== 'path' || name !== last) move(field ?? name, sorted[place], name);
  }
  for (const name of names) if (!(name in path)) move(name, path);
  if (last !== undefined) path[last] = id;
  const { body } = operation;
  if (body === undefined) return { ...sorted, query: { ...query, ...rest }, body };
  for (const name of operation.query ?? []) move(name, query);
  const isWhole = operation.whole ?? (body === 'raw' || body === 'content');
  const isNone = operation.optionalBody && Object.keys(rest).length === 0;
  return { ...sorted, body: isWhole ? rest['body'] : isNone ? undefined : rest };
}

function record(): Record<string, unknown> {
  return {};
}

async function writeBody(operation: Operation, body: unknown): Promise<unknown> {
  if (body === undefined) return undefined;
  if (operation.body === 'multipart') return toForm(body as Values, operation.encoding);
  return operation.body === 'content' ? toContent(body) : body;
}

/** The parameters of the path, in order. */
export function pathNames({ path }: Operation): string[] {
  return [...new Set([...path.matchAll(/\{([^}]+)\}/g)].map((match) => match[1] ?? ''))];
}

/** An explicit null is sent empty, which the API takes for absent, as the official client does. */
function writeQuery(values: Values): Values {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      value === null ? '' : value instanceof Date ? value.toISOString() : value,
    ]),
  );
}

/** By their names in lower case, so that a later one overrides an earlier. */
function plainHeaders(headers: HeadersLike | undefined): Record<string, string | null> {
  const entries =
    headers === undefined || Symbol.iterator in headers
      ? [...(headers ?? [])]
      : Object.entries(headers);
  const given = entries.filter((entry): entry is [string, string | null] => entry[1] !== undefined);
  return Object.fromEntries(given.map(([name, value]) => [name.toLowerCase(), value]));
}

function randomKey(): string {
  // A page that came over plain http has no randomUUID.
  if ('randomUUID' in crypto) return crypto.randomUUID();
  return [...(crypto as Crypto).getRandomValues(new Uint8Array(16))]
    .map((byte) => byte.toString(16).padStart(2, '0'))
    .join('');
}

function statusMessage(response: Response, body: unknown, what: string): string {
  const requestId = response.headers.get('x-request-id');
  const where = requestId === null ? what : `${what}, request ${requestId}`;
  const hint =
    response.status === 401
      ? ` (the key comes from the apiKey option${service.keyVariables.map((name) => ` or ${name}`).join('')})`
      : '';
  return `${response.status} ${failureText(response, body)}${hint} (${where})`;
}

/** An error of the transport as one of ours. A mistake in the program, such as an id that is no id, stays what it is. */
function translate(
  error: unknown,
  what: () => string,
  signal: AbortSignal | null | undefined,
  response: Response | undefined,
): unknown {
  if (error instanceof BaseError) return error;
  if (error instanceof TimeoutError)
    return new APIConnectionTimeoutError({ message: error.message, cause: error });
  if (error instanceof ConnectionError)
    return new APIConnectionError({ message: error.message, cause: error });
  if (error instanceof TransportError) return new BaseError(error.message, { cause: error });
  if (signal?.aborted && error === signal.reason) {
    return new APIUserAbortError({ message: `${what()} was aborted`, cause: error });
  }
  if (error instanceof SyntaxError && response !== undefined) {
    const { status, headers } = response;
    const type = headers.get('content-type') ?? 'no content type';
    const message = `${status} the answer to ${what()} cannot be read as JSON (${type}): ${error.message}`;
    return new APIResponseError(status, undefined, message, headers, { cause: error });
  }
  return error;
}
