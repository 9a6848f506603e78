import type { Api, Operation, Resource } from '../api.ts';
import { compareNames } from '../names.ts';
import { errorDocs, example, idDoc } from './sdk/method-doc.ts';
import { childrenOf, fileName, lastOf } from './sdk/names.ts';
import { resourcesFile } from './sdk/resource-tree.ts';
import { idArgument, startParameters, successType } from './sdk/signature.ts';
import {
  operationsWithWait,
  startAndWaitMethod,
  waitConstant,
  waitMethod,
  waitsFile,
} from './sdk/waits.ts';
import { docComment, HEADER, type Side, typeText } from './typescript.ts';

/** A class for each resource, and the one that holds them all. */
export function emitSdk(api: Api): ReadonlyMap<string, string> {
  const waits = operationsWithWait(api);
  const files = api.resources.map(
    (resource) => [`${fileName(resource)}.ts`, resourceFile(resource, api, waits)] as const,
  );
  const modules = [...files.map(([name]) => name), 'resources.ts'].toSorted(compareNames);
  const index = `${HEADER}${modules.map((name) => `export * from './${name}';\n`).join('')}`;
  return new Map([
    ...files,
    ['waits.ts', waitsFile(api)],
    ['resources.ts', resourcesFile(api)],
    ['index.ts', index],
  ]);
}

function resourceFile(resource: Resource, api: Api, waits: readonly Operation[]): string {
  const children = childrenOf(resource.path, api);
  const fields = children.map((child) => `  readonly ${lastOf(child.path)}: ${child.className};\n`);
  const made = children.map(
    (child) => `    this.${lastOf(child.path)} = new ${child.className}(core);\n`,
  );
  const constructor =
    children.length === 0
      ? []
      : [`  constructor(core: Core) {\n    super(core);\n${made.join('')}  }\n`];
  const used = new Set<string>();
  const methods = resource.operations.flatMap((operation) => [
    method(operation, resource, api, used),
    ...(operation.wait === undefined ? [] : [waitMethod(operation, resource)]),
    ...waits
      .filter(({ wait }) => wait?.starts.includes(operation.id))
      .map((waited) => startAndWaitMethod(operation, waited, resource, api)),
  ]);
  const description = resource.description ?? `The methods of ${resource.title}.`;
  const members = [...(fields.length > 0 ? [fields.join('')] : []), ...constructor, ...methods];
  const text = [
    docComment([description]),
    `export class ${resource.className} extends Resource {\n${members.join('\n')}}\n`,
  ].join('');
  return `${HEADER}${imports(text, resource, api, { used, waits })}\n${text}`;
}

function method(operation: Operation, resource: Resource, api: Api, used: Set<string>): string {
  const answer: Side = { models: api.models, of: 'answer', used };
  const { typeName, page, deprecated } = operation;
  const response = `${typeName}Response`;
  const listed =
    page === undefined
      ? undefined
      : `Page<${response}> & ${typeText(successType(operation), answer)}`;
  const result =
    listed === undefined ? `ApiPromise<${response}>` : `PagePromise<${listed}, ${response}>`;
  const doc = docComment(
    [
      operation.description ?? operation.summary,
      '',
      ...example(operation, resource, api),
      ...idDoc(operation),
      ...errorDocs(operation),
      ...(deprecated ? ['@deprecated'] : []),
    ].filter((line, index, lines) => line !== '' || index < lines.length - 1),
    '  ',
  );
  const parameters = [
    ...startParameters(operation, { ...answer, of: 'request' }),
    'options?: RequestOptions',
  ];
  const send = listed === undefined ? 'request' : 'list';
  return (
    `${doc}  ${operation.name}(${parameters.join(', ')}): ${result} {\n` +
    `    return ${send}(this._core, ${operation.constantName}, ${idArgument(operation)}, params, options);\n  }\n`
  );
}

/**
 * The imports that the text needs.
 *
 * @param used The models that its signatures name.
 */
function imports(
  text: string,
  resource: Resource,
  api: Api,
  { used, waits }: { readonly used: ReadonlySet<string>; readonly waits: readonly Operation[] },
): string {
  const has = (code: string): boolean => text.includes(code);
  const { operations } = resource;
  const own = [...operations, ...waits].flatMap(({ typeName }) =>
    [`${typeName}Params`, `${typeName}Response`].filter((name) =>
      new RegExp(`\\b${name}\\b`).test(text),
    ),
  );
  const lines: [string, string[]][] = [
    ['@quipu/client', operations.map(({ constantName }) => constantName)],
    ['@quipu/types', [...used, ...own].map((name) => `type ${name}`)],
    [
      '../src/api-promise.ts',
      [
        ...(has('): ApiPromise<') ? ['type ApiPromise'] : []),
        ...(has(' return request(') ? ['request'] : []),
      ],
    ],
    ['../src/options.ts', has('options?: RequestOptions') ? ['type RequestOptions'] : []],
    ['../src/page.ts', has(' return list(') ? ['list', 'type Page', 'type PagePromise'] : []],
    ['../src/resource.ts', ['Resource']],
    ['../src/send.ts', has('core: Core') ? ['type Core'] : []],
    [
      '../src/wait.ts',
      [
        ...(has(' return startAndWait(') ? ['startAndWait'] : []),
        ...(has(' return waitFor(') ? ['waitFor'] : []),
        ...(has('WaitOptions<') ? ['type WaitOptions'] : []),
      ],
    ],
    ...childrenOf(resource.path, api).map((child): [string, string[]] => [
      `./${fileName(child)}.ts`,
      [child.className],
    ]),
    ['./waits.ts', waits.map(waitConstant).filter((name) => has(`(this._core, ${name},`))],
  ];
  return lines
    .filter(([, names]) => names.length > 0)
    .map(
      ([from, names]) =>
        `import ${importClause([...new Set(names)].toSorted(byName))} from '${from}';\n`,
    )
    .join('');
}

/** `{ a, type B }`, or `type { B, C }` where there are only types. */
function importClause(names: readonly string[]): string {
  const onlyTypes = names.every((name) => name.startsWith('type '));
  return onlyTypes ? `type { ${names.map(bare).join(', ')} }` : `{ ${names.join(', ')} }`;
}

function bare(name: string): string {
  return name.replace(/^type /, '');
}

function byName(a: string, b: string): number {
  return compareNames(bare(a), bare(b));
}
