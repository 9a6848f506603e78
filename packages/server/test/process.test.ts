import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdtemp, readFile, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, inject, test } from 'vitest';
import { hasChromium, launchChromium, openContext } from '../../docs/test/chromium.ts';
import { runUnbuilt } from '../../generator/test/unbuilt.ts';
import { until } from './test-server.ts';

const command = join(import.meta.dirname, '../bin/quipu-server.js');
const longTimeouts = pathToFileURL(join(import.meta.dirname, 'long-timeouts.js')).href;

/** The folder of one test. */
let folder: string;
/** What one test started. */
let started: ChildProcess[] = [];
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'quipu-process-'));
});
afterEach(async () => {
  await Promise.all(started.map(kill));
  started = [];
  await rm(folder, { recursive: true });
});

/** Makes a folder a data folder: most of what is started here need not make a database. */
async function furnish(data: string): Promise<void> {
  await cp(inject('template'), data, { recursive: true });
}

async function kill(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill('SIGKILL');
  await once(child, 'close');
}

interface Process {
  readonly child: ChildProcess;
  /** Where it says that the API is. */
  readonly url: string;
  output(): string;
}

/** Runs the command, and gives it when it has said where it is. */
async function start(data: string, environment: Record<string, string> = {}): Promise<Process> {
  const { child, output } = run(['--port', '0', '--data', data], environment);
  const url = await until(async () => {
    if (child.exitCode !== null) throw new Error(`it ended: ${output()}`);
    return /^Key /m.test(output()) ? /^API +(http\S+)$/m.exec(output())?.[1] : undefined;
  });
  return { child, url, output };
}

function run(
  parameters: string[],
  environment: Record<string, string> = {},
): { child: ChildProcess; output(): string } {
  const { QUIPU_API_KEY: _mine, ...inherited } = process.env;
  // As in vitest.config.ts.
  const flags = ['--liftoff-only', '--import', longTimeouts];
  const child = spawn(process.execPath, [...flags, command, ...parameters], {
    env: { ...inherited, ...environment },
  });
  started.push(child);
  let text = '';
  child.stdout?.on('data', (chunk) => (text += chunk));
  child.stderr?.on('data', (chunk) => (text += chunk));
  return { child, output: () => text };
}

/** The exit code, when everything that was said has come. */
async function ended(child: ChildProcess): Promise<unknown> {
  return child.exitCode ?? (await once(child, 'close'))[0];
}

async function status(url: string, key: string): Promise<number> {
  const headers = { authorization: `Bearer ${key}` };
  return (await fetch(`${url}/api/v1/indexes`, { headers })).status;
}

describe('the command', () => {
  test('makes a key at its first start, shows it once, and keeps it for its owner only', async () => {
    await furnish(folder);
    const first = await start(folder);
    const key = /^Key +(qpu_[\w-]{32}) /m.exec(first.output())?.[1] ?? '';
    expect(first.output()).toContain(`Reference  ${first.url}/\n`);
    expect(await status(first.url, key)).toBe(200);
    const file = join(folder, 'api-key');
    expect(await readFile(file, 'utf8')).toBe(`${key}\n`);
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    first.child.kill('SIGTERM');
    expect(await ended(first.child)).toBe(0);

    const second = await start(folder);
    expect(second.output()).not.toContain(key);
    expect(second.output()).toContain(`Key        kept in ${file}`);
    expect(await status(second.url, key)).toBe(200);
    second.child.kill('SIGINT');
    expect(await ended(second.child)).toBe(0);
  });

  test.each<[parameters: string[], environment: Record<string, string>, said: string]>([
    [['--prot', '1'], {}, "Unknown option '--prot'"],
    [['--port', 'http'], {}, '--port is a number from 0 to 65535, not http'],
    [['--port', '70000'], {}, '--port is a number from 0 to 65535, not 70000'],
    [['--data', ''], {}, '--data is a folder, not an empty text'],
    [[], { QUIPU_API_KEY: 'a,,b' }, 'QUIPU_API_KEY: key 2 is empty'],
    [[], { QUIPU_API_KEY: 'a:project' }, 'QUIPU_API_KEY: what follows the colon of key 1'],
  ])(
    'refuses %j with %j, says how it is used, and exits with 2',
    async (parameters, environment, said) => {
      const { child, output } = run(parameters, environment);
      expect(await ended(child)).toBe(2);
      expect(output()).toContain(`quipu-server: ${said}`);
      expect(output()).toContain('[--data .quipu]');
    },
  );

  test('says in one line what to run where it is not built', () => {
    const { code, output, folder: project } = runUnbuilt('server/bin/quipu-server.js');
    expect([code, output]).toEqual([
      1,
      `quipu-server: not built yet. Run \`npm run generate\` in ${project}/\n`,
    ]);
  });

  test('is refused a data folder that is a file, in one line', async () => {
    const file = join(folder, 'file');
    await writeFile(file, '');
    const { child, output } = run(['--port', '0', '--data', file]);
    expect(await ended(child)).toBe(1);
    expect(output()).toMatch(
      /^quipu-server: \S+ cannot be the data folder: \S+ is not a folder\. Name another with --data\n$/,
    );
  });
});

