import { spawnSync } from 'node:child_process';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { runUnbuilt } from '../../generator/test/unbuilt.ts';
import { main } from '../dist/src/main.js';

const bin = fileURLToPath(new URL('../bin/quipu-docs.js', import.meta.url));
const fixture = (name: string): string =>
  fileURLToPath(new URL(`fixtures/${name}`, import.meta.url));

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'quipu-docs-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

interface Run {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the command in this process, in the folder of the test. */
async function quipuDocs(...args: string[]): Promise<Run> {
  const written = { stdout: '', stderr: '' };
  for (const name of ['stdout', 'stderr'] as const) {
    vi.spyOn(process[name], 'write').mockImplementation((text) => {
      written[name] += String(text);
      return true;
    });
  }
  const cwd = process.cwd();
  process.chdir(folder);
  try {
    return { code: await main(args), ...written };
  } finally {
    process.chdir(cwd);
    vi.restoreAllMocks();
  }
}

/** Runs the command as it is installed. */
function quipuDocsProcess(...args: string[]): Run {
  const { status, stdout, stderr } = spawnSync(process.execPath, [bin, ...args], {
    cwd: folder,
    encoding: 'utf8',
  });
  return { code: status, stdout, stderr };
}

const DESCRIPTION = `openapi: 3.1.0
info: { title: Test, version: 1.0.0 }
paths:
  /things:
    get:
      operationId: things.list
      responses:
`;

describe('quipu-docs', () => {
  test('writes the pages of a description', () => {
    const spec = fixture('indexes.yaml');
    expect(quipuDocsProcess('--spec', spec, '--out', 'site/here')).toEqual({
      code: 0,
      stdout: `25 files of ${spec} are in site/here\n`,
      stderr: '',
    });
    const out = path.join(folder, 'site/here');
    expect(
      readdirSync(out, { recursive: true }).filter((name) => /\.\w+$/.test(String(name))),
    ).toEqual(
      expect.arrayContaining([
        'index.html',
        'index.md',
        'llms.txt',
        'llms-full.txt',
        'openapi.json',
        'openapi.yaml',
        'sitemap.xml',
        'style.css',
        path.join('indexes', 'sync', 'index.html'),
        path.join('indexes', 'sync', 'index.md'),
      ]),
    );
    expect(readFileSync(path.join(out, 'indexes/index.md'))).toEqual(
      readFileSync(fixture('indexes.md')),
    );
  });

  test('--base-url is the address that the requests go to', async () => {
    await quipuDocs(
      '--spec',
      fixture('indexes.yaml'),
      '--out',
      'site',
      '--base-url',
      'http://localhost:1',
    );
    expect(readFileSync(path.join(folder, 'site/indexes/get/index.md'), 'utf8')).toContain(
      'curl http://localhost:1/api/v1/indexes/$INDEX_ID \\\n',
    );
  });

  test('--source-url leads to the line of each operation, --version-spec puts an older description beside', async () => {
    const older = readFileSync(fixture('indexes.yaml'), 'utf8').replace(
      'version: 1.0.0',
      'version: 0.0.1',
    );
    writeFileSync(path.join(folder, 'older.yaml'), older);
    writeFileSync(
      path.join(folder, 'spec.yaml'),
      older.replace('version: 0.0.1', 'version: 0.0.2'),
    );
    const flags = `--spec spec.yaml --out site --version-spec older.yaml
      --source-url https://host.test/blob/main/{file}#L{line} --site-url https://docs.test/
      --package-name @a/b --client-name Api --client-package-name @a/c`;
    const { stderr } = await quipuDocs(...flags.split(/\s+/));
    expect(stderr).toBe('');
    const read = (file: string): string => readFileSync(path.join(folder, 'site', file), 'utf8');
    const line = older.split('\n').findIndex((text) => text.includes('operationId: indexes.get'));
    const page = read('indexes/get/index.html');
    expect(page).toContain(`href="https://host.test/blob/main/spec.yaml#L${line}"`);
    expect(page).toContain('{ Api }');
    expect(page).toContain(`'@a/b'`);
    expect(page).toContain(`'@a/c'`);
    expect(read('sitemap.xml')).toContain('<loc>https://docs.test/indexes/get/</loc>');
    expect(read('versions/0.0.1/indexes/get/index.md')).toContain(
      '> This is version 0.0.1. The current version is [0.0.2](../../../../indexes/get/index.md).',
    );
  });

  test('two descriptions of one version are refused, and nothing is written', async () => {
    const spec = fixture('indexes.yaml');
    const { code, stderr } = await quipuDocs(
      '--spec',
      spec,
      '--version-spec',
      spec,
      '--out',
      'site',
    );
    expect(stderr).toMatch(/Two descriptions are of version .+ Give each an info\.version/);
    expect(code).toBe(1);
    expect(existsSync(path.join(folder, 'site'))).toBe(false);
  });

  test('the folder guides beside the description, or the one of --articles, becomes pages', async () => {
    copyFileSync(fixture('indexes.yaml'), path.join(folder, 'spec.yaml'));
    for (const [name, title] of [
      ['guides', 'Beside'],
      ['other', 'Other'],
    ] as const) {
      mkdirSync(path.join(folder, name));
      writeFileSync(path.join(folder, name, '01-first.md'), `# ${title}\n`);
    }
    const first = (): string =>
      readFileSync(path.join(folder, 'site/guides/first/index.md'), 'utf8');
    await quipuDocs('--spec', 'spec.yaml', '--out', 'site');
    expect(first()).toBe('# Beside\n');
    await quipuDocs('--spec', 'spec.yaml', '--out', 'site', '--articles', 'other');
    expect(first()).toBe('# Other\n');
  });

  test.each([
    ['none', /^quipu-docs: --articles none cannot be read: ENOENT/],
    [
      'articles',
      /^quipu-docs: no page of .*indexes\.yaml was written\narticles\/a\.md:3 There is no nowhere\/index\.md/,
    ],
  ])('the folder of articles %s is refused, and nothing is written', async (articles, want) => {
    mkdirSync(path.join(folder, 'articles'));
    writeFileSync(path.join(folder, 'articles/a.md'), '# A\n\n[b](../../nowhere/index.md)\n');
    const { code, stderr } = await quipuDocs(
      '--spec',
      fixture('indexes.yaml'),
      '--out',
      'site',
      '--articles',
      articles,
    );
    expect(stderr).toMatch(want);
    expect(code).toBe(1);
    expect(existsSync(path.join(folder, 'site'))).toBe(false);
  });

  test('says in one line what to run where it is not built', () => {
    const { code, output, folder: project } = runUnbuilt('docs/bin/quipu-docs.js');
    expect([code, output]).toEqual([
      1,
      `quipu-docs: not built yet. Run \`npm run generate\` in ${project}/\n`,
    ]);
  });

  test('--help says how it is used', () => {
    const { code, stdout } = quipuDocsProcess('--help');
    expect(code).toBe(0);
    expect(stdout).toMatch(/^Usage: quipu-docs --spec FILE --out DIR/);
  });

  test.each([
    ['YAML that cannot be parsed', 'paths: [', /spec\.yaml:\d+:\d+ .+/],
    ['a file that is not a description', 'hello', /spec\.yaml.* .+/],
    ['an empty file', '', /spec\.yaml.* .+/],
    [
      'a reference to nothing',
      `${DESCRIPTION}        '200': { $ref: '#/components/responses/None' }`,
      /spec\.yaml:8:\d+ .+\(no-unresolved-refs\)/,
    ],
    [
      'what breaks the specification so that it cannot be read',
      `${DESCRIPTION}        '200': { description: 3 }`,
      /spec\.yaml:8:\d+ .+\(struct\)/,
    ],
    [
      'a schema that is only itself',
      `${DESCRIPTION}        '200': { description: Things, content: { application/json: { schema: { $ref: '#/components/schemas/A' } } } }
components: { schemas: { A: { allOf: [{ $ref: '#/components/schemas/A' }, { type: object }] } } }`,
      /A schema contains itself/,
    ],
  ])('%s is named, and nothing is written', async (_, content, want) => {
    writeFileSync(path.join(folder, 'spec.yaml'), content);
    const { code, stdout, stderr } = await quipuDocs('--spec', 'spec.yaml', '--out', 'site');
    expect(stderr).toMatch(want);
    expect(stderr).not.toMatch(/^\s+at /m);
    expect([code, stdout]).toEqual([1, '']);
    expect(existsSync(path.join(folder, 'site'))).toBe(false);
  });

  test("a description without rules of its own may be anybody's: what is read over or said less exactly is told with its line", async () => {
    const text = `openapi: 3.0.3
info: { title: Test, version: 1.0.0 }
paths:
  /things:
    post:
      requestBody: { content: { multipart/mixed: { schema: { type: object } } } }
      responses: { '201': { descriptoin: Things } }
`;
    writeFileSync(path.join(folder, 'spec.yaml'), text);
    writeFileSync(path.join(folder, 'older.yaml'), text.replace('1.0.0', '0.0.1'));
    const given = ['--spec', 'spec.yaml', '--version-spec', 'older.yaml', '--out', 'site'];
    const { code, stderr } = await quipuDocs(...given);
    expect(code).toBe(0);
    expect(stderr).toBe(
      ['spec', 'older']
        .flatMap((name) => [
          `warning: ${name}.yaml:7:20 The field \`description\` must be present on this level. (struct)\n`,
          `warning: ${name}.yaml:7:29 Property \`descriptoin\` is not expected here. Did you mean "description"? (struct)\n`,
          `warning: ${name}.yaml:6:33 The body is multipart/mixed, but the SDK's method sends it as multipart/form-data. (media-type)\n`,
        ])
        .join(''),
    );
    expect(existsSync(path.join(folder, 'site/things/create/index.html'))).toBe(true);
  });

  test('the rules of a redocly.yaml beside the description hold', async () => {
    writeFileSync(
      path.join(folder, 'redocly.yaml'),
      'rules: { operation-operationId: error }\ntelemetry: off\n',
    );
    const text = `${DESCRIPTION}        '204': { description: Done }\n`;
    writeFileSync(path.join(folder, 'spec.yaml'), text.replace(/ *operationId.*\n/, ''));
    const { code, stderr } = await quipuDocs('--spec', 'spec.yaml', '--out', 'site');
    expect(stderr).toMatch(/spec\.yaml:5:\d+ .+\(operation-operationId\)/);
    expect(code).toBe(1);
    expect(existsSync(path.join(folder, 'site'))).toBe(false);
  });

  test('a file that is not there is named, and what to give instead', async () => {
    const { code, stderr } = await quipuDocs('--spec', 'none.yaml', '--out', 'site');
    expect(stderr).toMatch(
      /none\.yaml There is no such file\. Give the path of an OpenAPI description/,
    );
    expect(code).toBe(1);
  });

  test('a folder that cannot be written to is named', async () => {
    writeFileSync(path.join(folder, 'taken'), '');
    const { code, stderr } = await quipuDocs('--spec', fixture('indexes.yaml'), '--out', 'taken');
    expect(stderr).toMatch(/^quipu-docs: cannot write to --out taken: EEXIST/);
    expect(code).toBe(1);
  });

  test.each([
    [[], '--spec is missing'],
    [['--spec', 'a.yaml'], '--out is missing'],
    [
      ['--spec', 'a.yaml', '--out', 'b', '--base-url', 'localhost'],
      '--base-url localhost is not an address',
    ],
    [
      ['--spec', 'a.yaml', '--out', 'b', '--source-url', 'https://host.test/blob'],
      '--source-url https://host.test/blob does not say where the file goes',
    ],
    [['--sepc', 'a.yaml'], "Unknown option '--sepc'"],
    [['a.yaml'], "Unexpected argument 'a.yaml'"],
  ])('the command line %j is refused with its usage', async (args, want) => {
    const { code, stderr } = await quipuDocs(...args);
    expect(stderr).toMatch(new RegExp(`^quipu-docs: ${want}[^]*\n\nUsage: `));
    expect(code).toBe(2);
  });
});
