import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { type RunningServer, startServer } from '@quipu/server';
import { parseYaml } from '@redocly/openapi-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import {
  type CodeBlock,
  codeBlocks,
  comparable,
  outputsOf,
  programText,
  type Step,
  steps,
} from './code-blocks.ts';
import { until } from './test-server.ts';

const project = path.resolve(import.meta.dirname, '../../..');
const key = 'a-key';
const longTimeouts = pathToFileURL(path.join(import.meta.dirname, 'long-timeouts.js')).href;

const files: readonly string[] = [
  ...readdirSync(path.join(project, 'spec/guides')).map((name) => `spec/guides/${name}`),
  'README.md',
  'spec/README.md',
  ...readdirSync(path.join(project, 'packages')).map((name) => `packages/${name}/README.md`),
];
const documents = files.map((file) => {
  const blocks = codeBlocks(readFileSync(path.join(project, file), 'utf8'));
  return { file, blocks, steps: steps(blocks) };
});

let room: string;
let server: RunningServer;
/** What the compiler said of all programs. */
let compilerOutput: string;

beforeAll(async () => {
  room = mkdtempSync(path.join(tmpdir(), 'quipu-guides-'));
  const data = path.join(room, 'data');
  cpSync(inject('template'), data, { recursive: true });
  server = await startServer({
    dataFolder: data,
    host: '127.0.0.1',
    port: 0,
    apiKeys: [{ key, projectId: undefined }],
    log: () => {},
  });
  compilerOutput = await compile();
});

afterAll(async () => {
  await server.close();
  rmSync(room, { recursive: true });
});

test('every program of the guides and READMEs compiles strictly', () => {
  expect(compilerOutput).toBe('');
});

describe.concurrent('what is shown to be run', () => {
  test.each(documents.filter((document) => document.steps.length > 0))(
    '$file runs, and writes what it shows',
    async (document) => {
      const folder = path.join(room, `in_${document.file.replaceAll('/', '_')}`);
      mkdirSync(folder);
      furnish(folder);
      const hasServer = document.blocks.some(({ code }) => code.includes('quipu-server'));
      if (hasServer) cpSync(inject('template'), path.join(folder, '.quipu'), { recursive: true });
      for (const step of document.steps) {
        const outputs = await run(step, document.file, folder);
        const [shown, written] = [
          step.outputs.map((block) => block && show(block, block.code)),
          // What is not shown may be anything.
          step.outputs.map((block, at) => block && show(block, outputs[at] ?? '')),
        ];
        expect(written).toEqual(shown);
      }
    },
  );
});

test('every JSON and YAML block can be read', () => {
  const unreadable = documents.flatMap(({ file, blocks }) =>
    blocks.flatMap(({ language, line, code }) => {
      try {
        if (language === 'json') JSON.parse(code);
        if (language === 'yaml') parseYaml(code);
        return [];
      } catch (error) {
        return [`${file}:${line} ${String(error)}`];
      }
    }),
  );
  expect(unreadable).toEqual([]);
});

test('these blocks are not run, and no others', () => {
  const isRun = new Set(
    documents.flatMap((document) =>
      document.steps.flatMap(({ blocks, outputs }) => [...blocks, ...outputs]),
    ),
  );
  const left = documents.flatMap(({ file, blocks }) =>
    blocks
      .filter((block) => !isRun.has(block) && block.language !== 'yaml')
      .map(
        ({ language, notRun, code }) =>
          `${file}: ${notRun ?? `a ${language} block`}: ${code.split('\n')[0]}`,
      ),
  );
  expect(left).toEqual([
    'spec/guides/01-quick-start.md: it installs and starts the project that the tests run in: npm ci',
    'spec/guides/01-quick-start.md: a text block: API        http://127.0.0.1:8484',
    'spec/guides/07-self-hosting.md: systemd starts it: [Service]',
    'spec/guides/07-self-hosting.md: a text block: synced idx-019abc7e5d2f7c31a4 in 0.4 s: 8 files, 8 parsed, 0 removed, 0 failed, 31 chunks written',
    'spec/guides/08-changing-the-description.md: it changes the project; scripts/check-loop.js does so in a copy: npm run generate',
    'README.md: a text block: spec/*.yaml       OpenAPI 3.1, by hand',
    'README.md: it installs, starts and tests the project that the tests run in: npm ci && npm start   # lints the description, generates, builds, and starts the server with its reference on port 8484',
    'README.md: it needs a server that runs, and takes a while: npm run demo',
    'README.md: packages/server/test/reference-pages.test.ts runs its script, into a folder of its own: npm run docs   # into site/; to publish it: npm run docs -- --base-url https://API --site-url https://DOCS',
    'packages/cli/README.md: it installs from the registry: cd made && npm install && npm run build',
    "packages/cli/README.md: the package is another API's: import { PetStore } from 'pet-store';",
  ]);
});

