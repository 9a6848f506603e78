import { parseArgs } from 'node:util';
import { type Command, type Output, UsageError } from '../command.ts';
import { generatePackage } from './generate-package.ts';
import { checkOut, writeOut } from './write-out.ts';

const USAGE = `Usage: quipu generate --spec FILE --out DIR [OPTIONS]

Makes one npm package of an OpenAPI description: types, a client, an SDK and its reference as web pages and Markdown.

  --spec FILE      the description, OpenAPI 3, YAML or JSON
  --out DIR        where the package is written: a folder that is new, empty, or was made by this command
  --name NAME      the name of the package; by default it follows from the title of the description
  --overlay FILE   an OpenAPI Overlay 1.0 that is applied first; may be given several times
  --no-docs        without the reference
  --help           show this`;

/** So many notes are shown; all of them are in the package. */
const MOST_NOTES = 20;

interface Options {
  readonly spec: string;
  readonly out: string;
  readonly name: string | undefined;
  readonly overlays: readonly string[];
  readonly hasDocs: boolean;
}

export const generate: Command = {
  summary: 'make types, client, SDK and reference of an OpenAPI description',
  usage: USAGE,
  run: async (args, output) => run(readOptions(args), output),
};

async function run({ out, ...options }: Options, output: Output): Promise<number> {
  await checkOut(out);
  const made = await generatePackage(options, output.tell);
  for (const note of made.notes.slice(0, MOST_NOTES)) output.tell(note);
  const more = made.notes.length - MOST_NOTES;
  if (more > 0) output.tell(`… and ${more} more, in ${out}/notes.txt`);
  const changed = await writeOut(out, made.files);
  output.print(
    `${made.name} ${made.version}: ${made.operations} operations, ${made.files.size} files in ${out}, ${changed} of them written`,
  );
  return 0;
}

function readOptions(args: readonly string[]): Options {
  const { spec, out, name, overlay = [], 'no-docs': noDocs = false } = readFlags(args);
  if (!spec) throw new UsageError('--spec is missing: name the description');
  if (!out) throw new UsageError('--out is missing: name the folder to write to');
  if (name !== undefined && !/^(@[a-z0-9~-][a-z0-9._~-]*\/)?[a-z0-9~-][a-z0-9._~-]*$/.test(name)) {
    throw new UsageError(
      `--name ${name} is not a name of a package, such as pet-store or @pets/store`,
    );
  }
  return { spec, out, name, overlays: overlay, hasDocs: !noDocs };
}

function readFlags(args: readonly string[]): {
  readonly spec?: string;
  readonly out?: string;
  readonly name?: string;
  readonly overlay?: string[];
  readonly 'no-docs'?: boolean;
} {
  try {
    return parseArgs({
      args: [...args],
      options: {
        spec: { type: 'string' },
        out: { type: 'string' },
        name: { type: 'string' },
        overlay: { type: 'string', multiple: true },
        'no-docs': { type: 'boolean' },
      },
    }).values;
  } catch (error) {
    throw new UsageError((error as Error).message, { cause: error });
  }
}
