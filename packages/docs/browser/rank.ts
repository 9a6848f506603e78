/** What can be found, and what it is found by. */
export interface SearchItem {
  /** In the site, for example `indexes/get/index.html#returns-id`. */
  readonly address: string;
  readonly title: string;
  /** Where it stands: the route of an operation, or the page and the fields that a field is in. */
  readonly trail: string;
  readonly text: string;
  /** How many fields it is in, counted from 1; 0 for a page. */
  readonly depth: number;
}

/** How well a word of the query must match for an item to be found at all. */
const ENOUGH = 1;

/**
 * The items that have every word of the query, best first: a title that begins with it, a word in a title, a path,
 * a field's name, a description. Equals stand from the outer to the inner, then in the order of the site.
 */
export function rank(items: readonly SearchItem[], query: string): readonly SearchItem[] {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return [];
  return items
    .map((item) => [item, scoreOf(item, words)] as const)
    .filter(([, score]) => score > 0)
    .toSorted(([a, first], [b, second]) => second - first || a.depth - b.depth)
    .map(([item]) => item);
}

function scoreOf(item: SearchItem, words: readonly string[]): number {
  const scores = words.map((word) => wordScore(item, word));
  const isFound = Math.min(...scores) > 0 && Math.max(...scores) >= ENOUGH;
  return isFound ? scores.reduce((sum, score) => sum + score) : 0;
}

function wordScore({ title, trail, text, depth }: SearchItem, word: string): number {
  const name = title.toLowerCase();
  const isIn = trail.toLowerCase().includes(word);
  if (depth === 0) {
    if (name.startsWith(word)) return 60;
    if (hasWord(name, word)) return 50;
    if (isIn) return 40;
  } else {
    if (name === word) return 32;
    if (name.startsWith(word)) return 31;
    if (name.includes(word)) return 30;
  }
  if (hasWord(text.toLowerCase(), word)) return ENOUGH;
  // A field is found by the page that it is on, beside a word of its own: `create name`.
  return isIn ? ENOUGH / 2 : 0;
}

function hasWord(text: string, start: string): boolean {
  return ` ${text}`.includes(` ${start}`);
}
