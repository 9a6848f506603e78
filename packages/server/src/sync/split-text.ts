/** A passage of a text: the slice `[start, end)`, in UTF-16 code units. */
export interface Passage {
  readonly start: number;
  readonly end: number;
  /** The headings that the passage stands under, outermost first, each cut after 200 characters. A heading that opens the passage is not among them. */
  readonly headings: readonly string[];
}

export interface SplitOptions {
  /** Passages are not split further than this. */
  readonly minChars: number;
  /** No passage is longer. */
  readonly maxChars: number;
}

/** A heading is written and searched again with each passage under it, so a long one would cost as much as a text many times its size. */
const maxHeadingChars = 200;

const defaultOptions: SplitOptions = { minChars: 400, maxChars: 1500 };

/**
 * Splits Markdown or plain text into passages.
 *
 * A text that is too long is cut at its strongest boundary: a heading before a paragraph, a paragraph before a sentence, and among
 * equals the one whose surroundings have the lowest hash. Both halves are cut in the same way. So every cut depends on what stands
 * around it, not on how much stands before it, and an edit moves the cuts near it only.
 */
export function splitText(text: string, options: SplitOptions = defaultOptions): Passage[] {
  const outline = findBoundaries(text, options.maxChars);
  const passages: Passage[] = [];
  const path: Heading[] = [];
  let nextHeading = 0;

  for (const [start, end] of cut(text, outline.boundaries, options)) {
    for (; nextHeading < outline.headings.length; nextHeading++) {
      const heading = outline.headings[nextHeading];
      if (heading === undefined || heading.position >= start) break;
      enter(path, heading);
    }
    const opening = outline.headings[nextHeading];
    const over = opening?.position === start ? path.filter((h) => h.level < opening.level) : path;
    passages.push({ start, end, headings: over.map((heading) => shorten(heading.title)) });
  }
  return passages;
}

function shorten(title: string): string {
  return title.length <= maxHeadingChars ? title : title.slice(0, hardCut(title, maxHeadingChars));
}

function enter(path: Heading[], heading: Heading): void {
  while ((path.at(-1)?.level ?? 0) >= heading.level) path.pop();
  path.push(heading);
}

/** The kinds of boundary, strongest first. Headings have their level, 1 to 6. */
const rank = { paragraph: 7, line: 8, sentence: 9, wrap: 10, word: 11, anywhere: 12 } as const;

interface Boundary {
  readonly position: number;
  readonly rank: number;
}

interface Heading {
  readonly position: number;
  readonly level: number;
  readonly title: string;
}

/** Cuts depth first, so that the slices come in order. White space at their ends is left out. */
function* cut(
  text: string,
  boundaries: readonly Boundary[],
  { minChars, maxChars }: SplitOptions,
): Generator<[start: number, end: number]> {
  const hashes = boundaries.map(({ position }) => surroundingsHash(text, position));
  const pending = [{ start: 0, end: text.length, first: 0, last: boundaries.length }];

  for (let region = pending.pop(); region !== undefined; region = pending.pop()) {
    const start = skipSpace(text, region.start, region.end);
    const end = skipSpaceBack(text, start, region.end);
    if (start === end) continue;
    if (end - start <= maxChars) {
      yield [start, end];
      continue;
    }
    const at = strongest(boundaries, hashes, region.first, region.last, start, end, minChars);
    const position = boundaries[at]?.position ?? hardCut(text, start + maxChars);
    const after = boundaries[at] === undefined ? firstAfter(boundaries, region, position) : at;
    pending.push({ start: position, end, first: after, last: region.last });
    pending.push({ start, end: position, first: region.first, last: after });
  }
}

