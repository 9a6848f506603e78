import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import type { FastifyReply, FastifyRequest } from 'fastify';

/** The pages to show beside the API, by path without the first slash: `indexes/index.html`. */
export type Pages = ReadonlyMap<string, string>;

const types: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8',
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  md: 'text/markdown; charset=utf-8',
  json: 'application/json',
  yaml: 'application/yaml',
  xml: 'application/xml',
  txt: 'text/plain; charset=utf-8',
};

/** The pages load and ask for nothing but what this server has; no form leaves them but by their script, and no other page shows them. */
const contentSecurityPolicy = [
  "default-src 'none'",
  "style-src 'self'",
  "script-src 'self'",
  "connect-src 'self'",
  'img-src data:',
  "form-action 'none'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

const encoded = new WeakMap<Pages, Map<string, { readonly etag: string; readonly gzip: Buffer }>>();

/**
 * Answers with the page at a path, or gives undefined where there is none. `/indexes/` is the web page, and the Markdown for those
 * who accept that; `/indexes` leads there, since links on a page are relative.
 */
export function answerPage(
  request: FastifyRequest,
  reply: FastifyReply,
  pages: Pages,
): FastifyReply | undefined {
  const [path = '', query] = request.url.split('?', 2);
  const name = pageName(decodePath(path), request.headers.accept ?? '', pages);
  const text = name === undefined ? undefined : pages.get(name);
  if (name === undefined || text === undefined) {
    const isFolder = pages.has(`${decodePath(path).slice(1)}/index.md`);
    return isFolder ? reply.redirect(`${path}/${query ? `?${query}` : ''}`, 308) : undefined;
  }
  const { etag, gzip } = encode(name, text, pages);
  void reply.headers({
    'content-type': types[name.slice(name.lastIndexOf('.') + 1)],
    'content-security-policy': contentSecurityPolicy,
    'cache-control': 'no-cache',
    vary: 'Accept, Accept-Encoding',
    etag,
  });
  if (request.headers['if-none-match']?.includes(etag)) return reply.code(304).send();
  const accepts = /\bgzip\b(?!\s*;\s*q=0(?:\.0*)?\s*(?:,|$))/.test(
    String(request.headers['accept-encoding']),
  );
  return accepts ? reply.header('content-encoding', 'gzip').send(gzip) : reply.send(text);
}

/** The names of odd operations are percent-encoded in links. */
function decodePath(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

function pageName(path: string, accept: string, pages: Pages): string | undefined {
  const name = path.slice(1);
  if (!path.endsWith('/')) return pages.has(name) ? name : undefined;
  const [first, second] = accept.includes('text/markdown') ? ['md', 'html'] : ['html', 'md'];
  const preferred = `${name}index.${first}`;
  return pages.has(preferred) ? preferred : `${name}index.${second}`;
}

/** Once for each page: they are the same as long as the server runs. */
function encode(name: string, text: string, pages: Pages): { etag: string; gzip: Buffer } {
  const known = encoded.get(pages) ?? new Map();
  encoded.set(pages, known);
  const found = known.get(name);
  if (found !== undefined) return found;
  const etag = `"${createHash('sha256').update(text).digest('base64url').slice(0, 22)}"`;
  const fresh = { etag, gzip: gzipSync(text) };
  known.set(name, fresh);
  return fresh;
}
