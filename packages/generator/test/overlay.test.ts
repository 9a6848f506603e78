import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DescriptionError } from '@quipu/generator';
import { type Description, loadDescription } from '@quipu/generator/load';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'quipu-overlay-'));
  write('openapi.yaml', THING);
});
afterEach(() => rmSync(folder, { recursive: true }));

function write(name: string, text: string): string {
  const file = path.join(folder, name);
  writeFileSync(file, text);
  return file;
}

/** Without an operationId: what an overlay is for. */
const THING = `
openapi: 3.1.0
info: { title: Things, version: '1' }
paths:
  /things/{id}:
    get:
      parameters:
        - { name: id, in: path, required: true, schema: { type: string } }
        - { name: old, in: query, schema: { type: string } }
        - { name: older, in: query, schema: { type: string } }
      responses:
        '200': { description: '', content: { application/json: { schema: { $ref: '#/components/schemas/Thing' } } } }
components:
  schemas:
    Thing: { type: object, required: [id], properties: { id: { type: string }, name: { type: string } } }
`;

const NAMED = `
  - target: $.paths['/things/{id}'].get
    update: { operationId: things.get, tags: [Things] }
`;

/** An overlay of these actions, which begin at its fourth line. */
function overlay(actions: string, name = 'overlay.yaml'): string {
  return write(
    name,
    `overlay: 1.0.0\ninfo: { title: Names, version: '1' }\nactions:${actions.trimEnd()}\n`,
  );
}

function load(...overlays: string[]): Promise<Description> {
  return loadDescription(path.join(folder, 'openapi.yaml'), { overlays });
}

async function refusal(...overlays: string[]): Promise<string> {
  const error: unknown = await load(...overlays).then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(DescriptionError);
  return (error as DescriptionError).message;
}

interface Read {
  readonly info: unknown;
  readonly paths: {
    readonly '/things/{id}': {
      readonly get: {
        readonly operationId: string;
        readonly tags: readonly string[];
        readonly parameters: readonly { readonly name: string }[];
      };
    };
  };
  readonly components: {
    readonly schemas: {
      readonly Thing: { readonly required: readonly string[]; readonly properties: object };
    };
  };
}

async function read(...overlays: string[]): Promise<Read> {
  // The shape of the fixture above.
  return (await load(...overlays)).document as unknown as Read;
}

describe('an overlay', () => {
  it('gives a description what it lacks, before it is linted', async () => {
    expect(await refusal()).toContain('operationId');
    const { get } = (await read(overlay(NAMED))).paths['/things/{id}'];
    expect(get.operationId).toBe('things.get');
    expect(get.tags).toEqual(['Things']);
  });

  it('merges objects, appends to arrays and replaces everything else', async () => {
    const { info, components } = await read(
      overlay(`${NAMED}
  - target: $.components.schemas.Thing
    update: { required: [name], properties: { color: { type: string } } }
  - target: $.components.schemas.Thing.required
    update: color
  - target: $
    update: { info: { title: Our things } }
`),
    );
    expect(info).toEqual({ title: 'Our things', version: '1' });
    expect(components.schemas.Thing.required).toEqual(['id', 'name', 'color']);
    expect(Object.keys(components.schemas.Thing.properties)).toEqual(['color', 'id', 'name']);
  });

  it('removes all that its target selects', async () => {
    const { get } = (
      await read(
        overlay(`${NAMED}
  - target: $.paths.*.*.parameters[?@.in=='query']
    remove: true
`),
      )
    ).paths['/things/{id}'];
    expect(get.parameters.map(({ name }) => name)).toEqual(['id']);
  });

  it('is applied to what the one before it left', async () => {
    const first = overlay(NAMED, 'first.yaml');
    const second = overlay(
      `
  - target: $..[?@.operationId == 'things.get']
    update: { operationId: things.read }
`,
      'second.yaml',
    );
    const { get } = (await read(first, second)).paths['/things/{id}'];
    expect(get.operationId).toBe('things.read');
  });

  it('whose target selects nothing is warned of', async () => {
    const { warnings } = await load(overlay(`${NAMED}\n  - target: $.nothing\n    remove: true\n`));
    expect(warnings.map(({ line, message }) => `${line} ${message}`)).toEqual([
      '7 The target $.nothing selects nothing in the description. Correct it, or take the action away.',
    ]);
  });

  it('is the place of what it wrote, and the description that of the rest', async () => {
    const file = overlay(`
  - target: $.paths.*.*.parameters[?@.name=='old']
    remove: true
${NAMED}`);
    const { locate } = await load(file);
    const at = (pointer: string): string => {
      const { file: name = '', line } = locate(pointer) ?? {};
      return `${path.basename(name)}:${line}`;
    };
    expect(at('/paths/~1things~1{id}/get/operationId')).toBe('overlay.yaml:8');
    expect(at('/paths/~1things~1{id}/get/parameters/1')).toBe('openapi.yaml:10');
    expect(at('/components/schemas/Thing/properties/id')).toBe('openapi.yaml:15');
  });

  it('that makes the description wrong is named with its line', async () => {
    const file = overlay(`${NAMED}
  - target: $.components.schemas.Thing.properties.id
    update: { type: strin }
`);
    expect(await refusal(file)).toMatch(/overlay\.yaml:8:15 .*Did you mean "string"\? \(struct\)$/);
  });

  const refused: [title: string, text: string, want: RegExp][] = [
    ['is not YAML', 'overlay: [', /overlay\.yaml:1:\d+ .* Give an OpenAPI Overlay 1\.0/],
    ['is no overlay', 'openapi: 3.1.0', /overlay\.yaml:1:1 .*Begin it with `overlay: 1\.0\.0`/],
    [
      'lacks a target',
      "overlay: 1.0.0\ninfo: { title: a, version: '1' }\nactions:\n  - remove: true\n",
      /overlay\.yaml:4:5 .*`target`/,
    ],
    [
      'has a target that is no JSONPath',
      "overlay: 1.0.0\ninfo: { title: a, version: '1' }\nactions:\n  - target: $.paths[\n    remove: true\n",
      /overlay\.yaml:4:5 The target \$\.paths\[ is no JSONPath/,
    ],
    [
      'updates a string',
      "overlay: 1.0.0\ninfo: { title: a, version: '1' }\nactions:\n  - target: $.info.title\n    update: b\n",
      /overlay\.yaml:4:5 .*"Things", which is neither an object nor an array/,
    ],
    [
      'updates an object by a string',
      "overlay: 1.0.0\ninfo: { title: a, version: '1' }\nactions:\n  - target: $.info\n    update: b\n",
      /overlay\.yaml:5:5 An object is updated by an object/,
    ],
    [
      'removes the whole description',
      "overlay: 1.0.0\ninfo: { title: a, version: '1' }\nactions:\n  - target: $\n    remove: true\n",
      /overlay\.yaml:4:5 The whole description cannot be removed/,
    ],
    [
      'copies, which Overlay 1.0 cannot',
      "overlay: 1.0.0\ninfo: { title: a, version: '1' }\nactions:\n  - target: $.info\n    copy: $.paths\n",
      /overlay\.yaml:5:5 .*copy/,
    ],
  ];
  it.each(refused)('that %s is refused with its line', async (_, text, want) => {
    expect(await refusal(write('overlay.yaml', text))).toMatch(want);
  });

  it('that does not exist is named', async () => {
    expect(await refusal(path.join(folder, 'none.yaml'))).toContain(
      'none.yaml There is no such file. Give the path of an OpenAPI Overlay 1.0.',
    );
  });
});
