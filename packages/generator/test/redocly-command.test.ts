import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { DescriptionError, type Problem } from '@quipu/generator';
import { loadDescription } from '@quipu/generator/load';

const project = path.resolve(import.meta.dirname, '../../..');

/** A problem as both say it: `rule file:line:column severity message`, the file relative to the folder of the `redocly.yaml`. */
type Line = string;

/** What the command prints of a problem, as far as it is compared. */
interface Printed {
  readonly ruleId: string;
  readonly severity: 'error' | 'warn';
  readonly message: string;
  readonly suggest: readonly string[];
  readonly location: readonly [
    {
      readonly source: { readonly ref: string };
      readonly start: { readonly line: number; readonly col: number };
    },
  ];
}

/** Where the pipeline deliberately says less than the command, or says it otherwise, and why. */
interface Deviation {
  readonly reason: string;
  readonly applies: (problem: Printed, at: number, all: readonly Printed[]) => boolean;
  /** What the pipeline says instead; by default nothing. */
  readonly message?: (problem: Printed, folder: string) => string;
}

const DEVIATIONS: readonly Deviation[] = [
  {
    reason: 'A warning waits until there are no errors, which alone are thrown.',
    applies: ({ severity }, _, all) =>
      severity === 'warn' && all.some((other) => other.severity === 'error'),
  },
  {
    reason: 'A file that cannot be parsed is said once, not at each reference to it.',
    applies: (problem, at, all) =>
      problem.message.startsWith('Failed to parse: ') &&
      all.findIndex((other) => lineOf(other) === lineOf(problem)) < at,
  },
  {
    reason: 'A reference to a file that cannot be parsed is an echo of what is wrong in it.',
    applies: ({ message }, _, all) =>
      all.some(
        (other) => other.message === message.replace("Can't resolve $ref", 'Failed to parse'),
      ) && message.startsWith("Can't resolve $ref"),
  },
  {
    reason:
      'An example that cannot be held against its schema is an echo of the reference in the schema.',
    applies: ({ message }, _, all) =>
      message.startsWith("Example validation errored: can't resolve reference") &&
      all.some(({ ruleId }) => ruleId === 'no-unresolved-refs'),
  },
  {
    reason: 'The place stands before the message, not in it.',
    applies: ({ message }) => message.startsWith('Failed to parse: '),
    message: ({ message }) => message.replace(/ in ".+" \(\d+:\d+\)$/, '.'),
  },
  {
    reason:
      'A file that is not there is said without the code of the operating system, and with the mend.',
    applies: ({ message }) => message.startsWith("Can't resolve $ref: ENOENT"),
    message: ({ message }, folder) => {
      const file = path.relative('', path.join(folder, / '([^']+)'$/.exec(message)?.[1] ?? ''));
      return `There is no file ${file}. Correct the reference, or write the file.`;
    },
  },
  {
    reason: 'A reference to nothing is said with the mend.',
    applies: ({ message }) => message === "Can't resolve $ref",
    message: () => 'The reference points at nothing. Correct it.',
  },
  {
    reason: 'What the command suggests stands in the message.',
    applies: ({ suggest }) => suggest.length > 0,
    message: ({ message, suggest }) => `${message} Did you mean "${suggest[0]}"?`,
  },
];

const FAULTY = {
  'redocly.yaml': `
telemetry: off
apis: { things: { root: spec/openapi.yaml } }
plugins: ['${new URL(import.meta.resolve('@quipu/generator/style')).pathname}']
extends: [recommended-strict, quipu/style]
rules:
  no-invalid-media-type-examples: error
  info-license: warn
`,
  '.redocly.lint-ignore.yaml': `
spec/openapi.yaml:
  no-server-example.com: ['#/servers/0/url']
`,
  'spec/openapi.yaml': `
openapi: 3.1.0
info: { title: Things, version: '1' }
servers: [{ url: https://example.com }]
security: []
paths:
  /things: { $ref: things.yaml }
  /thing: { $ref: broken.yaml }
components:
  schemas:
    Unused: { type: string, description: Referred to by nothing. }
    Broken: { $ref: broken.yaml }
`,
  'spec/things.yaml': `
get:
  operationId: get_things
  tags: [Things]
  summary: List Things
  descriptoin: A field with a typo.
  responses:
    '200':
      description: Things
      content: { application/json: { schema: { $ref: thing.yaml }, examples: { one: { value: { id: 1 } } } } }
    '401': { $ref: '#/nothing' }
    '404': { $ref: missing.yaml }
    '422':
      description: Things
      content: { application/json: { schema: { items: { $ref: missing.yaml } }, examples: { one: { value: [1] } } } }
post:
  operationId: things.create
  tags: [Things]
  summary: Create Thing
  responses:
    '200':
      description: The thing
      content: { application/json: { schema: { $ref: thing.yaml } } }
`,
  'spec/thing.yaml': `
type: object
properties:
  id: { type: string }
  createdAt: { type: string, description: When it was created. }
`,
  'spec/broken.yaml': 'get: [\n',
};

