import { type Api, DescriptionError } from '@quipu/generator';
import { describeSite } from './describe-site.ts';
import { llmsText, operationMarkdown, overviewMarkdown, resourceMarkdown } from './markdown.ts';

export interface RenderOptions {
  /** The address in the requests on the pages, in place of the description's first server. */
  readonly baseUrl?: string;
}

/**
 * Renders the reference of an API: path → content.
 *
 * `indexes/index.md` is a resource, `indexes/get/index.md` an operation, `index.md` and `llms.txt` lead to them.
 *
 * @throws {DescriptionError} where two pages would have the same path.
 */
export function renderSite(api: Api, options: RenderOptions = {}): ReadonlyMap<string, string> {
  const baseUrl = (options.baseUrl ?? api.server.url).replace(/\/+$/, '');
  const site = describeSite(api, baseUrl);
  const pages = new Map([
    ['index.md', overviewMarkdown(site)],
    ['llms.txt', llmsText(site)],
  ]);
  const add = (folder: string, content: string): void => {
    const path = `${folder}/index.md`;
    if (pages.has(path)) refuse(path);
    pages.set(path, content);
  };
  for (const resource of site.resources) {
    add(resource.folder, resourceMarkdown(resource));
    for (const operation of resource.operations)
      add(operation.folder, operationMarkdown(operation));
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
