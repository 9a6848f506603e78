import { canonical } from './canonical.ts';
import type { Side } from './change.ts';
import { compareSecurity } from './compare-security.ts';
import { compareSchemas, requiredWords } from './compare-schemas.ts';
import { compareServers } from './compare-servers.ts';
import { childOf, entriesOf, follow, type Located } from './description-nodes.ts';
import type { Documents } from './documents.ts';
import { pairKey, type Place, within } from './findings.ts';
import { componentName, type OperationNode, type ParameterNode } from './operation-nodes.ts';
import type { Schema } from './shape.ts';

/** Compares what two versions of one operation take and answer. */
export function compareOperation(
  before: OperationNode,
  after: OperationNode,
  documents: Documents,
): void {
  const { findings } = documents;
  const place: Place = {
    subject: { kind: 'operation', name: after.id },
    field: '',
    owner: after.id,
  };
  const { pointer } = after.operation;
  const names = pathParameterNames(before.path, after.path);
  if (before.operationId !== after.operationId) {
    findings.add('operation-renamed', place, { before: before.id, after: after.id, pointer });
  }
  if (withoutNames(before.path) !== withoutNames(after.path)) {
    findings.add('path-changed', place, { before: before.path, after: after.path, pointer });
  }
  if (before.method !== after.method) {
    const details = { before: before.method.toUpperCase(), after: after.method.toUpperCase() };
    findings.add('method-changed', place, { ...details, pointer });
  }
  for (const [from, to] of names) {
    if (from !== to)
      findings.add('path-parameter-renamed', within(within(place, 'path'), to), {
        side: 'request',
        before: from,
        after: to,
        pointer,
      });
  }
  const [was, is] = [before, after].map(({ operation }) => operation.node.deprecated === true);
  if (was !== is) {
    const rule = is === true ? 'operation-deprecated' : 'operation-restored';
    findings.add(rule, place, { before: was, after: is, pointer });
  }
  compareParameters(before, after, names, place, documents);
  compareBody(before, after, place, documents);
  compareAnswers(before, after, place, documents);
  compareSecurity(before, after, place, documents);
  if (before.servers !== undefined || after.servers !== undefined) {
    compareServers(before.servers, after.servers, place, findings);
  }
}

/** What the client sends of an operation that it calls, and what it answers to one that the service calls. */
function sideOf(side: Side, { isSentByServer }: OperationNode): Side {
  if (!isSentByServer) return side;
  return side === 'request' ? 'response' : 'request';
}

/** A path whose parameters have no names: `/indexes/{}`. */
export function withoutNames(path: string): string {
  return path.replaceAll(/\{[^}]*\}/g, '{}');
}

/** What the parameters of the one path are called in the other: by their order where the paths are alike, else by name. */
function pathParameterNames(before: string, after: string): ReadonlyMap<string, string> {
  const [from = [], to = []] = [before, after].map((path) =>
    [...path.matchAll(/\{([^}]*)\}/g)].map(([, name = '']) => name),
  );
  if (withoutNames(before) !== withoutNames(after)) {
    return new Map(from.filter((name) => to.includes(name)).map((name) => [name, name]));
  }
  return new Map(from.map((name, index) => [name, to[index] ?? name]));
}

function compareParameters(
  before: OperationNode,
  after: OperationNode,
  names: ReadonlyMap<string, string>,
  place: Place,
  documents: Documents,
): void {
  const { findings } = documents;
  const side = sideOf('request', after);
  const seen = new Set<string>();
  for (const [key, from] of before.parameters) {
    const renamed = from.in === 'path' ? `path ${names.get(from.name) ?? from.name}` : key;
    const to = after.parameters.get(renamed);
    seen.add(renamed);
    const field = parameterPlace(to ?? from, place);
    if (to === undefined) {
      findings.add(
        'parameter-removed',
        { ...parameterPlace(from, place), subject: place.subject },
        {
          side,
          before: typeOf(from),
          pointer: after.operation.pointer,
        },
      );
    } else if (from.component === undefined || to.component === undefined) {
      compareParameter(from, to, side, field, documents);
    } else {
      // A component is compared once, whoever refers to it.
      const owner = pairKey(side, from.located.pointer, to.located.pointer);
      if (findings.use(owner, place.owner)) {
        compareParameter(from, to, side, { ...field, owner }, documents);
      }
    }
  }
  for (const [key, to] of after.parameters) {
    if (seen.has(key)) continue;
    const rule = to.located.node.required === true ? 'parameter-added-required' : 'parameter-added';
    const { pointer } = to.located;
    const field = { ...parameterPlace(to, place), subject: place.subject };
    findings.add(rule, field, { side, after: typeOf(to), pointer });
  }
}

