import type { Api } from '@quipu/generator';
import type { PackageNames } from './names.ts';

/** What the package is checked and built with: this project's own versions. */
const DEV_DEPENDENCIES = { '@types/node': '20.19.25', typescript: '7.0.2' };

/** The files around the sources, and those of the sources that are about one API alone. */
export function packageFiles(
  api: Api,
  names: PackageNames,
  dependencies: Readonly<Record<string, string>>,
  hasDocs: boolean,
): ReadonlyMap<string, string> {
  return new Map([
    ['package.json', json(manifest(api, names, dependencies))],
    ['tsconfig.json', json(TSCONFIG)],
    ['README.md', readme(api, names, hasDocs)],
    ['types/src/index.ts', TYPES_INDEX],
    ['sdk/src/index.ts', sdkIndex(names)],
    ['sdk/src/base-error.ts', baseError(names)],
    ['sdk/src/client.ts', sdkClient(api, names)],
    ['sdk/src/extras/node.ts', "export { fileFromPath } from './file-from-path.ts';\n"],
  ]);
}

function json(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}

function manifest(
  api: Api,
  names: PackageNames,
  dependencies: Readonly<Record<string, string>>,
): object {
  return {
    name: names.packageName,
    version: packageVersion(api.version),
    description: api.summary ?? `A client of ${api.title}`,
    files: ['dist'],
    type: 'module',
    sideEffects: false,
    exports: {
      '.': entry('sdk/src/index'),
      './client': entry('client/src/index'),
      './types': entry('types/src/index'),
      './node': entry('sdk/src/extras/node'),
    },
    scripts: { build: 'tsc' },
    dependencies,
    devDependencies: DEV_DEPENDENCIES,
    engines: { node: '>=20.19' },
  };
}

function entry(file: string): object {
  return { types: `./dist/${file}.d.ts`, default: `./dist/${file}.js` };
}

/** The version of the API as npm takes it: `1.0` is 1.0.0, `v2` is 2.0.0, `2024-05-01` is 2024.5.1, and what is none is 0.0.0. */
export function packageVersion(version: string): string {
  const whole = /^v?(\d+\.\d+\.\d+(?:-[0-9A-Za-z.-]+)?(?:\+[0-9A-Za-z.-]+)?)$/.exec(version.trim());
  if (whole?.[1] !== undefined) return whole[1];
  const [major, minor = '0', patch = '0'] = /^v?\d/i.test(version.trim())
    ? (version.match(/\d+/g) ?? [])
    : [];
  return major === undefined ? '0.0.0' : [major, minor, patch].map(Number).join('.');
}

const TSCONFIG = {
  compilerOptions: {
    target: 'es2023',
    lib: ['es2023', 'dom', 'dom.iterable', 'dom.asynciterable'],
    module: 'nodenext',
    types: ['node'],
    rootDir: '.',
    outDir: 'dist',
    declaration: true,
    isolatedDeclarations: true,
    verbatimModuleSyntax: true,
    erasableSyntaxOnly: true,
    rewriteRelativeImportExtensions: true,
    strict: true,
    exactOptionalPropertyTypes: true,
    noUncheckedIndexedAccess: true,
    noImplicitOverride: true,
    noFallthroughCasesInSwitch: true,
    noUnusedLocals: true,
    skipLibCheck: true,
  },
  include: ['types', 'client', 'sdk'],
};

const TYPES_INDEX = `export type * from '../generated/models.ts';
export type * from '../generated/operations.ts';
export type { Uploadable } from './uploadable.ts';
`;

function sdkIndex({ className, errorName }: PackageNames): string {
  return `export type * from '../../types/src/index.ts';
export * from '../generated/index.ts';
export { ${errorName} } from './base-error.ts';
export { ${className}, ${className} as default } from './client.ts';
export * from './runtime.ts';
`;
}

function baseError({ errorName }: PackageNames): string {
  return `/** The base of every error of this package. */
export class ${errorName} extends Error {
  override readonly name: string = '${errorName}';
}

export { ${errorName} as BaseError };
`;
}

function sdkClient(api: Api, { className }: PackageNames): string {
  const title = api.title.replaceAll('*/', '*\\/').replaceAll(/\s+/g, ' ');
  return `import { BaseClient } from './base-client.ts';

/** A client of ${title}. It holds no connection, so there is nothing to close. */
export class ${className} extends BaseClient {}
`;
}

function readme(api: Api, { packageName, className }: PackageNames, hasDocs: boolean): string {
  const schemes = api.securitySchemes.map(({ name, basic, env }, index) => {
    const option = index === 0 ? '`apiKey`' : `\`apiKeys: { ${JSON.stringify(name)}: … }\``;
    const what = basic ? ' as `user:password`' : '';
    return `- \`${name}\`${what}: the option ${option}, or the environment variable ${env.map((one) => `\`${one}\``).join(' or ')}\n`;
  });
  const first = api.resources.find((resource) => resource.operations.length > 0);
  const call = first === undefined ? '' : `client.${first.path.join('.')}`;
  const address = api.server.env.map((one) => `\`${one}\``).join(' or ');
  return `# ${packageName}

${api.title.replaceAll(/\s+/g, ' ')}, as types, a client and an SDK. Made from the API's description: change that, and make it again.

\`\`\`sh
npm install && npm run build
\`\`\`

\`\`\`ts
import { ${className} } from '${packageName}';

const client = new ${className}();
\`\`\`

${call === '' ? '' : `The methods stand under the resources of the API, for example \`${call}\`. `}${api.server.url === '' ? `Where requests go is for the option \`baseURL\` or ${address} to say.` : `Requests go to \`${api.server.url}\`, unless the option \`baseURL\` or ${address} says otherwise.`}

${schemes.length === 0 ? '' : `Credentials:\n\n${schemes.join('')}\n`}\`${packageName}/client\` is a typed fetch for the paths of the API, \`${packageName}/types\` its types alone, \`${packageName}/node\` what is of use with files.
${hasDocs ? '\nThe reference is in `docs/`: open `docs/index.html`.\n' : ''}`;
}