test('a sync that is killed in the middle is finished after the next start: nothing is lost, nothing doubled', async () => {
  await furnish(folder);
  const environment = { QUIPU_API_KEY: 'k' };
  const headers = { authorization: 'Bearer k', 'content-type': 'application/json' };
  let server = await start(folder, environment);
  // Answers are looked at for what is expected.
  // oxlint-disable-next-line typescript/no-explicit-any
  const call = async (method: string, path: string, body?: unknown): Promise<any> => {
    const init = body === undefined ? {} : { body: JSON.stringify(body) };
    const response = await fetch(server.url + path, { method, headers, ...init });
    return response.json();
  };
  const directory = await call('POST', '/api/v1/beta/directories', { name: 'many' });
  const animals = ['aardvarks', 'bisons', 'camels', 'dingos', 'elands', 'foxes'];
  // Longer than what one transaction writes, so that a kill meets a file that is half written, too.
  const uploadAll = async (adjective: string): Promise<void> => {
    for (const animal of animals) {
      const form = new FormData();
      const text = `# About ${animal}\n\n${`A sentence about ${adjective} ${animal}. `.repeat(3_000)}`;
      form.set('upload_file', new Blob([text]), `${animal}.md`);
      await fetch(`${server.url}/api/v1/beta/directories/${directory.id}/files/upload`, {
        method: 'POST',
        headers: { authorization: headers.authorization },
        body: form,
      });
    }
  };
  await uploadAll('wild');
  const { id } = await call('POST', '/api/v1/indexes', { source_directory_id: directory.id });
  const progress = async (): Promise<{ status?: string; sync: Record<string, number> }> =>
    (await call('GET', `/api/v1/indexes/${id}`)).metadata;

  for (let killsInTheMiddle = 0; killsInTheMiddle < 2;) {
    const before = (await progress()).sync['files_parsed']!;
    await until(async () => {
      const { status: state, sync } = await progress();
      return state !== undefined || sync['files_parsed']! > before ? true : undefined;
    });
    const killed = server;
    await kill(killed.child);
    server = await start(folder, environment);
    if (!killed.output().includes(`synced ${id}`)) {
      killsInTheMiddle += 1;
    } else {
      // The sync was quicker than the kill.
      await uploadAll(`wild ${'and '.repeat(killsInTheMiddle)}free`);
      await call('POST', `/api/v1/indexes/${id}/sync`);
    }
  }
  const done = await until(async () => {
    const metadata = await progress();
    return metadata.status === undefined ? undefined : metadata;
  });
  expect(done).toMatchObject({
    status: 'ready',
    sync: { files_seen: animals.length, files_parsed: animals.length },
  });

  let chunkCount = 0;
  for (const animal of animals) {
    const { results } = await call('POST', '/api/v1/retrieval/retrieve', {
      index_id: id,
      query: animal,
      top_k: 500,
    });
    const places: string[] = results.map(
      (result: { metadata: { unique_id: string }; static_fields: { chunk_index: number } }) =>
        `${result.metadata.unique_id} ${result.static_fields.chunk_index}`,
    );
    const want = Array.from(places, (_, at) => `${animal}.md ${at}`);
    expect(places.toSorted()).toEqual(want.toSorted());
    expect(places.length).toBeLessThan(500);
    chunkCount += places.length;
  }
  expect(chunkCount).toBe(done.sync['chunks_written']);
});

