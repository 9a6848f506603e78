import type { Comparison, Impact } from './change.ts';
import { groupChanges } from './change-text.ts';
import { sentence } from './render-markdown.ts';
import { judgeVersion } from './version.ts';

/** A note for the next release of packages, as `@changesets/cli` reads it: which of them to raise, and what to say of it. */
export interface Changeset {
  readonly bumps: ReadonlyMap<string, Impact>;
  /** Markdown. */
  readonly text: string;
}

/** @throws {SyntaxError} where the text does not begin with packages and bumps between two lines `---`. */
export function parseChangeset(source: string): Changeset {
  const match = /^---\r?\n(.*?)\r?\n?---\r?\n?(.*)$/s.exec(source.trimStart());
  if (match === null)
    throw new SyntaxError('a changeset begins with bumps between two lines "---"');
  const [, head = '', text = ''] = match;
  const lines = head.split(/\r?\n/).filter((line) => line.trim() !== '');
  const bumps = lines.map((line): [string, Impact] => {
    const [, name, bump] =
      /^\s*['"]?([^'":]+)['"]?\s*:\s*['"]?(major|minor|patch)['"]?\s*$/.exec(line) ?? [];
    if (name === undefined)
      throw new SyntaxError(`"${line}" is no bump; write "NAME": major, minor or patch`);
    return [name, bump as Impact];
  });
  return { bumps: new Map(bumps), text: text.trim() };
}

/** The changeset that a comparison asks for; undefined where nothing has changed. */
export function changesetOf(
  comparison: Comparison,
  packages: readonly string[],
): string | undefined {
  const { bump } = judgeVersion(comparison);
  if (bump === 'none') return undefined;
  const bumps = packages.map((name) => `'${name}': ${bump}\n`);
  const news = comparison.changes.filter(({ rule }) => rule !== 'words-changed');
  const groups = groupChanges(news).map(
    ({ title, changes }) =>
      `${title}:\n\n${[...new Set(changes.map((change) => `- ${sentence(change)}\n`))].join('')}`,
  );
  const text = groups.length === 0 ? 'Words and examples of the description.\n' : groups.join('\n');
  return `---\n${bumps.join('')}---\n\n${text}`;
}

const RANK = { none: 0, patch: 1, minor: 2, major: 3 };

/** The packages for which no changeset raises as much as is asked. */
export function missingBumps(
  bump: Impact | 'none',
  packages: readonly string[],
  changesets: readonly Changeset[],
): readonly string[] {
  if (bump === 'none') return [];
  return packages.filter((name) =>
    changesets.every(({ bumps }) => RANK[bumps.get(name) ?? 'none'] < RANK[bump]),
  );
}
