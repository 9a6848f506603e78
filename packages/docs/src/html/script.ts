import { readFileSync } from 'node:fs';

const FILE = new URL('../../../generated/script.js', import.meta.url);

/** What every page loads and none needs: the modules of `browser/` as one script, which `npm run generate` makes. */
export function readScript(): string {
  return readFileSync(FILE, 'utf8');
}
