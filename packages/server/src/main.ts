/** The command `quipu-server`. */
import { parseArgs } from 'node:util';
import { parseApiKeys, type ApiKey } from './api-keys.ts';
import { DataFolderError } from './data-folder-error.ts';
import { renderReferencePages } from './reference-pages.ts';
import { startServer, type RunningServer, type ServerOptions } from './server.ts';
import { defaultRetention } from './sweep.ts';

const usage = `quipu-server [--port 8484] [--host 127.0.0.1] [--data .quipu] [--retention-days ${defaultRetention.retentionDays}] [--unreferenced-hours ${defaultRetention.unreferencedHours}]

  --port                the port to listen on; 0 takes any that is free
  --host                the address to listen on
  --data                the folder for everything that the server keeps
  --retention-days      how long the rows of deleted directories and files are kept
  --unreferenced-hours  how long bytes are kept after the last file that had them is gone

QUIPU_API_KEY=key[:project-uuid],…  the keys to let in. Without it, the first start makes one and keeps it in the data folder.`;

/** How long a stop may take, in milliseconds. */
const maxStopMs = 9_000;

class UsageError extends Error {}

// What the server makes is nobody else's to read: PGlite would leave its files writable by everyone.
process.umask(0o077);

try {
  const { help, ...options } = readArguments();
  if (help) {
    console.log(usage);
  } else {
    const apiKeys = readApiKeys();
    const server = await startServer({
      ...options,
      renderPages: renderReferencePages,
      ...(apiKeys === undefined ? {} : { apiKeys }),
      onNewDatabase: (folder) => console.log(`Making the database in ${folder}, once.`),
      onCrash: () => process.exit(1),
    });
    announce(server);
    stopOnSignal(server);
  }
} catch (error) {
  if (error instanceof UsageError) {
    console.error(`quipu-server: ${error.message}\n\n${usage}`);
    process.exitCode = 2;
  } else if (error instanceof DataFolderError || isListenError(error)) {
    const mend = isListenError(error) ? '. Name another with --port or --host' : '';
    console.error(`quipu-server: ${error.message}${mend}`);
    process.exitCode = 1;
  } else {
    throw error;
  }
}

interface Arguments extends Pick<
  ServerOptions,
  'port' | 'host' | 'dataFolder' | 'retentionDays' | 'unreferencedHours'
> {
  readonly help: boolean;
}

function readArguments(): Arguments {
  let values;
  try {
    ({ values } = parseArgs({
      options: {
        port: { type: 'string', default: '8484' },
        host: { type: 'string', default: '127.0.0.1' },
        data: { type: 'string', default: '.quipu' },
        'retention-days': { type: 'string', default: String(defaultRetention.retentionDays) },
        'unreferenced-hours': {
          type: 'string',
          default: String(defaultRetention.unreferencedHours),
        },
        help: { type: 'boolean', default: false },
      },
    }));
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
  if (values.data === '') throw new UsageError('--data is a folder, not an empty text');
  return {
    port: readNumber('--port', values.port, 65_535),
    host: values.host,
    dataFolder: values.data,
    retentionDays: readNumber('--retention-days', values['retention-days'], 36_500),
    unreferencedHours: readNumber('--unreferenced-hours', values['unreferenced-hours'], 876_000),
    help: values.help,
  };
}

function readNumber(option: string, text: string, max: number): number {
  if (!/^\d+$/.test(text) || Number(text) > max) {
    throw new UsageError(`${option} is a number from 0 to ${max}, not ${text}`);
  }
  return Number(text);
}

function readApiKeys(): readonly ApiKey[] | undefined {
  const text = process.env['QUIPU_API_KEY'];
  if (text === undefined || text === '') return undefined;
  try {
    return parseApiKeys(text);
  } catch (error) {
    throw new UsageError(`QUIPU_API_KEY: ${(error as Error).message}`);
  }
}

function announce({ url, keptKey }: RunningServer): void {
  console.log(`API        ${url}`);
  console.log(`Reference  ${url}/`);
  if (keptKey === undefined) console.log('Key        from QUIPU_API_KEY');
  else if (keptKey.isNew)
    console.log(`Key        ${keptKey.key}  (shown once; kept in ${keptKey.file})`);
  else console.log(`Key        kept in ${keptKey.file}`);
}

/** The first signal drains, the second one ends at once; so does a drain that takes too long. */
function stopOnSignal(server: RunningServer): void {
  let isStopping = false;
  const stop = (): void => {
    if (isStopping) process.exit(1);
    isStopping = true;
    setTimeout(() => {
      console.error(
        `quipu-server: not stopped after ${maxStopMs} ms; what is unfinished is taken up at the next start`,
      );
      process.exit(1);
    }, maxStopMs).unref();
    void server.close().then(() => process.exit(0));
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
}

function isListenError(error: unknown): error is NodeJS.ErrnoException {
  const code = (error as NodeJS.ErrnoException).code ?? '';
  return ['EADDRINUSE', 'EACCES', 'EADDRNOTAVAIL', 'ENOTFOUND'].includes(code);
}