/** Compiles the programs of all files at once, and gives what the compiler says. */
async function compile(): Promise<string> {
  furnish(room);
  const folder = path.join(room, 'programs');
  mkdirSync(folder);
  for (const { file, steps: own } of documents) {
    for (const step of own.filter(isProgram)) {
      writeFileSync(programFile(file, step, 'ts'), here(programText(step.blocks)));
    }
  }
  const config = {
    extends: path.join(project, 'tsconfig.base.json'),
    compilerOptions: {
      lib: ['es2023', 'dom', 'dom.iterable', 'dom.asynciterable'],
      types: ['node'],
      composite: false,
      declaration: false,
      isolatedDeclarations: false,
      noUnusedLocals: false,
      rootDir: '.',
      outDir: '../compiled',
    },
  };
  writeFileSync(path.join(folder, 'tsconfig.json'), JSON.stringify(config));
  const tsc = path.join(project, 'node_modules/typescript/bin/tsc');
  const { stdout } = await promisify(execFile)(process.execPath, [tsc, '-p', folder]).catch(
    (error: { readonly stdout: string }) => error,
  );
  return stdout;
}

/** Gives a folder what the project's folder has, as far as a reader uses it, with the key of the server. */
function furnish(folder: string): void {
  for (const name of ['docs', 'node_modules', 'packages', 'spec', 'README.md', 'redocly.yaml']) {
    symlinkSync(path.join(project, name), path.join(folder, name));
  }
  writeFileSync(path.join(folder, 'package.json'), '{ "type": "module" }');
  mkdirSync(path.join(folder, '.quipu'));
  writeFileSync(path.join(folder, '.quipu/api-key'), `${key}\n`);
}

function isProgram({ blocks }: Step): boolean {
  return blocks[0]?.language !== 'sh';
}

function programFile(file: string, { blocks }: Step, extension: 'ts' | 'js'): string {
  const name = `${file.replace(/\.md$/, '').replaceAll('/', '_')}_${blocks[0]?.line}.${extension}`;
  return path.join(room, extension === 'ts' ? 'programs' : 'compiled', name);
}

/** Gives what each block of a step wrote. */
async function run(step: Step, file: string, cwd: string): Promise<readonly string[]> {
  if (isProgram(step)) {
    return outputsOf(await execute(process.execPath, [programFile(file, step, 'js')], cwd));
  }
  const [{ code }] = step.blocks as [CodeBlock];
  // npx would look for them in the same place, a second later.
  const lines = here(code)
    .replaceAll('npx quipu-', 'node_modules/.bin/quipu-')
    .trimEnd()
    .split('\n');
  const serverLine = lines.at(-1)?.startsWith('node_modules/.bin/quipu-server')
    ? lines.pop()
    : undefined;
  // Debian's bash takes a pipe of Node for a network connection, and would read a user's settings.
  const output = await execute('bash', ['--norc', '-euo', 'pipefail', '-c', lines.join('\n')], cwd);
  if (serverLine !== undefined) await startAndStop(serverLine, cwd);
  return [output];
}

async function execute(command: string, parameters: string[], cwd: string): Promise<string> {
  const { stdout } = await promisify(execFile)(command, parameters, { cwd, env: environment() });
  return stdout;
}

/** Runs a command that starts a server until the server answers, and ends it. */
async function startAndStop(line: string, cwd: string): Promise<void> {
  const command = `${line.replace(/ *#.*/, '')} --port 0`;
  const child = spawn('bash', ['--norc', '-c', `exec ${command}`], { cwd, env: environment() });
  try {
    let output = '';
    child.stdout.on('data', (chunk) => (output += chunk));
    child.stderr.on('data', (chunk) => (output += chunk));
    const url = await until(async () => {
      if (child.exitCode !== null) throw new Error(`${command} ended: ${output}`);
      return /^Key /m.test(output) ? /^API +(http\S+)$/m.exec(output)?.[1] : undefined;
    });
    expect((await fetch(`${url}/readyz`)).status).toBe(200);
    child.kill('SIGTERM');
    expect((await once(child, 'exit'))[0]).toBe(0);
  } finally {
    child.kill('SIGKILL');
  }
}

/** As a reader's shell has it, and without colours, which vitest asks for in a terminal. */
function environment(): NodeJS.ProcessEnv {
  const { QUIPU_API_KEY: _mine, FORCE_COLOR: _colors, ...inherited } = process.env;
  return {
    ...inherited,
    LLAMA_CLOUD_BASE_URL: server.url,
    LLAMA_CLOUD_API_KEY: key,
    NODE_OPTIONS: `--import=${longTimeouts}`,
  };
}

/** Puts the server's address in the place of the one that is shown. */
function here(code: string): string {
  return code.replaceAll(/(?:localhost|127\.0\.0\.1):8484/g, new URL(server.url).host);
}

/** An output as it is compared: JSON without its layout. */
function show({ language }: CodeBlock, output: string): string {
  return comparable(language === 'json' ? JSON.stringify(JSON.parse(output), null, 2) : output);
}
