import path from 'node:path';
import { DescriptionError, type Problem } from '@quipu/generator';
import type { Token } from './commonmark.ts';
import { isElsewhere } from './html/article.ts';
import type { ArticlePage } from './site.ts';

/** @throws {DescriptionError} with every link of an article that leads to no page, or to no part of one. */
export function checkArticleLinks(
  articles: readonly ArticlePage[],
  pages: ReadonlyMap<string, string>,
): void {
  const problems = articles.flatMap((article): Problem[] =>
    findLinks(article.tokens).flatMap(({ address, line }) => {
      const message = problemOf(address, `${article.folder}/index.md`, pages);
      if (message === undefined) return [];
      const { file } = article;
      return [{ file, line, column: undefined, severity: 'error', rule: 'article-link', message }];
    }),
  );
  if (problems.length > 0) throw new DescriptionError(problems);
}

interface Link {
  readonly address: string;
  /** From 1. */
  readonly line: number;
}

function findLinks(tokens: readonly Token[]): readonly Link[] {
  const links: Link[] = [];
  let line = 1;
  for (const { map, children } of tokens) {
    // What stands in a cell of a table has the place of its row.
    if (map) line = map[0] + 1;
    let breaks = 0;
    for (const child of children ?? []) {
      if (child.type.endsWith('break')) breaks += 1;
      if (child.type !== 'link_open') continue;
      links.push({ address: child.attrGet('href') ?? '', line: line + breaks });
    }
  }
  return links;
}

/** How many parts of a page a message names. */
const MOST_NAMED = 20;

function problemOf(
  address: string,
  from: string,
  pages: ReadonlyMap<string, string>,
): string | undefined {
  if (isElsewhere(address)) return undefined;
  const [file = '', anchor] = address.split('#');
  const target =
    file === ''
      ? from
      : file.startsWith('/')
        ? file
        : path.posix.join(path.posix.dirname(from), file);
  if (!pages.has(target)) {
    return `There is no ${target}, where the link ${address} leads. Write it relative to ${from}, to the index.md of a page.`;
  }
  if (anchor === undefined) return undefined;
  const page = pages.get(target.replace(/\.md$/, '.html')) ?? '';
  const ids = [...page.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id);
  if (ids.includes(decodeURIComponent(anchor))) return undefined;
  return `${target} has no part ${anchor}, where the link ${address} leads. It has ${ids.slice(0, MOST_NAMED).join(', ')}${ids.length > MOST_NAMED ? ', …' : ''}.`;
}
