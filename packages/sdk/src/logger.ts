import type { Log, LogEvent } from '@quipu/client';

type LogMethod = (message: string, ...rest: unknown[]) => void;

export interface Logger {
  readonly error: LogMethod;
  readonly warn: LogMethod;
  readonly info: LogMethod;
  readonly debug: LogMethod;
}

export type LogLevel = 'off' | 'error' | 'warn' | 'info' | 'debug';

const LEVELS: readonly LogLevel[] = ['off', 'error', 'warn', 'info', 'debug'];

const LEVEL_OF_TYPE = {
  request: 'debug',
  response: 'info',
  failure: 'warn',
  retry: 'warn',
} as const;

/** What the transport tells of, as lines for a logger. Undefined where nothing would be logged. */
export function logTo(logger: Logger, level: LogLevel): Log | undefined {
  const most = LEVELS.indexOf(level);
  if (most < LEVELS.indexOf('warn')) return undefined;
  return (event) => {
    const own = LEVEL_OF_TYPE[event.type];
    if (LEVELS.indexOf(own) <= most) logger[own](line(event), event);
  };
}

function line({
  type,
  method,
  url,
  attempt,
  status,
  requestId,
  durationMs,
  error,
  delayMs,
}: LogEvent): string {
  const request = `${method} ${url}`;
  switch (type) {
    case 'request':
      return `${request} (attempt ${attempt})`;
    case 'response':
      return `${request} ${status} in ${durationMs} ms (request ${requestId ?? 'without an id'})`;
    case 'failure':
      return `${request} ${error} after ${durationMs} ms`;
    case 'retry':
      return `${request} will be sent again in ${Math.round(delayMs ?? 0)} ms`;
  }
}
