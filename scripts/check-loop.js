// Plays the loop in a copy of the project: the operation that the guide shows is added to the description, `generate`
// runs, and everything follows from it, but for exactly one compile error: the server's operation table. Then the same
// with `npm run dev`.
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { WAIT_LIMIT_MS } from '../vitest.shared.js';

const GUIDE = 'spec/guides/08-changing-the-description.md';

/** What must follow: a file, and what stands in it. */
const FOLLOWS = [
  ['packages/types/generated/operations.d.ts', "'directories.archive': {"],
  ['packages/types/generated/openapi.d.ts', 'directories.archive'],
  ['packages/client/generated/operations.ts', 'directories.archive'],
  ['packages/sdk/generated/directories.ts', ' * Put a directory away.'],
  ['packages/sdk/generated/directories.ts', '  archive('],
  ['packages/server/generated/routes.ts', "'directories.archive': {"],
  ['packages/docs/generated/directories/archive/index.md', '## Archive Directory'],
  ['packages/docs/generated/directories/index.md', '## Archive Directory'],
  ['spec/generated/changelog.md', '`directories.archive`'],
];

const project = process.cwd();
const copy = mkdtempSync(path.join(tmpdir(), 'quipu-loop-'));
try {
  const problems = [...play(), ...playGate(), ...(await playDev())];
  for (const problem of problems) console.error(problem);
  if (problems.length > 0) process.exitCode = 1;
} finally {
  rmSync(copy, { recursive: true });
}

/** @returns {string[]} what is not as it should be */
function play() {
  copyProject();
  const pathFile = 'spec/paths/directories_{directory_id}_archive.yaml';
  const [, operation = '', route = ''] =
    /```yaml\n(parameters:[^]*?)```[^]*?```yaml\npaths:\n([^]*?)```/.exec(
      readFileSync(GUIDE, 'utf8'),
    ) ?? [];
  writeFileSync(path.join(copy, pathFile), operation);
  const description = path.join(copy, 'spec/openapi.yaml');
  writeFileSync(
    description,
    readFileSync(description, 'utf8').replace(/^components:/m, `${route}components:`),
  );

  const started = performance.now();
  const generate = run('scripts/generate.js');
  const compile = run('node_modules/typescript/bin/tsc', '-b');
  const took = Math.round(performance.now() - started);

  const missing = FOLLOWS.filter(([file = '', text = '']) => !read(file).includes(text)).map(
    ([file, text]) => `${file} does not hold ${JSON.stringify(text)}`,
  );
  const errors = compile.output.match(/^.*error TS\d+.*$/gm) ?? [];
  const [first = ''] = errors;
  const asOne = errors.length === 1 && first.startsWith('packages/server/src/operations.ts');
  console.log(
    `an added operation: generated and compiled in ${took} ms; the compiler says:\n${errors.join('\n')}`,
  );
  return [
    ...(generate.status === 0 ? [] : [generate.output]),
    ...missing,
    ...(asOne
      ? []
      : [
          'expected exactly one compile error, in packages/server/src/operations.ts',
          compile.output,
        ]),
  ];
}

/** Asks the gates about the added operation, then about one that is taken away. @returns {string[]} */
function playGate() {
  const description = path.join(copy, 'spec/openapi.yaml');
  const text = readFileSync(description, 'utf8');
  const added = run('scripts/check-breaking.js', '--format', 'json');
  const { versions, changes } = JSON.parse(added.output);
  const change = changes.find(
    (/** @type {any} */ { subject, rule }) =>
      subject.name === 'directories.archive' && rule === 'operation-added',
  );
  const unsaid = run('scripts/changeset-verdict.js');
  const said = run('scripts/changeset-verdict.js', '--write');

  const asReleased = text.replace(`version: ${versions.after}`, `version: ${versions.before}`);
  const route = /^ {2}\/api\/v1\/retrieval\/retrieve:\n.*\n/m;
  writeFileSync(description, asReleased.replace(route, ''));
  const removed = run('scripts/check-breaking.js');
  writeFileSync(description, text);
  return [
    ...(change?.place?.file.endsWith('_archive.yaml')
      ? []
      : ['check:breaking does not say where the added operation is', added.output]),
    ...(unsaid.status === 1 && said.status === 0
      ? []
      : ['changeset:verdict does not ask for a changeset', unsaid.output, said.output]),
    ...(removed.status === 1 && removed.output.includes('client.retrieval.retrieve(…) is gone')
      ? []
      : ['check:breaking lets a removed operation pass', removed.output]),
  ];
}

