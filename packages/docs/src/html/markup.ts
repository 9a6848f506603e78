/** Markup that is safe to put in a page: {@link markup} and {@link textMarkup} make it, and CommonMark whose HTML is text. */
export class Markup {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

/** What a template can hold; `false` and `undefined` are nothing. */
export type Child = Markup | string | number | false | undefined | readonly Child[];

/**
 * A template whose values are escaped, in text and in quoted attributes alike, unless they are markup.
 * It is not called `html`, because formatters add space to templates of that name, and here space is text.
 */
export function markup(strings: TemplateStringsArray, ...values: readonly Child[]): Markup {
  return new Markup(
    strings.reduce((text, string, index) => text + textOf(values[index - 1]) + string),
  );
}

/** Text between tags, where a quotation mark is no danger: code is full of them. Never for an attribute. */
export function textMarkup(text: string): Markup {
  return new Markup(text.replaceAll(/[&<>]/g, (character) => ENTITIES[character] ?? character));
}

function textOf(child: Child): string {
  if (child instanceof Markup) return child.text;
  if (typeof child === 'string') return escape(child);
  if (typeof child === 'number') return String(child);
  return child === undefined || child === false ? '' : child.map(textOf).join('');
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
};

function escape(text: string): string {
  // Most texts have none, and a search is faster than a replacement.
  if (!/[&<>"]/.test(text)) return text;
  return text.replaceAll(/[&<>"]/g, (character) => ENTITIES[character] ?? character);
}
