import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { loadDescription, type Locate } from '@quipu/generator/load';

const FILES = {
  'openapi.yaml': `openapi: 3.1.0
info: { title: Things, version: '1' }
paths:
  /things/{id}:
    $ref: paths/thing.yaml
components:
  securitySchemes:
    bearer:
      type: http
      scheme: bearer
`,
  'paths/thing.yaml': `get:
  operationId: things.get
  parameters:
    - name: id
      in: path
      required: true
      schema: { type: string }
    - $ref: '../components/Limit.yaml'
  responses:
    '200':
      description: A thing.
      content:
        application/json:
          schema:
            $ref: '../components/Thing.yaml'
`,
  'components/Limit.yaml': `name: limit
in: query
schema:
  type: integer
`,
  'components/Thing.yaml': `type: object
properties:
  id:
    type: string
  parent:
    $ref: Thing.yaml
  a/b:
    type: string
`,
};

let folder: string;
let locate: Locate;
beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'quipu-locate-'));
  for (const [name, text] of Object.entries(FILES)) {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    writeFileSync(path.join(folder, name), text);
  }
  ({ locate } = await loadDescription(path.join(folder, 'openapi.yaml')));
});
afterAll(() => rmSync(folder, { recursive: true }));

const cases: [pointer: string, want: string][] = [
  ['', 'openapi.yaml:1:1'],
  ['/info/title', 'openapi.yaml:2:9'],
  ['/paths/~1things~1{id}', 'paths/thing.yaml:1:1'],
  ['/paths/~1things~1{id}/get', 'paths/thing.yaml:1:1'],
  ['/paths/~1things~1{id}/get/operationId', 'paths/thing.yaml:2:3'],
  ['/paths/~1things~1{id}/get/parameters/0/schema', 'paths/thing.yaml:7:7'],
  ['/paths/~1things~1{id}/get/parameters/1/schema', 'components/Limit.yaml:3:1'],
  ['/components/schemas/Thing', 'components/Thing.yaml:1:1'],
  ['/components/schemas/Thing/properties/id/type', 'components/Thing.yaml:4:5'],
  ['/components/schemas/Thing/properties/a~1b', 'components/Thing.yaml:7:3'],
  ['/components/parameters/Limit/schema', 'components/Limit.yaml:3:1'],
  ['/components/securitySchemes/bearer', 'openapi.yaml:8:5'],
  // What is not there is found where its nearest ancestor is.
  ['/components/schemas/Thing/properties/nothing/type', 'components/Thing.yaml:2:1'],
  ['/nothing', 'openapi.yaml:1:1'],
];

it.each(cases)('%s of the bundle was written at %s', (pointer, want) => {
  const place = locate(pointer);
  const file = place && path.relative(folder, path.resolve(place.file));
  expect(`${file}:${place?.line}:${place?.column}`).toBe(want);
});
