import { compareNames } from '../names.ts';

/** A value as JSON whose keys stand in order, so that two that mean the same are the same text. */
export function canonical(value: unknown): string {
  return JSON.stringify(inOrder(value)) ?? 'undefined';
}

function inOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inOrder);
  if (value === null || typeof value !== 'object') return value;
  const entries = Object.entries(value).toSorted(([a], [b]) => compareNames(a, b));
  return Object.fromEntries(entries.map(([key, child]) => [key, inOrder(child)]));
}
