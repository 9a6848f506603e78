// The server beside bare node:http, dd and its own database: `npm run bench:server`. All in one run, since machines differ and are shared;
// what counts are the ratios.
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync, openAsBlob } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import Quipu from '../../packages/sdk/dist/src/index.js';
import autocannon from 'autocannon';

const here = (/** @type {string} */ file) => fileURLToPath(new URL(file, import.meta.url));
const room = mkdtempSync(path.join(tmpdir(), 'quipu-bench-server-'));
const data = path.join(room, 'data');
const key = 'bench';
const command = here('../../packages/server/bin/quipu-server.js');

/** @type {string[][]} */
const lines = [];
/** @param {string[]} line */
const report = (...line) => {
  lines.push(line);
  process.stderr.write(`${line.join(' · ')}\n`);
};

/**
 * Starts a program that says where its API is.
 *
 * @param {string[]} parameters
 */
async function start(...parameters) {
  const startedAt = performance.now();
  const child = spawn(process.execPath, parameters, {
    env: { ...process.env, QUIPU_API_KEY: key },
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  for await (const line of createInterface(child.stdout)) {
    const url = /^API +(\S+)/.exec(line)?.[1];
    if (url === undefined) continue;
    const took = performance.now() - startedAt;
    const stop = async () => {
      child.kill('SIGTERM');
      await once(child, 'exit');
    };
    return { url, took, stop, pid: child.pid };
  }
  throw new Error(`${parameters.join(' ')} ended before it said where it is`);
}

const startServer = () => start(command, '--port', '0', '--data', data);

/** @param {import('autocannon').Options} options */
async function rate(options) {
  const { requests } = await autocannon({ connections: 64, duration: 4, ...options });
  return requests.average;
}

/** @param {number[]} times */
function quantiles(times) {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (/** @type {number} */ share) => sorted[Math.floor(share * sorted.length)] ?? NaN;
  return { p50: at(0.5), p99: at(0.99) };
}

const seconds = (/** @type {number} */ ms) => `${(ms / 1000).toFixed(2)} s`;
const ms = (/** @type {number} */ value) => `${value.toFixed(value < 10 ? 2 : 0)} ms`;
const ratio = (/** @type {number} */ ours, /** @type {number} */ theirs) =>
  (ours / theirs).toFixed(2);
const words =
  'heat wing flow slab shock layer speed body plate wave jet cone nose thin bluff'.split(' ');
const sentence = (/** @type {number} */ seed) =>
  `${Array.from({ length: 12 }, (_, i) => words[(seed * 7 + i * (1 + (seed % 11))) % words.length]).join(' ')}. `;
const markdown = (/** @type {number} */ seed, /** @type {number} */ sentences) =>
  `# File ${seed}\n\n${Array.from({ length: sentences }, (_, i) => sentence(seed * 31 + i) + (i % 8 === 7 ? '\n\n' : '')).join('')}`;

/**
 * @param {Quipu} client
 * @param {number} files
 * @param {number} sentences
 */
async function fill(client, files, sentences) {
  const { id } = await client.directories.create({ name: 'bench' });
  let bytes = 0;
  for (let i = 0; i < files; i += 1) {
    const text = markdown(i, sentences);
    bytes += text.length;
    await client.directories.files.upload(id, { upload_file: new File([text], `${i}.md`) });
  }
  return { id, bytes };
}

try {
  const first = await startServer();
  await first.stop();
  const server = await startServer();
  report('first start', seconds(first.took), '', '');
  report('warm start', seconds(server.took), '', '');

  const client = new Quipu({ baseURL: server.url, apiKey: key });
  const authorization = `Bearer ${key}`;
  const { id } = await client.directories.create({
    name: 'handbook',
    description: 'x'.repeat(200),
  });
  const bare = await start(here('bare.js'));
  // In turns: what else the machine does meets all of them.
  /** @type {[name: string, request: import('autocannon').Options][]} */
  const requests = [
    ['bare node:http', { url: bare.url }],
    [
      'a request that is refused by its check, req/s',
      {
        url: `${server.url}/api/v1/beta/directories`,
        method: 'POST',
        headers: { authorization, 'content-type': 'application/json' },
        body: '{"name": ""}',
      },
    ],
    [
      'GET by id, req/s',
      { url: `${server.url}/api/v1/beta/directories/${id}`, headers: { authorization } },
    ],
    [
      'list of one, req/s',
      { url: `${server.url}/api/v1/beta/directories`, headers: { authorization } },
    ],
  ];
  const rates = requests.map(() => /** @type {number[]} */ ([]));
  for (let round = 0; round < 3; round += 1) {
    for (const [index, [, request]] of requests.entries()) {
      rates[index]?.push(await rate(request));
    }
  }
  await bare.stop();
  const medians = rates.map((each) => quantiles(each).p50);
  const [unit = NaN] = medians;
  for (const [index, [name]] of requests.entries()) {
    if (index === 0) continue;
    const own = medians[index] ?? NaN;
    report(name, own.toFixed(0), `bare node:http ${unit.toFixed(0)}`, ratio(own, unit));
  }

  const single = [];
  for (let i = 0; i < 2000; i += 1) {
    const startedAt = performance.now();
    await (
      await fetch(`${server.url}/api/v1/beta/directories/${id}`, { headers: { authorization } })
    ).text();
    single.push(performance.now() - startedAt);
  }

  // Uploads, beside dd with fsync on the same disk.
  const megabytes = 200;
  const big = path.join(room, 'big.bin');
  writeFileSync(big, Buffer.alloc(megabytes * 1_000_000, 'x'));
  const { id: target } = await client.directories.create({ name: 'uploads' });
  const uploads = [];
  const copies = [];
  for (let round = 0; round < 3; round += 1) {
    const startedAt = performance.now();
    const file = new File([await openAsBlob(big)], `${round}.bin`);
    await client.directories.files.upload(target, { upload_file: file }, { timeout: 600_000 });
    uploads.push(performance.now() - startedAt);
    const copiedAt = performance.now();
    execFileSync('dd', [`if=${big}`, `of=${big}.copy`, 'bs=1M', 'conv=fsync'], { stdio: 'ignore' });
    copies.push(performance.now() - copiedAt);
  }
  const uploadRate = (megabytes * 1000) / quantiles(uploads).p50;
  const copyRate = (megabytes * 1000) / quantiles(copies).p50;
  const status = readFileSync(`/proc/${server.pid}/status`, 'utf8');
  const peak = Number(/VmHWM:\s+(\d+)/.exec(status)?.[1]) / 1024;
  report(
    'upload, MB/s',
    uploadRate.toFixed(0),
    `dd with fsync ${copyRate.toFixed(0)}`,
    ratio(uploadRate, copyRate),
  );
  report('memory at the most, then', `${peak.toFixed(0)} MB`, '', '');

  // Syncs and searches.
  const small = await fill(client, 300, 200);
  const syncedAt = performance.now();
  const index = await client.indexes.createAndWait(
    { source_directory_id: small.id },
    { pollMs: 20 },
  );
  const syncTook = performance.now() - syncedAt;
  const { sync } = index.metadata ?? {};
  const { chunks_written: chunks } = /** @type {{ chunks_written: number }} */ (sync);
  report(
    `sync of 300 Markdown files, ${chunks} passages, MB/s`,
    (small.bytes / syncTook / 1000).toFixed(2),
    '',
    '',
  );
  const many = await fill(client, 1000, 1);
  const unchanged = await client.indexes.createAndWait({ source_directory_id: many.id });
  const noChange = [];
  for (let round = 0; round < 5; round += 1) {
    const startedAt = performance.now();
    await client.indexes.syncAndWait(unchanged.id, { pollMs: 5 });
    noChange.push(performance.now() - startedAt);
  }
  report('sync of 1,000 files of which none changed', ms(quantiles(noChange).p50), '', '');

  /** @param {() => boolean} isOver */
  const search = async (isOver) => {
    const times = [];
    for (let i = 0; !isOver(); i += 1) {
      const startedAt = performance.now();
      await client.retrieval.retrieve({ index_id: index.id, query: sentence(i) });
      times.push(performance.now() - startedAt);
    }
    return quantiles(times);
  };
  let left = 500;
  const idle = await search(() => left-- === 0);
  report(`search over ${chunks} passages, p50 and p99`, `${ms(idle.p50)}, ${ms(idle.p99)}`, '', '');
  const more = await fill(client, 300, 200);
  let isSynced = false;
  const syncing = client.indexes
    .createAndWait({ source_directory_id: more.id })
    .then(() => (isSynced = true));
  const during = await search(() => isSynced);
  await syncing;
  report(
    'search during a sync, p50 and p99',
    `${ms(during.p50)}, ${ms(during.p99)}`,
    `idle ${ms(idle.p50)}, ${ms(idle.p99)}`,
    `${ratio(during.p50, idle.p50)}, ${ratio(during.p99, idle.p99)}`,
  );

  await server.stop();
  const raw = Number(
    execFileSync(process.execPath, [here('raw-query.js'), data], { encoding: 'utf8' }),
  );
  const { p50 } = quantiles(single);
  report('GET by id, alone', ms(p50), `its statement ${ms(raw)}`, ratio(p50, raw));

  console.log(`node ${process.version}, ${cpus().length} cores\n`);
  console.log('| | quipu-server | beside | ratio |\n| --- | --- | --- | --- |');
  for (const line of lines) console.log(`| ${line.join(' | ')} |`);
} finally {
  rmSync(room, { recursive: true });
}
