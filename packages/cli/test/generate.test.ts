import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runUnbuilt } from '../../generator/test/unbuilt.ts';
import { compile, fixture, quipu, temporaryFolder } from './generated-package.ts';

let folder: string;
let remove: () => void;
beforeEach(() => {
  ({ folder, remove } = temporaryFolder());
});
afterEach(() => remove());

/** Every file below a folder, with its content. */
function contents(root: string): Record<string, string> {
  const files = readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)))
    .toSorted();
  return Object.fromEntries(
    files.map((file) => [file, readFileSync(path.join(root, file), 'utf8')]),
  );
}

const TINY = `openapi: 3.1.0
info: { title: Tiny, version: 1.0.0 }
paths:
  /things:
    get: { responses: { '200': { description: OK, content: { application/json: { schema: { $ref: '#/components/schemas/Thing' } } } } } }
components: { schemas: { Thing: { type: object, properties: { a: { type: string } } } } }
`;

function write(name: string, text: string): string {
  const file = path.join(folder, name);
  writeFileSync(file, text);
  return file;
}

it('OpenAPI 3.0, with mistakes that do no harm, compiles, and each is told with its line', async () => {
  const out = path.join(folder, 'out');
  const { code, told, printed } = await quipu(
    'generate',
    '--spec',
    fixture('openapi-3.0.yaml'),
    '--out',
    out,
  );
  expect([code, printed]).toEqual([0, expect.stringMatching(/^2go 3\.0\.0: 3 operations/)]);
  expect(told).toMatch(/openapi-3\.0\.yaml:34:\d+ JSON Schema has no type "any"/);
  expect(told).toMatch(
    /openapi-3\.0\.yaml:19:\d+ The path \/things\/\{thing_id\}\/restart names \{thing_id\}/,
  );
  expect(compile(out)).toBe('');
  const { exports } = await import(path.join(out, 'package.json'), { with: { type: 'json' } }).then(
    (module) => module.default,
  );
  expect(Object.keys(exports)).toEqual(['.', './client', './types', './node']);
});

it('nothing that is made names this project', async () => {
  const out = path.join(folder, 'out');
  await quipu('generate', '--spec', fixture('every-feature.yaml'), '--out', out);
  const naming = Object.entries(contents(out)).filter(([, text]) => /quipu|qpu_|llama/i.test(text));
  expect(naming.map(([file]) => file)).toEqual([]);
});

it('a second run writes the same bytes, keeps what is not its own, and takes away what no longer follows', async () => {
  const spec = write('spec.yaml', TINY);
  const out = path.join(folder, 'out');
  const run = (): ReturnType<typeof quipu> => quipu('generate', '--spec', spec, '--out', out);
  await run();
  const first = contents(out);
  writeFileSync(path.join(out, 'mine.txt'), 'mine');
  expect((await run()).printed).toContain(', 0 of them written');
  expect(contents(out)).toEqual({ ...first, 'mine.txt': 'mine' });
  write('spec.yaml', TINY.replaceAll('/things', '/others'));
  await run();
  expect(existsSync(path.join(out, 'docs/things'))).toBe(false);
  expect(existsSync(path.join(out, 'sdk/generated/others.ts'))).toBe(true);
  expect(readFileSync(path.join(out, 'mine.txt'), 'utf8')).toBe('mine');
});

it('the order of the keys does not reach the files', async () => {
  const [head = '', paths = '', components = ''] = TINY.split(/^(?=paths:|components:)/m);
  for (const [name, text] of [
    ['a', TINY],
    ['b', `${components}${paths}${head}`],
  ] as const) {
    await quipu('generate', '--spec', write('spec.yaml', text), '--out', path.join(folder, name));
  }
  expect(contents(path.join(folder, 'b'))).toEqual(contents(path.join(folder, 'a')));
});

it('what a run that was killed leaves belongs to the next', async () => {
  const out = path.join(folder, 'out');
  const args = ['generate', '--spec', write('tiny.yaml', TINY), '--out', out, '--no-docs'];
  await quipu(...args);
  const whole = contents(out);
  // Killed after it wrote beside the folder, and before all was moved in.
  mkdirSync(`${out}.generate.tmp`);
  writeFileSync(path.join(`${out}.generate.tmp`, 'package.json'), '{');
  rmSync(path.join(out, 'package.json'));
  const { code } = await quipu(...args);
  expect(code).toBe(0);
  expect(contents(out)).toEqual(whole);
  expect(existsSync(`${out}.generate.tmp`)).toBe(false);
});

it('a folder that it did not make is left as it is', async () => {
  const out = path.join(folder, 'out');
  mkdirSync(out);
  writeFileSync(path.join(out, 'mine.txt'), 'mine');
  const { code, told } = await quipu('generate', '--spec', write('spec.yaml', TINY), '--out', out);
  expect([code, told]).toEqual([
    1,
    expect.stringContaining('is not empty, and was not made by this command'),
  ]);
  expect(contents(out)).toEqual({ 'mine.txt': 'mine' });
});

it('--name, --no-docs and --overlay do what they say', async () => {
  const overlay = write(
    'overlay.yaml',
    "overlay: 1.0.0\ninfo: { title: Rename, version: '1' }\nactions: [{ target: $.info, update: { title: Huge } }]\n",
  );
  const out = path.join(folder, 'out');
  const spec = write('spec.yaml', TINY);
  await quipu(
    'generate',
    '--spec',
    spec,
    '--out',
    out,
    '--name',
    '@acme/x',
    '--no-docs',
    '--overlay',
    overlay,
  );
  expect(existsSync(path.join(out, 'docs'))).toBe(false);
  expect(JSON.parse(readFileSync(path.join(out, 'package.json'), 'utf8')).name).toBe('@acme/x');
  expect(readFileSync(path.join(out, 'sdk/src/client.ts'), 'utf8')).toContain('class Huge ');
});

