import { pointerParts } from '../pointer.ts';
import type { Document } from '../read-api.ts';
import { childOf, entriesOf, follow, type Located } from './description-nodes.ts';

/** An operation as it stands in a description. */
export interface OperationNode {
  /** The operationId, else `GET /things`. */
  readonly id: string;
  readonly operationId: string | undefined;
  /** In small letters. */
  readonly method: string;
  /** As it is written. That of a callback begins with its operation's, that of a webhook with `webhook`. */
  readonly path: string;
  readonly operation: Located;
  /** By `in` and name: of the path item, overridden by the operation's own. */
  readonly parameters: ReadonlyMap<string, ParameterNode>;
  /** Whether the service sends the request: a callback or a webhook. */
  readonly isSentByServer: boolean;
  /** The tag that the operation has first. */
  readonly tag: string | undefined;
  readonly servers: Located | undefined;
}

export interface ParameterNode {
  readonly in: string;
  readonly name: string;
  readonly located: Located;
  /** The name of the component, where it is one. */
  readonly component: string | undefined;
}

const METHODS = new Set(['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace']);

/** Every operation of a description, those of callbacks and webhooks, too, in its order. */
export function operationNodes(document: Document): readonly OperationNode[] {
  const root: Located = { node: document, pointer: '' };
  return [
    ...nodesOf(childOf(root, 'paths'), '', false, document),
    ...nodesOf(childOf(root, 'webhooks'), 'webhook ', true, document),
  ];
}

function nodesOf(
  paths: Located | undefined,
  prefix: string,
  isSentByServer: boolean,
  document: Document,
): OperationNode[] {
  return entriesOf(paths).flatMap(([name, located]) => {
    const item = follow(located, document);
    return entriesOf(item).flatMap(([method, operation]) => {
      if (!METHODS.has(method)) return [];
      const path = `${prefix}${name}`;
      const { operationId, tags } = operation.node ?? {};
      const id = operationId ?? `${method.toUpperCase()} ${path}`;
      return [
        {
          id,
          operationId,
          method,
          path,
          operation,
          parameters: parametersOf(item, operation, document),
          isSentByServer,
          tag: tags?.[0],
          servers: childOf(operation, 'servers') ?? childOf(item, 'servers'),
        },
        ...entriesOf(childOf(operation, 'callbacks')).flatMap(([callback, urls]) =>
          nodesOf(
            follow(urls, document),
            `${method.toUpperCase()} ${path} callback ${callback} `,
            !isSentByServer,
            document,
          ),
        ),
      ];
    });
  });
}

function parametersOf(
  item: Located,
  operation: Located,
  document: Document,
): ReadonlyMap<string, ParameterNode> {
  const found = new Map<string, ParameterNode>();
  const all = [item, operation].flatMap((owner) => entriesOf(childOf(owner, 'parameters')));
  for (const [, written] of all) {
    const located = follow(written, document);
    const { in: place, name } = located.node ?? {};
    if (typeof place !== 'string' || typeof name !== 'string') continue;
    // The names of headers have no case.
    const key = `${place} ${place === 'header' ? name.toLowerCase() : name}`;
    found.set(key, { in: place, name, located, component: componentName(located) });
  }
  return found;
}

/** The name of the component that stands there, undefined where none does. */
export function componentName({ pointer }: Located): string | undefined {
  const parts = pointerParts(pointer);
  return parts[0] === 'components' && parts.length === 3 ? parts[2] : undefined;
}
