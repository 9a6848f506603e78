import { type Api, DescriptionError } from '@quipu/generator';
import { describeSite } from './describe-site.ts';
import { operationHtml, overviewHtml, resourceHtml } from './html/pages.ts';
import { STYLE } from './html/style.ts';
import { llmsText, operationMarkdown, overviewMarkdown, resourceMarkdown } from './markdown.ts';

export interface RenderOptions {
  /** The address in the requests on the pages, in place of the description's first server. */
  readonly baseUrl?: string;
}

/**
 * Renders the reference of an API: path → content.
 *
 * `indexes/index.md` is a resource, `indexes/get/index.md` an operation, `index.md` and `llms.txt` lead to them.
 * Beside every `index.md` stands its web page, `index.html`; `style.css` is the stylesheet of all.
 *
 * @throws {DescriptionError} where two pages would have the same path.
 */
export function renderSite(api: Api, options: RenderOptions = {}): ReadonlyMap<string, string> {
  const baseUrl = (options.baseUrl ?? api.server.url).replace(/\/+$/, '');
  const site = describeSite(api, baseUrl);
  const pages = new Map([
    ['index.md', overviewMarkdown(site)],
    ['llms.txt', llmsText(site)],
    ['index.html', overviewHtml(site)],
    ['style.css', STYLE],
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
    }
  }
  return pages;
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
