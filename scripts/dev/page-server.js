// The reference while it is being written: the last pages that could be made, reloaded when they change, with what is wrong on top.
// Everything else goes on to a server that runs beside it.
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import http from 'node:http';
import path from 'node:path';

const TYPES = {
  html: 'text/html; charset=utf-8',
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  json: 'application/json',
  md: 'text/markdown; charset=utf-8',
  txt: 'text/plain; charset=utf-8',
  xml: 'application/xml',
  yaml: 'application/yaml',
};
/** The page of each rule of our style guide. */
const RULES = new URL('../../packages/generator/rules/', import.meta.url);
const RELOAD = '<script src="/dev/reload.js" defer></script>';

/**
 * @param {object} options
 * @param {number} options.port Any that is free where it is 0.
 * @param {URL} options.api Where a server runs that answers the operations.
 */
export async function startPageServer({ port, api }) {
  /** @type {ReadonlyMap<string, string>} */
  let pages = new Map();
  /** @type {readonly import('@quipu/generator').Problem[]} */
  let problems = [];
  /** @type {Set<http.ServerResponse>} */
  const listeners = new Set();
  const tell = (/** @type {string} */ event, /** @type {unknown} */ data) => {
    for (const listener of listeners) listener.write(message(event, data));
  };

  const server = http.createServer(async (request, response) => {
    const pathname = pathOf(request.url ?? '/');
    if (pathname === '/dev/reload.js') {
      response.setHeader('content-type', TYPES.js);
      response.end(await readFile(new URL('reload.js', import.meta.url)));
    } else if (pathname === '/dev/events') {
      response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
      response.write(message('problems', problems));
      listeners.add(response);
      response.on('close', () => listeners.delete(response));
    } else if (pathname.startsWith('/dev/rules/')) {
      const rule = new URL(path.basename(pathname), RULES);
      response.setHeader('content-type', TYPES.txt);
      response.end(await readFile(rule).catch(() => 'There is no such rule.\n'));
    } else if (!answerPage(pathname, response)) {
      forward(request, response);
    }
  });

  /** @param {string} pathname @param {http.ServerResponse} response */
  function answerPage(pathname, response) {
    const name = pathname.slice(1) + (pathname.endsWith('/') ? 'index.html' : '');
    const text = pages.get(name);
    if (text === undefined && pages.has(`${name}/index.html`)) {
      response.writeHead(302, { location: encodeURI(`${pathname}/`) }).end();
      return true;
    }
    const isPage = pathname.endsWith('/') || text !== undefined;
    if (!isPage) return false;
    const type = /** @type {keyof typeof TYPES} */ (name.slice(name.lastIndexOf('.') + 1));
    response.writeHead(text === undefined ? 404 : 200, {
      'content-type': TYPES[type],
      'cache-control': 'no-store',
    });
    response.end(withReload(type, text ?? missing(pathname)));
    return true;
  }

  /** @param {http.IncomingMessage} request @param {http.ServerResponse} response */
  function forward(request, response) {
    const { method, url, headers } = request;
    const onward = http.request(new URL(url ?? '/', api), { method, headers }, (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(response);
    });
    onward.on('error', ({ message: reason }) => {
      const detail = `No server answers at ${api.origin} (${reason}). Start one beside this: npm start`;
      if (!response.headersSent) response.writeHead(502, { 'content-type': TYPES.json });
      response.end(JSON.stringify({ detail }));
    });
    response.on('close', () => onward.destroy());
    request.pipe(onward);
  }

  server.listen(port, '127.0.0.1');
  await once(server, 'listening').catch((error) => {
    if (error.code !== 'EADDRINUSE') throw error;
    console.error(`Port ${port} is taken. Name another: npm run dev -- --port ${port + 1}`);
    process.exit(1);
  });
  const bound = /** @type {import('node:net').AddressInfo} */ (server.address());
  return {
    address: `http://127.0.0.1:${bound.port}`,
    /** Shows these from now on, and reloads those that are open and changed. @param {ReadonlyMap<string, string>} next */
    showPages(next) {
      const changed = [...new Set([...pages.keys(), ...next.keys()])].filter(
        (name) => pages.get(name) !== next.get(name),
      );
      pages = next;
      if (changed.length > 0) tell('pages', changed);
    },
    /** @param {readonly import('@quipu/generator').Problem[]} next */
    showProblems(next) {
      problems = next;
      tell('problems', problems);
    },
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}

/** Without the query, as it was before it was percent-encoded. @param {string} url */
function pathOf(url) {
  const [encoded = ''] = url.split('?', 1);
  try {
    return decodeURIComponent(encoded);
  } catch {
    return encoded;
  }
}

/** @param {string} event @param {unknown} data */
function message(event, data) {
  return `event: ${event}\ndata: ${JSON.stringify(data)}\n\n`;
}

/** @param {string} type @param {string} text */
function withReload(type, text) {
  return type === 'html' ? text.replace('</body>', () => `${RELOAD}</body>`) : text;
}

/** @param {string} pathname */
function missing(pathname) {
  const name = pathname.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  return `<!doctype html><html lang="en"><title>No such page</title><body><p>There is no page <code>${name}</code>, or not yet.</p><p><a href="/">All pages</a></p></body></html>`;
}
