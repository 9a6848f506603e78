// The loop: saving a file of the description regenerates, reloads the open page and type-checks what follows.
// Usage: node scripts/dev.js [--port 8485] [--api http://127.0.0.1:8484]
import { existsSync, readFileSync, watch } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { renderSite } from '@quipu/docs';
import { DescriptionError, formatProblem, readApi } from '@quipu/generator';
import { blameDescription, loadDescription } from '@quipu/generator/load';
import SITE from '@quipu/spec/site.json' with { type: 'json' };
import { startOpenapiTypes } from './dev/openapi-types.js';
import { startPageServer } from './dev/page-server.js';
import { createTypeChecker } from './dev/type-checker.js';
import { watchFolder } from './dev/watch-folder.js';
import { DESCRIPTION, outputsOf, readArticles, unusedFiles, writeOutputs } from './outputs.js';

/** @typedef {import('@quipu/generator').Problem} Problem */

const RULES = 'redocly.yaml';
const OPENAPI_TYPES = 'packages/types/generated/openapi.d.ts';
/** An editor empties a file before it writes it. */
const SETTLE_MS = 20;
const WARM_UPS = 4;
/** Those that follow from the description, in the order of their dependencies. */
const PACKAGES = ['types', 'client', 'sdk', 'server'].map((name) => `packages/${name}`);

const options = readOptions();
if (typeof options === 'string') {
  console.error(options);
  process.exit(2);
}
const server = await startPageServer(options);
const openapiTypes = startOpenapiTypes();
const checker = await createTypeChecker(PACKAGES);
for (const signal of ['SIGINT', 'SIGTERM']) {
  process.once(signal, async () => {
    server.close();
    // A terminal interrupts the compiler as well, which then answers nobody.
    await Promise.race([
      Promise.allSettled([openapiTypes.close(), checker.close()]),
      new Promise((resolve) => setTimeout(resolve, 1000)),
    ]);
    process.exit();
  });
}

/** @type {ReadonlyMap<string, string>} */
let oldOpenapiTypes = existsSync(OPENAPI_TYPES)
  ? new Map([[path.basename(OPENAPI_TYPES), readFileSync(OPENAPI_TYPES, 'utf8')]])
  : new Map();
/** @type {readonly Problem[]} */
let warnings = [];
/** The last content of each file that was saved: one save is several events. @type {Map<string, string | undefined>} */
const contents = new Map();
/** Saved, and not looked at yet. @type {Set<string>} */
const saved = new Set([DESCRIPTION]);
let savedAt = performance.now();
/** Called at each save. */
let onSave = () => {};
let isTurning = false;

for (const folder of ['spec', ...PACKAGES.map((name) => `${name}/src`)]) {
  watchFolder(folder, (file) => {
    if (/\.(ya?ml|md|ts)$/.test(file) && !file.startsWith('spec/generated')) noticeSave(file);
  });
}
// The folder, since an editor replaces the file.
watch('.', (_, name) => {
  if (name === RULES) noticeSave(name);
});
await turnWhileSaved();
console.log(`The reference is at ${server.address}. Save a file in spec/, and everything follows.`);
// What runs for the first time takes three times as long: better now than at the first save.
for (let round = 0; round < WARM_UPS; round += 1) {
  if (isTurning) break;
  await readPages().catch(() => {});
}

/** @returns what was asked for, or what is wrong with it */
function readOptions() {
  try {
    const { port, api } = parseArgs({
      options: {
        port: { type: 'string', default: '8485' },
        api: { type: 'string', default: 'http://127.0.0.1:8484' },
      },
    }).values;
    if (!/^\d+$/.test(port) || Number(port) > 65_535) {
      return `--port ${port} is no port. Give a number up to 65535; 0 takes any that is free.`;
    }
    if (!api.startsWith('http:') || !URL.canParse(api)) {
      return `--api ${api} is not an address such as http://127.0.0.1:8484.`;
    }
    return { port: Number(port), api: new URL(api) };
  } catch (error) {
    return /** @type {Error} */ (error).message;
  }
}

/** @param {string} file */
function noticeSave(file) {
  if (!hasNewContent(file)) return;
  if (saved.size === 0) savedAt = performance.now();
  saved.add(file);
  onSave();
  setTimeout(turnWhileSaved, SETTLE_MS);
}

async function turnWhileSaved() {
  if (isTurning) return;
  isTurning = true;
  while (saved.size > 0) {
    const startedAt = savedAt;
    const files = [...saved];
    saved.clear();
    await turn(files, () => `${Math.round(performance.now() - startedAt)} ms`);
  }
  isTurning = false;
}

