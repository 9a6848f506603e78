#!/usr/bin/env node
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const main = new URL('../dist/src/main.js', import.meta.url);

// A fresh clone has the sources only.
if (!existsSync(main)) {
  process.stderr.write('quipu: building packages/cli, once\n');
  const require = createRequire(import.meta.url);
  const tsc = path.join(path.dirname(require.resolve('typescript/package.json')), 'bin/tsc');
  const project = fileURLToPath(new URL('..', import.meta.url));
  const { status } = spawnSync(process.execPath, [tsc, '-b', project], {
    stdio: ['ignore', process.stderr.fd, 'inherit'],
  });
  if (status !== 0) {
    process.stderr.write('quipu: the build failed\n');
    process.exit(1);
  }
}

const quipu = await import(main.href);
process.exitCode = await quipu.main(process.argv.slice(2));
