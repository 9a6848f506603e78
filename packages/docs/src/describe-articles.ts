import { titleCase } from '@quipu/generator';
import type { Article } from './article.ts';
import { createCommonmark, plainText } from './commonmark.ts';
import { refusePage } from './refuse-page.ts';
import type { ArticleGroup, ArticlePage, Site } from './site.ts';

/** Says which articles there are, and under which titles they stand. */
export function describeArticles(
  articles: readonly Article[],
): Pick<Site, 'guides' | 'appendices'> {
  return {
    guides: groupArticles(articles.filter(isGuide)),
    appendices: groupArticles(articles.filter((article) => !isGuide(article))),
  };
}

function isGuide({ folder }: Article): boolean {
  return folder.startsWith('guides/');
}

/** In the order in which the groups first come. */
function groupArticles(articles: readonly Article[]): readonly ArticleGroup[] {
  const groups = new Map<string, ArticlePage[]>();
  for (const article of articles) {
    const page = describeArticle(article);
    const [parent = '', child] = article.folder.split('/');
    const title = article.group ?? (child === undefined ? page.title : titleCase(parent));
    groups.set(title, [...(groups.get(title) ?? []), page]);
  }
  return [...groups].map(([title, pages]) => ({ title, articles: pages }));
}

const FOLDER = /^\w[\w-]*(?:\/\w[\w-]*)*$/;
const commonmark = createCommonmark();

function describeArticle(article: Article): ArticlePage {
  const { folder, markdown, file = `${folder}/index.md` } = article;
  if (!FOLDER.test(folder)) {
    refusePage(
      'article-folder',
      `${folder} cannot be a folder of the site. Name it in letters, digits, _ and -, with / between its parts.`,
      file,
    );
  }
  const tokens = commonmark.parse(markdown, {});
  const [first, title, , second, paragraph] = tokens;
  if (first?.tag !== 'h1') {
    refusePage(
      'article-title',
      'An article begins with its title. Write a line such as `# Quick start` first.',
      file,
      1,
    );
  }
  return {
    folder,
    title: plainText(title),
    description: second?.type === 'paragraph_open' ? plainText(paragraph) : undefined,
    markdown: `${markdown.trimEnd()}\n`,
    tokens,
    file,
  };
}