describe('a server that runs', () => {
  const project = '0b9e5cc4-12f4-4d29-9b4e-6a8f5f7f8f10';
  let data: string;
  let server: Process;
  beforeAll(async () => {
    data = await mkdtemp(join(tmpdir(), 'quipu-process-'));
    await furnish(data);
    server = await start(data, { QUIPU_API_KEY: `one, two:${project.toUpperCase()}` });
    // Not to be killed after the first test.
    started = [];
  });
  afterAll(async () => {
    await kill(server.child);
    await rm(data, { recursive: true });
  });

  test('lets in the keys of QUIPU_API_KEY, each for its project', async () => {
    expect(server.output()).not.toContain('qpu_');
    const create = async (key: string): Promise<{ project_id: string }> => {
      const response = await fetch(`${server.url}/api/v1/beta/directories`, {
        method: 'POST',
        headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
        body: '{"name": "x"}',
      });
      return response.json() as Promise<{ project_id: string }>;
    };
    expect((await create('two')).project_id).toBe(project);
    expect((await create('one')).project_id).not.toBe(project);
    expect(await status(server.url, 'three')).toBe(401);
  });

  test('has the reference, with its guides', async () => {
    expect((await fetch(`${server.url}/guides/quick-start/`)).status).toBe(200);
  });

  test('has its data folder for itself: another is refused it, in one line', async () => {
    const second = run(['--port', '0', '--data', data]);
    expect(await ended(second.child)).toBe(1);
    expect(second.output()).toBe(
      `quipu-server: the data folder ${data} is in use by another quipu-server (process ${server.child.pid})\n`,
    );
  });

  test('has its port for itself: another is refused it, in one line, before it makes a database', async () => {
    const second = run(['--port', new URL(server.url).port, '--data', folder]);
    expect(await ended(second.child)).toBe(1);
    expect(second.output()).toMatch(
      /^quipu-server: listen EADDRINUSE.*\. Name another with --port or --host\n$/,
    );
    expect(await readdir(folder)).not.toContain('database');
  });

  test.skipIf(!hasChromium)(
    'has pages that send requests to the server that they come from, and nothing else',
    async () => {
      const { url } = server;
      const browser = await launchChromium();
      try {
        const page = await (await openContext(browser)).newPage();
        const complaints: string[] = [];
        const asked = new Set<string>();
        page.on('console', (message) => complaints.push(message.text()));
        page.on('pageerror', (error) => complaints.push(String(error)));
        page.on('request', (request) => asked.add(new URL(request.url()).origin));
        // Another name for the address that the samples name.
        const origin = url.replace('127.0.0.1', 'localhost');
        await page.goto(`${origin}/directories/create/`);
        await page.getByRole('button', { name: 'Search' }).click();
        await page.keyboard.type('create index');
        await page.getByRole('option').first().waitFor();
        await page.keyboard.press('Escape');
        await page.getByText('Try it').click();
        await page.locator('.try').getByLabel(/^Key/).fill('one');
        await page.locator('.try').getByLabel(/^Body/).fill('{"name": "from a page"}');
        await page.getByRole('button', { name: 'Send' }).click();
        await page.getByText(/^201 Created · \d+ ms$/).waitFor();
        const answer = page.getByRole('region', { name: 'Answer' });
        await answer.getByText('"name": "from a page"').waitFor();
        expect(await page.locator('.try dl').textContent()).toMatch(/x-request-id[\w-]{36}/);
        expect(complaints).toEqual([]);
        expect([...asked]).toEqual([origin]);

        const { id } = JSON.parse((await answer.textContent()) ?? '');
        const kept = await fetch(`${url}/api/v1/beta/directories/${id}`, {
          headers: { authorization: 'Bearer one' },
        });
        expect(await kept.json()).toMatchObject({ id, name: 'from a page' });

        // The browser is told to stop what the pages do not do themselves.
        await page.evaluate(() => void fetch('https://elsewhere.test/').catch(() => {}));
        await expect
          .poll(() => complaints.join())
          .toContain(
            'violates the following Content Security Policy directive: "connect-src \'self\'"',
          );
      } finally {
        await browser.close();
      }
    },
  );
});
