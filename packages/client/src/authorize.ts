import { service } from '../generated/service.ts';
import { readEnvironment } from './environment.ts';
import { MissingBaseURLError } from './errors.ts';
import type { Send } from './send.ts';
import type { Server } from './server.ts';

/** A key, or what gives the key that holds now; it is asked before every attempt. */
export type ApiKey = string | (() => string | Promise<string>);

export interface Credentials {
  /** Sent to the base URL's origin, and nowhere else: that of the first scheme of the description. Defaults to the environment's. null for none. */
  readonly apiKey?: ApiKey | null | undefined;
  /** Those of an API with several schemes, by their names in the description. Each defaults to the environment's. null for none. */
  readonly apiKeys?: Readonly<Record<string, ApiKey | null | undefined>> | undefined;
}

/**
 * Adds the key to what goes to the server, where the request has no Authorization of its own.
 *
 * @throws {MissingBaseURLError} before anything is sent, when the key was made by a server of one's own and nobody said where that is.
 */
export function authorized(send: Send, given: Credentials, server: Server): Send {
  if (given.apiKeys !== undefined)
    throw new TypeError('This API has one credential. Give it as apiKey, rather than in apiKeys.');
  const apiKey =
    given.apiKey === undefined
      ? readEnvironment(service.keyVariables)
      : (given.apiKey ?? undefined);
  return async (request, deadline) => {
    if (!request.isOurs) return send(request, deadline);
    const headers = new Headers(request.headers);
    if (apiKey !== undefined && !headers.has('authorization')) {
      const key =
        typeof apiKey === 'string' ? apiKey : await deadline.race(Promise.resolve(apiKey()));
      headers.set('authorization', `Bearer ${key}`);
    }
    if (!server.isNamed) refuseOwnKey(headers.get('authorization'), server);
    return send({ ...request, headers }, deadline);
  };
}

/** @throws {MissingBaseURLError} for a key that a server of one's own has made. */
export function refuseOwnKey(authorization: string | null, server: Server): void {
  const { keyPrefix, baseURLVariables } = service;
  if (keyPrefix === undefined || !authorization?.includes(` ${keyPrefix}`)) return;
  const settings = ['the baseURL option', ...baseURLVariables].join(' or ');
  throw new MissingBaseURLError(
    `A key that begins with ${keyPrefix} belongs to a server of your own, so it was not sent to ${server.url}. Set ${settings} to that server's address.`,
  );
}