const WARNED = {
  'redocly.yaml': `
telemetry: off
extends: [minimal]
rules: { info-license: warn, operation-4xx-response: warn }
`,
  'openapi.yaml': `
openapi: 3.1.0
info: { title: Things, version: '1' }
servers: [{ url: https://api.things.test }]
security: []
paths:
  /things: { get: { operationId: things.get, summary: Get Things, responses: { '200': { description: Things } } } }
`,
};

let room: string;
beforeAll(() => {
  room = realpathSync(mkdtempSync(path.join(tmpdir(), 'quipu-redocly-')));
});
afterAll(() => rmSync(room, { recursive: true }));

it('`redocly lint` and the pipeline find nothing in our own description', async () => {
  expect(await printed(project)).toEqual([]);
  expect(await said(project, 'spec/openapi.yaml')).toEqual([]);
});

it('the pipeline says of a faulty description what `redocly lint` says, but for the deviations, each of which it shows', async () => {
  const folder = write('faulty', FAULTY);
  const problems = await printed(folder);
  expect(rulesOf(problems)).toEqual([
    'info-license',
    'no-invalid-media-type-examples',
    'no-unresolved-refs',
    'no-unused-components',
    'operation-4xx-response',
    'quipu/answer-example',
    'quipu/error-answers',
    'quipu/named-example',
    'quipu/operation-id',
    'quipu/property-description',
    'quipu/safe-post',
    'quipu/wire-name',
    'struct',
  ]);
  const shown = problems.map((problem, at) => ({
    problem,
    deviation: DEVIATIONS.find(({ applies }) => applies(problem, at, problems)),
  }));
  const expected = shown.flatMap(({ problem, deviation }) => {
    if (deviation === undefined) return [lineOf(problem)];
    return deviation.message === undefined
      ? []
      : [lineOf({ ...problem, message: deviation.message(problem, folder) })];
  });
  expect((await said(folder, 'spec/openapi.yaml')).toSorted()).toEqual(expected.toSorted());
  expect(new Set(shown.flatMap(({ deviation }) => deviation ?? []))).toEqual(new Set(DEVIATIONS));
});

it('the pipeline warns of what `redocly lint` warns of', async () => {
  const folder = write('warned', WARNED);
  const problems = await printed(folder, 'openapi.yaml');
  expect(rulesOf(problems)).toEqual(['info-license', 'operation-4xx-response']);
  expect(await said(folder, 'openapi.yaml')).toEqual(problems.map(lineOf));
});

function write(name: string, files: Readonly<Record<string, string>>): string {
  const folder = path.join(room, name);
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
    writeFileSync(path.join(folder, file), text.trimStart());
  }
  return folder;
}

/** What `redocly lint --format=json` prints, with absolute paths cut down to the folder in which it is run. */
async function printed(folder: string, ...parameters: string[]): Promise<readonly Printed[]> {
  const command = [path.join(project, 'scripts/redocly.js'), 'lint', '--format=json'];
  const output = await new Promise<string>((resolve, reject) => {
    execFile(
      process.execPath,
      [...command, ...parameters],
      { cwd: folder },
      // It ends with 1 where it finds errors.
      (error, stdout, stderr) =>
        stdout === '' ? reject(error ?? new Error(stderr)) : resolve(stdout),
    );
  });
  const { problems } = JSON.parse(output.replaceAll(`${folder}/`, ''));
  return problems;
}

/** What the pipeline says. */
async function said(folder: string, file: string): Promise<readonly Line[]> {
  const problems = await loadDescription(path.join(folder, file)).then(
    ({ warnings }) => warnings,
    (error: unknown): readonly Problem[] => {
      if (!(error instanceof DescriptionError)) throw error;
      return error.problems;
    },
  );
  return problems.map(({ rule, severity, message, file: where = '', line, column }) => {
    const place = `${path.relative(folder, path.resolve(where))}:${line}:${column}`;
    return `${rule} ${place} ${severity} ${message}`;
  });
}

function lineOf({ ruleId, severity, message, location: [{ source, start }] }: Printed): Line {
  const place = `${source.ref}:${start.line}:${start.col}`;
  return `${ruleId} ${place} ${severity === 'warn' ? 'warning' : 'error'} ${message}`;
}

function rulesOf(problems: readonly Printed[]): readonly string[] {
  return [...new Set(problems.map(({ ruleId }) => ruleId))].toSorted();
}
