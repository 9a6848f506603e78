// turbo, without its telemetry: `node scripts/turbo.js TASK…` is `turbo run TASK…`.
import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';

const turbo = createRequire(import.meta.url).resolve('turbo/bin/turbo');
const { status } = spawnSync(
  process.execPath,
  [turbo, 'run', '--log-prefix=none', '--output-logs=new-only', ...process.argv.slice(2)],
  { stdio: 'inherit', env: { ...process.env, TURBO_TELEMETRY_DISABLED: '1' } },
);
process.exitCode = status ?? 1;
