import type { ArticleGroup, Site } from '../site.ts';
import { type Child, markup } from './markup.ts';
import { plainProse } from './prose.ts';

export interface Page {
  /** Where it stands in the site, for example `directories/files`; nothing for the overview. */
  readonly folder: string;
  readonly title: string;
  readonly description: string | undefined;
  /** What stands in the bar above the page, beside the title. */
  readonly bar: Child;
  readonly content: Child;
  /** A stylesheet of its own, beside the one of every page. */
  readonly stylesheet?: string;
}

/** A whole page: what every page has around its content. It needs its stylesheet and nothing else; the script adds to it. */
export function pageHtml(page: Page, site: Site): string {
  const root = page.folder === '' ? '' : '../'.repeat(page.folder.split('/').length);
  const isOverview = page.folder === '';
  const about = plainProse(page.description);
  return markup`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${isOverview ? page.title : `${page.title} · ${site.title}`}</title>
${about !== '' && markup`<meta name="description" content="${about}">`}
<link rel="stylesheet" href="${root}style.css">
${page.stylesheet !== undefined && markup`<link rel="stylesheet" href="${root}${page.stylesheet}">`}
<link rel="icon" href="data:,">
<link rel="alternate" type="text/markdown" href="index.md">
<script defer src="${root}script.js"></script>
</head>
<body>
<a class="skip" href="#content">Skip to content</a>
<nav id="menu" popover aria-label="Reference">
<p class="site">${site.title}</p>
${link(page, root, { folder: '', title: 'Get started' })}
${site.guides.map((group) => articleLinks(page, root, group))}
${site.resources.map(
  (resource) => markup`
${link(page, root, resource)}
<ul>${resource.operations.map((operation) => markup`\n<li>${link(page, root, operation)}</li>`)}
</ul>`,
)}
${site.appendices.map((group) => articleLinks(page, root, group))}
</nav>
<header>
<button class="menu" popovertarget="menu">Menu</button>
<p class="title">${page.title}</p>
${page.bar}
<p class="markdown"><a href="index.md">Markdown</a></p>
</header>
<main id="content">
${page.content}
</main>
</body>
</html>
`.text;
}

/** A link to the first article; to each of them on their own pages only, since every page pays for what stands here. */
function articleLinks(page: Page, root: string, { title, articles }: ArticleGroup): Child {
  const [first] = articles;
  if (first === undefined) return undefined;
  const isOpen = articles.length > 1 && articles.some(({ folder }) => folder === page.folder);
  if (!isOpen) return markup`\n${link(page, root, { ...first, title })}`;
  return markup`
<a href="${root}${first.folder}/index.html">${title}</a>
<ul>${articles.map((article) => markup`\n<li>${link(page, root, article)}</li>`)}
</ul>`;
}

function link(
  page: Page,
  root: string,
  { folder, title }: { readonly folder: string; readonly title: string },
): Child {
  const current = folder === page.folder && markup` aria-current="page"`;
  return markup`<a href="${root}${folder}${folder !== '' && '/'}index.html"${current}>${title}</a>`;
}
