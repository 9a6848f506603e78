import type { Api, Operation } from '../api.ts';
import type { Finding } from './findings.ts';
import { RULES, type Rule } from './rules.ts';

/** What a change does to the names and types of the SDK, a sentence each; nothing where TypeScript does not see it. */
export function sdkEffect(
  finding: Finding,
  operations: readonly string[],
  before: Api,
  after: Api,
): readonly string[] {
  const { typed, message }: Rule = RULES[finding.rule];
  if (typed === undefined) return [];
  return named(finding, before, after) ?? fieldEffect(finding, message, operations, before, after);
}

/** Of what has a name in the SDK itself. */
function named(finding: Finding, before: Api, after: Api): readonly string[] | undefined {
  const { subject, rule } = finding;
  const [was, is] = [finding.before, finding.after].map(String);
  switch (rule) {
    case 'operation-added':
      return operationOf(subject.name, after) && [`client.${subject.name}(…) is new`];
    case 'operation-removed':
      return operationOf(subject.name, before) && [`client.${subject.name}(…) is gone`];
    case 'operation-renamed':
      return [`client.${was}(…) is now client.${is}(…)`];
    case 'operation-deprecated':
      return [`client.${subject.name}(…) is deprecated`];
    case 'path-parameter-renamed': {
      const last = operationOf(subject.name, after)?.pathParameters.at(-1)?.name;
      const what = last === is ? 'argument' : 'param';
      return [`client.${subject.name}(…): ${what} '${was}' is now '${is}'`];
    }
    case 'method-added':
      return [`client.${is}(…) is new`];
    case 'method-removed':
      return [`client.${was}(…) is gone`];
    case 'page-added':
    case 'page-removed':
    case 'page-items-changed':
      return [`client.${subject.name}(…) ${RULES[rule].message}`];
    case 'body-media-type-changed':
      return [`client.${subject.name}(…): params are those of ${is}`];
    case 'type-added':
      return [`type ${is} is new`];
    case 'type-removed':
      return [`type ${was} is gone`];
    case 'type-renamed':
      return [`type ${was} is now type ${is}`];
    case 'resource-renamed':
      return renamedResource(subject.name, before, after);
    case 'alias-added':
      return [`client.${is} is new`];
    case 'alias-removed':
      return [`client.${was} is gone`];
    case 'environment-added':
      return [`${is} is read, too`];
    case 'environment-removed':
      return [`${was} is no longer read`];
    default:
      return undefined;
  }
}

function renamedResource(path: string, before: Api, after: Api): readonly string[] {
  const [one, other] = [before, after].map((api) =>
    api.resources.find((resource) => resource.path.join('.') === path),
  );
  if (one === undefined || other === undefined) return [];
  const types = one.operations.flatMap(({ id, typeName }) => {
    const now = other.operations.find((operation) => operation.id === id)?.typeName;
    return now === undefined || now === typeName
      ? []
      : ['Params', 'Response'].map((end) => `type ${typeName}${end} is now type ${now}${end}`);
  });
  const [was, is] = [one.className, other.className];
  return [...(was === is ? [] : [`class ${was} is now class ${is}`]), ...types];
}

function fieldEffect(
  { subject, field, side }: Finding,
  message: string,
  operations: readonly string[],
  before: Api,
  after: Api,
): readonly string[] {
  const find = (id: string): Operation | undefined =>
    operationOf(id, after) ?? operationOf(id, before);
  const called = operations.flatMap((id) => find(id) ?? []);
  if (subject.kind === 'schema') {
    const isModel = before.models.has(subject.name) || after.models.has(subject.name);
    if (!isModel) return [];
    const callers =
      side === 'request' ? called.filter((each) => bodyModel(each) === subject.name) : [];
    const property = field === '' ? '' : `: property '${field}'`;
    return [
      ...callers.map(({ id }) => `client.${id}(…): ${param(field)} ${message}`),
      `type ${subject.name}${property} ${message}`,
    ];
  }
  const [place = '', ...rest] = field.split('.');
  const name = rest.join('.');
  if (place === 'query' || place === 'path' || place.startsWith('body')) {
    const inner = place.startsWith('body')
      ? [place.slice(4), name].filter(Boolean).join('.')
      : name;
    return called.map(({ id }) => `client.${id}(…): ${param(inner)} ${message}`);
  }
  const answers =
    subject.kind === 'response'
      ? called
      : called.filter(({ success }) => place === String(success.status));
  // `200.body.items` of an operation is `body.items` of a response that is a component.
  const path = (subject.kind === 'response' ? field : name).match(/^body(?:\.|$)?(.*)/)?.[1];
  if (path === undefined) return [];
  const property = path === '' ? '' : `: property '${path}'`;
  return answers.map(({ typeName }) => `type ${typeName}Response${property} ${message}`);
}

function param(field: string): string {
  return field === '' ? 'the body' : `param '${field}'`;
}

/** The model that the body of a request is. */
function bodyModel({ body }: Operation): string | undefined {
  return body?.type.kind === 'reference' ? body.type.name : undefined;
}

function operationOf(id: string, api: Api): Operation | undefined {
  return api.resources.flatMap(({ operations }) => operations).find((each) => each.id === id);
}
