// Reads and parses every YAML file beneath a folder: the least that anything can do. Usage: node parse.js FOLDER
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { load } from 'js-yaml';

const [folder = '.'] = process.argv.slice(2);
for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
  if (/\.ya?ml$/.test(name)) load(readFileSync(path.join(folder, name), 'utf8'));
}
