import type { Subject } from './change.ts';
import { childOf, entriesOf, type Located } from './description-nodes.ts';
import type { Documents } from './documents.ts';
import type { OperationNode } from './operation-nodes.ts';
import { wordsOf } from './words.ts';

const SECTIONS: readonly (readonly [string, Subject['kind']])[] = [
  ['schemas', 'schema'],
  ['parameters', 'parameter'],
  ['responses', 'response'],
  ['requestBodies', 'request body'],
  ['headers', 'header'],
  ['securitySchemes', 'security scheme'],
];

/** Finds what changed in words alone. */
export function compareWords(
  pairs: readonly (readonly [OperationNode, OperationNode])[],
  documents: Documents,
): void {
  const { findings, old, young } = documents;
  const changed = new Set(findings.all.map(({ subject }) => `${subject.kind} ${subject.name}`));
  const compare = (subject: Subject, before: unknown, after: unknown, pointer: string): void => {
    if (changed.has(`${subject.kind} ${subject.name}`)) return;
    const [was, is] = [wordsOf(before), wordsOf(after)];
    if (was.size === is.size && [...was].every((word) => is.has(word))) return;
    const owner = subject.kind === 'operation' ? subject.name : `words of ${subject.name}`;
    findings.add('words-changed', { subject, field: '', owner }, { pointer });
  };
  for (const [before, after] of pairs) {
    const subject: Subject = { kind: 'operation', name: after.id };
    compare(subject, ownNodes(before), ownNodes(after), after.operation.pointer);
  }
  for (const [section, kind] of SECTIONS) {
    const was = new Map(entriesOf(sectionOf(old, section)));
    for (const [name, { node, pointer }] of entriesOf(sectionOf(young, section))) {
      const before = was.get(name);
      if (before !== undefined) compare({ kind, name }, before.node, node, pointer);
    }
  }
  const examples = new Map(entriesOf(sectionOf(old, 'examples')));
  for (const [name, { node: example, pointer }] of entriesOf(sectionOf(young, 'examples'))) {
    const before = examples.get(name);
    if (before === undefined) continue;
    compare({ kind: 'example', name }, { example: before.node }, { example }, pointer);
  }
  compare({ kind: 'API', name: 'API' }, headOf(old), headOf(young), '/info');
}

function ownNodes({ operation, parameters }: OperationNode): unknown {
  const own = [...parameters.values()].filter(({ component }) => component === undefined);
  return [operation.node, own.map(({ located }) => located.node)];
}

function sectionOf(document: Documents['old'], section: string): Located | undefined {
  const components = childOf({ node: document, pointer: '' }, 'components');
  return components && childOf(components, section);
}

function headOf({ info, tags, servers, externalDocs }: Documents['old']): unknown {
  return [info, tags, servers, { externalDocs }];
}
