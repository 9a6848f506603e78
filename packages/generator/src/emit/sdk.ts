import type { Api, Operation, Resource } from '../api.ts';
import { refuse } from '../description-error.ts';
import { compareNames } from '../names.ts';
import { operationConstant } from './client.ts';
import { errorDocs, example, idDoc } from './sdk/method-doc.ts';
import { childrenOf, className, fileName, lastOf } from './sdk/names.ts';
import { resourcesFile } from './sdk/resource-tree.ts';
import { idArgument, startParameters, successType } from './sdk/signature.ts';
import {
  startAndWaitMethod,
  waitConstant,
  waitedOperations,
  waitMethod,
  waitsFile,
} from './sdk/waits.ts';
import { docComment, HEADER, propertyName, typeText } from './typescript.ts';

/** A class for each resource, and the one that holds them all. */
export function emitSdk(api: Api): ReadonlyMap<string, string> {
  refuseSameNames(api.resources);
  const files = api.resources.map(
    (resource) => [`${fileName(resource)}.ts`, resourceFile(resource, api)] as const,
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

function refuseSameNames(resources: readonly Resource[]): void {
  for (const resource of resources) {
    const other = resources.find((each) => className(each) === className(resource));
    if (other === resource || other === undefined) continue;
    const [one, two] = [other, resource].map(({ path }) => path.join('.'));
    refuse(
      'sdk',
      `The resources ${one} and ${two} are both named ${className(resource)}. Give their tags different names.`,
    );
  }
}

function resourceFile(resource: Resource, api: Api): string {
  const children = childrenOf(resource.path, api);
  const fields = children.map(
    (child) => `  readonly ${propertyName(lastOf(child.path))}: ${className(child)};\n`,
  );
  const made = children.map(
    (child) => `    this.${lastOf(child.path)} = new ${className(child)}(core);\n`,
  );
  const constructor =
    children.length === 0
      ? []
      : [`  constructor(core: Core) {\n    super(core);\n${made.join('')}  }\n`];
  const methods = resource.operations.flatMap((operation) => [
    method(operation, resource, api),
    ...(operation.wait === undefined ? [] : [waitMethod(operation, resource, api)]),
    ...waitedOperations(operation, api).map((waited) =>
      startAndWaitMethod(operation, waited, resource, api),
    ),
  ]);
  const description = resource.description ?? `The methods of ${resource.title}.`;
  const members = [...(fields.length > 0 ? [fields.join('')] : []), ...constructor, ...methods];
  const text = [
    docComment([description]),
    `export class ${className(resource)} extends Resource {\n${members.join('\n')}}\n`,
  ].join('');
  return `${HEADER}${imports(text, resource, api)}\n${text}`;
}

function method(operation: Operation, resource: Resource, api: Api): string {
  const { typeName, page, deprecated } = operation;
  const response = `${typeName}Response`;
  const listed =
    page === undefined ? undefined : `Page<${response}> & ${typeText(successType(operation))}`;
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
  const parameters = [...startParameters(operation, api), 'options?: RequestOptions'];
  const send = listed === undefined ? 'request' : 'list';
  return (
    `${doc}  ${operation.name}(${parameters.join(', ')}): ${result} {\n` +
    `    return ${send}(this._core, ${operationConstant(operation)}, ${idArgument(operation)}, params, options);\n  }\n`
  );
}

/** The imports that the text needs. What only its comments name is not one. */
function imports(text: string, resource: Resource, api: Api): string {
  const code = text.replaceAll(/\/\*\*.*?\*\//gs, '');
  const uses = (name: string): boolean => new RegExp(`\\b${name}\\b`).test(code);
  const operations = api.resources.flatMap((each) => each.operations);
  const types = [
    ...api.models.keys(),
    ...operations.flatMap(({ typeName }) => [`${typeName}Params`, `${typeName}Response`]),
  ].filter((name) => uses(name) && name !== className(resource));
  const lines: [string, string[]][] = [
    ['@quipu/client', operations.map(operationConstant).filter(uses)],
    ['@quipu/types', types.map((name) => `type ${name}`)],
    ['../src/api-promise.ts', ['type ApiPromise', 'request'].filter((name) => uses(bare(name)))],
    ['../src/options.ts', ['type RequestOptions'].filter((name) => uses(bare(name)))],
    [
      '../src/page.ts',
      ['list', 'type Page', 'type PagePromise'].filter((name) => uses(bare(name))),
    ],
    ['../src/resource.ts', ['Resource']],
    ['../src/send.ts', ['type Core'].filter((name) => uses(bare(name)))],
    [
      '../src/wait.ts',
      ['startAndWait', 'waitFor', 'type WaitOptions'].filter((name) => uses(bare(name))),
    ],
    ...childrenOf(resource.path, api).map((child): [string, string[]] => [
      `./${fileName(child)}.ts`,
      [className(child)],
    ]),
    ['./waits.ts', operations.map(waitConstant).filter(uses)],
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
