// Plays the whole path beside `npm start`: uploads the project's own Markdown, indexes it, asks three questions,
// changes one file and syncs. Usage: npm run demo     (LLAMA_CLOUD_BASE_URL and LLAMA_CLOUD_API_KEY for another server)
import {
  appendFileSync,
  cpSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import Quipu from '@quipu/sdk';
import { fileFromPath, uploadFolder } from '@quipu/sdk/node';

const QUESTIONS = [
  'What happens when I add an operation to the description?',
  'Why are generated files committed?',
  'How long does an Idempotency-Key give the stored answer?',
];
const KEY_FILE = '.quipu/api-key';

const started = performance.now();
const client = await connect();
const folder = copyMarkdown();
/** @type {string[]} what is deleted in the end, newest first */
const made = [];
try {
  await play();
} finally {
  rmSync(folder, { recursive: true });
  await cleanUp();
}

async function play() {
  const directory = await client.directories.create({ name: `demo ${new Date().toISOString()}` });
  made.unshift(`directory ${directory.id}`);
  await uploadFolder(client, directory.id, folder, {
    onProgress: ({ uploaded, total }) => progress(`uploading ${uploaded} of ${total} files`),
  });
  endProgress();

  const index = await client.indexes.createAndWait(
    { source_directory_id: directory.id },
    { onProgress: showSync },
  );
  made.unshift(`index ${index.id}`);
  endProgress();
  report(index);

  for (const query of QUESTIONS) {
    const { results } = await client.retrieval.retrieve({ index_id: index.id, query, top_k: 2 });
    console.log(`\n${bold(query)}`);
    for (const result of results) showPassage(result, query);
  }
  console.log(`\nfirst passages after ${seconds()} s; now one file changes\n`);

  const changed = 'README.md';
  const question = 'What is the password of the quartermaster?';
  appendFileSync(
    path.join(folder, changed),
    '\n## Stores\n\nThe password of the quartermaster is "llama".\n',
  );
  const content = await fileFromPath(path.join(folder, changed));
  await client.directories.files.upload(directory.id, { upload_file: content, unique_id: changed });
  report(await client.indexes.syncAndWait(index.id, null, { onProgress: showSync }));
  const { results } = await client.retrieval.retrieve({
    index_id: index.id,
    query: question,
    top_k: 1,
  });
  console.log(`\n${bold(question)}`);
  for (const result of results) showPassage(result, question);
  console.log(`\nall of it took ${seconds()} s`);
}

async function connect() {
  const baseURL = process.env['LLAMA_CLOUD_BASE_URL'] ?? 'http://127.0.0.1:8484';
  const apiKey =
    process.env['LLAMA_CLOUD_API_KEY'] ??
    (existsSync(KEY_FILE) ? readFileSync(KEY_FILE, 'utf8').trim() : undefined);
  if (apiKey === undefined) {
    console.error(
      `There is no key: neither in LLAMA_CLOUD_API_KEY nor in ${KEY_FILE}. Run \`npm start\` in another terminal first.`,
    );
    process.exit(1);
  }
  const isUp = await fetch(`${baseURL}/healthz`).then(
    () => true,
    () => false,
  );
  if (!isUp) {
    console.error(`No server answers at ${baseURL}. Run \`npm start\` in another terminal first.`);
    process.exit(1);
  }
  return new Quipu({ baseURL, apiKey });
}

/** The project's own Markdown, in a folder of its own that the demo may change. */
function copyMarkdown() {
  const target = mkdtempSync(path.join(tmpdir(), 'quipu-demo-'));
  const left = new Set(['node_modules', 'dist', 'fixtures']);
  const sources = ['README.md', 'docs', 'packages'];
  for (const source of sources) {
    cpSync(source, path.join(target, source), {
      recursive: true,
      filter: (name) =>
        !left.has(path.basename(name)) && (statSync(name).isDirectory() || name.endsWith('.md')),
    });
  }
  return target;
}

/** @param {import('@quipu/types').Index} index */
function showSync({ metadata }) {
  const { phase = 'waiting', files_parsed: parsed = 0, files_seen: seen = 0 } = syncOf(metadata);
  progress(`sync: ${phase}, ${parsed} of ${seen} files read`);
}

/** @param {import('@quipu/types').Index} index */
function report({ id, metadata }) {
  endProgress();
  const sync = syncOf(metadata);
  const counts = ['seen', 'parsed', 'unchanged', 'removed', 'failed'].map(
    (name) => `${sync[`files_${name}`]} ${name}`,
  );
  console.log(
    `${id} is ready: files ${counts.join(', ')}; ${sync['chunks_written']} chunks written`,
  );
}

/** @param {Record<string, unknown> | undefined} metadata @returns {Record<string, any>} */
function syncOf(metadata) {
  return /** @type {Record<string, any>} */ (metadata?.['sync'] ?? {});
}

/** @param {import('@quipu/types').RetrievalResult} result @param {string} query */
function showPassage({ content, score, metadata, static_fields: position }, query) {
  const file = String(metadata?.['unique_id']);
  const start = position?.chunk_start_char ?? 0;
  const line = readFileSync(path.join(folder, file), 'utf8').slice(0, start).split('\n').length;
  const range = `characters ${start} to ${position?.chunk_end_char}`;
  console.log(`  ${file}:${line} (${range}, score ${score?.toFixed(2)})`);
  const words = query.toLowerCase().match(/[a-z]{4,}/g) ?? [];
  const shared = (/** @type {string} */ text) =>
    words.filter((word) => text.toLowerCase().includes(word)).length;
  const [best = ''] = content.split('\n').toSorted((one, two) => shared(two) - shared(one));
  console.log(`    ${best.length > 200 ? `${best.slice(0, 200)}…` : best}`);
}

async function cleanUp() {
  for (const thing of made) {
    const [kind, id = ''] = thing.split(' ');
    if (kind === 'index') await client.indexes.delete(id);
    else await client.directories.delete(id);
  }
  if (made.length > 0) console.log(`deleted ${made.join(' and ')}`);
}

/** One line that is written over, on a terminal; else a line a second at most. @param {string} text */
function progress(text) {
  if (process.stdout.isTTY) process.stdout.write(`\r\u001B[K${text}`);
  else if (performance.now() > progress.nextAt) {
    console.log(text);
    progress.nextAt = performance.now() + 1000;
  }
  progress.last = text;
}
/** @type {string | undefined} */
progress.last = undefined;
progress.nextAt = 0;

function endProgress() {
  if (process.stdout.isTTY && progress.last !== undefined) process.stdout.write('\n');
  progress.last = undefined;
}

function seconds() {
  return ((performance.now() - started) / 1000).toFixed(1);
}

/** @param {string} text */
function bold(text) {
  return process.stdout.isTTY ? `\u001B[1m${text}\u001B[0m` : text;
}
