import type { Api, Operation, Resource } from '../api.ts';
import { escapePointerPart } from '../pointer.ts';
import { canonical } from './canonical.ts';
import type { Documents } from './documents.ts';
import type { Place } from './findings.ts';
import type { OperationNode } from './operation-nodes.ts';

/** Compares what the SDK makes of the descriptions beyond requests and answers: its names, pages, waits and retries. */
export function compareSdk(
  before: Api,
  after: Api,
  pairs: readonly (readonly [OperationNode, OperationNode])[],
  documents: Documents,
): void {
  const [old, young] = [operationsOf(before), operationsOf(after)];
  for (const [from, to] of pairs) {
    const [one, other] = [old.get(from.id), young.get(to.id)];
    if (one === undefined || other === undefined) continue;
    const place: Place = {
      subject: { kind: 'operation', name: to.id },
      field: '',
      owner: to.id,
    };
    const { pointer } = to.operation;
    const add: Add = (rule, was, is) =>
      documents.findings.add(rule, place, { before: was, after: is, pointer });
    comparePage(one, other, add);
    compareWait(one, other, before, after, add);
    compareRetries(one, other, add);
    compareBody(one, other, from, to, add);
  }
  compareResources(before, after, documents);
  compareTypes(before, after, documents);
  compareEnvironment(before, after, documents);
}

type Add = (rule: Parameters<Documents['findings']['add']>[0], was: unknown, is: unknown) => void;

function operationsOf(api: Api): ReadonlyMap<string, Operation> {
  const operations = api.resources.flatMap((resource) => resource.operations);
  return new Map(operations.map((operation) => [operation.id, operation]));
}

function comparePage({ page: one }: Operation, { page: other }: Operation, add: Add): void {
  if (one === undefined || other === undefined) {
    if (one !== other)
      add(one === undefined ? 'page-added' : 'page-removed', one?.items, other?.items);
    return;
  }
  if (one.items !== other.items) add('page-items-changed', one.items, other.items);
  const [was, is] = [one, other].map(({ token, parameter }) => ({ token, parameter }));
  if (canonical(was) !== canonical(is)) add('page-changed', was, is);
}

function compareWait(one: Operation, other: Operation, before: Api, after: Api, add: Add): void {
  const [had, has] = [methodsOf(one, before), methodsOf(other, after)];
  for (const [kind, method] of had) if (!has.has(kind)) add('method-removed', method, undefined);
  for (const [kind, method] of has) if (!had.has(kind)) add('method-added', undefined, method);
  if (one.wait === undefined || other.wait === undefined) return;
  const [was, is] = [one.wait, other.wait].map((wait) => ({ ...wait, starts: [] }));
  if (canonical(was) !== canonical(is)) add('wait-changed', was, is);
}

/** The methods that the SDK has for an operation besides its own. */
function methodsOf({ id, name, wait }: Operation, api: Api): ReadonlyMap<string, string> {
  const resource = id.slice(0, id.lastIndexOf('.'));
  const isWaitedFor = [...operationsOf(api).values()].some((each) =>
    each.wait?.starts.includes(id),
  );
  return new Map([
    ...(wait === undefined ? [] : [['wait', `${resource}.wait`] as const]),
    ...(isWaitedFor ? [['start', `${resource}.${name}AndWait`] as const] : []),
  ]);
}

function compareRetries(one: Operation, other: Operation, add: Add): void {
  const [was, is] = [one, other].map(
    ({ httpMethod, idempotent, idempotencyHeader }) =>
      (httpMethod !== 'post' && httpMethod !== 'patch') ||
      idempotent ||
      idempotencyHeader !== undefined,
  );
  if (was !== is) add(is === true ? 'idempotency-added' : 'idempotency-removed', was, is);
}

/** Another media type may be accepted, and be the one that the SDK prefers. */
function compareBody(
  { body: one }: Operation,
  { body: other }: Operation,
  from: OperationNode,
  to: OperationNode,
  add: Add,
): void {
  if (one === undefined || other === undefined || one.mediaType === other.mediaType) return;
  if (isAccepted(one.mediaType, to) || isAccepted(other.mediaType, from)) {
    add('body-media-type-changed', one.mediaType, other.mediaType);
  }
}

function isAccepted(mediaType: string, { operation }: OperationNode): boolean {
  return JSON.stringify(operation.node.requestBody ?? {}).includes(JSON.stringify(mediaType));
}

function keyOf({ path }: Resource): string {
  return path.join('.');
}

function compareResources(before: Api, after: Api, { findings }: Documents): void {
  const old = new Map(before.resources.map((resource) => [keyOf(resource), resource]));
  for (const resource of after.resources) {
    const one = old.get(keyOf(resource));
    if (one === undefined) continue;
    const name = keyOf(resource);
    const owner = `resource ${name}`;
    for (const { id } of resource.operations) findings.use(owner, id);
    const place: Place = { subject: { kind: 'resource', name }, field: '', owner };
    const pointer = '/tags';
    if (one.className !== resource.className || one.singular !== resource.singular) {
      findings.add('resource-renamed', place, {
        before: one.title,
        after: resource.title,
        pointer,
      });
    }
    for (const alias of one.aliases) {
      if (resource.aliases.includes(alias)) continue;
      findings.add('alias-removed', place, { before: alias, pointer });
    }
    for (const alias of resource.aliases) {
      if (one.aliases.includes(alias)) continue;
      findings.add('alias-added', place, { after: alias, pointer });
    }
  }
}

function compareTypes(before: Api, after: Api, { findings }: Documents): void {
  const gone = [...before.models.values()].filter(({ name }) => !after.models.has(name));
  const fresh = [...after.models.values()].filter(({ name }) => !before.models.has(name));
  const renamed = new Set<string>();
  for (const { name, type } of gone) {
    const successor = fresh.find(
      (other) =>
        !renamed.has(other.name) &&
        (findings.isPair(pointerOf(name), pointerOf(other.name)) ||
          canonical(other.type) === canonical(type)),
    )?.name;
    if (successor !== undefined) renamed.add(successor);
    const place = typePlace(successor ?? name);
    const rule = successor === undefined ? 'type-removed' : 'type-renamed';
    const pointer = successor === undefined ? '/components/schemas' : pointerOf(successor);
    findings.add(rule, place, { before: name, after: successor, pointer });
  }
  for (const { name } of fresh) {
    if (renamed.has(name)) continue;
    findings.add('type-added', typePlace(name), { after: name, pointer: pointerOf(name) });
  }
}

function typePlace(name: string): Place {
  return { subject: { kind: 'schema', name }, field: '', owner: `type ${name}` };
}

function pointerOf(name: string): string {
  return `/components/schemas/${escapePointerPart(name)}`;
}

function compareEnvironment(before: Api, after: Api, { findings }: Documents): void {
  const place: Place = { subject: { kind: 'API', name: 'API' }, field: '', owner: 'API' };
  const all = [
    [before.security?.env ?? [], after.security?.env ?? [], '/components/securitySchemes'],
    [before.server.env, after.server.env, '/servers'],
  ] as const;
  for (const [was, is, pointer] of all) {
    for (const name of was) {
      if (!is.includes(name)) findings.add('environment-removed', place, { before: name, pointer });
    }
    for (const name of is) {
      if (!was.includes(name)) findings.add('environment-added', place, { after: name, pointer });
    }
  }
}
