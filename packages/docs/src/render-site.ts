import { type Api, DescriptionError } from '@quipu/generator';
import { describeSite } from './describe-site.ts';
import { operationHtml, overviewHtml, resourceHtml } from './html/pages.ts';
import { SCRIPT_STYLE } from './html/script-style.ts';
import { readScript } from './html/script.ts';
import { STYLE } from './html/style.ts';
import { llmsText, operationMarkdown, overviewMarkdown, resourceMarkdown } from './markdown.ts';
import { searchIndex } from './search-index.ts';

export interface RenderOptions {
  /** The address in the requests on the pages, in place of the description's first server. */
  readonly baseUrl?: string;
  /** Whether the API itself serves the pages: what a form on them sends then goes to where the page comes from. By default to the base URL. */
  readonly isServedByApi?: boolean;
}

/**
 * Renders the reference of an API: path → content.
 *
 * `indexes/index.md` is a resource, `indexes/get/index.md` an operation, `index.md` and `llms.txt` lead to them.
 * Beside every `index.md` stands its web page, `index.html`; `style.css` is the stylesheet of all.
 * Web pages need no script. `script.js` with `script.css` adds to them, and loads `search.js` and the `request.js` of an operation when somebody asks for them.
 *
 * @throws {DescriptionError} where two pages would have the same path.
 */
export function renderSite(api: Api, options: RenderOptions = {}): ReadonlyMap<string, string> {
  const baseUrl = (options.baseUrl ?? api.server.url).replace(/\/+$/, '');
  const formUrl =
    options.isServedByApi === true
      ? new URL(baseUrl, 'http://localhost').pathname.replace(/\/$/, '')
      : baseUrl;
  const site = describeSite(api, baseUrl, formUrl);
  const pages = new Map([
    ['index.md', overviewMarkdown(site)],
    ['llms.txt', llmsText(site)],
    ['index.html', overviewHtml(site)],
    ['style.css', STYLE],
    ['script.js', readScript()],
    ['script.css', SCRIPT_STYLE],
    ['search.js', dataScript('quipuSearch', searchIndex(site))],
  ]);
  const add = (folder: string, markdown: string, html: string): void => {
    const path = `${folder}/index.md`;
    if (pages.has(path)) refuse(path);
    pages.set(path, markdown).set(`${folder}/index.html`, html);
  };
  for (const resource of site.resources) {
    add(resource.folder, resourceMarkdown(resource), resourceHtml(resource, site));
    for (const operation of resource.operations) {
      add(operation.folder, operationMarkdown(operation), operationHtml(operation, resource, site));
      pages.set(`${operation.folder}/request.js`, dataScript('quipuRequest', operation.form));
    }
  }
  return pages;
}

/** A script that hands data to the function of a name: a page from a folder may load that, and no JSON. */
function dataScript(name: string, data: unknown): string {
  return `${name}(${JSON.stringify(data)});\n`;
}

function refuse(path: string): never {
  const name = path.replace('/index.md', '').replaceAll('/', '.');
  const message = `${name} names both a resource and an operation, and both have the page ${path}. Rename one.`;
  throw new DescriptionError([
    {
      file: undefined,
      line: undefined,
      column: undefined,
      severity: 'error',
      rule: 'page-path',
      message,
    },
  ]);
}
