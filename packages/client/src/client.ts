import type { paths } from '@quipu/types/paths';
import createFetchClient, {
  type Client as FetchClient,
  type ClientOptions as FetchClientOptions,
} from 'openapi-fetch';
import { operations } from '../generated/operations.ts';
import type { DispatchInput } from './dispatch.ts';
import { LightRequest } from './light-request.ts';
import type { Operation } from './operation.ts';
import { serializePath } from './path.ts';
import { resolveServer } from './server.ts';
import { createTransport, type TransportOptions } from './transport.ts';

/** Beside those of the transport, the options of openapi-fetch. */
export interface ClientOptions
  extends TransportOptions, Omit<FetchClientOptions, 'baseUrl' | 'fetch' | 'pathSerializer'> {}

/** A method for each HTTP method, typed by the paths of the API: `client.GET('/api/v1/indexes/{index_id}', …)`. */
export type Client = FetchClient<paths>;

/** The operations of which the table says more than a path does. */
const operationsOfRoutes: ReadonlyMap<string, Operation> = new Map(
  Object.values<Operation>(operations)
    .filter(({ idempotent, security, write }) => idempotent ?? security ?? write)
    .map((operation) => [`${operation.method} ${operation.path}`, operation]),
);

/**
 * openapi-fetch, bound to the paths of the API, over the transport.
 *
 * A call takes `timeoutMs`, `maxRetries` and `signal` beside what openapi-fetch takes. A middleware is given a light
 * request (url, method, headers, body); pass `Request: globalThis.Request` for whole ones.
 *
 * @throws {TypeError} when the base URL is not one.
 */
export function createClient(options: ClientOptions = {}): Client {
  const { baseURL, apiKey, apiKeys, timeoutMs, maxRetries, log, fetch, clock, random, ...rest } =
    options;
  const transport = createTransport({
    baseURL,
    apiKey,
    apiKeys,
    timeoutMs,
    maxRetries,
    log,
    fetch,
    clock,
    random,
  });
  const client = createFetchClient<paths>({
    // openapi-fetch makes one with a URL and options, and passes it on: it does not look further than LightRequest goes.
    Request: LightRequest as unknown as typeof Request,
    ...rest,
    // A whole Request cannot hold a path alone.
    baseUrl: rest.Request === undefined ? '' : resolveServer(baseURL).url,
    fetch: (request) => transport(request),
    pathSerializer: serializePath,
  });
  return asDescribed(client);
}

const METHODS = ['GET', 'PUT', 'POST', 'DELETE', 'OPTIONS', 'HEAD', 'PATCH', 'TRACE'] as const;

type Call = (path: string, init?: Init) => unknown;

interface Init extends Pick<DispatchInput, 'body'> {
  readonly params?: Pick<DispatchInput, 'header' | 'cookie'>;
  readonly headers?:
    | Headers
    | readonly (readonly [string, unknown])[]
    | Readonly<Record<string, unknown>>;
}

function plainHeaders(headers: Init['headers'] = {}): object {
  return Symbol.iterator in headers ? Object.fromEntries(headers) : headers;
}

/** Has each call written as its operation is described. What the call says itself goes before. */
function asDescribed(client: Client): Client {
  // Every method of a client takes a path, and what its path allows: asDescribed looks at none of that.
  const calls = client as unknown as Record<string, Call>;
  for (const method of METHODS) {
    const call = calls[method] as Call;
    calls[method] = (path, init) => call(path, described(method, path, init));
  }
  const request = client.request as unknown as (
    method: string,
    path: string,
    init?: Init,
  ) => unknown;
  Object.assign(client, {
    request: (method: string, path: string, init?: Init) =>
      request(method, path, described(method.toUpperCase(), path, init)),
  });
  return client;
}

function described(method: string, path: string, init: Init = {}): Init {
  const operation = operationsOfRoutes.get(`${method} ${path}`);
  if (operation === undefined) return init;
  const { idempotent, security } = operation;
  const written = operation.write?.(operation, { ...init.params, body: init.body });
  return {
    ...(idempotent && { idempotent }),
    ...(security && { security }),
    ...written,
    ...init,
    ...(written && {
      headers: { ...written.headers, ...plainHeaders(init.headers) },
      // Already in the headers, in their own style.
      params: { ...init.params, header: undefined },
    }),
  } as Init;
}
