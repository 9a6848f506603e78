import type { RequestField, RequestForm } from './request-form.ts';

/** What somebody has put into a field: texts, or files. */
export type Filled = readonly [field: RequestField, values: readonly (string | File)[]];

/** A request as fetch takes it, and as curl does. */
export interface HttpRequest {
  readonly url: string;
  readonly init: RequestInit;
  /** A command for a POSIX shell, with the key as a variable. */
  readonly curl: string;
}

/**
 * The request that a filled form makes.
 *
 * @param origin What the base URL is relative to.
 * @param key Sent, and never shown. Without it the request goes without a key.
 */
export function httpRequest(
  { method, path, baseUrl, key: scheme, mediaType = '' }: RequestForm,
  filled: readonly Filled[],
  origin: string,
  key: string,
): HttpRequest {
  const headers: [string, string][] = [];
  const query = new URLSearchParams();
  const form = isParts(mediaType) ? new FormData() : new URLSearchParams();
  const flags: string[] = [];
  let route = path;
  let body: BodyInit | undefined;
  for (const [{ name, in: place }, values] of filled) {
    for (const value of values) {
      if (value instanceof File) {
        if (place === 'body') {
          body = value;
          flags.push(`--data-binary ${quote(`@${value.name}`)}`);
        } else {
          // URLSearchParams is never given a file: only a body of parts has fields for one.
          (form as FormData).append(name, value);
          flags.push(`-F ${quote(`${name}=@"${value.name.replaceAll(/["\\]/g, '\\$&')}"`)}`);
        }
      } else if (place === 'path') {
        route = route.replace(`{${name}}`, () => encodeURIComponent(value));
      } else if (place === 'query') {
        query.append(name, value);
      } else if (place === 'header') {
        headers.push([name, value]);
      } else if (place === 'body') {
        body = value;
        flags.push(`--data-raw ${quote(value)}`);
      } else {
        form.append(name, value);
        if (isParts(mediaType)) flags.push(`--form-string ${quote(`${name}=${value}`)}`);
      }
    }
  }
  if (filled.some(([field]) => field.in === 'form')) body = form;
  if (body instanceof URLSearchParams) flags.push(`--data-raw ${quote(String(body))}`);
  // fetch names the boundary of parts itself.
  if (body !== undefined && !isParts(mediaType)) headers.push(['Content-Type', mediaType]);
  const search = query.size > 0 ? `?${query}` : '';
  const url = new URL(baseUrl + route + search, origin).href;
  const isSecured = scheme !== undefined && key !== '';
  const lines = [
    `curl ${quote(url)}`,
    ...(method === 'GET' ? [] : [method === 'HEAD' ? '--head' : `-X ${method}`]),
    ...headers.map(([name, value]) => `-H ${quote(`${name}: ${value}`)}`),
    ...(isSecured ? [`-H "${scheme[0]}: ${scheme[1]}$${scheme[2]}"`] : []),
    ...flags,
  ];
  if (isSecured) headers.push([scheme[0], scheme[1] + key]);
  return {
    url,
    init: {
      method,
      headers,
      credentials: 'omit',
      cache: 'no-store',
      ...(body !== undefined && { body }),
    },
    curl: lines.join(' \\\n  '),
  };
}

function isParts(mediaType: string): boolean {
  return mediaType.startsWith('multipart/');
}

/** For a POSIX shell. */
function quote(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
