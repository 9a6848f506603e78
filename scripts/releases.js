// The descriptions that were released, and what is noted for the next release.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { DescriptionError } from '@quipu/generator';
import { compareVersions, isVersion, parseChangeset } from '@quipu/generator/compare';

export const RELEASES = 'spec/releases';
export const CHANGESETS = '.changeset';
/** The changeset that is made from the comparison; all others are written by people. */
export const MADE_CHANGESET = `${CHANGESETS}/description.md`;

/**
 * The released descriptions, the oldest first. A file is a bundled description, named for its version;
 * its `x-release` holds the date, where one was given, and what people wrote about it.
 *
 * @returns {readonly import('@quipu/generator/compare').Release[]}
 */
export function readReleases() {
  const names = existsSync(RELEASES) ? readdirSync(RELEASES) : [];
  return names
    .filter((name) => isVersion(path.basename(name, '.json')))
    .map((name) => {
      const { 'x-release': release = {}, ...document } = readJson(path.join(RELEASES, name));
      const { date, notes = [] } = release;
      return { version: path.basename(name, '.json'), date, notes, document };
    })
    .toSorted((one, other) => compareVersions(one.version, other.version));
}

/** @param {string} file @returns {Record<string, any>} */
function readJson(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    refuse(file, `This is no JSON: ${error.message}. Restore it from version control.`);
  }
}

/** The changesets that wait for the next release, by name. @returns {ReadonlyMap<string, import('@quipu/generator/compare').Changeset>} */
export function readChangesets() {
  const names = existsSync(CHANGESETS) ? readdirSync(CHANGESETS).toSorted() : [];
  const files = names
    .filter((name) => name.endsWith('.md') && name !== 'README.md')
    .map((name) => `${CHANGESETS}/${name}`);
  return new Map(files.map((file) => [file, readChangeset(file)]));
}

/** @param {string} file */
function readChangeset(file) {
  try {
    return parseChangeset(readFileSync(file, 'utf8'));
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    refuse(file, error.message);
  }
}

/** @param {string} file @param {string} message @returns {never} */
function refuse(file, message) {
  const place = { file, line: undefined, column: undefined };
  throw new DescriptionError([{ ...place, severity: 'error', rule: 'release', message }]);
}

/** What people wrote for the next release. @returns {readonly string[]} */
export function readNotes() {
  return [...readChangesets()]
    .filter(([file, { text }]) => file !== MADE_CHANGESET && text !== '')
    .map(([, { text }]) => text);
}