/** A parameter that is a component is one subject for all operations that take it. */
function parameterPlace(parameter: ParameterNode, place: Place): Place {
  const field = within(within({ ...place, field: '' }, parameter.in), parameter.name);
  return parameter.component === undefined
    ? field
    : { ...field, subject: { kind: 'parameter', name: parameter.component } };
}

function typeOf({ located }: ParameterNode): string {
  const { required, schema } = located.node;
  const type = [schema?.type ?? schema?.$ref?.split('/').at(-1) ?? 'anything'].flat().join(' or ');
  return `${required === true ? 'required' : 'optional'} ${type}`;
}

function compareParameter(
  from: ParameterNode,
  to: ParameterNode,
  side: Side,
  place: Place,
  documents: Documents,
): void {
  const { findings } = documents;
  const { pointer } = to.located;
  const [before, after] = [from.located.node, to.located.node];
  const [was, is] = [before.required === true, after.required === true];
  if (was !== is && to.in !== 'path') {
    const rule = is ? 'parameter-required' : 'parameter-optional';
    findings.add(rule, place, { side, ...requiredWords(was, is), pointer });
  }
  if (canonical(serialization(from)) !== canonical(serialization(to))) {
    findings.add('parameter-serialization', place, {
      side,
      before: serialization(from),
      after: serialization(to),
      pointer,
    });
  }
  if ((before.deprecated === true) !== (after.deprecated === true)) {
    const rule = after.deprecated === true ? 'parameter-deprecated' : 'parameter-restored';
    findings.add(rule, place, {
      side,
      before: before.deprecated === true,
      after: after.deprecated === true,
      pointer,
    });
  }
  compareSchemas(parameterSchema(from), parameterSchema(to), side, place, documents);
}

/** OpenAPI's defaults filled in. */
function serialization({ located, in: place }: ParameterNode): unknown {
  const { style, explode, allowReserved, content } = located.node;
  const usual = place === 'query' || place === 'cookie' ? 'form' : 'simple';
  return content === undefined
    ? {
        style: style ?? usual,
        explode: explode ?? (style ?? usual) === 'form',
        allowReserved: allowReserved === true,
      }
    : Object.keys(content);
}

function parameterSchema({ located }: ParameterNode): Schema {
  const [content] = entriesOf(childOf(located, 'content'));
  return schemaOf(content?.[1] ?? located);
}

/** A schema that is not there demands nothing. */
function schemaOf(owner: Located): Schema {
  return [childOf(owner, 'schema') ?? { node: ANYTHING, pointer: owner.pointer }];
}

const ANYTHING = {};

function compareBody(
  before: OperationNode,
  after: OperationNode,
  operation: Place,
  documents: Documents,
): void {
  const { old, young, findings } = documents;
  const side = sideOf('request', after);
  const place = within(operation, 'body');
  const [was, is] = [
    childOf(before.operation, 'requestBody'),
    childOf(after.operation, 'requestBody'),
  ];
  const from = was && follow(was, old);
  const to = is && follow(is, young);
  const { pointer } = to ?? after.operation;
  if (from === undefined || to === undefined) {
    if (from !== undefined) findings.add('body-removed', place, { side, pointer });
    if (to === undefined) return;
    const rule = to.node.required === true ? 'body-added-required' : 'body-added';
    findings.add(rule, place, { side, after: mediaTypes(to), pointer });
    return;
  }
  const name = componentName(to);
  const inside: Place =
    name === undefined ? place : { ...place, subject: { kind: 'request body', name } };
  const isRequired = to.node.required === true;
  if ((from.node.required === true) !== isRequired) {
    const rule = isRequired ? 'body-required' : 'body-optional';
    findings.add(rule, inside, { side, ...requiredWords(!isRequired, isRequired), pointer });
  }
  for (const [mediaType, content] of entriesOf(childOf(from, 'content'))) {
    const now = childOf(childOf(to, 'content') ?? to, mediaType);
    if (now === undefined) {
      findings.add('request-media-type-removed', inside, { side, before: mediaType, pointer });
      continue;
    }
    if (canonical(content.node.encoding) !== canonical(now.node.encoding)) {
      findings.add('encoding-changed', inside, {
        side,
        before: content.node.encoding,
        after: now.node.encoding,
        pointer: now.pointer,
      });
    }
    compareSchemas(schemaOf(content), schemaOf(now), side, inside, documents);
  }
  for (const mediaType of mediaTypes(to)) {
    if (mediaTypes(from).includes(mediaType)) continue;
    findings.add('request-media-type-added', inside, { side, after: mediaType, pointer });
  }
}

function mediaTypes(owner: Located): readonly string[] {
  return Object.keys(owner.node.content ?? {});
}

