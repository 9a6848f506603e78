// Keeps the description as it is as a released version, for later ones to be compared with.
// Usage: node scripts/release-description.js [--date YYYY-MM-DD]
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { DescriptionError } from '@quipu/generator';
import {
  compareDescriptions,
  compareVersions,
  isVersion,
  judgeVersion,
} from '@quipu/generator/compare';
import { loadDescription } from '@quipu/generator/load';
import { DESCRIPTION } from './outputs.js';
import { readNotes, readReleases, RELEASES } from './releases.js';

try {
  const { values } = parseArgs({ options: { date: { type: 'string' } } });
  await release(values.date);
} catch (error) {
  const isUsage = /** @type {NodeJS.ErrnoException} */ (error).code?.startsWith('ERR_PARSE_ARGS');
  if (!isUsage && !(error instanceof DescriptionError)) throw error;
  refuse(/** @type {Error} */ (error).message, isUsage ? 2 : 1);
}

/** @param {string | undefined} date */
async function release(date) {
  if (date !== undefined && !/^\d{4}-\d{2}-\d{2}$/.test(date)) {
    refuse(`--date ${date} is no date such as 2026-11-21.`, 2);
    return;
  }
  const { document } = await loadDescription(DESCRIPTION);
  const { version } = /** @type {{ version: string }} */ (document['info']);
  const problem = problemOf(version, document);
  if (problem !== undefined) {
    refuse(problem, 1);
    return;
  }
  const file = path.join(RELEASES, `${version}.json`);
  const notes = readNotes();
  const said = {
    ...(date === undefined ? {} : { date }),
    ...(notes.length === 0 ? {} : { notes }),
  };
  const kept = Object.keys(said).length === 0 ? document : { ...document, 'x-release': said };
  mkdirSync(RELEASES, { recursive: true });
  writeFileSync(file, `${JSON.stringify(kept, null, 2)}\n`);
  console.log(`wrote ${file}`);
}

/** @param {string} version @param {import('@quipu/generator').Document} document @returns {string | undefined} why the version cannot be released */
function problemOf(version, document) {
  const raise = `Raise it in ${DESCRIPTION}.`;
  if (!isVersion(version)) return `info.version ${version} is no version such as 1.2.0. ${raise}`;
  const file = path.join(RELEASES, `${version}.json`);
  if (existsSync(file)) return `info.version ${version} has been released, as ${file}. ${raise}`;
  const last = readReleases().at(-1);
  if (last === undefined) return undefined;
  if (compareVersions(version, last.version) < 0) {
    return `info.version ${version} is lower than ${last.version}, which has been released. ${raise}`;
  }
  const { isRaised, next } = judgeVersion(compareDescriptions(last.document, document));
  return isRaised
    ? undefined
    : `info.version ${version} does not say what changed since ${last.version}; ${next} would. \`npm run check:breaking\` says why.`;
}

/** @param {string} message @param {number} code */
function refuse(message, code) {
  console.error(message);
  process.exitCode = code;
}
