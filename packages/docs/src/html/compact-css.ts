/** A stylesheet with a rule a line, without the space that says nothing. */
export function compactCss(source: string): string {
  return source
    .replaceAll(/\n +|\n(?=\})|\n(?=\n)/g, '')
    .replaceAll(/ ?([{},;]) ?/g, '$1')
    .replaceAll(/([a-z]): /g, '$1:');
}
