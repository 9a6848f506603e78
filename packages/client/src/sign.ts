import { service } from '../generated/service.ts';
import { type ApiKey, type Credentials, refuseOwnKey } from './authorize.ts';
import type { Deadline } from './deadline.ts';
import { readEnvironment } from './environment.ts';
import type { OutgoingRequest, Send } from './send.ts';
import type { Server } from './server.ts';
import type { Scheme } from './service.ts';

/**
 * Adds the credentials of the first alternative for which all are there: those given, else those of the environment.
 * A request that has an Authorization of its own is left as it is.
 */
export function sign(send: Send, { apiKey, apiKeys }: Credentials, server: Server): Send {
  const schemes = Object.entries(service.schemes ?? {});
  const keys = new Map(
    schemes.flatMap(([name, { env }], index): [string, ApiKey][] => {
      const given = apiKeys?.[name] ?? (index === 0 ? apiKey : undefined);
      const key = given === undefined ? readEnvironment(env) : given;
      return key === undefined || key === null ? [] : [[name, key]];
    }),
  );
  return async (request, deadline) => {
    if (!request.isOurs || request.headers.has('authorization')) return send(request, deadline);
    const alternatives = request.security ?? service.security ?? [];
    const chosen = alternatives.find((names) => names.every((name) => keys.has(name))) ?? [];
    let signed: OutgoingRequest = { ...request, headers: new Headers(request.headers) };
    for (const [name, scheme] of schemes) {
      const key = keys.get(name);
      if (key === undefined || !chosen.includes(name)) continue;
      signed = withCredential(signed, scheme, await keyText(key, deadline));
    }
    if (!server.isNamed) refuseOwnKey(signed.headers.get('authorization'), server);
    return send(signed, deadline);
  };
}

async function keyText(key: ApiKey, deadline: Deadline): Promise<string> {
  return typeof key === 'string' ? key : await deadline.race(Promise.resolve(key()));
}

function withCredential(request: OutgoingRequest, scheme: Scheme, key: string): OutgoingRequest {
  const { in: place, name, prefix = '', basic } = scheme;
  const text = prefix + (basic ? base64(key) : key);
  const { headers } = request;
  if (place === 'query') {
    const url = new URL(request.url);
    const pair = `${encodeURIComponent(name)}=${encodeURIComponent(text)}`;
    // By hand, because URLSearchParams would write the rest of the query anew.
    url.search = url.search === '' ? `?${pair}` : `${url.search}&${pair}`;
    return { ...request, url: url.href };
  }
  if (place === 'cookie') {
    const others = headers.get('cookie');
    const pair = `${name}=${encodeURIComponent(text)}`;
    headers.set('cookie', others === null ? pair : `${others}; ${pair}`);
  } else {
    headers.set(name, text);
  }
  return request;
}

/** Of the text in UTF-8. */
function base64(text: string): string {
  return btoa(String.fromCodePoint(...new TextEncoder().encode(text)));
}
