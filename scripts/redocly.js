// redocly, without its telemetry and without a look for a newer version, which waits for the network: `node scripts/redocly lint`
// is `redocly lint`.
import { fileURLToPath } from 'node:url';

process.env['REDOCLY_TELEMETRY'] = 'off';
process.env['REDOCLY_SUPPRESS_UPDATE_NOTICE'] = 'true';
const command = import.meta.resolve('@redocly/cli/bin/cli.js');
process.argv[1] = fileURLToPath(command);
await import(command);
