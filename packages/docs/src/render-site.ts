import {
  type Api,
  type Document,
  escapePointerPart,
  kebabCase,
  type Operation,
  pascalCase,
} from '@quipu/generator';
import type { Article } from './article.ts';
import { checkArticleLinks } from './check-article-links.ts';
import { describeSite, freeFolder, type SiteContext } from './describe-site.ts';
import { hrefOf } from './href.ts';
import { articleHtml } from './html/article.ts';
import { ARTICLE_STYLE } from './html/article-style.ts';
import {
  errorsPageHtml,
  operationHtml,
  overviewHtml,
  resourceHtml,
  webhooksPageHtml,
} from './html/pages.ts';
import { SCRIPT_STYLE } from './html/script-style.ts';
import { readScript } from './html/script.ts';
import { STYLE } from './html/style.ts';
import {
  errorsMarkdown,
  fullText,
  llmsText,
  operationMarkdown,
  overviewMarkdown,
  resourceMarkdown,
  webhooksMarkdown,
} from './markdown.ts';
import { refusePage } from './refuse-page.ts';
import { searchIndex } from './search-index.ts';
import type { CurrentSite, PagePlace, Site, Source } from './site.ts';
import { sitemap } from './sitemap.ts';
import { toYaml } from './to-yaml.ts';

export interface RenderOptions {
  /** The address in the requests on the pages, in place of the description's first server. */
  readonly baseUrl?: string | undefined;
  /** Pages written by hand, in the order of the navigation. */
  readonly articles?: readonly Article[];
  /** Whether the API itself serves the pages: what a form on them sends then goes to where the page comes from. By default to the base URL. */
  readonly isServedByApi?: boolean;
  /** Where the site itself will stand, for `sitemap.xml`. By default the base URL; where neither is an http address, there is no sitemap. */
  readonly siteUrl?: string | undefined;
  /** The package of the SDK that samples import. By default the API's title: `quipu` for Quipu. */
  readonly packageName?: string | undefined;
  /** The class that the SDK exports. By default the API's title: `Quipu`. */
  readonly clientName?: string | undefined;
  /** The package of the plain client, which exports `createClient`. By default `/client` of the SDK's. */
  readonly clientPackageName?: string | undefined;
  /** The bundled description, to be offered as `openapi.json` and `openapi.yaml`. */
  readonly document?: Document | undefined;
  /** Where a part of the description stands: a JSON pointer into it (`/paths/~1things/get`) → file and line. */
  readonly sourceOf?: (
    pointer: string,
  ) => { readonly file: string; readonly line: number } | undefined;
  /** Where a line can be edited, for example `https://host/org/repo/blob/main/{file}#L{line}`. Without it, pages name file and line. */
  readonly sourceUrl?: string | undefined;
  /** Older descriptions. Each is rendered beside the current, in `versions/VERSION/`. */
  readonly versions?: readonly OlderVersion[];
}

export interface OlderVersion {
  readonly api: Api;
  /** Its bundled description, to be offered as `openapi.json` and `openapi.yaml`. */
  readonly document?: Document | undefined;
}

/**
 * Renders the reference of an API: path → content.
 *
 * `indexes/index.md` is a resource, `indexes/get/index.md` an operation, `webhooks/index.md` what the API sends by itself,
 * `errors/index.md` the catalogue of errors, `guides/quick-start/index.md` an article;
 * `index.md` and `llms.txt` lead to them. Beside every `index.md` stands its web page, `index.html`; `style.css` is the
 * stylesheet of all, `article.css` that of articles. `llms-full.txt` has every resource in one, `sitemap.xml` the addresses of the web pages of the current version.
 * Web pages need no script. `script.js` with `script.css` adds to them, and loads `search.js` and the `request.js` of an operation when somebody asks for them.
 *
 * @throws {DescriptionError} where two pages would have the same path, or two descriptions the same version; where an article
 * has no title, or a link that leads nowhere.
 */
export function renderSite(api: Api, options: RenderOptions = {}): ReadonlyMap<string, string> {
  const { versions = [], siteUrl = options.baseUrl ?? api.server.url } = options;
  refuseSameVersions([api, ...versions.map((older) => older.api)]);
  const folder = freeFolder('versions', api);
  const homeOf = (older: OlderVersion): string => `${folder}/${versionFolder(older.api.version)}`;
  const site = describe(api, options, {
    sourceOf: (operation) => sourceOf(operation, options),
    versions: versions.map((older) => ({ title: older.api.version, path: homeOf(older) })),
  });
  const pages = renderPages(site, options.document);
  pages
    .set('style.css', STYLE)
    .set('script.js', readScript())
    .set('script.css', SCRIPT_STYLE)
    .set('search.js', dataScript('referenceSearch', searchIndex(site)));
  // Who searches wants the current version, so the older are not among the addresses.
  if (/^https?:\/\//.test(siteUrl)) {
    pages.set('sitemap.xml', sitemap(siteUrl.replace(/\/+$/, ''), pages.keys()));
  }
  for (const older of versions) {
    const { document } = older;
    // Where the older description stood, nobody knows; what is written by hand is of the current version.
    const olderSite = describe(
      older.api,
      { ...options, document, articles: [] },
      { current: currentSite(site, older.api) },
    );
    for (const [path, text] of renderPages(olderSite, document)) {
      pages.set(`${homeOf(older)}/${path}`, text);
    }
  }
  return pages;
}

