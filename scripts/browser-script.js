import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const FOLDER = 'packages/docs/browser';
export const BROWSER_SCRIPT = 'packages/docs/generated/script.js';

/**
 * The script of the reference pages: one classic script, since a browser loads no module from a folder.
 *
 * @param {string} [cacheFolder] Keeps the last output, since loading the bundler takes longer than bundling. Without one,
 * nothing is kept and nothing kept is used.
 */
export async function browserScript(cacheFolder) {
  if (cacheFolder === undefined) return bundle();
  const hash = createHash('sha256').update(readFileSync('package.json'));
  for (const file of readdirSync(FOLDER).toSorted()) {
    hash.update(file).update(readFileSync(path.join(FOLDER, file)));
  }
  const key = `// ${hash.digest('hex')}\n`;
  const cacheFile = path.join(cacheFolder, 'script.js');
  const kept = read(cacheFile);
  if (kept?.startsWith(key)) return kept.slice(key.length);
  const text = await bundle();
  mkdirSync(cacheFolder, { recursive: true });
  writeFileSync(cacheFile, key + text);
  return text;
}

async function bundle() {
  const { build } = await import('rolldown');
  const { output } = await build({
    input: `${FOLDER}/main.ts`,
    platform: 'browser',
    write: false,
    output: { format: 'iife', minify: true },
  });
  return `// Made by \`npm run generate\` from ${FOLDER}. Do not edit.\n${output[0].code}\n`;
}

/** @param {string} file */
function read(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}