/** The index of the boundary to cut at, or -1. Among boundaries alike in rank and hash, as in a repetitive log, the one nearest the middle. */
function strongest(
  boundaries: readonly Boundary[],
  hashes: readonly number[],
  first: number,
  last: number,
  start: number,
  end: number,
  minChars: number,
): number {
  const middle = (start + end) / 2;
  let best = -1;
  let bestRank = Infinity;
  let bestHash = Infinity;
  let bestDistance = Infinity;
  for (let index = first; index < last; index++) {
    const boundary = boundaries[index] as Boundary; // first and last are within the array
    const { position } = boundary;
    if (position < start + minChars || position > end - minChars) continue;
    const hash = hashes[index] as number;
    const distance = Math.abs(position - middle);
    const isBetter =
      boundary.rank < bestRank ||
      (boundary.rank === bestRank &&
        (hash < bestHash || (hash === bestHash && distance < bestDistance)));
    if (!isBetter) continue;
    best = index;
    bestRank = boundary.rank;
    bestHash = hash;
    bestDistance = distance;
  }
  return best;
}

function firstAfter(
  boundaries: readonly Boundary[],
  region: { readonly first: number; readonly last: number },
  position: number,
): number {
  let index = region.first;
  while (index < region.last && (boundaries[index]?.position ?? 0) <= position) index++;
  return index;
}

