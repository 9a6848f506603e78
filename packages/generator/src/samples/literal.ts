import { propertyName, quote } from '../emit/typescript.ts';

/** The longest literal that stays on one line, in characters. */
const LINE = 44;

/** A value that is written as it is, not as a literal. */
export class Code {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

/** A value as TypeScript, over several lines where it is long. */
export function literal(value: unknown, indent = ''): string {
  if (value instanceof Code) return value.text;
  if (typeof value === 'string') return quote(value);
  if (value === null || typeof value !== 'object') return String(value);
  const [open, close, space] = Array.isArray(value) ? ['[', ']', ''] : ['{', '}', ' '];
  const line = entries(value, indent).join(', ');
  if (line === '') return open + close;
  if (line.length <= LINE && !line.includes('\n')) return open + space + line + space + close;
  return open + lines(value, indent) + close;
}

/** An object as TypeScript, a property a line. */
export function block(value: object): string {
  return `{${lines(value, '')}}`;
}

function lines(value: object, indent: string): string {
  const inner = `${indent}  `;
  return `\n${entries(value, inner)
    .map((entry) => `${inner}${entry},\n`)
    .join('')}${indent}`;
}

function entries(value: object, indent: string): string[] {
  const isArray = Array.isArray(value);
  return Object.entries(value).map(
    ([name, child]) => `${isArray ? '' : `${propertyName(name)}: `}${literal(child, indent)}`,
  );
}
