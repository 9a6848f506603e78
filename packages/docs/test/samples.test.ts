import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { renderSite } from '@quipu/docs';
import { errorClass, readApi } from '@quipu/generator';
import document from '@quipu/spec/openapi.json' with { type: 'json' };
import site from '@quipu/spec/site.json' with { type: 'json' };
import { afterAll, beforeAll, expect, test } from 'vitest';
import { samplesOn } from './page-text.ts';

const packageFolder = fileURLToPath(new URL('..', import.meta.url));
const baseUrl = 'http://127.0.0.1:9';
const pages = renderSite(readApi(document), { ...site, baseUrl });

/** The samples of each operation, by the folder of its page. */
const operations = [...pages]
  .filter(([file]) => /^[^/]+(\/[^/]+)+\/index\.html$/.test(file) && !isResource(file))
  .map(([file, page]) => {
    const [curl, ...programs] = samplesOn(page);
    return { folder: path.posix.dirname(file), curl: curl?.code ?? '', programs };
  });
const programs = operations.flatMap(({ folder, programs: all }) =>
  all.map(({ title, code }) => {
    return { folder, title, code, file: `${folder.replaceAll('/', '.')}.${title.toLowerCase()}` };
  }),
);

let folder: string;

beforeAll(() => {
  // Beneath the package, so that the samples find what they import.
  const parent = path.join(packageFolder, 'dist');
  mkdirSync(parent, { recursive: true });
  folder = mkdtempSync(path.join(parent, 'samples-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

function isResource(file: string): boolean {
  return (pages.get(file.replace('.html', '.md')) ?? '').startsWith('# ');
}

test('every operation has a sample in curl, for the SDK and for the plain client, on both of its pages', () => {
  const titles = operations.map(({ programs: all }) => all.map(({ title }) => title));
  expect(operations.length).toBe(Object.values(document.paths).flatMap(methodsOf).length);
  expect(new Set(titles.map(String))).toEqual(new Set(['SDK,Client']));
  const onResources = [...pages]
    .filter(([file]) => file.endsWith('.html') && isResource(file))
    .flatMap(([, page]) => samplesOn(page).map(({ code }) => code));
  const all = operations.flatMap(({ curl, programs: some }) => [
    curl,
    ...some.map(({ code }) => code),
  ]);
  expect(onResources.toSorted()).toEqual(all.toSorted());
});

function methodsOf(item: object): readonly string[] {
  return Object.keys(item).filter((name) => name !== 'parameters');
}

test('every sample compiles strictly', () => {
  for (const { file, code } of programs) writeFileSync(path.join(folder, `${file}.ts`), code);
  const tsconfig = path.join(folder, 'tsconfig.json');
  const options = {
    module: 'nodenext',
    target: 'es2023',
    lib: ['es2023', 'dom', 'dom.iterable', 'dom.asynciterable'],
    types: [],
    strict: true,
    exactOptionalPropertyTypes: true,
    noUncheckedIndexedAccess: true,
    moduleDetection: 'force',
    noEmit: true,
    skipLibCheck: true,
  };
  writeFileSync(tsconfig, JSON.stringify({ compilerOptions: options, include: ['*.ts'] }));
  const { resolve } = createRequire(import.meta.url);
  const tsc = path.join(path.dirname(resolve('typescript/package.json')), 'bin/tsc');
  const { status, stdout } = spawnSync(process.execPath, [tsc, '-p', tsconfig], {
    encoding: 'utf8',
  });
  expect([status, stdout]).toEqual([0, '']);
});

interface Sent {
  readonly method: string;
  readonly url: string;
  readonly fields: readonly string[];
}

test('every sample sends what curl sends: method, path and body', () => {
  for (const { file, code } of programs) writeFileSync(path.join(folder, `${file}.mjs`), code);
  writeFileSync(
    path.join(folder, 'run.mjs'),
    `
    const sent = {};
    let name;
    globalThis.fetch = async (url, init) => {
      const request = new Request(url, init);
      const type = request.headers.get('content-type') ?? '';
      const fields = request.body === null ? []
        : type.startsWith('multipart/') ? [...(await request.formData()).keys()]
        : Object.keys(await request.json());
      sent[name] = [...(sent[name] ?? []), { method: request.method, url: request.url, fields }];
      return Response.json({ items: [] });
    };
    for (name of ${JSON.stringify(programs.map(({ file }) => file))}) await import('./' + name + '.mjs');
    process.stdout.write(JSON.stringify(sent));
    `,
  );
  const { stdout, stderr } = spawnSync(process.execPath, [path.join(folder, 'run.mjs')], {
    encoding: 'utf8',
    env: { ...process.env, LLAMA_CLOUD_API_KEY: 'key' },
  });
  expect(stderr).toBe('');
  const sent: Record<string, readonly Sent[]> = JSON.parse(stdout);
  const different = programs.flatMap(({ file, folder: of }) => {
    const curl = operations.find((operation) => operation.folder === of)?.curl ?? '';
    const requests = (sent[file] ?? []).map(withoutValues);
    return JSON.stringify(requests) === JSON.stringify([requestOf(curl)])
      ? []
      : [{ file, curl: requestOf(curl), requests }];
  });
  expect(different).toEqual([]);
});

/** What a curl command sends, with `*` for each variable of the path. */
function requestOf(curl: string): Sent {
  const [, url = ''] = /^curl (\S+)/.exec(curl) ?? [];
  const json = / -d '([^]*)'$/.exec(curl)?.[1];
  const parts = [...curl.matchAll(/ -F '?([^=']+)=/g)].map(([, name = '']) => name);
  const isPost = json !== undefined || parts.length > 0;
  return {
    method: / -X (\w+)/.exec(curl)?.[1] ?? (isPost ? 'POST' : 'GET'),
    url: url.replaceAll(/\$\w+/g, '*'),
    fields: json === undefined ? parts : Object.keys(JSON.parse(json)),
  };
}

/** Ids stand for the variables of the path. */
function withoutValues(sent: Sent): Sent {
  return { ...sent, url: sent.url.replaceAll(/(?<=\/)(?:idx|dir|dfl)-\w+/g, '*') };
}

test('the packages that samples import are those that export what they use', async () => {
  const [sdk, client] = await Promise.all([import('@quipu/sdk'), import('@quipu/client')]);
  expect(site).toEqual({ packageName: '@quipu/sdk', clientPackageName: '@quipu/client' });
  expect([typeof sdk.Quipu, typeof client.createClient]).toEqual(['function', 'function']);
});

test.each([400, 401, 403, 404, 409, 413, 422, 429, 500, 503])(
  'the class that pages name for %d is what the SDK throws',
  async (status) => {
    const { Quipu } = await import('@quipu/sdk');
    const fetch = async (): Promise<Response> => Response.json({ detail: 'no' }, { status });
    const client = new Quipu({ apiKey: 'key', baseURL: baseUrl, maxRetries: 0, fetch });
    await expect(client.indexes.get('idx-1')).rejects.toMatchObject({
      name: errorClass({ status, code: String(status) }),
    });
  },
);