function compareAnswers(
  before: OperationNode,
  after: OperationNode,
  place: Place,
  documents: Documents,
): void {
  const { findings, old, young } = documents;
  const side = sideOf('response', after);
  const was = new Map(entriesOf(childOf(before.operation, 'responses')));
  const is = new Map(entriesOf(childOf(after.operation, 'responses')));
  const gone = [...was.keys()].filter((status) => !is.has(status));
  const fresh = [...is.keys()].filter((status) => !was.has(status));
  const { pointer } = after.operation;
  const lost = gone.filter(isSuccess);
  const gained = fresh.filter(isSuccess);
  for (const status of lost) {
    if (gained.length > 0) continue;
    findings.add('success-status-removed', within(place, status), {
      side,
      before: status,
      pointer,
    });
  }
  for (const status of gained) {
    const at = is.get(status)?.pointer ?? pointer;
    const rule = lost.length > 0 ? 'success-status-changed' : 'success-status-added';
    const details = { before: lost.length > 0 ? lost.join() : undefined, after: status };
    findings.add(rule, within(place, status), { side, ...details, pointer: at });
  }
  for (const status of gone) {
    if (isSuccess(status)) continue;
    findings.add('error-status-removed', within(place, status), { side, before: status, pointer });
  }
  for (const status of fresh) {
    if (isSuccess(status)) continue;
    const at = is.get(status)?.pointer ?? pointer;
    findings.add('error-status-added', within(place, status), { side, after: status, pointer: at });
  }
  // What was answered under the one status is answered under the other.
  const moved: [string, string][] =
    lost.length === 1 && gained.length === 1 ? [[lost[0] ?? '', gained[0] ?? '']] : [];
  const same = [...was.keys()].filter((status) => is.has(status));
  for (const [from, to] of [...same.map((status) => [status, status] as const), ...moved]) {
    const [one, other] = [was.get(from), is.get(to)];
    if (one === undefined || other === undefined) continue;
    compareAnswer(follow(one, old), follow(other, young), side, within(place, to), documents);
  }
}

/** `default` stands for every status that is not named; most describe their errors by it. */
function isSuccess(status: string): boolean {
  return status.startsWith('2');
}

function compareAnswer(
  from: Located,
  to: Located,
  side: Side,
  answer: Place,
  documents: Documents,
): void {
  const { findings } = documents;
  const { pointer } = to;
  const name = componentName(to);
  const owner =
    name === undefined || componentName(from) === undefined
      ? answer.owner
      : pairKey(side, from.pointer, to.pointer);
  // A component is compared once, whoever refers to it.
  if (owner !== answer.owner && !findings.use(owner, answer.owner)) return;
  const place: Place =
    name === undefined ? answer : { subject: { kind: 'response', name }, field: '', owner };
  const body = within(place, 'body');
  if (mediaTypes(from).length === 0 && mediaTypes(to).length > 0) {
    findings.add('response-body-added', body, { side, after: mediaTypes(to), pointer });
  } else {
    for (const mediaType of mediaTypes(to)) {
      if (mediaTypes(from).includes(mediaType)) continue;
      findings.add('response-media-type-added', body, { side, after: mediaType, pointer });
    }
  }
  for (const [mediaType, content] of entriesOf(childOf(from, 'content'))) {
    const now = childOf(childOf(to, 'content') ?? to, mediaType);
    if (now === undefined) {
      findings.add('response-media-type-removed', body, { side, before: mediaType, pointer });
    } else compareSchemas(schemaOf(content), schemaOf(now), side, body, documents);
  }
  compareHeaders(from, to, side, place, documents);
}

function compareHeaders(
  from: Located,
  to: Located,
  side: Side,
  answer: Place,
  documents: Documents,
): void {
  const { findings, old, young } = documents;
  const [was, is] = [headersOf(from), headersOf(to)];
  for (const [name, header] of was) {
    const place = within(within(answer, 'header'), name);
    const now = is.get(name);
    if (now === undefined) {
      findings.add('header-removed', place, { side, before: name, pointer: to.pointer });
      continue;
    }
    const [one, other] = [follow(header, old), follow(now, young)];
    const component = componentName(other);
    const inside: Place =
      component === undefined
        ? place
        : { ...place, subject: { kind: 'header', name: component }, field: '' };
    const { pointer } = other;
    if ((one.node.required === true) !== (other.node.required === true)) {
      const rule = other.node.required === true ? 'header-required' : 'header-optional';
      findings.add(rule, inside, { side, pointer });
    }
    compareSchemas(schemaOf(one), schemaOf(other), side, inside, documents);
  }
  for (const [name, { pointer }] of is) {
    if (was.has(name)) continue;
    const place = within(within(answer, 'header'), name);
    findings.add('header-added', place, { side, after: name, pointer });
  }
}

/** By their names in small letters: the names of headers have no case. */
function headersOf(answer: Located): ReadonlyMap<string, Located> {
  const headers = entriesOf(childOf(answer, 'headers'));
  return new Map(headers.map(([name, header]) => [name.toLowerCase(), header]));
}
