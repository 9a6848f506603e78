import { indexPath, rootOf } from '../href.ts';
import type { ArticleGroup, PagePlace, ResourcePage, Site } from '../site.ts';
import { type Child, markup } from './markup.ts';
import { plainProse } from './prose.ts';

export interface Page extends PagePlace {
  /** What stands in the bar above the page, beside the title. */
  readonly bar: Child;
  readonly content: Child;
  /** A stylesheet of its own, beside the one of every page. */
  readonly stylesheet?: string;
}

/** How many resources the navigation shows at most, so that pages of large descriptions stay small. */
const NEARBY = 60;

/** A whole page: what every page has around its content. It needs its stylesheet and nothing else; the script adds to it. */
export function pageHtml(page: Page, site: Site): string {
  const root = `${rootOf(page.folder)}${site.current?.root ?? ''}`;
  const isOverview = page.folder === '';
  const about = plainProse(page.description);
  return markup`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${isOverview ? page.title : `${page.title} · ${site.title}`}</title>
${about !== '' && markup`<meta name="description" content="${about}">\n`}<link rel="stylesheet" href="${root}style.css">${page.stylesheet !== undefined && markup`\n<link rel="stylesheet" href="${root}${page.stylesheet}">`}
<link rel="icon" href="data:,">
<link rel="alternate" type="text/markdown" href="index.md">
<script defer src="${root}script.js"></script>
</head>
<body>
<a class="skip" href="#content">Skip to content</a>
<nav id="menu" popover aria-label="Reference">
<p>${site.title}</p>${link(page, { folder: '', title: 'Get started' })}${site.guides.map((group) => articleLinks(page, group))}${nearby(
    page,
    site,
  ).map((resource) =>
    resourceLinks(page, resource),
  )}${site.webhooks !== undefined && link(page, site.webhooks)}${site.errors !== undefined && link(page, site.errors)}${site.appendices.map((group) => articleLinks(page, group))}
</nav>
<header>
<button class="menu" popovertarget="menu">Menu</button>
<p class="title">${page.title}</p>
${page.bar !== undefined && markup`${page.bar}\n`}<p class="markdown"><a href="index.md">Markdown</a></p>
</header>
<main id="content">${versionNote(page, site)}${page.content}
</main>
</body>
</html>
`.text;
}

/** A link to the first article; to each of them on their own pages only, since every page pays for what stands here. */
function articleLinks(page: Page, { title, articles }: ArticleGroup): Child {
  const [first] = articles;
  if (first === undefined) return undefined;
  const isOpen = articles.length > 1 && articles.some(({ folder }) => folder === page.folder);
  if (!isOpen) return link(page, { ...first, title });
  return markup`
<a href="${rootOf(page.folder)}${indexPath(first.folder, 'html')}">${title}</a>
<ul>${articles.map((article) => markup`\n<li>${link(page, article)}</li>`)}
</ul>`;
}

function nearby(page: Page, { resources }: Site): readonly ResourcePage[] {
  if (resources.length <= NEARBY) return resources;
  const at = resources.findIndex((resource) => isWithin(page, resource));
  const first = Math.min(Math.max(at - NEARBY / 2, 0), resources.length - NEARBY);
  return resources.slice(first, first + NEARBY);
}

/** A link to the resource, over those to its operations where the page is one of theirs. */
function resourceLinks(page: Page, resource: ResourcePage): Child {
  if (!isWithin(page, resource)) return link(page, resource);
  return markup`${link(page, resource)}
<ul>${resource.operations.map((operation) => markup`\n<li>${link(page, operation)}</li>`)}
</ul>`;
}

function isWithin({ folder }: Page, resource: ResourcePage): boolean {
  return (
    folder === resource.folder ||
    (folder.slice(0, folder.lastIndexOf('/')) === resource.folder &&
      resource.operations.some((operation) => operation.folder === folder))
  );
}

function link(page: Page, to: { readonly folder: string; readonly title: string }): Child {
  const current = to.folder === page.folder && markup` aria-current="page"`;
  return markup`\n<a href="${rootOf(page.folder)}${indexPath(to.folder, 'html')}"${current}>${to.title}</a>`;
}

function versionNote(page: Page, { current, version }: Site): Child {
  if (current === undefined) return undefined;
  const same = current.pageFor(page) ?? '';
  const to = `${rootOf(page.folder)}${current.root}${indexPath(same, 'html')}`;
  return markup`\n<p class="version">This is version ${version}. The current version is <a href="${to}">${current.version}</a>.</p>`;
}
