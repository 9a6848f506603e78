import type { Type } from '../api.ts';

/** The first lines of a generated TypeScript file. */
export const HEADER = '// Made by `npm run generate` from the description. Do not edit.\n';

/** A property name as TypeScript wants it written. */
export function propertyName(name: string): string {
  return /^[A-Za-z_$][\w$]*$/.test(name) ? name : quote(name);
}

/** A single-quoted string literal. */
export function quote(text: string): string {
  const escaped = JSON.stringify(text).slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'");
  return `'${escaped}'`;
}

/** A doc comment of these lines, or nothing where there are none. Ends with a line break. */
export function docComment(lines: readonly string[], indent = ''): string {
  const text = lines
    .flatMap((line) => line.split('\n'))
    .map((line) => line.trimEnd().replaceAll('*/', '*\\/'));
  if (text.length === 0) return '';
  if (text.length === 1) return `${indent}/** ${text[0]} */\n`;
  return `${indent}/**\n${text.map((line) => `${indent} *${line && ' '}${line}\n`).join('')}${indent} */\n`;
}

/** What a type's doc comment says: its description, then each limit and the default. */
export function typeDoc(type: Type): string[] {
  const limits = Object.entries(type.constraints).map(([name, value]) => `${name} ${value}`);
  if (type.kind === 'string' && type.format !== undefined && type.format !== 'binary') {
    limits.unshift(`format ${type.format}`);
  }
  if (type.default !== undefined) limits.push(`default ${JSON.stringify(type.default)}`);
  return [
    ...(type.description === undefined ? [] : [type.description]),
    ...(limits.length === 0 ? [] : [`(${limits.join(', ')})`]),
    ...(type.deprecated ? ['@deprecated'] : []),
  ];
}

/** The TypeScript of a type. Models are named; `Uploadable` stands for the content of a file. */
export function typeText(type: Type, indent = ''): string {
  const text = bareTypeText(type, indent);
  return type.nullable ? `${text} | null` : text;
}

/** `  name?: string | null;` with its doc comment. A parameter may be given as undefined; what a server answers is absent. */
export function propertyText(
  property: { name: string; required: boolean; description?: string | undefined; type: Type },
  indent: string,
  options: { readonly orUndefined: boolean } = { orUndefined: false },
): string {
  const { name, required, type } = property;
  const doc = docComment(
    typeDoc({ ...type, description: property.description ?? type.description }),
    indent,
  );
  const absent = !required && options.orUndefined ? ' | undefined' : '';
  return `${doc}${indent}${propertyName(name)}${required ? '' : '?'}: ${typeText(type, indent)}${absent};\n`;
}

function bareTypeText(type: Type, indent: string): string {
  switch (type.kind) {
    case 'unknown':
      return 'unknown';
    case 'string':
      return type.format === 'binary' ? 'Uploadable' : 'string';
    case 'number':
      return 'number';
    case 'boolean':
      return 'boolean';
    case 'null':
      return 'null';
    case 'enum':
      return type.values
        .map((value) => (typeof value === 'string' ? quote(value) : String(value)))
        .join(' | ');
    case 'array': {
      const { kind, nullable } = type.items;
      const alone = !nullable && kind !== 'union' && kind !== 'enum';
      const items = typeText(type.items, indent);
      return alone ? `${items}[]` : `(${items})[]`;
    }
    case 'map':
      return `{ [key: string]: ${typeText(type.values, indent)} }`;
    case 'object': {
      const inner = `${indent}  `;
      const properties = type.properties.map((property) => propertyText(property, inner));
      const rest =
        type.rest === undefined
          ? ''
          : `${inner}[key: string]: ${typeText(restOf(type.rest), inner)};\n`;
      return properties.length + rest.length === 0
        ? 'Record<string, never>'
        : `{\n${properties.join('')}${rest}${indent}}`;
    }
    case 'union':
      return [...new Set(type.members.map((member) => typeText(member, indent)))].join(' | ');
    case 'reference':
      return type.name;
  }
}

/** An index signature must take every named property as well, so it says no more than unknown. */
function restOf(rest: Type): Type {
  return { ...rest, kind: 'unknown', nullable: false } as Type;
}
