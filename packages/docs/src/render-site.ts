import type { Api } from '@quipu/generator';
import type { Article } from './article.ts';
import { checkArticleLinks } from './check-article-links.ts';
import { describeSite } from './describe-site.ts';
import { articleHtml } from './html/article.ts';
import { ARTICLE_STYLE } from './html/article-style.ts';
import { operationHtml, overviewHtml, resourceHtml } from './html/pages.ts';
import { SCRIPT_STYLE } from './html/script-style.ts';
import { readScript } from './html/script.ts';
import { STYLE } from './html/style.ts';
import { llmsText, operationMarkdown, overviewMarkdown, resourceMarkdown } from './markdown.ts';
import { refusePage } from './refuse-page.ts';
import { searchIndex } from './search-index.ts';

export interface RenderOptions {
  /** The address in the requests on the pages, in place of the description's first server. */
  readonly baseUrl?: string;
  /** Pages written by hand, in the order of the navigation. */
  readonly articles?: readonly Article[];
  /** Whether the API itself serves the pages: what a form on them sends then goes to where the page comes from. By default to the base URL. */
  readonly isServedByApi?: boolean;
}

/**
 * Renders the reference of an API: path → content.
 *
 * `indexes/index.md` is a resource, `indexes/get/index.md` an operation, `guides/quick-start/index.md` an article;
 * `index.md` and `llms.txt` lead to them. Beside every `index.md` stands its web page, `index.html`; `style.css` is the
 * stylesheet of all, `article.css` that of articles.
 * Web pages need no script. `script.js` with `script.css` adds to them, and loads `search.js` and the `request.js` of an operation when somebody asks for them.
 *
 * @throws {DescriptionError} where two pages would have the same path, or an article has no title, or a link that leads nowhere.
 */
export function renderSite(api: Api, options: RenderOptions = {}): ReadonlyMap<string, string> {
  const baseUrl = (options.baseUrl ?? api.server.url).replace(/\/+$/, '');
  const formUrl =
    options.isServedByApi === true
      ? new URL(baseUrl, 'http://localhost').pathname.replace(/\/$/, '')
      : baseUrl;
  const site = describeSite(api, baseUrl, options.articles, formUrl);
  const articles = [...site.guides, ...site.appendices].flatMap((group) => group.articles);
  const pages = new Map([
    ['index.md', overviewMarkdown(site)],
    ['llms.txt', llmsText(site)],
    ['index.html', overviewHtml(site)],
    ['style.css', STYLE],
    ['script.js', readScript()],
    ['script.css', SCRIPT_STYLE],
    ['search.js', dataScript('quipuSearch', searchIndex(site))],
  ]);
  const add = (folder: string, markdown: string, html: string, file?: string): void => {
    const path = `${folder}/index.md`;
    if (pages.has(path)) refuseSecond(folder, file);
    pages.set(path, markdown).set(`${folder}/index.html`, html);
  };
  for (const resource of site.resources) {
    add(resource.folder, resourceMarkdown(resource), resourceHtml(resource, site));
    for (const operation of resource.operations) {
      add(operation.folder, operationMarkdown(operation), operationHtml(operation, resource, site));
      pages.set(`${operation.folder}/request.js`, dataScript('quipuRequest', operation.form));
    }
  }
  for (const article of articles) {
    add(article.folder, article.markdown, articleHtml(article, site), article.file);
  }
  if (articles.length > 0) pages.set('article.css', ARTICLE_STYLE);
  checkArticleLinks(articles, pages);
  return pages;
}

/** A script that hands data to the function of a name: a page from a folder may load that, and no JSON. */
function dataScript(name: string, data: unknown): string {
  return `${name}(${JSON.stringify(data)});\n`;
}

/** @param articleFile the file of the article that has the path of another page; undefined where there is no article. */
function refuseSecond(folder: string, articleFile: string | undefined): never {
  const page = `${folder}/index.md`;
  if (articleFile !== undefined) {
    const message = `The article ${folder} and a resource, an operation or another article have the same page ${page}. Rename the article.`;
    return refusePage('page-path', message, articleFile);
  }
  const name = folder.replaceAll('/', '.');
  const message = `${name} names both a resource and an operation, and both have the page ${page}. Rename one.`;
  return refusePage('page-path', message);
}