it.each([
  ['Pet Store API', 'PetStore', 'PetStoreError'],
  ['Thing', 'ThingClient', 'ThingClientError'],
  ['Page', 'PageClient', 'PageClientError'],
  ['API', 'API', 'APIClientError'],
])('the client of %s is named %s, its errors %s', async (title, className, errorName) => {
  const out = path.join(folder, 'out');
  const spec = write('spec.yaml', TINY.replace('title: Tiny', `title: ${title}`));
  await quipu('generate', '--spec', spec, '--out', out, '--no-docs');
  const index = readFileSync(path.join(out, 'sdk/src/index.ts'), 'utf8');
  expect(index).toContain(`export { ${className}, ${className} as default }`);
  expect(index).toContain(`export { ${errorName} }`);
});

describe('a description that nothing can be made of is named with its line, and nothing is written', () => {
  const cases: [title: string, text: string, want: RegExp][] = [
    ['no YAML', 'openapi: [', /spec\.yaml:\d+:\d+ /],
    ['no description', 'hello', /spec\.yaml/],
    ['no title', 'openapi: 3.1.0\npaths: {}\n', /spec\.yaml:1:\d+ .*info/],
    [
      'Swagger 2',
      "swagger: '2.0'\ninfo: { title: a, version: '1' }\npaths: {}\n",
      /spec\.yaml.*OpenAPI/,
    ],
    [
      'a reference to nothing',
      TINY.replace('schemas/Thing', 'schemas/Thong'),
      /spec\.yaml:5:\d+ .*no-unresolved-refs/,
    ],
    [
      'a schema that is only itself',
      TINY.replace(
        '{ type: object, properties',
        "{ allOf: [{ $ref: '#/components/schemas/Thing' }], type: object, properties",
      ),
      /spec\.yaml:6:\d+ A schema contains itself/,
    ],
    [
      'parameters that are no list',
      TINY.replace('get: {', 'parameters: {}\n    get: {'),
      /spec\.yaml:5:\d+ .*\(struct\)/,
    ],
    [
      'one operationId twice',
      TINY.replace('get: {', 'get: { operationId: a,').replace(
        'components:',
        '  /b: { get: { operationId: a, responses: {} } }\ncomponents:',
      ),
      /spec\.yaml:\d+:\d+ .*unique/,
    ],
  ];
  it.each(cases)('%s', async (_title, text, want) => {
    const out = path.join(folder, 'out');
    const { code, told } = await quipu(
      'generate',
      '--spec',
      write('spec.yaml', text),
      '--out',
      out,
    );
    expect(told).toMatch(want);
    expect(told).not.toMatch(/^\s+at /m);
    expect([code, existsSync(out)]).toEqual([1, false]);
  });
});

describe('the command line', () => {
  it.each([
    [['generate', '--out', 'x'], 2, /--spec is missing/],
    [['generate', '--spec', 'x'], 2, /--out is missing/],
    [['generate', '--spec', 'x', '--out', 'y', '--nam', 'z'], 2, /--nam/],
    [['generate', '--spec', 'x', '--out', 'y', '--name', 'A b'], 2, /not a name of a package/],
    [['generat'], 2, /there is no command generat/],
    [[], 2, /Usage: quipu COMMAND/],
    [['--help'], 0, /Usage: quipu COMMAND/],
    [['generate', '--help'], 0, /Usage: quipu generate --spec FILE/],
    [['--version'], 0, /^\d+\.\d+\.\d+$/],
  ] as [string[], number, RegExp][])('%j exits with %i', async (args, want, text) => {
    const { code, printed, told } = await quipu(...args);
    expect([code, printed + told]).toEqual([want, expect.stringMatching(text)]);
  });

  it('says in one line what to run where it is not built', () => {
    const { code, output, folder: project } = runUnbuilt('cli/bin/quipu.js');
    expect([code, output]).toEqual([
      1,
      `quipu: not built yet. Run \`npm run generate\` in ${project}/\n`,
    ]);
  });

  it('is the command quipu', () => {
    const bin = path.resolve(import.meta.dirname, '../bin/quipu.js');
    const { stdout, status } = spawnSync(process.execPath, [bin, '--version'], {
      encoding: 'utf8',
    });
    expect([status, stdout]).toEqual([0, expect.stringMatching(/^\d+\.\d+\.\d+\n$/)]);
  });
});

it.each([
  ['1.2.3', '1.2.3'],
  ['v2', '2.0.0'],
  ['1.0', '1.0.0'],
  ['2024-05-01', '2024.5.1'],
  ['1.0.0-beta.1', '1.0.0-beta.1'],
  ['latest', '0.0.0'],
])('version %s of an API is version %s of its package', async (given, want) => {
  const spec = write('spec.yaml', TINY.replace('version: 1.0.0', `version: '${given}'`));
  const { printed } = await quipu(
    'generate',
    '--spec',
    spec,
    '--out',
    `${folder}/out`,
    '--no-docs',
  );
  expect(printed).toContain(`tiny ${want}: `);
});
