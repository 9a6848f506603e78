import type { paths } from '@quipu/types/paths';
import createFetchClient, {
  type Client as FetchClient,
  type ClientOptions as FetchClientOptions,
} from 'openapi-fetch';
import { operations } from '../generated/operations.ts';
import { LightRequest } from './light-request.ts';
import { serializePath } from './path.ts';
import { resolveServer } from './server.ts';
import { createTransport, type TransportOptions } from './transport.ts';

/** Beside those of the transport, the options of openapi-fetch. */
export interface ClientOptions
  extends TransportOptions, Omit<FetchClientOptions, 'baseUrl' | 'fetch' | 'pathSerializer'> {}

/** A method for each HTTP method, typed by the paths of the API: `client.GET('/api/v1/indexes/{index_id}', …)`. */
export type Client = FetchClient<paths>;

const idempotentRoutes: ReadonlySet<string> = new Set(
  Object.values(operations)
    .filter((operation) => operation.idempotent)
    .map(({ method, path }) => `${method} ${path}`),
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
  const { baseURL, apiKey, timeoutMs, maxRetries, log, fetch, clock, random, ...rest } = options;
  const transport = createTransport({
    baseURL,
    apiKey,
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
  client.use({
    onRequest({ request, schemaPath }) {
      if (idempotentRoutes.has(`${request.method} ${schemaPath}`))
        Object.assign(request, { idempotent: true });
    },
  });
  return client;
}
