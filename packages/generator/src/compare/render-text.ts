import type { Change, Comparison } from './change.ts';
import { differenceOf, groupChanges, type PlaceOf, reachOf, subjectOf } from './change-text.ts';
import { judgeVersion } from './version.ts';

/** A comparison for a terminal. Ends with a line break. */
export function comparisonText(comparison: Comparison, placeOf: PlaceOf): string {
  const groups = groupChanges(comparison.changes).map(
    ({ title, changes }) =>
      `${title} (${changes.length})\n${changes.map((change) => changeText(change, placeOf)).join('')}\n`,
  );
  return `${groups.join('')}${verdictText(comparison)}\n`;
}

function changeText(change: Change, placeOf: PlaceOf): string {
  const difference = differenceOf(change);
  const reach = reachOf(change);
  const first = `${subjectOf(change)} ${change.message}${difference && `: ${difference}`}`;
  const details = [
    `${change.reason} (${change.rule}${reach && `; ${reach}`})`,
    ...change.sdk.map((effect) => `SDK: ${effect}`),
    ...(change.mend === undefined ? [] : [`mend: ${change.mend}`]),
    `at ${placeOf(change.pointer) ?? `#${change.pointer}`}`,
  ];
  return `  ${first}\n${details.map((detail) => `    ${detail}\n`).join('')}`;
}

/** What the changes ask of `info.version`, and whether it is so. */
export function verdictText(comparison: Comparison): string {
  const { verdict, versions } = comparison;
  if (verdict === 'none') return `Nothing has changed since ${versions.before}.`;
  const { bump, next, isRaised } = judgeVersion(comparison);
  const rule = bump === verdict ? '' : ` (below 1.0.0, a ${bump} version may break)`;
  const from = `Since ${versions.before}: ${verdict}.`;
  if (next === undefined) {
    return `${from} info.version ${versions.before} is no semantic version such as 1.2.0, so nothing says what breaks.`;
  }
  return isRaised
    ? `${from} info.version is ${versions.after}, and says so${rule}.`
    : `${from} info.version is ${versions.after}; it would be right from ${next} on${rule}.`;
}
