import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { main } from '@quipu/cli';

const ROOT = path.resolve(import.meta.dirname, '../../..');
const FIXTURES = path.join(import.meta.dirname, 'fixtures');

export interface Run {
  readonly code: number;
  readonly printed: string;
  readonly told: string;
}

/** Runs `quipu` in this process. */
export async function quipu(...args: string[]): Promise<Run> {
  const printed: string[] = [];
  const told: string[] = [];
  const code = await main(args, {
    print: (line) => printed.push(line),
    tell: (line) => told.push(line),
  });
  return { code, printed: printed.join('\n'), told: told.join('\n') };
}

export function fixture(name: string): string {
  return path.join(FIXTURES, name);
}

/** A folder of its own, and what removes it. */
export function temporaryFolder(): { readonly folder: string; readonly remove: () => void } {
  const folder = mkdtempSync(path.join(tmpdir(), 'quipu-cli-'));
  return { folder, remove: () => rmSync(folder, { recursive: true }) };
}

/**
 * Compiles a package that was made, as its own `npm run build` does, with this project's packages in place of installed ones.
 *
 * @param programs fixtures that are compiled with it: `.ts.txt`, for they do not compile without it.
 * @returns what the compiler says.
 */
export function compile(out: string, programs: readonly string[] = []): string {
  symlinkSync(path.join(ROOT, 'node_modules'), path.join(out, 'node_modules'));
  mkdirSync(path.join(out, 'sdk/test'));
  for (const program of programs) {
    copyFileSync(fixture(program), path.join(out, 'sdk/test', program.replace(/\.txt$/, '')));
  }
  const tsc = path.join(ROOT, 'node_modules/typescript/bin/tsc');
  const { stdout, stderr } = spawnSync(process.execPath, [tsc, '-p', out], { encoding: 'utf8' });
  return stdout + stderr;
}

/** A module of a package that has been compiled. Its types are checked with it, not here. */
export async function load(out: string, file: string): Promise<any> {
  return import(pathToFileURL(path.join(out, 'dist', file)).href);
}
