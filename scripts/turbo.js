// turbo, without its telemetry: `node scripts/turbo.js TASK…` is `turbo run TASK…`.
import { createRequire } from 'node:module';

process.env['TURBO_TELEMETRY_DISABLED'] = '1';
process.argv.splice(2, 0, 'run', '--log-prefix=none', '--output-logs=new-only');
// In this process: starting Node once more takes longer than turbo does where nothing changed.
createRequire(import.meta.url)('turbo/bin/turbo');
