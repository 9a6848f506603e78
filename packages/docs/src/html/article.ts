import { createCommonmark, plainText, tokenAt } from '../commonmark.ts';
import type { ArticlePage, Site } from '../site.ts';
import { type ClaimId, createClaimId, headingSlug } from '../claim-id.ts';
import { markup, Markup } from './markup.ts';
import { pageHtml } from './page.ts';

const commonmark = createCommonmark();

commonmark.renderer.rules['heading_open'] = (tokens, index, _options, env) => {
  const { tag } = tokenAt(tokens, index);
  if (tag === 'h1') return '<h1>';
  const title = plainText(tokens[index + 1]);
  // render() below gives each page its own.
  const id = (env as { readonly claimId: ClaimId }).claimId([headingSlug(title)]);
  const link = markup`<a class="anchor" href="#${id}" aria-label="Link to ${title}"></a>`;
  return `<${tag} id="${id}">${link.text}`;
};

commonmark.renderer.rules['link_open'] = (tokens, index) => {
  const address = String(tokenAt(tokens, index).attrGet('href'));
  return markup`<a href="${webAddress(address)}">`.text;
};

/** An article on a page, with an address for each heading. */
export function articleHtml(article: ArticlePage, site: Site): string {
  const env = { claimId: createClaimId() };
  const text = commonmark.renderer.render(article.tokens, commonmark.options, env);
  const content = markup`<article>${new Markup(text)}</article>`;
  return pageHtml({ ...article, bar: undefined, content, stylesheet: 'article.css' }, site);
}

/** The headings beneath the title, in the order in which they get their addresses. */
export function headingsOf({ tokens }: ArticlePage): readonly string[] {
  return tokens.flatMap(({ type, tag }, index) =>
    type === 'heading_open' && tag !== 'h1' ? plainText(tokens[index + 1]) : [],
  );
}

/** A link to the Markdown of a page leads from its web page to its web page. */
function webAddress(address: string): string {
  return isElsewhere(address) ? address : address.replace(/index\.md(?=#|$)/, 'index.html');
}

/** Whether an address names where it is. */
export function isElsewhere(address: string): boolean {
  return /^(?:[a-z][a-z\d+.-]*:|\/\/)/i.test(address);
}
