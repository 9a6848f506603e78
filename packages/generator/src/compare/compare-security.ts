import type { Document } from '../read-api.ts';
import { canonical } from './canonical.ts';
import { childOf, entriesOf, follow, type Located } from './description-nodes.ts';
import type { Documents } from './documents.ts';
import type { Place } from './findings.ts';
import type { OperationNode } from './operation-nodes.ts';

/** What a request may carry: schemes, each with its scopes. None at all is a request without credentials. */
type Requirement = Readonly<Record<string, readonly string[]>>;

/** Compares the ways in which a request of the operation may authenticate. */
export function compareSecurity(
  before: OperationNode,
  after: OperationNode,
  operation: Place,
  { old, young, findings }: Documents,
): void {
  const was = requirements(before, old);
  const is = requirements(after, young);
  for (const scheme of is.flatMap(Object.keys)) findings.use(ownerOf(scheme), operation.owner);
  const own = childOf(after.operation, 'security');
  const isOwn = own !== undefined || childOf(before.operation, 'security') !== undefined;
  const place: Place = {
    ...operation,
    // What holds for all of them is one change.
    ...(isOwn ? {} : { subject: { kind: 'API', name: 'API' } as const }),
    field: 'security',
  };
  const pointer = own?.pointer ?? (isOwn ? after.operation.pointer : '/security');
  for (const one of was) {
    if (is.some((other) => suffices(one, other))) continue;
    const details = { before: nameOf(one), after: is.map(nameOf) };
    findings.add('security-removed', place, { side: 'request', ...details, pointer });
  }
  for (const other of is) {
    if (was.some((one) => suffices(other, one))) continue;
    findings.add('security-added', place, { side: 'request', after: nameOf(other), pointer });
  }
}

/** What of a scheme says where and how the credentials are sent. */
const SENT = ['type', 'scheme', 'in', 'name', 'openIdConnectUrl'];

/** Compares the schemes that both descriptions have. One that is gone is found where an operation asks for it. */
export function compareSecuritySchemes({ old, young, findings }: Documents): void {
  const after = schemesOf(young);
  for (const [name, { node: one }] of schemesOf(old)) {
    const now = after.get(name);
    if (now === undefined || canonical(sent(one)) === canonical(sent(now.node))) continue;
    const place: Place = {
      subject: { kind: 'security scheme', name },
      field: '',
      owner: ownerOf(name),
    };
    const details = { before: sent(one), after: sent(now.node), pointer: now.pointer };
    findings.add('security-scheme-changed', place, { side: 'request', ...details });
  }
}

function schemesOf(document: Document): ReadonlyMap<string, Located> {
  const components = childOf({ node: document, pointer: '' }, 'components');
  const schemes = components && childOf(components, 'securitySchemes');
  return new Map(entriesOf(schemes).map(([name, scheme]) => [name, follow(scheme, document)]));
}

function ownerOf(scheme: string): string {
  return `security scheme ${scheme}`;
}

function sent(scheme: any): Readonly<Record<string, unknown>> {
  const said = SENT.filter((keyword) => scheme?.[keyword] !== undefined);
  // `Bearer` is `bearer`, and a header has no case.
  return Object.fromEntries(
    said.map((keyword) => {
      const isCaseless = keyword === 'scheme' || (keyword === 'name' && scheme.in === 'header');
      return [keyword, isCaseless ? String(scheme[keyword]).toLowerCase() : scheme[keyword]];
    }),
  );
}

function requirements({ operation }: OperationNode, document: Document): readonly Requirement[] {
  const said = operation.node.security ?? document['security'] ?? [];
  return said.length === 0 ? [{}] : said;
}

/** Whether a request that carries the one is let in where the other is asked for. */
function suffices(carried: Requirement, asked: Requirement): boolean {
  return Object.entries(asked).every(([scheme, scopes]) => {
    const given = carried[scheme];
    return given !== undefined && scopes.every((scope) => given.includes(scope));
  });
}

function nameOf(requirement: Requirement): string {
  const schemes = Object.entries(requirement).map(([scheme, scopes]) =>
    scopes.length === 0 ? scheme : `${scheme} (${scopes.join(', ')})`,
  );
  return schemes.length === 0 ? 'no credentials' : schemes.join(' + ');
}
