import type { HttpMethod } from './api.ts';
import { asIdentifier, isIdentifier, Names } from './identifiers.ts';
import { camelCase, compareNames, singular, titleCase, words } from './names.ts';

/** What an operation is named from. */
export interface NamedNode {
  readonly path: string;
  readonly method: HttpMethod;
  readonly operationId: string | undefined;
  readonly tag: string | undefined;
}

/** Where an operation stands in the SDK and the reference. */
export interface OperationName {
  readonly resource: readonly string[];
  readonly method: string;
  /** For people: the tag, else the last part of the resource. */
  readonly title: string;
  /** Set where the name had to differ from what the description says, because another has it. */
  readonly instead: string | undefined;
}

/** What every object has, or the SDK's client and its resources. */
const MEMBERS = [
  '__proto__',
  '_core',
  'baseURL',
  'catch',
  'constructor',
  'finally',
  'hasOwnProperty',
  'prototype',
  'then',
  'toJSON',
  'toString',
  'valueOf',
  'withOptions',
];

const PATH_OF_NAMES = /^[A-Za-z_$][\w$-]*(\.[A-Za-z_$][\w$-]*)+$/;

interface Wish {
  readonly resource: readonly string[];
  /** The first that is free. */
  readonly methods: readonly [string, ...string[]];
  readonly title: string;
  /** Whether the operationId says all of this. */
  readonly isGiven: boolean;
}

/**
 * RESOURCE.METHOD of each operation. An operationId that is a path of names is taken as it is; any other, or none, is
 * read with the tag, the path and the HTTP method. The order of the operations alone decides who of two gets a name.
 */
export function nameOperations(nodes: readonly NamedNode[]): readonly OperationName[] {
  const known: Known = {
    items: new Set(nodes.flatMap(({ path }) => parentsOfItems(path))),
    operations: new Set(nodes.map(({ method, path }) => `${method} ${path}`)),
  };
  const wishes = nodes.map((node) => wishFor(node, known));
  const resources = shortenPaths(wishes.map(({ resource }) => resource));
  const taken = new Map<string, Names>();
  const namesIn = (resource: string): Names => {
    const names = taken.get(resource) ?? new Names(MEMBERS);
    taken.set(resource, names);
    return names;
  };
  // A resource has its name before a method of its parent does. Each prefix of a path is one.
  const spelled = new Map<string, string>();
  const spell = (path: readonly string[]): readonly string[] => {
    const names: string[] = [];
    for (const name of path) {
      const parent = names.join('.');
      const key = `${parent}.${name}`;
      const own = spelled.get(key) ?? namesIn(parent).take([name, `${name}Resource`]);
      spelled.set(key, own);
      names.push(own);
    }
    return names;
  };
  const paths = resources.map(spell);
  return wishes.map(({ methods, title, isGiven, resource: wished }, index) => {
    const resource = paths[index] ?? wished;
    const method = namesIn(resource.join('.')).take(methods);
    const name = [...resource, method].join('.');
    const wish = [...wished, methods[0]].join('.');
    const instead = name !== wish && (isGiven || method !== methods[0]) ? wish : undefined;
    return { resource, method, title, instead };
  });
}

/** What the operations around one say of it. */
interface Known {
  /** The paths that hold items, which paths of their own name. */
  readonly items: ReadonlySet<string>;
  /** `get /pets` */
  readonly operations: ReadonlySet<string>;
}

function wishFor(node: NamedNode, known: Known): Wish {
  const { operationId: id, tag } = node;
  if (id !== undefined && PATH_OF_NAMES.test(id)) {
    const parts = id.split('.').map((part) => (isIdentifier(part) ? part : identifier(part)));
    const method = parts.pop() ?? '';
    const isGiven = id === [...parts, method].join('.');
    const title = tag ?? titleCase(parts.at(-1) ?? '');
    return { resource: parts, methods: [method, `${method}Operation`], title, isGiven };
  }
  const fromPath = nameFromPath(node, known);
  const group = id === undefined ? undefined : /^([^/]+)\/([^/]+)$/.exec(id);
  if (group !== null && group !== undefined) {
    const [, resource = '', method = ''] = group;
    return {
      resource: [identifier(resource)],
      methods: withFallbacks(identifier(method), node),
      title: tag ?? titleCase(resource),
      isGiven: false,
    };
  }
  const resource = tag === undefined ? fromPath.resource : [identifier(tag)];
  const title = tag ?? titleCase(resource.at(-1) ?? '');
  const method =
    (id === undefined ? undefined : nameFromId(id, resource, node)) ??
    (tag === undefined ? fromPath.method : methodIn(resource, fromPath));
  return { resource, methods: withFallbacks(method, node), title, isGiven: false };
}

/** `get`, else `getById`, else `getByIdGet`, else with a number. */
function withFallbacks(method: string, { path, method: http }: NamedNode): [string, ...string[]] {
  const parameter = parametersOf(path).at(-1);
  const by = parameter === undefined ? [] : [identifier(`${method} by ${parameter}`)];
  const last = staticParts(path).at(-1) ?? '';
  return [method, ...by, identifier(`${method} ${last}`), identifier(`${method} ${last} ${http}`)];
}

