type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/**
 * A JSON value as YAML 1.2 in block style: each string plain where no reader can take it for anything else, as a
 * block where it has several lines, and else in JSON's quotation marks, which YAML knows.
 */
export function toYaml(value: unknown): string {
  const text = blockOf(value as Json, ''); // what JSON.parse gives
  return `${text.trimStart()}\n`;
}

/** What stands behind a key: on its line, or on lines of its own. */
function blockOf(value: Json, indent: string): string {
  if (typeof value === 'string') return ` ${textOf(value, indent)}`;
  if (value === null || typeof value !== 'object') return ` ${JSON.stringify(value)}`;
  if (isList(value)) {
    if (value.length === 0) return ' []';
    const items = value.map((item) => `\n${indent}-${itemOf(item, `${indent}  `)}`);
    return items.join('');
  }
  const entries = Object.entries(value);
  if (entries.length === 0) return ' {}';
  return entries
    .map(([key, child]) => `\n${indent}${keyOf(key)}:${blockOf(child, `${indent}  `)}`)
    .join('');
}

/** A list or an object begins on the line of its dash. */
function itemOf(value: Json, indent: string): string {
  return blockOf(value, indent).replace(/^\n\s*/, ' ');
}

function keyOf(key: string): string {
  return PLAIN.test(key) && !TAKEN.test(key) ? key : JSON.stringify(key);
}

const PLAIN = /^[A-Za-z/$](?:[\w$./()'",; -]*[\w$./)'",-])?$/;
/** What some reader of YAML takes for something else than text. */
const TAKEN = /^(?:true|false|null|yes|no|on|off|y|n)$/i;
/** Lines that mean themselves in a block: no space at an end, none before the first, nothing but what is seen. */
const LINES = /^(?![ \n])[^\p{Cc}\p{Zl}\p{Zp}]*\S(?:\n+[^\p{Cc}\p{Zl}\p{Zp}]*\S)+$/u;

function textOf(text: string, indent: string): string {
  if (PLAIN.test(text) && !TAKEN.test(text)) return text;
  if (!LINES.test(text)) return JSON.stringify(text);
  return `|-\n${text.replaceAll(/^(?=.)/gm, indent)}`;
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}
