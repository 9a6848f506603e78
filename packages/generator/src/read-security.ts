import type { Security, SecurityScheme } from './api.ts';

type Node = Readonly<Record<string, any>>;

/** What a description says of keys. */
export interface ReadSecurity {
  readonly security: Security | undefined;
  readonly securitySchemes: readonly SecurityScheme[];
  readonly defaultSecurity: readonly (readonly string[])[];
}

/** The schemes of a description; the first is the first that operations ask for. Mutual TLS, which a program cannot send, is none. */
export function readSecurity(root: Node, follow: (node: Node) => Node): ReadSecurity {
  const nodes: Node = root.components?.securitySchemes ?? {};
  const asked = alternativesOf(root.security).flat();
  const first = asked.find((name) => nodes[name] !== undefined) ?? Object.keys(nodes)[0];
  if (first === undefined) return { security: undefined, securitySchemes: [], defaultSecurity: [] };
  const names = [first, ...Object.keys(nodes).filter((name) => name !== first)];
  const schemes = names
    .map((name): [string, Node] => [name, follow(nodes[name])])
    .filter(([, node]) => node.type !== 'mutualTLS');
  const securitySchemes = schemes.map(([name, node]) => readScheme(name, node));
  const [scheme] = securitySchemes;
  const [, node] = schemes[0] ?? ['', {}];
  // Where the description does not say which, whatever the caller has.
  const defaultSecurity =
    root.security === undefined
      ? securitySchemes.map((one) => [one.name])
      : alternativesOf(root.security);
  if (scheme === undefined) return { security: undefined, securitySchemes, defaultSecurity };
  const { parameter, prefix, description, env } = scheme;
  const header = `${parameter}: ${prefix}`;
  return {
    security: { header, description, env, keyPrefix: node['x-quipu-key-prefix'] },
    securitySchemes,
    defaultSecurity,
  };
}

/** The alternatives of a `security` field, each the names of its schemes. */
export function alternativesOf(security: unknown): readonly (readonly string[])[] {
  if (!Array.isArray(security)) return [];
  return security.map((entry: unknown) => Object.keys(Object(entry)));
}

function readScheme(name: string, node: Node): SecurityScheme {
  const env = node['x-quipu-env'];
  const about = {
    name,
    description: typeof node.description === 'string' ? node.description.trim() : undefined,
    env: env === undefined ? [] : [env].flat(),
  };
  if (node.type === 'apiKey') {
    const place = node.in === 'query' || node.in === 'cookie' ? node.in : 'header';
    return { ...about, in: place, parameter: String(node.name), prefix: '', basic: false };
  }
  // HTTP bearer, OAuth 2 and OpenID Connect all end in a bearer token.
  const scheme = node.type === 'http' ? String(node.scheme) : 'bearer';
  const word = scheme.charAt(0).toUpperCase() + scheme.slice(1).toLowerCase();
  return {
    ...about,
    in: 'header',
    parameter: 'Authorization',
    prefix: `${word} `,
    basic: word === 'Basic',
  };
}
