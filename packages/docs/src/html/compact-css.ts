/** A stylesheet without the space that is for us. */
export function compactCss(source: string): string {
  return source
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/ ?([{},;>]) ?/g, '$1')
    .replaceAll(': ', ':')
    .replaceAll(';}', '}')
    .trim();
}
