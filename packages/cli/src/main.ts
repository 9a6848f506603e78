import { readFileSync } from 'node:fs';
import { type Command, FailedError, type Output, UsageError } from './command.ts';
import { generate } from './generate/command.ts';

const COMMANDS: ReadonlyMap<string, Command> = new Map([['generate', generate]]);

const STANDARD: Output = {
  print: (line) => process.stdout.write(`${line}\n`),
  tell: (line) => process.stderr.write(`${line}\n`),
};

/**
 * Runs `quipu`.
 *
 * @returns The exit code: 0, 1 where the command cannot do what it is asked, 2 where the command line is wrong.
 */
export async function main(args: readonly string[], output: Output = STANDARD): Promise<number> {
  const [name, ...rest] = args;
  if (name === undefined || name === '--help' || name === 'help') {
    output.print(usage());
    return name === undefined ? 2 : 0;
  }
  if (name === '--version') {
    output.print(version());
    return 0;
  }
  const command = COMMANDS.get(name);
  if (command === undefined) {
    output.tell(`quipu: there is no command ${name}\n\n${usage()}`);
    return 2;
  }
  if (rest.includes('--help')) {
    output.print(command.usage);
    return 0;
  }
  try {
    return await command.run(rest, output);
  } catch (error) {
    if (error instanceof UsageError) {
      output.tell(`quipu ${name}: ${error.message}\n\n${command.usage}`);
      return 2;
    }
    if (error instanceof FailedError) {
      output.tell(`quipu ${name}: ${error.message}`);
      return 1;
    }
    throw error;
  }
}

function usage(): string {
  const commands = [...COMMANDS].map(([name, { summary }]) => `  ${name.padEnd(10)}${summary}`);
  return [
    'Usage: quipu COMMAND [OPTIONS]',
    '',
    'Commands:',
    ...commands,
    '',
    'quipu COMMAND --help says what a command takes; quipu --version is the version.',
  ].join('\n');
}

function version(): string {
  const file = new URL('../../package.json', import.meta.url);
  return (JSON.parse(readFileSync(file, 'utf8')) as { readonly version: string }).version;
}