/** Saves a description that is wrong, one that is right, and a rule, with the dev server running. @returns {Promise<string[]>} */
async function playDev() {
  const file = 'spec/components/schemas/Directory.yaml';
  const text = read(file);
  const dev = spawn(process.execPath, ['scripts/dev.js', '--port', '0'], { cwd: copy });
  let output = '';
  for (const stream of [dev.stdout, dev.stderr]) stream.on('data', (chunk) => (output += chunk));
  const limit = AbortSignal.timeout(WAIT_LIMIT_MS);
  try {
    while (!output.includes('The reference is at'))
      await once(dev.stdout, 'data', { signal: limit });
    const [address = ''] = /http:\/\/[\d.]+:\d+/.exec(output) ?? [];
    const events = (await fetch(`${address}/dev/events`, { signal: limit })).body;
    if (events === null) return ['npm run dev sends no events', output];
    const reader = events.pipeThrough(new TextDecoderStream()).getReader();
    let received = '';
    const save = async (
      /** @type {string} */ content,
      /** @type {RegExp} */ awaited,
      /** @type {string} */ saved = file,
    ) => {
      received = '';
      const started = performance.now();
      // As editors do it: the file is another one after each save.
      writeFileSync(path.join(copy, `${saved}.swap`), content);
      renameSync(path.join(copy, `${saved}.swap`), path.join(copy, saved));
      while (!awaited.test(received)) {
        const { value, done } = await reader.read();
        if (done) throw new Error(`npm run dev ended:\n${output}`);
        received += value;
      }
      return Math.round(performance.now() - started);
    };
    const refused = await save(`${text}colour: red\n`, /Directory\.yaml","line":\d+.*`colour`/);
    const shown = await save(
      text.replace('Unique identifier for the directory.', 'Freshly described.'),
      /event: pages\ndata: .*"directories\/get\/index\.html"/,
    );
    await save(text, /event: pages/);
    const rules = read('redocly.yaml');
    await save(`${rules}  tags-alphabetical: error\n`, /tags-alphabetical/, 'redocly.yaml');
    await save(rules, /event: problems\ndata: \[\]/, 'redocly.yaml');
    await save(
      text.replace('Unique identifier for the directory.', 'Freshly described.'),
      /event: pages/,
    );
    const page = await (await fetch(`${address}/directories/get/`, { signal: limit })).text();
    console.log(
      `npm run dev: a problem shown ${refused} ms after it was saved, a page reloaded after ${shown} ms`,
    );
    return page.includes('Freshly described.') ? [] : ['npm run dev shows an old page', output];
  } finally {
    dev.kill();
    if (dev.exitCode === null) await once(dev, 'exit');
  }
}

function copyProject() {
  const left = new Set(['node_modules', 'test', '.cache', '.turbo', '.quipu']);
  const take = [
    'spec',
    'packages',
    'scripts',
    'package.json',
    'redocly.yaml',
    'tsconfig.json',
    'tsconfig.base.json',
  ];
  for (const name of take) {
    cpSync(name, path.join(copy, name), {
      recursive: true,
      preserveTimestamps: true,
      filter: (source) => !left.has(path.basename(source)),
    });
  }
  for (const folder of ['.', ...readdirSync('packages').map((name) => `packages/${name}`)]) {
    linkModules(path.join(folder, 'node_modules'));
  }
}

/** Links what is installed, but the project's own packages to their copies. @param {string} folder */
function linkModules(folder) {
  if (!existsSync(folder)) return;
  mkdirSync(path.join(copy, folder), { recursive: true });
  for (const name of readdirSync(folder)) {
    if (name === '@quipu')
      cpSync(path.join(folder, name), path.join(copy, folder, name), {
        recursive: true,
        verbatimSymlinks: true,
      });
    else symlinkSync(path.join(project, folder, name), path.join(copy, folder, name));
  }
}

/** @param {string[]} args */
function run(...args) {
  const { status, stdout, stderr } = spawnSync(process.execPath, args, {
    cwd: copy,
    encoding: 'utf8',
  });
  return { status, output: stdout + stderr };
}

/** @param {string} file */
function read(file) {
  return existsSync(path.join(copy, file)) ? readFileSync(path.join(copy, file), 'utf8') : '';
}
