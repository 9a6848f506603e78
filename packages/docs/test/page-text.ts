/** The tags that end a line of text. */
const BLOCK =
  /<\/?(?:button|details|div|dl|h\d|header|label|li|main|nav|ol|p|pre|section|summary|ul)\b[^>]*>/g;

const ENTITIES: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
};

/** The lines of text that a browser shows of a page, without the space around them. */
export function pageLines(page: string): readonly string[] {
  const [, body = ''] = page.split('<body>');
  return (
    body
      // In a summary a heading is a part of the line.
      .replaceAll(/<summary>.*?<\/summary>/g, (line) => `<p>${withoutTags(line)}</p>`)
      .replaceAll(BLOCK, '\n')
      .split('\n')
      .map((line) => decode(withoutTags(line)).trim())
      .filter((line) => line !== '')
  );
}

/** The values of an attribute, in the order of the page. */
export function attributes(page: string, name: string): readonly string[] {
  const pattern = new RegExp(`<[^>]* ${name}="([^"]*)"`, 'g');
  return [...page.matchAll(pattern)].map(([, value = '']) => decode(value));
}

/** The programs in the samples of a page, by the names of their languages. */
export function samplesOn(
  page: string,
): readonly { readonly title: string; readonly code: string }[] {
  const pattern = /<label><input[^>]*>([^<]*)<\/label>\s*<pre><code>([^]*?)<\/code><\/pre>/g;
  return [...page.matchAll(pattern)].map(([, title = '', code = '']) => {
    return { title: decode(title), code: decode(withoutTags(code)) };
  });
}

/** The lines of `want` that `lines` lack, or have in another order. */
export function missingLines(want: readonly string[], lines: readonly string[]): readonly string[] {
  let next = 0;
  return want.filter((line) => {
    const at = lines.indexOf(line, next);
    if (at !== -1) next = at + 1;
    return at === -1;
  });
}

function withoutTags(markup: string): string {
  return markup.replaceAll(/<[^>]*>/g, '');
}

function decode(markup: string): string {
  return markup.replaceAll(/&[#\w]+;/g, (entity) => ENTITIES[entity] ?? entity);
}
