// Writes everything that follows from the description, and takes away what no longer does.
// Usage: node scripts/generate.js [--check]     --check writes nothing, and fails where a generated file is not what it would be.
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { renderSite } from '@quipu/docs';
import {
  DescriptionError,
  emitClient,
  emitOpenapiTypes,
  emitSdk,
  emitServer,
  emitTypes,
  formatProblem,
  readApi,
} from '@quipu/generator';
import { loadDescription } from '@quipu/generator/load';

const started = performance.now();
const check = process.argv.includes('--check');

/** @returns {Promise<ReadonlyMap<string, ReadonlyMap<string, string>>>} folder → file → text */
async function everything() {
  const { document, warnings } = await loadDescription('spec/openapi.yaml');
  for (const warning of warnings) console.warn(formatProblem(warning));
  const api = readApi(document);
  const types = new Map([
    ...emitTypes(api),
    ...(await emitOpenapiTypes(document, check ? undefined : 'packages/generator/.cache')),
  ]);
  return new Map([
    ['spec', new Map([['openapi.json', `${JSON.stringify(document, null, 2)}\n`]])],
    ['packages/types', types],
    ['packages/client', emitClient(api)],
    ['packages/sdk', emitSdk(api)],
    ['packages/server', emitServer(api, document)],
    // The web pages say the same, and would double every diff.
    ['packages/docs', new Map([...renderSite(api)].filter(([name]) => /\.(md|txt)$/.test(name)))],
  ]);
}

/** @param {string} folder @param {ReadonlyMap<string, string>} files @returns the files that differed */
function write(folder, files) {
  const root = path.join(folder, 'generated');
  mkdirSync(root, { recursive: true });
  const stale = readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)))
    .filter((name) => !files.has(name));
  const changed = [...files].filter(([name, text]) => text !== read(path.join(root, name)));
  if (!check) {
    for (const name of stale) rmSync(path.join(root, name));
    for (const [name, text] of changed) {
      mkdirSync(path.dirname(path.join(root, name)), { recursive: true });
      writeFileSync(path.join(root, name), text);
    }
  }
  return [...changed.map(([name]) => name), ...stale].map((name) => path.join(root, name));
}

/** @param {string} file */
function read(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}

try {
  const outputs = await everything();
  const changed = [...outputs].flatMap(([folder, files]) => write(folder, files));
  const took = `${Math.round(performance.now() - started)} ms`;
  for (const file of changed) console.log(`${check ? 'differs' : 'wrote'} ${file}`);
  if (check && changed.length > 0) {
    console.error('Generated files are not what the description gives. Run `npm run generate`.');
    process.exitCode = 1;
  } else {
    console.log(changed.length === 0 ? `generated files are up to date (${took})` : took);
  }
} catch (error) {
  if (!(error instanceof DescriptionError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
