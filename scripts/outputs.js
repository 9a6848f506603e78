// What follows from the description, file by file, and how it is written.
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { operationPointer, readGuides, renderSite } from '@quipu/docs';
import { emitClient, emitSdk, emitServer, emitTypes } from '@quipu/generator';
import { changelogMarkdown } from '@quipu/generator/compare';
import { readNotes, readReleases } from './releases.js';

export const DESCRIPTION = 'spec/openapi.yaml';
const GUIDES = 'spec/guides';
const CHANGELOG = 'changelog';
/** The web pages say the same as the Markdown, and would double every diff. */
const KEPT_PAGES = /\.(?:md|txt)$|^script\.js$/;

/**
 * Everything that follows from the description and the guides, but for what openapi-typescript makes of it, and with the
 * script of the pages as it is.
 *
 * @param {import('@quipu/generator/load').Description} description
 * @param {import('@quipu/generator').Api} api
 * @param {readonly import('@quipu/docs').Article[]} articles
 * @returns {Map<string, ReadonlyMap<string, string>>} folder → file in its `generated` → text
 */
export function outputsOf({ document, locate }, api, articles) {
  const site = renderSite(api, { articles, sourceOf: locate });
  const changelog = articles.find(({ folder }) => folder === CHANGELOG)?.markdown ?? '';
  const description = new Map([
    ['openapi.json', toJson(document)],
    ['sources.json', toJson(sourcesOf(api, locate))],
    ['changelog.md', changelog],
  ]);
  return new Map([
    ['spec', description],
    ['packages/types', emitTypes(api)],
    ['packages/client', emitClient(api)],
    ['packages/sdk', emitSdk(api)],
    ['packages/server', emitServer(api, document)],
    ['packages/docs', new Map([...site].filter(([name]) => KEPT_PAGES.test(name)))],
  ]);
}

/**
 * The guides, and the page that says what changed in each version.
 *
 * @param {import('@quipu/generator').Document} document
 * @returns {Promise<readonly import('@quipu/docs').Article[]>}
 */
export async function readArticles(document) {
  const { version } = /** @type {{ version: string }} */ (document['info']);
  const current = { version, date: undefined, notes: readNotes(), document };
  const markdown = changelogMarkdown(readReleases(), current);
  return [...(await readGuides(GUIDES)), { folder: CHANGELOG, markdown, file: '.changeset' }];
}

/**
 * Where each operation was written, by its pointer: what a server shows that has the bundle alone.
 *
 * @param {import('@quipu/generator').Api} api
 * @param {import('@quipu/generator/load').Locate} locate
 */
function sourcesOf(api, locate) {
  const pointers = api.resources.flatMap(({ operations }) => operations.map(operationPointer));
  return Object.fromEntries(
    pointers.map((pointer) => {
      const { file, line } = locate(pointer) ?? {};
      return [pointer, { file, line }];
    }),
  );
}

/** @param {unknown} value */
function toJson(value) {
  return `${JSON.stringify(value, null, 2)}\n`;
}

/**
 * Files of the description that nothing refers to.
 *
 * @param {import('@quipu/generator/load').Description} description
 * @returns {import('@quipu/generator').Problem[]}
 */
export function unusedFiles({ files }) {
  const used = new Set(files);
  return readdirSync('spec', { recursive: true, encoding: 'utf8' })
    .map((name) => path.join('spec', name))
    .filter((file) => /^spec\/(paths|components)\/.*\.yaml$/.test(file) && !used.has(file))
    .toSorted()
    .map((file) => {
      const message = 'Nothing refers to this file. Refer to it, or take it away.';
      return { file, line: 1, column: 1, severity: 'warning', rule: 'unused-file', message };
    });
}

/**
 * How the `generated` folder of a package differs from these files, in both directions.
 *
 * @param {string} folder
 * @param {ReadonlyMap<string, string>} files
 */
export function compareOutputs(folder, files) {
  const root = path.join(folder, 'generated');
  mkdirSync(root, { recursive: true });
  const found = readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)));
  const at = (/** @type {string} */ name) => path.join(root, name);
  return {
    created: [...files.keys()].filter((name) => !found.includes(name)).map(at),
    changed: [...files]
      .filter(([name, text]) => found.includes(name) && text !== readFileSync(at(name), 'utf8'))
      .map(([name]) => at(name)),
    deleted: found.filter((name) => !files.has(name)).map(at),
  };
}

/**
 * Makes the `generated` folder of a package what these files are.
 *
 * @param {string} folder
 * @param {ReadonlyMap<string, string>} files
 * @returns {ReturnType<typeof compareOutputs>} what was written, and what was taken away
 */
export function writeOutputs(folder, files) {
  const differences = compareOutputs(folder, files);
  for (const file of differences.deleted) rmSync(file);
  for (const file of [...differences.created, ...differences.changed]) {
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, files.get(path.relative(path.join(folder, 'generated'), file)) ?? '');
  }
  return differences;
}
