// Whether a changeset tells the users of the packages what changed in the description since its last release.
// Usage: node scripts/changeset-verdict.js [--write]     --write writes one from the comparison
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { DescriptionError } from '@quipu/generator';
import {
  changesetOf,
  compareDescriptions,
  judgeVersion,
  missingBumps,
} from '@quipu/generator/compare';
import { loadDescription } from '@quipu/generator/load';
import { DESCRIPTION } from './outputs.js';
import { MADE_CHANGESET, readChangesets, readReleases } from './releases.js';

/** Those in which a change of the description is seen. */
const PACKAGES = ['types', 'client', 'sdk', 'server', 'docs'].map((name) => `@quipu/${name}`);

try {
  const { values } = parseArgs({ options: { write: { type: 'boolean', default: false } } });
  await run(values.write);
} catch (error) {
  const isUsage = /** @type {NodeJS.ErrnoException} */ (error).code?.startsWith('ERR_PARSE_ARGS');
  if (!isUsage && !(error instanceof DescriptionError)) throw error;
  console.error(/** @type {Error} */ (error).message);
  process.exitCode = isUsage ? 2 : 1;
}

/** @param {boolean} isWriting */
async function run(isWriting) {
  const last = readReleases().at(-1);
  if (last === undefined) {
    console.log('No description has been released, so there is nothing to tell.');
    return;
  }
  const { document } = await loadDescription(DESCRIPTION);
  const comparison = compareDescriptions(last.document, document);
  if (isWriting) write(changesetOf(comparison, PACKAGES));
  const { bump } = judgeVersion(comparison);
  const missing = missingBumps(bump, PACKAGES, [...readChangesets().values()]);
  if (bump === 'none') console.log(`The description is that of ${last.version}.`);
  else if (missing.length === 0) console.log(`The changesets say ${bump} or more.`);
  else {
    console.error(
      `The description has changed since ${last.version}, and no changeset says ${bump} for ${missing.join(', ')}. ` +
        `\`npm run changeset:verdict -- --write\` writes ${MADE_CHANGESET}.`,
    );
    process.exitCode = 1;
  }
}

/** @param {string | undefined} changeset */
function write(changeset) {
  if (changeset === undefined) {
    if (existsSync(MADE_CHANGESET)) rmSync(MADE_CHANGESET);
    return;
  }
  mkdirSync(path.dirname(MADE_CHANGESET), { recursive: true });
  writeFileSync(MADE_CHANGESET, changeset);
  console.log(`wrote ${MADE_CHANGESET}`);
}
