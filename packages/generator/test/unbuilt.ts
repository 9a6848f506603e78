import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const project = path.resolve(import.meta.dirname, '../../..');

/** Runs a command in a project that has been installed, but not built. @param bin such as `cli/bin/quipu.js` */
export function runUnbuilt(bin: string): {
  readonly code: number | null;
  readonly output: string;
  /** The folder of that project. */
  readonly folder: string;
} {
  const folder = realpathSync(mkdtempSync(path.join(tmpdir(), 'quipu-unbuilt-')));
  try {
    const copy = path.join(folder, 'packages', bin);
    mkdirSync(path.dirname(copy), { recursive: true });
    cpSync(path.join(project, 'packages', bin), copy);
    symlinkSync(path.join(project, 'node_modules'), path.join(folder, 'node_modules'));
    const { status, stdout, stderr } = spawnSync(process.execPath, [copy], { encoding: 'utf8' });
    return { code: status, output: stdout + stderr, folder };
  } finally {
    rmSync(folder, { recursive: true });
  }
}
