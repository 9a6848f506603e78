import MarkdownIt from 'markdown-it';
import type Token from 'markdown-it/lib/token.mjs';
import { codeBlock } from './html/highlight.ts';

export type { Token };

/** CommonMark with tables. HTML stays text, and an image is a link to it: a page shows nothing from elsewhere. */
export function createCommonmark(): MarkdownIt {
  const commonmark = new MarkdownIt({ html: false }).disable('image');
  commonmark.renderer.rules['fence'] = (tokens, index) => {
    const { content, info } = tokenAt(tokens, index);
    return `${codeBlock(content.trimEnd(), info.trim().split(/\s/)[0]).text}\n`;
  };
  return commonmark;
}

/** The text of what stands in a line, without its markup. */
export function plainText(inline: Token | undefined): string {
  return (inline?.children ?? [])
    .map(({ type, content }) => (type.endsWith('break') ? ' ' : content))
    .join('');
}

/** A rule is called with the place of a token that is there. */
export function tokenAt(tokens: readonly Token[], index: number): Token {
  const token = tokens[index];
  if (token === undefined) throw new TypeError(`there is no token ${index}`);
  return token;
}
