import type { Api, Operation, Resource } from '../../api.ts';
import { refuse } from '../../description-error.ts';
import { camelCase, compareNames } from '../../names.ts';
import { openReference } from '../../read-api.ts';
import { callArguments } from '../../samples/sdk-call.ts';
import { docComment, HEADER, quote } from '../typescript.ts';
import { ownerOf } from './names.ts';
import { idArgument, idParameter, needsParams, startParameters, successType } from './signature.ts';

export function waitConstant(operation: Operation): string {
  return `${operation.constantName}Wait`;
}

export function waitMethod(operation: Operation, resource: Resource): string {
  const { typeName } = operation;
  const id = idArgument(operation);
  const type = `WaitOptions<${typeName}Response, ${typeName}Params>`;
  const options = needsParams(operation)
    ? `options: ${type} & { readonly params: ${typeName}Params }`
    : `options?: ${type}`;
  const noun = resource.singular.toLowerCase();
  const doc = docComment(
    [
      `Wait until the ${noun} is ready, and get it.`,
      '',
      '@throws {WaitFailedError} when it has failed.',
      '@throws {WaitTimeoutError} when it was not ready in time.',
    ],
    '  ',
  );
  return (
    `${doc}  wait(${id}: string, ${options}): Promise<${typeName}Response> {\n` +
    `    return waitFor(this._core, ${waitConstant(operation)}, ${id}, options);\n  }\n`
  );
}

/** The operations that can be waited for. */
export function operationsWithWait(api: Api): readonly Operation[] {
  return api.resources
    .flatMap((resource) => resource.operations)
    .filter((operation) => operation.wait !== undefined);
}

export function startAndWaitMethod(
  start: Operation,
  waited: Operation,
  resource: Resource,
  api: Api,
): string {
  const response = `${waited.typeName}Response`;
  const noun = ownerOf(waited, api).singular.toLowerCase();
  // What the start is given is passed on to each look, so the options need not say it again.
  const given = `${waited.typeName}Params`;
  const params = needsParams(waited) ? `Partial<${given}>` : given;
  const parameters = [
    ...startParameters(start, { models: api.models, of: 'request' }),
    `options?: WaitOptions<${response}, ${params}>`,
  ];
  const summary = `${start.description ?? start.summary}`.replace(/\.$/, '');
  const doc = docComment(
    [
      `${summary}. Then wait until the ${noun} is ready, and get it.`,
      '',
      '@example',
      '```ts',
      `const ${camelCase(noun)} = await client.${resource.path.join('.')}.${start.name}AndWait(${callArguments(start, api)});`,
      '```',
      '',
      '@throws {WaitFailedError} when it has failed.',
      '@throws {WaitTimeoutError} when it was not ready in time.',
    ],
    '  ',
  );
  return (
    `${doc}  ${start.name}AndWait(${parameters.join(', ')}): Promise<${response}> {\n` +
    `    return startAndWait(this._core, ${waitConstant(waited)}, ${start.constantName}, ${idArgument(start)}, params, options);\n  }\n`
  );
}

/** How to wait for each resource that says so. */
export function waitsFile(api: Api): string {
  const waited = api.resources.flatMap((resource) =>
    resource.operations
      .filter((operation) => operation.wait !== undefined)
      .map((operation) => ({ operation, resource })),
  );
  if (waited.length === 0) return `${HEADER}export {};\n`;
  const constants = waited.map(({ operation }) => operation.constantName).toSorted(compareNames);
  return [
    HEADER,
    `import { ${constants.join(', ')} } from '@quipu/client';\n`,
    "import type { WaitRule } from '../src/wait.ts';\n",
    ...waited.map(({ operation, resource }) => `\n${waitRule(operation, resource, api)}`),
  ].join('');
}

function waitRule(operation: Operation, resource: Resource, api: Api): string {
  const { wait, pathParameters, queryParameters } = operation;
  if (wait === undefined) refuse('sdk', `${operation.id} has no x-quipu-wait.`);
  const parameters = [...pathParameters.slice(0, -1), ...queryParameters].map(({ name }) => name);
  const entries = [
    `operation: ${operation.constantName}`,
    `parameters: ${quoteAll(parameters)}`,
    `noun: ${quote(resource.singular.toLowerCase())}`,
    `id: ${quote(idProperty(operation, api))}`,
    `status: ${quote(wait.status)}`,
    `ready: ${quoteAll(wait.ready)}`,
    `failed: ${quoteAll(wait.failed)}`,
    ...(wait.error === undefined ? [] : [`error: ${quote(wait.error)}`]),
    ...(wait.moves === undefined ? [] : [`moves: ${quote(wait.moves)}`]),
  ];
  return `export const ${waitConstant(operation)}: WaitRule = {\n${entries.map((entry) => `  ${entry},\n`).join('')}};\n`;
}

function quoteAll(names: readonly string[]): string {
  return `[${names.map(quote).join(', ')}]`;
}

/** The property of the resource whose value the last path parameter takes. */
function idProperty(operation: Operation, api: Api): string {
  const type = openReference(successType(operation), api.models);
  const names = type.kind === 'object' ? type.properties.map((property) => property.name) : [];
  const name = ['id', idParameter(operation)?.name].find((candidate) =>
    names.includes(candidate ?? ''),
  );
  if (name === undefined)
    refuse('sdk', `${operation.id} has an x-quipu-wait, but its answer has no id.`);
  return name;
}
