import type { Answer, Api, Model, Operation, Parameter, Webhook } from '../api.ts';
import { isJson, isText } from '../media-type.ts';
import { openReference } from '../read-api.ts';
import {
  docComment,
  HEADER,
  propertyName,
  propertyText,
  quote,
  type Side,
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
  const answer: Side = { models: api.models, of: 'answer', used: new Set() };
  const request: Side = { ...answer, of: 'request' };
  const declarations = [...api.models.values()].flatMap((model) => {
    const own = modelText(model, model.name, model.isInput ? request : answer);
    return model.inputName === undefined
      ? [own]
      : [own, modelText(model, model.inputName, request)];
  });
  return file(declarations, answer, []);
}

function modelText({ type }: Model, name: string, side: Side): string {
  const doc = docComment(typeDoc(type));
  const text = typeText(type, side);
  return type.kind === 'object' && text.startsWith('{') && text.endsWith('}')
    ? `${doc}export interface ${name} ${text}\n`
    : `${doc}export type ${name} = ${text};\n`;
}

function operationsFile(api: Api): string {
  const operations = api.resources.flatMap((resource) => resource.operations);
  const answer: Side = { models: api.models, of: 'answer', used: new Set() };
  const request: Side = { ...answer, of: 'request' };
  const rows = operations.map((operation) => operationRow(operation, request, answer));
  const webhooks = [...api.webhooks, ...operations.flatMap((operation) => operation.callbacks)];
  return file(
    [
      ...operations.map((operation) => paramsType(operation, request)),
      ...operations.map((operation) => responseType(operation, answer)),
      ...webhooks.map((webhook) => webhookType(webhook, answer)),
      `/** What each operation takes and gives, by its id. */\nexport interface Operations {\n${rows.join('')}}\n`,
      'export type OperationId = keyof Operations;\n',
    ],
    answer,
    [...api.models.values()].flatMap(({ name, inputName = name }) => [name, inputName]),
  );
}

/** The parameters of the SDK's method, flat: every path parameter but the last, the query, and the fields of the body. */
function paramsType({ typeName, fields, body }: Operation, side: Side): string {
  const properties = fields.map((field) => propertyText(field, side, '  ', { orUndefined: true }));
  const isFlat = fields.some(({ place }) => place === 'body');
  const type = body && openReference(body.type, side.models);
  const hasRest = isFlat && type?.kind === 'object' && type.rest !== undefined;
  const rest = hasRest ? '  [key: string]: unknown;\n' : '';
  return `export interface ${typeName}Params {\n${properties.join('')}${rest}}\n`;
}

function responseType({ typeName, success, otherSuccesses, page }: Operation, side: Side): string {
  const texts =
    page === undefined
      ? [success, ...otherSuccesses].map((answer) => answerText(answer, side) ?? 'void')
      : [typeText(page.item, side)];
  return `export type ${typeName}Response = ${[...new Set(texts)].join(' | ')};\n`;
}

/** Undefined where the answer has no body. What is neither JSON nor text is a Blob. */
function answerText({ type, mediaType = '' }: Answer, side: Side, indent = ''): string | undefined {
  if (type === undefined) return undefined;
  return isJson(mediaType) || isText(mediaType) ? typeText(type, side, indent) : 'Blob';
}

/** What the API sends. It is on the side of answers: what only a client would send is not in it. */
function webhookType({ typeName, body, ...webhook }: Webhook, side: Side): string {
  const doc = docComment([
    webhook.description ?? webhook.summary ?? `The body of ${webhook.name}, which the API sends.`,
  ]);
  const text = body === undefined ? 'undefined' : typeText(body.type, side);
  return `${doc}export type ${typeName} = ${text};\n`;
}

function operationRow(operation: Operation, request: Side, answer: Side): string {
  const { id, body, success } = operation;
  const doc = docComment([operation.description ?? operation.summary], '  ');
  const members = [
    `path: ${parametersText(operation.pathParameters, request)};`,
    `query: ${parametersText(operation.queryParameters, request)};`,
    `cookie: ${parametersText(operation.cookieParameters, request)};`,
    `header: ${parametersText(operation.headerParameters, request)};`,
    `body: ${bodyText(body, request)};`,
    `status: ${success.status};`,
    `response: ${answerText(success, answer, '    ') ?? 'undefined'};`,
  ];
  return `${doc}  ${quote(id)}: {\n${members.map((member) => `    ${member}\n`).join('')}  };\n`;
}

function bodyText(body: Operation['body'], side: Side): string {
  return body === undefined
    ? 'undefined'
    : `${typeText(body.type, side, '    ')}${body.required ? '' : ' | undefined'}`;
}

function parametersText(parameters: readonly Parameter[], side: Side): string {
  if (parameters.length === 0) return '{}';
  const members = parameters.map(
    ({ name, required, type }) =>
      `${propertyName(name)}${required ? '' : '?'}: ${typeText(type, side, '    ')}`,
  );
  return `{ ${members.join('; ')} }`;
}

/**
 * The declarations after the imports that they need.
 *
 * @param models those of another file, of which the declarations may use some.
 */
function file(
  declarations: readonly string[],
  { used = new Set() }: Side,
  models: readonly string[],
): string {
  const named = [...new Set(models)].filter((name) => used.has(name));
  const imports = [
    used.has('Uploadable') ? "import type { Uploadable } from '../src/uploadable.d.ts';\n" : '',
    named.length > 0 ? `import type { ${named.join(', ')} } from './models.d.ts';\n` : '',
  ].join('');
  return `${HEADER}${imports}${imports && '\n'}${declarations.join('\n')}`;
}
