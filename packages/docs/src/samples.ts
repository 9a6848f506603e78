import {
  type Api,
  clientCall,
  type Operation,
  quote,
  type Resource,
  sdkCall,
} from '@quipu/generator';
import type { Sample } from './site.ts';

/** The packages that samples import from. */
export interface Packages {
  /** The SDK's, for example `@quipu/sdk`. */
  readonly sdk: string;
  /** The class that it exports, for example `Quipu`. */
  readonly sdkClass: string;
  /** The plain client's, which exports `createClient`. */
  readonly client: string;
}

/** The same request in each language, as a program that runs as it stands. curl comes first. */
export function samplesOf(
  operation: Operation,
  resource: Resource,
  context: {
    readonly api: Api;
    readonly curl: string;
    readonly packages: Packages;
    /** Undefined where it is the address that the packages know. */
    readonly baseUrl: string | undefined;
  },
): readonly [Sample, ...Sample[]] {
  const { api, curl, packages, baseUrl } = context;
  const options = baseUrl === undefined ? '' : `{ baseURL: ${quote(baseUrl)} }`;
  const program = (name: string, from: string, made: string, call: string): string =>
    `import { ${name} } from ${quote(from)};\n\nconst client = ${made}(${options});\n\n${call}`;
  const { sdk, sdkClass, client } = packages;
  return [
    { title: 'curl', language: 'shell', code: curl },
    {
      title: 'SDK',
      language: 'typescript',
      code: program(sdkClass, sdk, `new ${sdkClass}`, sdkCall(operation, resource, api)),
    },
    {
      title: 'Client',
      language: 'typescript',
      code: program('createClient', client, 'createClient', clientCall(operation, api)),
    },
  ];
}
