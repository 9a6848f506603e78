import type { Api } from '../api.ts';
import { compareNames } from '../names.ts';
import { type Document, readApi } from '../read-api.ts';
import type { Change, Comparison, Impact } from './change.ts';
import { compareOperation, withoutNames } from './compare-operations.ts';
import { compareSdk } from './compare-sdk.ts';
import { compareSecuritySchemes } from './compare-security.ts';
import { compareServers } from './compare-servers.ts';
import { compareWords } from './compare-words.ts';
import { compareUnusedSchemas } from './compare-unused-schemas.ts';
import { childOf } from './description-nodes.ts';
import type { Documents } from './documents.ts';
import { type Finding, Findings, type Place } from './findings.ts';
import { type OperationNode, operationNodes } from './operation-nodes.ts';
import { RULES, type Rule } from './rules.ts';
import { sdkEffect } from './sdk-effect.ts';
import { Shapes } from './shape.ts';

/**
 * Compares two bundled descriptions: what changed for those who call the API, and for those who use the SDK.
 *
 * @throws {DescriptionError} where one of them cannot be read into an API model.
 */
export function compareDescriptions(before: Document, after: Document): Comparison {
  const findings = new Findings();
  const documents: Documents = {
    old: before,
    young: after,
    before: new Shapes(before),
    after: new Shapes(after),
    findings,
  };
  const [old, young] = [operationNodes(before), operationNodes(after)];
  const pairs = pairOperations(old, young);
  const kept = new Set(pairs.map(([from]) => from));
  for (const operation of old) {
    if (kept.has(operation)) continue;
    const details = { before: addressOf(operation), pointer: '/paths' };
    findings.add('operation-removed', operationPlace(operation), details);
  }
  const known = new Set(pairs.map(([, to]) => to));
  for (const operation of young) {
    if (known.has(operation)) continue;
    const details = { after: addressOf(operation), pointer: operation.operation.pointer };
    findings.add('operation-added', operationPlace(operation), details);
  }
  for (const [from, to] of pairs) compareOperation(from, to, documents);
  compareUnusedSchemas(documents);
  compareSecuritySchemes(documents);
  const api: Place = { subject: { kind: 'API', name: 'API' }, field: '', owner: 'API' };
  const servers = [before, after].map((document) =>
    childOf({ node: document, pointer: '' }, 'servers'),
  );
  compareServers(servers[0], servers[1], api, findings);
  const apis = { before: readApi(before), after: readApi(after) };
  compareSdk(apis.before, apis.after, pairs, documents);
  compareWords(pairs, documents);

  const changes = toChanges(findings, [...young, ...old], apis);
  return {
    versions: { before: versionOf(before), after: versionOf(after) },
    verdict: changes[0]?.impact ?? 'none',
    changes,
  };
}

function versionOf({ info }: Document): string {
  return String((info as { readonly version?: unknown } | undefined)?.version);
}

function operationPlace({ id }: OperationNode): Place {
  return { subject: { kind: 'operation', name: id }, field: '', owner: id };
}

function addressOf({ method, path }: OperationNode): string {
  return `${method.toUpperCase()} ${path}`;
}

/** Pairs the operations that answer the same requests; of the others, those of the same operationId. */
function pairOperations(
  old: readonly OperationNode[],
  young: readonly OperationNode[],
): readonly (readonly [OperationNode, OperationNode])[] {
  const partners = new Map<OperationNode, OperationNode>();
  const taken = new Set<OperationNode>();
  const keys = [
    (node: OperationNode): string | undefined => `${node.method} ${withoutNames(node.path)}`,
    ({ operationId }: OperationNode): string | undefined => operationId,
  ];
  for (const read of keys) {
    const open = new Map(old.filter((node) => !taken.has(node)).map((node) => [read(node), node]));
    for (const to of young) {
      const key = partners.has(to) ? undefined : read(to);
      const from = key === undefined ? undefined : open.get(key);
      if (from === undefined || taken.has(from)) continue;
      partners.set(to, from);
      taken.add(from);
    }
  }
  return young.flatMap((to) => {
    const from = partners.get(to);
    return from === undefined ? [] : [[from, to] as const];
  });
}

const RANK: Readonly<Record<Impact, number>> = { major: 0, minor: 1, patch: 2 };

function toChanges(
  findings: Findings,
  nodes: readonly OperationNode[],
  apis: { readonly before: Api; readonly after: Api },
): readonly Change[] {
  const order = new Map<string, number>();
  for (const { id } of nodes) if (!order.has(id)) order.set(id, order.size);
  const answers = new Map(nodes.toReversed().map((node) => [node.id, successComponent(node)]));
  const ranked = findings.all.map((finding) => {
    const operations = [...findings.leadingTo(finding.owners)]
      .filter((owner) => order.has(owner))
      .toSorted((a, b) => (order.get(a) ?? 0) - (order.get(b) ?? 0));
    return { finding, operations, rank: order.get(operations[0] ?? '') ?? order.size };
  });
  return ranked
    .toSorted(
      (a, b) =>
        RANK[RULES[a.finding.rule].impact] - RANK[RULES[b.finding.rule].impact] ||
        a.rank - b.rank ||
        compareNames(keyOf(a.finding), keyOf(b.finding)),
    )
    .map(({ finding, operations }) => {
      const { kind, name } = finding.subject;
      // Of a response that is a component, the operations that succeed with it.
      const typed =
        kind === 'response' ? operations.filter((id) => answers.get(id) === name) : operations;
      return toChange(finding, operations, sdkEffect(finding, typed, apis.before, apis.after));
    });
}

function keyOf({ subject, field, rule, before, after }: Finding): string {
  return [subject.kind, subject.name, field, rule, JSON.stringify([before, after])].join('\n');
}

function toChange(finding: Finding, operations: readonly string[], sdk: readonly string[]): Change {
  const { rule, side, subject, field, before, after, pointer } = finding;
  const { impact, kind, message, reason, mend }: Rule = RULES[rule];
  return {
    rule,
    impact,
    kind,
    side,
    subject,
    field,
    operations,
    message,
    before,
    after,
    reason,
    mend,
    sdk,
    pointer,
  };
}

/** The component that the first answer of success is. */
function successComponent({ operation }: OperationNode): string | undefined {
  const responses: Readonly<Record<string, any>> = operation.node.responses ?? {};
  const status = Object.keys(responses).find((each) => each.startsWith('2'));
  const ref: string | undefined = status === undefined ? undefined : responses[status]?.$ref;
  return ref?.slice(ref.lastIndexOf('/') + 1);
}
