// Writes the reference as files: the pages that a server shows.
// Usage: node scripts/docs.js [--out site] [--base-url http://127.0.0.1:8484] [--site-url URL]
//   --out       the folder; `site` in this repository, the default, is emptied first, any other is added to
//   --base-url  the address of the API, for the samples and the forms
//   --site-url  where the pages will stand, for sitemap.xml; by default the base URL
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { renderReferencePages } from '@quipu/server';

const SITE = fileURLToPath(new URL('../site', import.meta.url));

const options = readOptions();
if (typeof options === 'string') {
  console.error(options);
  process.exit(2);
}
const { out, 'base-url': baseUrl, 'site-url': siteUrl } = options;
const pages = await renderReferencePages(baseUrl, { isServedByApi: false, siteUrl });
if (path.resolve(out) === SITE) rmSync(SITE, { recursive: true, force: true });
for (const [name, text] of pages) {
  const file = path.join(out, name);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, text);
}
console.log(`The reference is in ${out}, ${pages.size} files that need no server. Open`);
console.log(pathToFileURL(path.join(out, 'index.html')).href);

/** @returns what was asked for, or what is wrong with it */
function readOptions() {
  try {
    const { values } = parseArgs({
      options: {
        out: { type: 'string', default: SITE },
        'base-url': { type: 'string', default: 'http://127.0.0.1:8484' },
        'site-url': { type: 'string' },
      },
    });
    const wrong = [values['base-url'], values['site-url']].find(
      (url) => url !== undefined && !(/^https?:/.test(url) && URL.canParse(url)),
    );
    return wrong === undefined
      ? values
      : `${wrong} is not an address such as https://api.example.com.`;
  } catch (error) {
    return /** @type {Error} */ (error).message;
  }
}
