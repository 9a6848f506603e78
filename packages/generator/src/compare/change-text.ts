import type { Change, Kind } from './change.ts';

/** Where a change stands in the files, for example `spec/paths/indexes.yaml:12:5`; undefined where that is not known. */
export type PlaceOf = (pointer: string) => string | undefined;

/** Changes under one heading. */
export interface ChangeGroup {
  readonly title: string;
  readonly changes: readonly Change[];
}

const TITLES: Readonly<Record<Kind, string>> = {
  added: 'Added',
  changed: 'Changed',
  deprecated: 'Deprecated',
  removed: 'Removed',
};

/** What breaks, then the rest by what happened. */
export function groupChanges(changes: readonly Change[]): readonly ChangeGroup[] {
  const rest = changes.filter(({ impact }) => impact !== 'major');
  const groups = [
    { title: 'Breaking', changes: changes.filter(({ impact }) => impact === 'major') },
    ...(Object.keys(TITLES) as Kind[]).map((kind) => {
      return { title: TITLES[kind], changes: rest.filter((change) => change.kind === kind) };
    }),
  ];
  return groups.filter((group) => group.changes.length > 0);
}

/** What a change is about: `IndexCreate.name`, `indexes.list query.page_size`, `API servers`. */
export function subjectOf({ subject, field }: Change): string {
  if (field === '') return subject.name;
  const isSchema = subject.kind === 'schema' && !field.startsWith('[');
  return `${subject.name}${isSchema ? '.' : ' '}${field}`;
}

/** `optional → required`, or nothing where there is nothing to show. */
export function differenceOf({ before, after }: Change): string {
  // That something is or is not is what the message says.
  if (typeof after === 'boolean') return '';
  const sides = [before, after].filter((value) => value !== undefined);
  return sides.map(valueText).join(' → ');
}

const MAX_VALUE_LENGTH = 80;

function valueText(value: unknown): string {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? '');
  return text.length > MAX_VALUE_LENGTH ? `${text.slice(0, MAX_VALUE_LENGTH)}…` : text;
}

const MAX_OPERATIONS = 5;

/** The operations that a change of something else reaches: `in the requests of indexes.create`. */
export function reachOf({ subject, operations, side }: Change): string {
  if (subject.kind === 'operation' || operations.length === 0) return '';
  const rest = operations.length - MAX_OPERATIONS;
  const names = operations.slice(0, MAX_OPERATIONS).join(', ');
  const what = side === undefined ? '' : side === 'request' ? 'requests of ' : 'answers of ';
  return `${what}${names}${rest > 0 ? ` and ${rest} more` : ''}`;
}
