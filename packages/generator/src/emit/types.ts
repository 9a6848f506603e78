import type { Api, Operation, Parameter, Property, Type } from '../api.ts';
import { refuse } from '../description-error.ts';
import { openReference } from '../read-api.ts';
import {
  docComment,
  HEADER,
  propertyName,
  propertyText,
  quote,
  typeDoc,
  typeText,
} from './typescript.ts';

/** The flat named types: one per component schema, and the parameters, answers and the table of the operations. */
export function emitTypes(api: Api): ReadonlyMap<string, string> {
  return new Map([
    ['models.d.ts', modelsFile(api)],
    ['operations.d.ts', operationsFile(api)],
  ]);
}

function modelsFile(api: Api): string {
  const models = [...api.models.values()].map(({ name, type }) => {
    const doc = docComment(typeDoc(type));
    const text = typeText(type);
    return type.kind === 'object' && !type.nullable
      ? `${doc}export interface ${name} ${text}\n`
      : `${doc}export type ${name} = ${text};\n`;
  });
  return file(models);
}

function operationsFile(api: Api): string {
  const operations = api.resources.flatMap((resource) => resource.operations);
  refuseSameNames(operations);
  const rows = operations.map((operation) => operationRow(operation));
  return file(
    [
      ...operations.map((operation) => paramsType(operation, api)),
      ...operations.map((operation) => responseType(operation)),
      `/** What each operation takes and gives, by its id. */\nexport interface Operations {\n${rows.join('')}}\n`,
      'export type OperationId = keyof Operations;\n',
    ],
    api,
  );
}

function refuseSameNames(operations: readonly Operation[]): void {
  const ids = new Map<string, string>();
  for (const { typeName, id } of operations) {
    const other = ids.get(typeName);
    if (other !== undefined) {
      const mend = 'Give the tag of one an x-quipu-singular, or one of them another name.';
      refuse(
        'type-name',
        `The types of ${other} and ${id} would both be named ${typeName}. ${mend}`,
      );
    }
    ids.set(typeName, id);
  }
}

/** The parameters of the SDK's method, flat: every path parameter but the last, the query, and the fields of the body. */
function paramsType(operation: Operation, api: Api): string {
  const fields: (Parameter | Property)[] = [
    ...operation.pathParameters.slice(0, -1),
    ...bodyFields(operation, api),
    ...operation.queryParameters,
  ];
  const seen = new Set<string>();
  const properties = fields
    .filter(({ name }) => !seen.has(name) && seen.add(name))
    .map((field) => propertyText(field, '  ', { orUndefined: true }));
  return `export interface ${operation.typeName}Params {\n${properties.join('')}}\n`;
}

function bodyFields(operation: Operation, api: Api): readonly Property[] {
  if (operation.body === undefined) return [];
  const type = openReference(operation.body.type, api.models);
  return type.kind === 'object'
    ? type.properties
    : [{ name: 'body', required: operation.body.required, type: operation.body.type }];
}

function responseType({ typeName, success, page }: Operation): string {
  const type = page?.item ?? success.type;
  return `export type ${typeName}Response = ${type === undefined ? 'void' : typeText(type)};\n`;
}

function operationRow(operation: Operation): string {
  const { id, body, success } = operation;
  const doc = docComment([operation.description ?? operation.summary], '  ');
  const members = [
    `path: ${parametersText(operation.pathParameters)};`,
    `query: ${parametersText(operation.queryParameters)};`,
    `cookie: ${parametersText(operation.cookieParameters)};`,
    `header: ${parametersText(operation.headerParameters)};`,
    `body: ${bodyText(body)};`,
    `status: ${success.status};`,
    `response: ${typeOrUndefined(success.type)};`,
  ];
  return `${doc}  ${quote(id)}: {\n${members.map((member) => `    ${member}\n`).join('')}  };\n`;
}

function bodyText(body: Operation['body']): string {
  return body === undefined
    ? 'undefined'
    : `${typeText(body.type, '    ')}${body.required ? '' : ' | undefined'}`;
}

function typeOrUndefined(type: Type | undefined): string {
  return type === undefined ? 'undefined' : typeText(type, '    ');
}

function parametersText(parameters: readonly Parameter[]): string {
  if (parameters.length === 0) return '{}';
  const members = parameters.map(
    ({ name, required, type }) =>
      `${propertyName(name)}${required ? '' : '?'}: ${typeText(type, '    ')}`,
  );
  return `{ ${members.join('; ')} }`;
}

/** The declarations after the imports that they need. */
function file(declarations: readonly string[], api?: Api): string {
  const text = declarations.join('\n');
  const uses = (name: string): boolean => new RegExp(`\\b${name}\\b`).test(text);
  const models = [...(api?.models.keys() ?? [])].filter(uses);
  const imports = [
    uses('Uploadable') ? "import type { Uploadable } from '../src/uploadable.d.ts';\n" : '',
    models.length > 0 ? `import type { ${models.join(', ')} } from './models.d.ts';\n` : '',
  ].join('');
  return `${HEADER}${imports}${imports && '\n'}${text}`;
}
