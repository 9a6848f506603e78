import createFetchClient from 'openapi-fetch';
import { LightRequest } from './light-request.ts';
import type { Operation } from './operation.ts';
import { serializePath } from './path.ts';
import { type CallOptions, createTransport, type TransportOptions } from './transport.ts';

/** The parts of one call, sorted by where they go. */
export interface DispatchInput extends CallOptions {
  readonly path?: Readonly<Record<string, unknown>> | undefined;
  readonly query?: Readonly<Record<string, unknown>> | undefined;
  readonly header?: Readonly<Record<string, unknown>> | undefined;
  readonly cookie?: Readonly<Record<string, unknown>> | undefined;
  readonly headers?: Readonly<Record<string, string | null | undefined>> | undefined;
  readonly body?: unknown;
  readonly signal?: AbortSignal | null | undefined;
}

/** An answer whose body nobody has read yet, or that of a failure, which has been read. */
export type Answer =
  | { readonly response: Response; readonly read: () => Promise<unknown> }
  | { readonly response: Response; readonly failure: { readonly body: unknown } };

export type Dispatch = (operation: Operation, input: DispatchInput) => Promise<Answer>;

/** What the SDK needs of openapi-fetch: without `paths`, because the types of a call come from the SDK's own methods. */
type Call = (
  method: string,
  path: string,
  init: object,
) => Promise<{ readonly data?: unknown; readonly error?: unknown; readonly response: Response }>;

/**
 * Sends the operations of the table: openapi-fetch writes each request and reads its answer, but the body of a
 * success only when it is asked for, so that a caller may take the raw response instead.
 */
export function createDispatch(options: TransportOptions = {}): Dispatch {
  const transport = createTransport(options);
  const client = createFetchClient({
    // openapi-fetch makes one with a URL and options, and passes it on: it does not look further than LightRequest goes.
    Request: LightRequest as unknown as typeof Request,
    pathSerializer: serializePath,
  });
  // The operation table, rather than `paths`, says which paths there are.
  const call = client.request as unknown as Call;
  return async (operation, input) => {
    const { method, path: template, parseAs, idempotent, security } = operation;
    const { path, query, header: _, cookie: __, ...init } = input;
    const written = operation.write?.(operation, input);
    let succeed: (success: { readonly success: Response }) => void;
    let ask: () => void;
    const success = new Promise<{ readonly success: Response }>((resolve) => (succeed = resolve));
    const asked = new Promise<void>((resolve) => (ask = resolve));
    const result = call(method, template, {
      ...init,
      ...written,
      headers: { ...written?.headers, ...init.headers },
      params: { path, query },
      ...(parseAs && { parseAs }),
      ...(idempotent && { idempotent }),
      ...(security && { security }),
      fetch: async (request: Request) => {
        const response = await transport(request);
        if (response.ok) {
          succeed({ success: response });
          // Holds openapi-fetch back from the body until somebody asks for it.
          await asked;
        }
        return response;
      },
    });
    const first = await Promise.race([success, result]);
    if (!('success' in first)) return { response: first.response, failure: { body: first.error } };
    const read = async (): Promise<unknown> => {
      ask();
      return (await result).data;
    };
    return { response: first.success, read };
  };
}
