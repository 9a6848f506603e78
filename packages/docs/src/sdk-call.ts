import {
  type Operation,
  type Parameter,
  propertyName,
  quote,
  type Resource,
  titleCase,
} from '@quipu/generator';
import { exampleValue } from './example-value.ts';
import { isFile, openType, shownProperties, type View } from './view.ts';

/** The longest literal that stays on one line. */
const LINE = 44;

const RESERVED = new Set(
  'await break case catch class const continue debugger default delete do else enum export extends false finally for function if implements import in instanceof interface let new null package private protected public return static super switch this throw true try typeof var void while with yield'.split(
    ' ',
  ),
);

/** TypeScript that calls the operation through the SDK, with the first of the description's examples as values. */
export function sdkCall(operation: Operation, resource: Resource, view: View): string {
  const { id, page, success } = operation;
  const call = `client.${id}(${callArguments(operation, view)})`;
  const variable = variableName(resource.singular);
  if (page !== undefined) {
    return `for await (const ${variable} of ${call}) {\n  console.log(${variable});\n}`;
  }
  const isUseful = success.type !== undefined && success.type.kind !== 'unknown';
  return `${isUseful ? `const ${variable} = ` : ''}await ${call};`;
}

/** The last path parameter stands first and alone; the others, the query and the body are one object. */
function callArguments(operation: Operation, view: View): string {
  const { pathParameters, queryParameters } = operation;
  const id = pathParameters.at(-1);
  const named = [
    ...pathParameters.slice(0, -1),
    ...queryParameters.filter((parameter) => parameter.required),
  ];
  const fields = {
    ...Object.fromEntries(
      named.map((parameter) => [parameter.name, parameterValue(parameter, view)]),
    ),
    ...bodyFields(operation, view),
  };
  return [
    ...(id === undefined ? [] : [literal(parameterValue(id, view), '')]),
    ...(Object.keys(fields).length === 0 ? [] : [literal(fields, '')]),
  ].join(', ');
}

function parameterValue({ name, type, examples }: Parameter, view: View): unknown {
  return examples[0] === undefined ? exampleValue(type, view, name) : examples[0].value;
}

/** Those of an object; a body of another type is one field. */
function bodyFields({ body }: Operation, view: View): object {
  if (body === undefined) return {};
  const type = openType(body.type, view);
  const value = body.examples[0]?.value ?? exampleValue(body.type, view);
  if (type.kind !== 'object' || value === null || typeof value !== 'object') return { body: value };
  const files = new Set(
    shownProperties(type, view)
      .filter((property) => isFile(property.type, view))
      .map((property) => property.name),
  );
  return Object.fromEntries(
    Object.entries(value).map(([name, child]) => [name, files.has(name) ? asFile(child) : child]),
  );
}

/** A value that is written as it is, not as a literal. */
class Code {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

function asFile(content: unknown): unknown {
  if (Array.isArray(content)) return content.map(asFile);
  return new Code(`new File([${literal(content, '')}], 'example.md')`);
}

function literal(value: unknown, indent: string): string {
  if (value instanceof Code) return value.text;
  if (typeof value === 'string') return quote(value);
  if (value === null || typeof value !== 'object') return String(value);
  const isArray = Array.isArray(value);
  const parts = (inner: string): string[] =>
    Object.entries(value).map(
      ([name, child]) => `${isArray ? '' : `${propertyName(name)}: `}${literal(child, inner)}`,
    );
  const [open, close, space] = isArray ? ['[', ']', ''] : ['{', '}', ' '];
  const line = parts(indent).join(', ');
  if (line === '') return open + close;
  if (line.length <= LINE && !line.includes('\n')) return open + space + line + space + close;
  const inner = `${indent}  `;
  const lines = parts(inner).map((part) => `${inner}${part},\n`);
  return `${open}\n${lines.join('')}${indent}${close}`;
}

function variableName(singular: string): string {
  const title = titleCase(singular).replaceAll(' ', '');
  const name = title.charAt(0).toLowerCase() + title.slice(1);
  return /^[a-z_$][\w$]*$/i.test(name) && !RESERVED.has(name) ? name : 'result';
}
