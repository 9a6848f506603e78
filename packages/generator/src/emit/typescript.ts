import type { Model, ObjectType, Property, Type, UnionType } from '../api.ts';
import { openReference } from '../read-api.ts';

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

/** What it takes to write a type: the models that it names, and the side of the exchange that it stands on. */
export interface Side {
  readonly models: ReadonlyMap<string, Model>;
  readonly of: 'request' | 'answer';
  /** Takes each name that is written, so that it can be imported. */
  readonly used?: Set<string>;
}

/** The TypeScript of a type. Models are named; `Uploadable` stands for the content of a file that is sent. */
export function typeText(type: Type, side: Side, indent = ''): string {
  const text = bareTypeText(type, side, indent);
  return type.nullable && text !== 'unknown' ? `${text} | null` : text;
}

/** `  name?: string | null;` with its doc comment. A parameter may be given as undefined; what a server answers is absent. */
export function propertyText(
  property: { name: string; required: boolean; description?: string | undefined; type: Type },
  side: Side,
  indent: string,
  options: { readonly orUndefined: boolean } = { orUndefined: false },
): string {
  const { name, required, type } = property;
  const doc = docComment(
    typeDoc({ ...type, description: property.description ?? type.description }),
    indent,
  );
  const absent = !required && options.orUndefined ? ' | undefined' : '';
  return `${doc}${indent}${propertyName(name)}${required ? '' : '?'}: ${typeText(type, side, indent)}${absent};\n`;
}

/** A request has no properties that only the server sets, and an answer none that only the client sends. */
function shownProperties(type: ObjectType, side: Side): readonly Property[] {
  const hidden = side.of === 'request' ? 'readOnly' : 'writeOnly';
  return type.properties.filter((property) => !property.type[hidden]);
}

function bareTypeText(type: Type, side: Side, indent: string): string {
  switch (type.kind) {
    case 'unknown':
      return 'unknown';
    case 'string':
      return type.format === 'binary' && side.of === 'request' ? use('Uploadable', side) : 'string';
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
      const items = typeText(type.items, side, indent);
      return alone ? `${items}[]` : `(${items})[]`;
    }
    case 'map':
      return `{ [key: string]: ${typeText(type.values, side, indent)} }`;
    case 'object': {
      const inner = `${indent}  `;
      const properties = shownProperties(type, side).map((property) =>
        propertyText(property, side, inner),
      );
      // An index signature must take every named property as well, so it says no more than unknown.
      const rest = type.rest === undefined ? '' : `${inner}[key: string]: unknown;\n`;
      return properties.length + rest.length === 0
        ? 'Record<string, never>'
        : `{\n${properties.join('')}${rest}${indent}}`;
    }
    case 'union':
      return unionText(type, side, indent);
    case 'reference': {
      const inputName = side.models.get(type.name)?.inputName;
      return use(side.of === 'request' ? (inputName ?? type.name) : type.name, side);
    }
  }
}

function use(name: string, { used }: Side): string {
  used?.add(name);
  return name;
}

function unionText(type: UnionType, side: Side, indent: string): string {
  const members = type.members.map((member, index) => {
    const text = typeText(member, side, indent);
    const tag = tagText(type, index, side);
    return tag === undefined ? text : `(${text} & { ${tag} })`;
  });
  const distinct = [...new Set(members)];
  return distinct.length === 0 ? 'never' : distinct.join(' | ');
}

/** `kind: 'cat'`, where the description says that this is how a member is told apart, and the member itself does not. */
function tagText(
  { members, discriminator }: UnionType,
  index: number,
  side: Side,
): string | undefined {
  const member = members[index];
  const values = discriminator?.values[index] ?? [];
  if (discriminator === undefined || member === undefined || values.length === 0) return undefined;
  const opened = openReference(member, side.models);
  if (opened.kind !== 'object') return undefined;
  const own = opened.properties.find(({ name }) => name === discriminator.property)?.type;
  const type = own && openReference(own, side.models);
  // A property that has values of its own tells the member apart already.
  if (type?.kind === 'enum') return undefined;
  return `${propertyName(discriminator.property)}: ${values.map(quote).join(' | ')}`;
}