/** @param {string} file */
function hasNewContent(file) {
  const content = existsSync(file) ? readFileSync(file, 'utf8') : undefined;
  const isNew = !contents.has(file) || contents.get(file) !== content;
  contents.set(file, content);
  return isNew;
}

/** @param {readonly string[]} files What was saved. @param {() => string} took Since then. */
async function turn(files, took) {
  try {
    console.log(await follow(files, took));
  } catch (error) {
    const problems = error instanceof DescriptionError ? error.problems : [asProblem(error)];
    report(problems);
    console.log(`✗ nothing was generated (${took()})`);
  }
}

/** @param {unknown} error @returns {Problem} */
function asProblem(error) {
  const message = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return {
    file: undefined,
    line: undefined,
    column: undefined,
    severity: 'error',
    rule: 'generator',
    message,
  };
}

/** @param {readonly string[]} files @param {() => string} took @returns {Promise<string>} how it went */
async function follow(files, took) {
  const code = files.filter((file) => file.startsWith('packages/'));
  const there = code.filter((file) => existsSync(file));
  const gone = code.filter((file) => !existsSync(file));
  if (code.length === files.length) {
    const errors = await check({ created: there, changed: there, deleted: gone });
    return verdict(errors, `checked in ${took()}`);
  }
  const { description, api, articles, pages } = await readPages();
  const newOpenapiTypes = openapiTypes.emit(description.document);
  warnings = [...description.warnings, ...unusedFiles(description)];
  server.showPages(pages);
  report(warnings);
  const reloaded = took();
  const outputs = outputsOf(description, api, articles);
  const types = outputs.get('packages/types') ?? new Map();
  outputs.set('packages/types', new Map([...types, ...oldOpenapiTypes]));
  const written = [...outputs].map(([folder, texts]) => writeOutputs(folder, texts));
  const errors = await check({
    created: [...there, ...written.flatMap(({ created }) => created)],
    changed: [...there, ...written.flatMap(({ changed }) => changed)],
    deleted: [...gone, ...written.flatMap(({ deleted }) => deleted)],
  });
  const checked = took();
  if (isStale()) return `… saved again (${checked})`;
  // The plain client's paths come last: they alone take as long as all the rest.
  const made = await Promise.race([newOpenapiTypes, nextSave()]);
  if (made === undefined) return `… saved again (${checked})`;
  if (made instanceof Error) throw made;
  oldOpenapiTypes = made;
  const paths = writeOutputs('packages/types', new Map([...types, ...oldOpenapiTypes]));
  const isSame = paths.created.length + paths.changed.length === 0;
  const all = isSame ? errors : await check(paths, errors);
  if (isStale()) return `… saved again (${took()})`;
  return verdict(all, `reloaded in ${reloaded}, checked in ${checked}, all in ${took()}`);
}

/** @returns {Promise<undefined>} */
function nextSave() {
  return new Promise((resolve) => {
    onSave = () => resolve(undefined);
  });
}

async function readPages() {
  const description = await loadDescription(DESCRIPTION);
  const { document, locate } = description;
  const api = await blameDescription(description, () => readApi(document));
  const articles = await readArticles(document);
  const pages = renderSite(api, {
    ...SITE,
    baseUrl: server.address,
    isServedByApi: true,
    articles,
    document,
    sourceOf: locate,
  });
  return { description, api, articles, pages };
}

/** Whether something was saved since the turn began. */
function isStale() {
  return saved.size > 0;
}

/**
 * Type-checks what follows from these changes, and shows each error as soon as it is found.
 *
 * @param {import('./dev/type-checker.js').Changes} changes
 * @param {readonly Problem[]} [known] Those that were printed before.
 */
async function check(changes, known = []) {
  const printed = new Set(known.map(formatProblem));
  /** @type {Problem[]} */
  const errors = [];
  for await (const error of checker.check(changes, isStale)) {
    errors.push(error);
    const line = formatProblem(error);
    if (!printed.has(line)) console.log(line);
    if (known.length === 0) server.showProblems([...warnings, ...errors]);
  }
  server.showProblems([...warnings, ...errors]);
  return errors;
}

/** @param {readonly Problem[]} errors @param {string} times */
function verdict({ length }, times) {
  return length === 0
    ? `✓ ${times}`
    : `✗ ${length} type ${length === 1 ? 'error' : 'errors'}, ${times}`;
}

/** @param {readonly Problem[]} problems */
function report(problems) {
  server.showProblems(problems);
  for (const problem of problems) console.log(formatProblem(problem));
}