const atxMarks = /^ {0,3}(#{1,6})(?=[ \t]|$)/;
const atxClosing = /(?:^|[ \t])#+$/;
const setextUnderline = /^ {0,3}(=+|-+)[ \t]*$/;
const fence = /^ {0,3}(`{3,}|~{3,})/;
// An item of a list or a row of a table, but not the row of dashes that belongs to the one before.
const lineOfItsOwn = /^\s*(?:[-*+]|\d{1,9}[.)])\s|^\s*\|(?!\s*:?-)/;
// A full stop, closing marks and white space before a new beginning; the full stops of Chinese and Japanese need no space.
const sentenceEnd = /[.!?…]["'”’)\]]*\s+(?=["'“‘([]*[\p{Lu}\p{N}])|[。！？]["'”’）」』]*/gu;

/** Finds everything at which the text may be cut, in order, and its headings. */
function findBoundaries(
  text: string,
  maxChars: number,
): { boundaries: Boundary[]; headings: Heading[] } {
  const found: Boundary[] = [];
  const headings: Heading[] = [];
  const code: Array<[start: number, end: number]> = [];
  let openFence: string | undefined;
  let fenceStart = 0;
  let isAfterBlank = true;

  for (let start = 0; start < text.length;) {
    const newline = text.indexOf('\n', start);
    const end = newline < 0 ? text.length : newline;
    const line = text.slice(start, end);
    const next = end + 1;
    const marker = fence.exec(line)?.[1];

    if (openFence !== undefined) {
      found.push({ position: start, rank: rank.line });
      if (marker?.startsWith(openFence) && line.trim() === marker) {
        openFence = undefined;
        code.push([fenceStart, end]);
      }
    } else {
      const heading =
        marker === undefined ? headingAt(text, line, start, next, isAfterBlank) : undefined;
      if (heading !== undefined) {
        headings.push(heading);
        found.push({ position: heading.position, rank: heading.level });
      } else if (isAfterBlank) {
        found.push({ position: start, rank: rank.paragraph });
      } else {
        const isOwn = marker !== undefined || lineOfItsOwn.test(line);
        found.push({ position: start, rank: isOwn ? rank.line : rank.wrap });
      }
      if (marker !== undefined) {
        openFence = marker;
        fenceStart = start;
      }
    }
    isAfterBlank = line.trim() === '';
    start = next;
  }
  if (openFence !== undefined) code.push([fenceStart, text.length]);

  let block = 0;
  for (const match of text.matchAll(sentenceEnd)) {
    while ((code[block]?.[1] ?? Infinity) < match.index) block++;
    if ((code[block]?.[0] ?? Infinity) <= match.index) continue;
    found.push({ position: match.index + match[0].length, rank: rank.sentence });
  }
  return { boundaries: fillGaps(text, inOrder(found), maxChars), headings };
}

function headingAt(
  text: string,
  line: string,
  start: number,
  next: number,
  isAfterBlank: boolean,
): Heading | undefined {
  const atx = atxMarks.exec(line);
  if (atx !== null) {
    const title = line.slice(atx[0].length).trim().replace(atxClosing, '').trimEnd();
    return { position: start + line.indexOf('#'), level: (atx[1] ?? '').length, title };
  }
  if (!isAfterBlank || line.trim() === '' || lineOfItsOwn.test(line)) return undefined;
  const newline = text.indexOf('\n', next);
  const underline = setextUnderline.exec(
    text.slice(next, newline < 0 ? text.length : newline),
  )?.[1];
  if (underline === undefined) return undefined;
  const indent = line.length - line.trimStart().length;
  return {
    position: start + indent,
    level: underline.startsWith('=') ? 1 : 2,
    title: line.trim(),
  };
}

/** Sorts, and keeps the strongest of the boundaries at one place. */
function inOrder(boundaries: Boundary[]): Boundary[] {
  boundaries.sort((a, b) => a.position - b.position || a.rank - b.rank);
  return boundaries.filter((b, index) => b.position !== boundaries[index - 1]?.position);
}

/** Where nothing better is near, words may be cut apart, and, in what has no words, characters. */
function fillGaps(text: string, boundaries: readonly Boundary[], maxChars: number): Boundary[] {
  const filled: Boundary[] = [];
  let start = 0;
  const fill = (end: number): void => {
    if (end - start > maxChars) {
      for (const boundary of gapBoundaries(text, start, end, maxChars)) filled.push(boundary);
    }
    start = end;
  };
  for (const boundary of boundaries) {
    fill(boundary.position);
    filled.push(boundary);
  }
  fill(text.length);
  return filled;
}

function* gapBoundaries(
  text: string,
  start: number,
  end: number,
  maxChars: number,
): Generator<Boundary> {
  let last = start;
  for (const { index, 0: space } of text.slice(start, end).matchAll(/\s+/g)) {
    const position = start + index + space.length;
    if (position >= end) break;
    if (position - last > maxChars) yield* anywhere(text, last, position);
    yield { position, rank: rank.word };
    last = position;
  }
  if (end - last > maxChars) yield* anywhere(text, last, end);
}

/** About every 128th place, chosen by the characters before it. */
function* anywhere(text: string, start: number, end: number): Generator<Boundary> {
  let rolling = 0;
  for (let position = start + 1; position < end; position++) {
    // Shifting drops a character from the hash after 32 steps.
    rolling = ((rolling << 1) + Math.imul(text.charCodeAt(position - 1), 0x9e3779b1)) | 0;
    if (rolling >>> 25 === 0 && !isLowSurrogate(text, position)) {
      yield { position, rank: rank.anywhere };
    }
  }
}

function hardCut(text: string, position: number): number {
  return isLowSurrogate(text, position) ? position - 1 : position;
}

function isLowSurrogate(text: string, position: number): boolean {
  const unit = text.charCodeAt(position);
  return unit >= 0xdc00 && unit <= 0xdfff;
}

/** FNV-1a of the 16 code units on both sides. */
function surroundingsHash(text: string, position: number): number {
  let hash = 0x811c9dc5;
  const end = Math.min(text.length, position + 16);
  for (let index = Math.max(0, position - 16); index < end; index++) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  return hash >>> 0;
}

function skipSpace(text: string, start: number, end: number): number {
  while (start < end && isSpace(text.charCodeAt(start))) start++;
  return start;
}

function skipSpaceBack(text: string, start: number, end: number): number {
  while (end > start && isSpace(text.charCodeAt(end - 1))) end--;
  return end;
}

function isSpace(unit: number): boolean {
  return unit === 0x20 || (unit >= 0x09 && unit <= 0x0d) || unit === 0xa0 || unit === 0x3000;
}
