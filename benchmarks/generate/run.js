// How long it takes from the description to what follows, beside others: `npm run bench:generate`.
// Each command runs in turns with all others, as a process of its own; what counts is the ratio to a process that only parses the YAML.
import { spawnSync } from 'node:child_process';
import { cpus, tmpdir } from 'node:os';
import { mkdtempSync, rmSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const ROUNDS = 7;
const project = fileURLToPath(new URL('../..', import.meta.url));
const here = (/** @type {string} */ file) => fileURLToPath(new URL(file, import.meta.url));
const out = mkdtempSync(path.join(tmpdir(), 'quipu-bench-'));
const spec = 'spec/openapi.yaml';

/** @type {[name: string, what: string, command: readonly string[]][]} */
const COMMANDS = [
  ['plain parse', 'js-yaml reads each file of the description', [here('parse.js'), 'spec']],
  [
    'quipu, nothing changed',
    'npm run generate: types, client, SDK, server, pages',
    ['scripts/turbo.js', '//#emit'],
  ],
  [
    'quipu',
    'lint, types, client, SDK, server, pages; openapi-typescript from its cache',
    ['scripts/generate.js'],
  ],
  ['quipu, all anew', 'the same, with openapi-typescript', ['scripts/generate.js', '--check']],
  ['redocly lint', 'our rules', [bin('@redocly/cli/bin/cli.js'), 'lint', spec]],
  [
    'redocly bundle',
    'one document',
    [bin('@redocly/cli/bin/cli.js'), 'bundle', spec, '-o', path.join(out, 'bundle.json')],
  ],
  [
    'redocly generate-client',
    'types, client',
    [bin('@redocly/cli/bin/cli.js'), 'generate-client', spec, '-o', path.join(out, 'redocly.ts')],
  ],
  [
    'openapi-typescript',
    'types',
    [bin('openapi-typescript/bin/cli.js'), spec, '-o', path.join(out, 'types.ts')],
  ],
  [
    'hey-api',
    'types, SDK',
    [bin('@hey-api/openapi-ts/bin/run.js'), '-i', `./${spec}`, '-o', path.join(out, 'hey')],
  ],
];

try {
  const times = COMMANDS.map(() => /** @type {number[]} */ ([]));
  for (let round = 0; round <= ROUNDS; round += 1) {
    for (const [index, [name, , command]] of COMMANDS.entries()) {
      const took = run(name, command);
      // The first round warms the disk.
      if (round > 0) times[index]?.push(took);
    }
    process.stderr.write(`round ${round} of ${ROUNDS}\n`);
  }
  const medians = times.map(
    (each) => each.toSorted((a, b) => a - b)[Math.floor(each.length / 2)] ?? NaN,
  );
  const [unit = NaN] = medians;
  console.log(`node ${process.version}, ${cpus().length} cores, median of ${ROUNDS}\n`);
  console.log('| | does | ms | × plain parse |\n| --- | --- | --- | --- |');
  for (const [index, [name, what]] of COMMANDS.entries()) {
    const median = medians[index] ?? NaN;
    console.log(`| ${name} | ${what} | ${Math.round(median)} | ${(median / unit).toFixed(1)} |`);
  }
} finally {
  rmSync(out, { recursive: true });
}

/** @param {string} file inside node_modules */
function bin(file) {
  return here(`node_modules/${file}`);
}

/** @param {string} name @param {readonly string[]} command */
function run(name, command) {
  const started = performance.now();
  const { status, stderr, stdout } = spawnSync(process.execPath, command, {
    cwd: project,
    encoding: 'utf8',
    env: { ...process.env, REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true' },
  });
  if (status !== 0) throw new Error(`${name} failed:\n${stdout}${stderr}`);
  return performance.now() - started;
}
