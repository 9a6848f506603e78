import type {
  SearchedField,
  SearchedPage,
  SearchedSection,
  SearchIndex,
} from '../browser/search-index.ts';
import { CALLBACKS } from './describe-webhooks.ts';
import { type ClaimId, createClaimId, headingSlug } from './claim-id.ts';
import { headingsOf } from './html/article.ts';
import { hasAddress } from './html/entry-list.ts';
import { sectionsOf } from './html/operation.ts';
import { plainProse } from './html/prose.ts';
import type {
  ArticleGroup,
  ArticlePage,
  Entry,
  OperationPage,
  Site,
  WebhookPart,
  WebhooksPage,
} from './site.ts';

/** A page that is found by its title and what it says first. */
interface PlainPage {
  readonly title: string;
  readonly folder: string;
  readonly description: string | undefined;
}

/** Gives the number of a list of fields. */
type ListNumber = (fields: readonly SearchedField[]) => number;

/** What can be found on the pages of a site, in their order. */
export function searchIndex(site: Site): SearchIndex {
  const numbers = new Map<string, number>();
  const lists: (readonly SearchedField[])[] = [];
  const listNumber: ListNumber = (fields) => {
    const text = JSON.stringify(fields);
    const known = numbers.get(text);
    if (known !== undefined) return known;
    numbers.set(text, lists.length);
    return lists.push(fields) - 1;
  };
  const { title, description = site.summary } = site;
  const articles = (groups: readonly ArticleGroup[]): readonly SearchedPage[] =>
    groups.flatMap((group) => group.articles.map((article) => articleEntry(article, listNumber)));
  const pages = [
    pageEntry({ title, folder: '', description }),
    ...articles(site.guides),
    ...site.resources.flatMap((resource) => [
      pageEntry(resource),
      ...resource.operations.map((operation) => operationEntry(operation, listNumber)),
    ]),
    ...(site.webhooks === undefined ? [] : [webhooksEntry(site.webhooks, listNumber)]),
    ...articles(site.appendices),
  ];
  return { lists, pages };
}

function pageEntry({ title, folder, description }: PlainPage): SearchedPage {
  return [folder, title, '', plainProse(description)];
}

/** An article is found by its headings, too. */
function articleEntry(article: ArticlePage, listNumber: ListNumber): SearchedPage {
  const claimId = createClaimId();
  const headings = headingsOf(article).map((heading): SearchedField => {
    return [heading, '', -1, claimId([headingSlug(heading)])];
  });
  return [...pageEntry(article), ['', '', listNumber(headings)]];
}

function operationEntry(operation: OperationPage, listNumber: ListNumber): SearchedPage {
  const { folder, title, httpMethod, path, description, queryLimits, callbacks } = operation;
  const claimId = createClaimId();
  const sections = sectionsOf(operation).map((section) => {
    const heading = headingSlug(section.title);
    const address = claimId([heading]);
    const fields = fieldEntries(section.entries, [heading], address, claimId, listNumber);
    return { section, found: [section.title, address, listNumber(fields)] as SearchedSection };
  });
  return [
    folder,
    title,
    `${httpMethod.toUpperCase()} ${path}`,
    plainProse(description),
    // These are found as the query's parameters.
    ...sections.filter(({ section }) => section !== queryLimits).map(({ found }) => found),
    ...(callbacks.length === 0 ? [] : [callbacksSection(callbacks, claimId, listNumber)]),
  ];
}

function webhooksEntry(page: WebhooksPage, listNumber: ListNumber): SearchedPage {
  const fields = webhookFields(page.webhooks, createClaimId(), listNumber);
  return [...pageEntry(page), ['', '', listNumber(fields)]];
}

function callbacksSection(
  callbacks: readonly WebhookPart[],
  claimId: ClaimId,
  listNumber: ListNumber,
): SearchedSection {
  const address = claimId([CALLBACKS]);
  return ['Callbacks', address, listNumber(webhookFields(callbacks, claimId, listNumber))];
}

/** A webhook or a callback is found by its title, over its fields. */
function webhookFields(
  webhooks: readonly WebhookPart[],
  claimId: ClaimId,
  listNumber: ListNumber,
): readonly SearchedField[] {
  for (const { id } of webhooks) claimId([id]);
  return webhooks.map(({ id, title, target, description, sections }): SearchedField => {
    const fields = sections.flatMap((section) => {
      const path = [id, headingSlug(section.title)];
      claimId(path);
      return fieldEntries(section.entries, path, id, claimId, listNumber);
    });
    const about = firstSentence(plainProse(description));
    const text = title === target ? about : `${target} ${about}`.trimEnd();
    const list = fields.length === 0 ? -1 : listNumber(fields);
    return [title, text, list, id];
  });
}

function fieldEntries(
  entries: readonly Entry[],
  path: readonly string[],
  above: string,
  claimId: ClaimId,
  listNumber: ListNumber,
): readonly SearchedField[] {
  return entries.filter(hasAddress).map((entry): SearchedField => {
    const { name, children } = entry;
    const inside = [...path, name];
    const address = claimId(inside);
    const fields = fieldEntries(children, inside, address, claimId, listNumber);
    const list = fields.length === 0 ? -1 : listNumber(fields);
    const text = firstSentence(plainProse(entry.description));
    if (address !== `${above}-${name}`) return [name, text, list, address];
    return list === -1 ? [name, text] : [name, text, list];
  });
}

function firstSentence(text: string): string {
  return /^.*?[.!?](?=\s)/.exec(text)?.[0] ?? text;
}
