export type { Change, Comparison } from './change.ts';
export { changelogMarkdown, type Release } from './changelog.ts';
export { type Changeset, changesetOf, missingBumps, parseChangeset } from './changeset.ts';
export { compareDescriptions } from './compare-descriptions.ts';
export type { PlaceOf } from './change-text.ts';
export { comparisonMarkdown } from './render-markdown.ts';
export { comparisonText } from './render-text.ts';
export { compareVersions, isVersion, judgeVersion } from './version.ts';
