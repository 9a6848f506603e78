import type { Change, Comparison } from './change.ts';
import { differenceOf, groupChanges, type PlaceOf, reachOf, subjectOf } from './change-text.ts';
import { verdictText } from './render-text.ts';

/** A comparison for a pull request. Ends with a line break. */
export function comparisonMarkdown(comparison: Comparison, placeOf: PlaceOf): string {
  const groups = groupChanges(comparison.changes).map(({ title, changes }) => {
    const items = changes.map((change) => changeMarkdown(change, placeOf)).join('');
    // What breaks is to be read; the rest is to be looked up.
    return title === 'Breaking'
      ? `### ${title} (${changes.length})\n\n${items}\n`
      : `<details>\n<summary>${title} (${changes.length})</summary>\n\n${items}\n</details>\n\n`;
  });
  return `## Changes of the API: ${comparison.verdict}\n\n${verdictText(comparison)}\n\n${groups.join('')}`
    .trimEnd()
    .concat('\n');
}

function changeMarkdown(change: Change, placeOf: PlaceOf): string {
  const reach = reachOf(change);
  const details = [
    ...change.sdk.map((effect) => `SDK: ${code(effect)}`),
    ...(reach === '' ? [] : [`In ${reach}`]),
    ...(change.mend === undefined ? [] : [`**Mend:** ${change.mend}`]),
    code(placeOf(change.pointer) ?? `#${change.pointer}`),
  ];
  return `- ${sentence(change)} ${change.reason}\n${details.map((detail) => `  - ${detail}\n`).join('')}`;
}

/** `**IndexCreate.name** is now required: optional → required.` in Markdown. */
export function sentence(change: Change, subject: string = code(subjectOf(change))): string {
  const difference = differenceOf(change);
  return `${subject} ${change.message}${difference && `: ${code(difference)}`}.`;
}

/** A code span, whatever the text holds. */
export function code(text: string): string {
  const longest = Math.max(0, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  const space = longest > 0 ? ' ' : '';
  return `${fence}${space}${text.replaceAll('\n', ' ')}${space}${fence}`;
}
