import { type Child, markup, type Markup } from './markup.ts';

export type Level = 1 | 2 | 3 | 4;

export function heading(level: Level, content: Child): Markup {
  return markup`<h${level}>${content}</h${level}>`;
}

/** The level beneath. */
export function beneath(level: Exclude<Level, 4>): Level {
  return (level + 1) as Level; // One more than 1, 2 or 3 is a level.
}
