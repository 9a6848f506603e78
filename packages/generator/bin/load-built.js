import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/**
 * Loads what a command is built to. In a clone that was not built, there are the sources only: then one line says what
 * to run, and the process exits with 1.
 *
 * @param {string} command
 * @param {URL} main below `packages/NAME/dist/src`
 */
export function loadBuilt(command, main) {
  if (existsSync(main)) return import(main.href);
  const project = fileURLToPath(new URL('../../../..', main));
  process.stderr.write(`${command}: not built yet. Run \`npm run generate\` in ${project}\n`);
  return process.exit(1);
}
