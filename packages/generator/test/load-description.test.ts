import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DescriptionError, emitServer, emitTypes, readApi } from '@quipu/generator';
import { loadDescription } from '@quipu/generator/load';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'quipu-generator-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function write(name: string, text: string): string {
  const file = path.join(folder, name);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, text);
  return file;
}

/** The message of the error that loading this file ends with. */
async function refusal(file: string): Promise<string> {
  const error: unknown = await loadDescription(file).then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(DescriptionError);
  return (error as DescriptionError).message;
}

const THING = `
openapi: 3.1.0
info: { title: Things, version: '1' }
paths:
  /things/{id}:
    get:
      operationId: things.get
      parameters: [{ name: id, in: path, required: true, schema: { type: string } }]
      responses: { '200': { description: '', content: { application/json: { schema: { $ref: '#/components/schemas/Thing' } } } } }
components:
  schemas:
    Thing: { type: object, required: [id], properties: { name: { type: string }, id: { type: string } } }
`;

it('a file that does not exist is named', async () => {
  expect(await refusal(path.join(folder, 'nothing.yaml'))).toContain(
    'nothing.yaml There is no such file.',
  );
});

it('a reference to nothing is named with its file and line', async () => {
  const file = write('openapi.yaml', THING.replace("schemas/Thing'", "schemas/Thong'"));
  expect(await refusal(file)).toMatch(
    /openapi\.yaml:9:\d+ The reference points at nothing\. Correct it\. \(no-unresolved-refs\)/,
  );
});

it('references that only lead back to each other are named with their lines', async () => {
  const cycle =
    "\n    Thing: { $ref: '#/components/schemas/Other' }\n    Other: { $ref: '#/components/schemas/Thing' }\n";
  const file = write('openapi.yaml', THING.replace(/\n {4}Thing: .*\n/, cycle));
  expect(await refusal(file)).toMatch(
    /openapi\.yaml:12:14 .*:12 → .*:13 → .*:12\. .*\(reference-cycle\)$/,
  );
});

it('a schema that contains itself is no such cycle', async () => {
  const file = write(
    'openapi.yaml',
    THING.replace('id: { type: string } }', "id: { $ref: '#/components/schemas/Thing' } }"),
  );
  await expect(loadDescription(file)).resolves.toBeDefined();
});

it('a file that is empty is named, not those that refer to it', async () => {
  write('thing.yaml', '');
  const file = write('openapi.yaml', THING.replace('#/components/schemas/Thing', 'thing.yaml'));
  expect(await refusal(file)).toMatch(/^\S*thing\.yaml:1:1 The file is empty\. .*\(file\)$/);
});

it('a file that is not there is named once, where it is referred to', async () => {
  const file = write('openapi.yaml', THING.replace('#/components/schemas/Thing', 'thing.yaml'));
  expect(await refusal(file)).toMatch(
    /openapi\.yaml:9:\d+ There is no file .*thing\.yaml\. Correct the reference, or write the file\. \(no-unresolved-refs\)$/,
  );
});

it('a file that is not YAML is named with its line', async () => {
  const file = write('openapi.yaml', 'openapi: 3.1.0\ninfo: [\n');
  expect(await refusal(file)).toMatch(/openapi\.yaml:\d+/);
});

it('a file that is YAML but no description is named', async () => {
  expect(await refusal(write('openapi.yaml', 'hello\n'))).toContain('openapi.yaml');
  expect(await refusal(write('list.yaml', '- 1\n'))).toContain('list.yaml');
  expect(await refusal(write('other.yaml', 'kind: Pod\n'))).toContain('other.yaml');
  expect(await refusal(write('empty.yaml', ''))).toContain('empty.yaml');
});

it('the same description in another order of keys gives the same files', async () => {
  const [head = '', paths = '', components = ''] = THING.split(/^(?=paths:|components:)/m);
  const shuffled = `${components.replace(
    'name: { type: string }, id: { type: string }',
    'id: { type: string }, name: { type: string }',
  )}${paths.trimStart()}${head.trimStart()}`;
  expect(shuffled).not.toBe(THING);
  const files = await Promise.all(
    [write('a.yaml', THING), write('b.yaml', shuffled)].map(async (file) => {
      const { document } = await loadDescription(file);
      const api = readApi(document);
      return [JSON.stringify(document), ...emitTypes(api), ...emitServer(api, document)];
    }),
  );
  expect(files[1]).toEqual(files[0]);
});

/** A description with one path. */
const operation = (text: string): string => `
openapi: 3.1.0
info: { title: Things, version: '1' }
paths:
  /things:
    ${text}
`;

