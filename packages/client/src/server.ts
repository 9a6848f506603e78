import { service } from '../generated/service.ts';
import { readEnvironment } from './environment.ts';

export interface Server {
  /** Without a trailing slash. */
  readonly url: string;
  readonly origin: string;
  /** Whether somebody named the address, rather than leaving it at the default. */
  readonly isNamed: boolean;
}

/**
 * Where requests go: the given base URL, else the environment's, else the description's.
 *
 * @param baseURL null leaves the environment out.
 * @throws {TypeError} for anything but an absolute http or https URL.
 */
export function resolveServer(baseURL: string | null | undefined): Server {
  const named = baseURL === undefined ? readEnvironment(service.baseURLVariables) : baseURL;
  const url = (named || service.baseURL).replace(/\/+$/, '');
  if (!/^https?:\/\//i.test(url) || !URL.canParse(url)) {
    const places = ['the option baseURL', ...service.baseURLVariables].join(' or ');
    throw new TypeError(
      `The base URL "${url}" is not an http URL. Write it whole, for example http://localhost:8080, in ${places}.`,
    );
  }
  return { url, origin: new URL(url).origin, isNamed: Boolean(named) };
}