/** The words of an operationId without those of its resource: `listPets` of `pets` is `list`, `getPetById` is `get`. */
function nameFromId(
  id: string,
  resource: readonly string[],
  { path }: NamedNode,
): string | undefined {
  const idWords = words(id);
  const own = resource.flatMap(words).map(stem);
  const last = words(resource.at(-1) ?? '').map(stem);
  const rest = without(without(idWords, own), last);
  const parameters = parametersOf(path).map((name) => words(name).map(stem).join(' '));
  const by = rest.findIndex((word) => word.toLowerCase() === 'by');
  const tail = rest
    .slice(by + 1)
    .map(stem)
    .join(' ');
  const isBy = by > 0 && (parameters.at(-1) === tail || parameters.at(-1)?.endsWith(` ${tail}`));
  const kept = isBy ? rest.slice(0, by) : rest;
  return kept.length === 0 ? undefined : identifier(kept.join(' '));
}

function stems(name: string): string {
  return words(name).map(stem).join('');
}

function stem(word: string): string {
  return singular(word.toLowerCase());
}

/** The words without the first run of them that is the other's. */
function without(all: readonly string[], run: readonly string[]): readonly string[] {
  if (run.length === 0) return all;
  const at = all.findIndex((_, index) =>
    run.every((word, i) => stem(all[index + i] ?? '') === word),
  );
  return at === -1 ? all : [...all.slice(0, at), ...all.slice(at + run.length)];
}

interface PathName {
  readonly resource: readonly string[];
  readonly method: string;
}

function nameFromPath({ path, method }: NamedNode, { items, operations }: Known): PathName {
  const parts = path.split('/').filter(Boolean);
  const statics = staticParts(path);
  const isItem = isParameter(parts.at(-1) ?? '');
  const isCustom =
    !isItem &&
    parts.length > 1 &&
    method === 'post' &&
    !items.has(path) &&
    isParameter(parts.at(-2) ?? '') &&
    !operations.has(`get ${path}`);
  const names = (isCustom ? statics.slice(0, -1) : statics).map(identifier);
  const resource = names.length === 0 ? ['root'] : names;
  if (isCustom) return { resource, method: identifier(statics.at(-1) ?? '') };
  const last = statics.at(-1) ?? '';
  const isList = items.has(path) || singular(last) !== last;
  const hasPatch = operations.has(`patch ${path}`);
  const verbs: Readonly<Record<HttpMethod, string>> = {
    get: isItem || !isList ? 'get' : 'list',
    post: isItem ? 'update' : 'create',
    put: hasPatch ? 'replace' : 'update',
    patch: 'update',
    delete: 'delete',
    head: 'head',
    options: 'options',
    trace: 'trace',
  };
  return { resource, method: verbs[method] };
}

/** What a method that the path names is called in the resource of its tag: `GET /users/{id}/avatar` of `users` is `getAvatar`. */
function methodIn(resource: readonly string[], { resource: from, method }: PathName): string {
  const last = from.at(-1) ?? '';
  return stems(last) === stems(resource.at(-1) ?? '') || last === 'root'
    ? method
    : identifier(`${method} ${last}`);
}

/** The parts of a path that are neither parameters nor a version. */
function staticParts(path: string): string[] {
  const parts = path
    .split('/')
    .filter((part) => part !== '' && !isParameter(part))
    .map((part) => part.replaceAll(/\{[^}]*\}/g, ''));
  const named = parts.filter(
    (part, index) => !(index < 2 && /^(api|rest|v\d+([.\-_]\w+)*)$/i.test(part)),
  );
  return named.length === 0 ? parts : named;
}

function isParameter(part: string): boolean {
  return /^\{[^}]*\}$/.test(part);
}

function parametersOf(path: string): string[] {
  return [...path.matchAll(/\{([^}]+)\}/g)].map((match) => match[1] ?? '');
}

/** The paths whose items this path is about: `/pets` for `/pets/{id}`. */
function parentsOfItems(path: string): string[] {
  const parts = path.split('/');
  return parts.flatMap((part, index) =>
    isParameter(part) ? [parts.slice(0, index).join('/')] : [],
  );
}

/** A resource within one must be directly in it: `a.b.c` is `a.bC` where there is an `a`, but no `a.b`. */
function shortenPaths(paths: readonly (readonly string[])[]): readonly (readonly string[])[] {
  const known = new Set(paths.map((path) => path.join('.')));
  const short = new Map<string, readonly string[]>();
  const shorten = (path: readonly string[]): readonly string[] => {
    const key = path.join('.');
    const done = short.get(key);
    if (done !== undefined) return done;
    const length = path.findLastIndex(
      (_, index) => index > 0 && known.has(path.slice(0, index).join('.')),
    );
    const result =
      length === -1 ? path : [...shorten(path.slice(0, length)), joined(path.slice(length))];
    short.set(key, result);
    return result;
  };
  for (const path of paths.toSorted(
    (a, b) => a.length - b.length || compareNames(a.join('.'), b.join('.')),
  )) {
    shorten(path);
  }
  return paths.map(shorten);
}

function joined(names: readonly string[]): string {
  const [only = ''] = names;
  return names.length === 1 ? only : identifier(names.join(' '));
}

function identifier(text: string): string {
  const [first = '', ...rest] = words(text);
  // `API Keys` is apiKeys.
  const lower = first === first.toUpperCase() ? first.toLowerCase() : first;
  return asIdentifier(camelCase([lower, ...rest].join(' ')), 'other');
}