describe('the rules', () => {
  const unlicensed = 'Info object should contain `license` field.';

  it('are those of the redocly.yaml beside the description', async () => {
    write('redocly.yaml', 'telemetry: off\nrules: { info-license: error }\n');
    expect(await refusal(write('openapi.yaml', THING))).toContain(unlicensed);
  });

  it('are those of one further up that names the description, with what it says of that alone', async () => {
    write(
      'redocly.yaml',
      `telemetry: off
apis:
  other: { root: spec/other.yaml, rules: { info-license: error } }
  things: { root: spec/openapi.yaml, rules: { info-license: warn } }
`,
    );
    const { warnings } = await loadDescription(write('spec/openapi.yaml', THING));
    expect(warnings.map(({ message }) => message)).toEqual([unlicensed]);
    expect(await refusal(write('spec/other.yaml', THING))).toContain(unlicensed);
  });

  it('are not those of another project further up, whose plugins do not run', async () => {
    write(
      'redocly.yaml',
      'plugins: [./plugin.js]\napis: { other: { root: other.yaml }, none: null }\n',
    );
    write('plugin.js', 'throw new Error("the plugin of another project ran");');
    const { warnings } = await loadDescription(write('spec/openapi.yaml', THING));
    expect(warnings).toEqual([]);
  });

  it('are named where they cannot be read', async () => {
    write('redocly.yaml', 'rules: [\n');
    expect(await refusal(write('spec/openapi.yaml', THING))).toMatch(
      /redocly\.yaml The rules cannot be read: .+\. Give YAML\. \(file\)$/,
    );
  });
});

describe('our style guide', () => {
  const style = path.resolve(import.meta.dirname, '../dist/src/style/plugin.js');
  beforeEach(() => {
    write('redocly.yaml', `telemetry: off\nplugins: ['${style}']\nextends: [quipu/style]\n`);
  });

  const answers = `responses: { '200': { description: '' }, '401': { description: '' }, '422': { description: '', content: { application/json: { schema: {}, examples: { one: { value: 1 } } } } } }`;

  const cases: [title: string, text: string, want: RegExp][] = [
    [
      'an unknown extension is refused, and the known ones are listed',
      operation(`get: { operationId: things.get, tags: [T], x-quipu-pages: 1, ${answers} }`),
      /openapi\.yaml:6:\d+ There is no extension x-quipu-pages\. Use one of .*x-quipu-page.*\(quipu\/extension: .*rules\/extension\.md\)/,
    ],
    [
      'an extension in the wrong place is refused with the right one',
      operation(`get: { operationId: things.get, tags: [T], x-quipu-env: KEY, ${answers} }`),
      /x-quipu-env does not stand on a Operation\. Put it on a SecurityScheme or a Server\./,
    ],
    [
      'an extension with the wrong content is refused with the right one',
      operation(
        `get: { operationId: things.get, tags: [T], x-quipu-page: { items: 7 }, ${answers} }`,
      ),
      /x-quipu-page does not hold \{"items":7\}\. Write \{ items, token, parameter \}/,
    ],
    [
      'an operationId that is no path of names is refused',
      operation(`get: { operationId: get_things, tags: [T], ${answers} }`),
      /The operationId "get_things" is not a path of names\./,
    ],
    [
      'an operationId that another operation has is refused, and both are named',
      operation(
        `{ get: { operationId: things.get, tags: [T], ${answers} }, put: { operationId: things.get, tags: [T], ${answers} } }`,
      ),
      /The operationId "things\.get" is that of GET \/things, too\./,
    ],
    [
      'operations of a resource with different tags are refused',
      operation(
        `{ get: { operationId: things.get, tags: [T], ${answers} }, put: { operationId: things.put, tags: [U], ${answers} } }`,
      ),
      /The operation is tagged "U", the others of things "T"\./,
    ],
    [
      'a page whose names are not fields is refused, and the fields are listed',
      operation(
        `get: { operationId: things.list, tags: [T], x-quipu-page: { items: things, token: next, parameter: after }, parameters: [{ name: page, in: query }], responses: { '200': { description: '', content: { application/json: { schema: { properties: { items: {}, next: {} } } } } } } }`,
      ),
      /The answer has no field "things", which x-quipu-page names as its items\. Name one of items, next\.[^]*The request has no field "after".*Name one of page\./,
    ],
    [
      'a name that is not in snake case is refused',
      operation(
        `get: { operationId: things.get, tags: [T], parameters: [{ name: pageSize, in: query }], ${answers} }`,
      ),
      /The parameter "pageSize" is not in snake case\./,
    ],
    [
      'an operation without its shared errors is refused',
      operation(
        `get: { operationId: things.get, tags: [T], responses: { '200': { description: '' } } }`,
      ),
      /does not describe its answer 401 and 422/,
    ],
    [
      'an operation without a named example is refused',
      operation(
        `get: { operationId: things.get, tags: [T], responses: { '200': { description: '' } } }`,
      ),
      /has no named example/,
    ],
    [
      'an answer without a named example is refused',
      operation(
        `get: { operationId: things.get, tags: [T], responses: { '200': { description: '', content: { application/json: { schema: {} } } } } }`,
      ),
      /The answer has no named example/,
    ],
    [
      'a list without pages is refused',
      operation(`get: { operationId: things.list, tags: [T], ${answers} }`),
      /A list answers pages/,
    ],
    [
      'a POST that cannot be sent twice is refused',
      operation(`post: { operationId: things.create, tags: [T], ${answers} }`),
      /A POST must be safe to send again/,
    ],
    [
      'an operation of two tags is refused',
      operation(`get: { operationId: things.get, tags: [T, U], ${answers} }`),
      /Give it exactly one tag/,
    ],
  ];
  it.each(cases)('%s', async (_title, text, want) => {
    expect(await refusal(write('openapi.yaml', text))).toMatch(want);
  });
});