function describe(api: Api, options: RenderOptions, more: Partial<SiteContext>): Site {
  const { baseUrl = api.server.url, clientName = pascalCase(api.title) } = options;
  const { packageName = kebabCase(api.title), clientPackageName = `${packageName}/client` } =
    options;
  const document = options.document === undefined ? [] : ['openapi.json', 'openapi.yaml'];
  const address = baseUrl.replace(/\/+$/, '');
  const formUrl =
    options.isServedByApi === true
      ? new URL(address, 'http://localhost').pathname.replace(/\/$/, '')
      : address;
  return describeSite(api, {
    baseUrl: address,
    formUrl,
    articles: options.articles ?? [],
    packages: { sdk: packageName, sdkClass: clientName, client: clientPackageName },
    sourceOf: () => undefined,
    files: [...document, 'llms-full.txt'].map((path) => ({ title: path, path })),
    versions: [],
    current: undefined,
    ...more,
  });
}

/** The pages of one version, by their paths from its root. */
function renderPages(site: Site, document: Document | undefined): Map<string, string> {
  const pages = new Map([
    ['index.md', overviewMarkdown(site)],
    ['llms.txt', llmsText(site)],
    ['llms-full.txt', fullText(site)],
    ['index.html', overviewHtml(site)],
  ]);
  if (document !== undefined) {
    const ordered = asWritten(document);
    pages.set('openapi.json', `${JSON.stringify(ordered, null, 2)}\n`);
    pages.set('openapi.yaml', toYaml(ordered));
  }
  const add = (folder: string, markdown: string, html: string, file?: string): void => {
    const path = `${folder}/index.md`;
    if (pages.has(path)) refuseSecond(folder, file);
    pages.set(path, markdown).set(`${folder}/index.html`, html);
  };
  for (const resource of site.resources) {
    add(resource.folder, resourceMarkdown(resource, site), resourceHtml(resource, site));
    for (const operation of resource.operations) {
      add(
        operation.folder,
        operationMarkdown(operation, site),
        operationHtml(operation, resource, site),
      );
      pages.set(`${operation.folder}/request.js`, dataScript('referenceRequest', operation.form));
    }
  }
  const { webhooks, errors } = site;
  if (webhooks !== undefined) {
    add(webhooks.folder, webhooksMarkdown(webhooks, site), webhooksPageHtml(webhooks, site));
  }
  if (errors !== undefined) {
    add(errors.folder, errorsMarkdown(errors, site), errorsPageHtml(errors, site));
  }
  const articles = [...site.guides, ...site.appendices].flatMap((group) => group.articles);
  for (const article of articles) {
    add(article.folder, article.markdown, articleHtml(article, site), article.file);
  }
  if (articles.length > 0) pages.set('article.css', ARTICLE_STYLE);
  checkArticleLinks(articles, pages);
  return pages;
}

/** As people begin a description; what else there is comes last. */
const ROOT_FIELDS = [
  'openapi',
  'info',
  'servers',
  'security',
  'tags',
  'paths',
  'webhooks',
  'components',
];

function asWritten(document: Document): Document {
  const first = ROOT_FIELDS.filter((name) => name in document);
  const ordered = Object.fromEntries(first.map((name) => [name, document[name]]));
  return { ...ordered, ...document };
}

/** A script that hands data to the function of a name: a page from a folder may load that, and no JSON. */
function dataScript(name: string, data: unknown): string {
  return `${name}(${JSON.stringify(data)});\n`;
}

/** Where an operation stands in the bundled description, as a JSON pointer. */
export function operationPointer({ path, httpMethod }: Operation): string {
  return `/paths/${escapePointerPart(path)}/${httpMethod}`;
}

function sourceOf(operation: Operation, options: RenderOptions): Source | undefined {
  const found = options.sourceOf?.(operationPointer(operation));
  if (found === undefined) return undefined;
  const { file, line } = found;
  return {
    place: `${file}:${line}`,
    url: options.sourceUrl?.replaceAll('{file}', hrefOf(file)).replaceAll('{line}', String(line)),
  };
}

/** An operation of an older version is the one on the page of the same name, else the one that takes the same request. */
function currentSite(site: Site, older: Api): CurrentSite {
  const operations = site.resources.flatMap((resource) => resource.operations);
  const folders = new Set([...site.resources, ...operations].map(({ folder }) => folder));
  for (const page of [site.webhooks, site.errors]) if (page !== undefined) folders.add(page.folder);
  const byRequest = new Map(
    operations.map(({ httpMethod, path, folder }) => [`${httpMethod} ${path}`, folder]),
  );
  const renamed = new Map(
    older.resources.flatMap((resource) =>
      resource.operations.map(({ name, httpMethod, path }) => [
        [...resource.path, name].join('/'),
        byRequest.get(`${httpMethod} ${path}`),
      ]),
    ),
  );
  return {
    version: site.version,
    root: '../../',
    pageFor: ({ folder }: PagePlace) => (folders.has(folder) ? folder : renamed.get(folder)),
  };
}

/** A version as the name of a folder. */
function versionFolder(version: string): string {
  return version.replaceAll(/[^\w.+-]+/g, '-').replace(/^\.+$/, '-');
}

function refuseSameVersions(apis: readonly Api[]): void {
  const versions = apis.map(({ version }) => versionFolder(version));
  const twice = versions.find((version, index) => versions.indexOf(version) !== index);
  if (twice === undefined) return;
  refusePage(
    'version',
    `Two descriptions are of version ${twice}, and pages of both would stand in one place. Give each an info.version of its own.`,
  );
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
