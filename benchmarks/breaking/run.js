// What the gate finds of each kind of change, and how long it takes, beside `redocly diff`: `npm run bench:breaking`.
// Usage: node benchmarks/breaking/run.js [OLD NEW]     OLD and NEW are descriptions to be timed in place of the project's own
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { MUTATIONS } from '../../packages/generator/test/compare/mutations.js';
import { things } from '../../packages/generator/test/compare/things.js';

const ROUNDS = 7;
const project = fileURLToPath(new URL('../..', import.meta.url));
const redocly = fileURLToPath(new URL('node_modules/@redocly/cli/bin/cli.js', import.meta.url));
const out = mkdtempSync(path.join(tmpdir(), 'quipu-bench-'));
const [old = 'spec/generated/openapi.json', young = old] = process.argv.slice(2);

try {
  const differences = MUTATIONS.flatMap(({ title, mutate, forth, back }) => {
    const mutated = things();
    mutate(mutated);
    return [
      verdicts(title, things(), mutated, forth),
      verdicts(`${title}, reversed`, mutated, things(), back),
    ].filter(({ ours, theirs }) => ours !== theirs);
  });
  console.log(`${MUTATIONS.length * 2} changes, ${differences.length} with another verdict\n`);
  console.log('| change | quipu | redocly diff |\n| --- | --- | --- |');
  for (const { title, ours, theirs } of differences) {
    console.log(`| ${title} | ${ours} | ${theirs} |`);
  }
  const times = { quipu: /** @type {number[]} */ ([]), redocly: /** @type {number[]} */ ([]) };
  for (let round = 0; round <= ROUNDS; round += 1) {
    const took = {
      quipu: time('scripts/check-breaking.js', '--from', old, '--to', young),
      redocly: time(redocly, 'diff', old, young, '--lint-config', 'off'),
    };
    // The first round warms the disk.
    if (round === 0) continue;
    times.quipu.push(took.quipu);
    times.redocly.push(took.redocly);
  }
  console.log(`\nmedian of ${ROUNDS}, whole processes, on ${old}:`);
  for (const [name, each] of Object.entries(times)) {
    const median = each.toSorted((a, b) => a - b)[Math.floor(each.length / 2)] ?? NaN;
    console.log(`  ${name}: ${Math.round(median)} ms`);
  }
} finally {
  rmSync(out, { recursive: true });
}

/** @param {string} title @param {unknown} before @param {unknown} after @param {readonly string[]} found */
function verdicts(title, before, after, found) {
  const [from, to] = [path.join(out, 'before.json'), path.join(out, 'after.json')];
  writeFileSync(from, JSON.stringify(before));
  writeFileSync(to, JSON.stringify(after));
  const { stdout } = run(redocly, 'diff', from, to, '--format', 'json', '--lint-config', 'off');
  const report = stdout.slice(stdout.indexOf('{'));
  const { bump } = JSON.parse(report.slice(0, report.lastIndexOf('}') + 1));
  return { title, ours: found[0]?.split(' ')[0] ?? 'none', theirs: bump ?? 'none' };
}

/** @param {string[]} command */
function time(...command) {
  const started = performance.now();
  run(...command);
  return performance.now() - started;
}

/** @param {string[]} command */
function run(...command) {
  const done = spawnSync(process.execPath, command, {
    cwd: project,
    encoding: 'utf8',
    env: { ...process.env, REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true' },
    maxBuffer: 1e9,
  });
  // 1 says that something breaks.
  if (done.status !== 0 && done.status !== 1) throw new Error(done.stdout + done.stderr);
  return done;
}
