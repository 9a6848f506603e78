import { createCommonmark, plainText } from '../commonmark.ts';
import { Markup } from './markup.ts';

const commonmark = createCommonmark();
// A description does not know where its page stands.
commonmark.validateLink = (address) => /^(?:https?|mailto):/i.test(address);
// The headings of a page are those of the reference page format.
commonmark.renderer.rules['heading_open'] = () => '<p>';
commonmark.renderer.rules['heading_close'] = () => '</p>\n';

/** A description as OpenAPI has it, in CommonMark. */
export function prose(description: string | undefined): Markup | undefined {
  if (description === undefined) return undefined;
  return new Markup(`\n${commonmark.render(description).trimEnd()}`);
}

/** The first paragraph of a description as text, for where there can be no markup. */
export function plainProse(description: string | undefined): string {
  const [first = ''] = (description ?? '').split(/\n\s*\n/);
  return plainText(commonmark.parseInline(first, {})[0]);
}
