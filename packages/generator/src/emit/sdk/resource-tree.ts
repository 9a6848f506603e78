import type { Api, Resource } from '../../api.ts';
import { refuse } from '../../description-error.ts';
import { HEADER } from '../typescript.ts';
import { fileName, lastOf, parentOf } from './names.ts';

/** A name on the way to a resource: the resource itself, another name for one, or a group of such. */
interface Node {
  readonly resource?: Resource;
  readonly target?: Resource;
  readonly children: Map<string, Node>;
}

export function resourcesFile(api: Api): string {
  const root: Node = { children: new Map() };
  for (const resource of api.resources) {
    if (parentOf(resource, api) === undefined)
      place(root, resource.path, { resource, children: new Map() });
  }
  for (const resource of api.resources) {
    for (const alias of resource.aliases)
      place(root, alias.split('.'), { target: resource, children: new Map() });
  }
  const entries = [...root.children];
  const fields = entries.map(([name, node]) => `  readonly ${name}: ${nodeType(node)};\n`);
  const made = entries.map(([name, node]) => `    this.${name} = ${nodeValue(node)};\n`);
  const text =
    '/** The resources of the API, each under its name, and under the others it goes by. */\n' +
    `export class Resources {\n${fields.join('')}\n  constructor(core: Core) {\n${made.join('')}  }\n}\n`;
  const used = api.resources.filter(({ className }) => text.includes(`new ${className}(core)`));
  const classes = used.map(
    (resource) => `import { ${resource.className} } from './${fileName(resource)}.ts';\n`,
  );
  return `${HEADER}import type { Core } from '../src/send.ts';\n${classes.join('')}\n${text}`;
}

function place(root: Node, path: readonly string[], node: Node): void {
  const parents = path.slice(0, -1);
  const parent = parents.reduce<Node>((at, name) => {
    const next: Node = at.children.get(name) ?? { children: new Map() };
    at.children.set(name, next);
    return next;
  }, root);
  if (
    parent.children.has(lastOf(path)) ||
    parent.resource !== undefined ||
    parent.target !== undefined
  ) {
    refuse(
      'sdk',
      `The name ${path.join('.')} cannot be given to a resource: another resource has it.`,
    );
  }
  parent.children.set(lastOf(path), node);
}

function nodeType({ resource, target, children }: Node): string {
  const owner = resource ?? target;
  if (owner !== undefined) return owner.className;
  return `{ ${[...children].map(([name, child]) => `readonly ${name}: ${nodeType(child)}`).join('; ')} }`;
}

function nodeValue({ resource, target, children }: Node): string {
  if (resource !== undefined) return `new ${resource.className}(core)`;
  if (target !== undefined) return `this.${target.path.join('.')}`;
  return `{ ${[...children].map(([name, child]) => `${name}: ${nodeValue(child)}`).join(', ')} }`;
}
