// Writes everything that follows from the description, and takes away what no longer does.
// Usage: node scripts/generate.js [--check]     --check writes nothing, and fails where a generated file is not what it would be, or the description is warned of.
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { DescriptionError, emitOpenapiTypes, formatProblem, readApi } from '@quipu/generator';
import { blameDescription, loadDescription } from '@quipu/generator/load';
import { BROWSER_SCRIPT, browserScript } from './browser-script.js';
import {
  compareOutputs,
  DESCRIPTION,
  outputsOf,
  readArticles,
  unusedFiles,
  writeOutputs,
} from './outputs.js';

const started = performance.now();
const { check } = parseArgs({ options: { check: { type: 'boolean', default: false } } }).values;

async function everything() {
  const description = await loadDescription(DESCRIPTION);
  const warnings = [...description.warnings, ...unusedFiles(description)];
  for (const warning of warnings) console.warn(formatProblem(warning));
  if (check && warnings.length > 0) process.exitCode = 1;
  const script = await browserScript(check ? undefined : 'packages/docs/.cache');
  // Pages cannot be rendered without one.
  if (!check && !existsSync(BROWSER_SCRIPT)) {
    mkdirSync(path.dirname(BROWSER_SCRIPT), { recursive: true });
    writeFileSync(BROWSER_SCRIPT, '');
  }
  const articles = await readArticles(description.document);
  const outputs = await blameDescription(description, () =>
    outputsOf(description, readApi(description.document), articles),
  );
  const cache = check ? undefined : 'packages/generator/.cache';
  const openapiTypes = await emitOpenapiTypes(description.document, cache);
  const types = outputs.get('packages/types') ?? [];
  const docs = outputs.get('packages/docs') ?? [];
  return outputs
    .set('packages/types', new Map([...types, ...openapiTypes]))
    .set('packages/docs', new Map([...docs, [path.basename(BROWSER_SCRIPT), script]]));
}

try {
  const outputs = await everything();
  const differences = [...outputs].map(([folder, files]) =>
    check ? compareOutputs(folder, files) : writeOutputs(folder, files),
  );
  const names = differences.flatMap(({ created, changed, deleted }) => [
    ...created,
    ...changed,
    ...deleted,
  ]);
  const took = `${Math.round(performance.now() - started)} ms`;
  for (const file of names) console.log(`${check ? 'differs' : 'wrote'} ${file}`);
  if (check && names.length > 0) {
    console.error('Generated files are not what the description gives. Run `npm run generate`.');
    process.exitCode = 1;
  } else {
    console.log(names.length === 0 ? `generated files are up to date (${took})` : took);
  }
} catch (error) {
  if (!(error instanceof DescriptionError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
