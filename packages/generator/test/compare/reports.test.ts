import { expect, it } from 'vitest';
import {
  changelogMarkdown,
  compareDescriptions,
  comparisonMarkdown,
  comparisonText,
} from '@quipu/generator/compare';
import { things } from './things.js';

function later(version: string, mutate: (document: any) => void) {
  const document = things();
  document.info.version = version;
  mutate(document);
  return document;
}

/** Breaks one property, adds an operation, deprecates another. */
function changed({ paths, components }: any): void {
  components.schemas.ThingCreate.required.push('note');
  paths['/things/{thing_id}'].delete.deprecated = true;
  paths['/things/{thing_id}/copy'] = {
    parameters: paths['/things/{thing_id}'].parameters,
    post: {
      operationId: 'things.copy',
      tags: ['Things'],
      responses: { 204: { description: 'Copied.' } },
    },
  };
}

const placeOf = (pointer: string): string => `things.yaml${pointer}`;

it('a terminal shows what breaks, for whom, where, and the mend', () => {
  const comparison = compareDescriptions(things(), later('1.0.0', changed));
  expect(comparisonText(comparison, placeOf)).toBe(`Breaking (1)
  ThingCreate.note is now required: optional → required
    Requests without it are refused. (request-property-required; requests of things.create)
    SDK: client.things.create(…): param 'note' is now required
    SDK: type ThingCreate: property 'note' is now required
    mend: Keep it optional, and say what holds without it as its default.
    at things.yaml/components/schemas/ThingCreate/properties/note

Added (1)
  things.copy is new: POST /things/{thing_id}/copy
    Nobody called it. (operation-added)
    SDK: client.things.copy(…) is new
    at things.yaml/paths/~1things~1{thing_id}~1copy/post

Deprecated (1)
  things.delete is deprecated
    It works as before. (operation-deprecated)
    SDK: client.things.delete(…) is deprecated
    at things.yaml/paths/~1things~1{thing_id}/delete

Since 1.0.0: major. info.version is 1.0.0; it would be right from 2.0.0 on.
`);
});

it('a pull request shows what breaks, and folds the rest', () => {
  const comparison = compareDescriptions(things(), later('2.0.0', changed));
  expect(comparisonMarkdown(comparison, placeOf)).toBe(`## Changes of the API: major

Since 1.0.0: major. info.version is 2.0.0, and says so.

### Breaking (1)

- \`ThingCreate.note\` is now required: \`optional → required\`. Requests without it are refused.
  - SDK: \`client.things.create(…): param 'note' is now required\`
  - SDK: \`type ThingCreate: property 'note' is now required\`
  - In requests of things.create
  - **Mend:** Keep it optional, and say what holds without it as its default.
  - \`things.yaml/components/schemas/ThingCreate/properties/note\`

<details>
<summary>Added (1)</summary>

- \`things.copy\` is new: \`POST /things/{thing_id}/copy\`. Nobody called it.
  - SDK: \`client.things.copy(…) is new\`
  - \`things.yaml/paths/~1things~1{thing_id}~1copy/post\`

</details>

<details>
<summary>Deprecated (1)</summary>

- \`things.delete\` is deprecated. It works as before.
  - SDK: \`client.things.delete(…) is deprecated\`
  - \`things.yaml/paths/~1things~1{thing_id}/delete\`

</details>
`);
});

function release(version: string, mutate: (document: any) => void, date?: string) {
  return { version, date, notes: [] as string[], document: later(version, mutate) };
}

it('the changelog has the newest version first, notes before changes, and links to the pages there are', () => {
  const releases = [release('1.0.0', () => {}), release('2.0.0', changed, '2026-11-21')];
  const current = {
    ...release('2.1.0', (document) => {
      changed(document);
      document.components.schemas.Status.description = 'How it goes.';
    }),
    notes: ['Statuses are explained.'],
  };
  expect(changelogMarkdown(releases, current)).toBe(`# Changelog

## 2.1.0 (unreleased)

Statuses are explained.

Only words and examples have changed since 2.0.0.

## 2.0.0 (2026-11-21)

### Breaking

- \`ThingCreate.note\` is now required: \`optional → required\`. Requests without it are refused. ([\`things.create\`](../things/create/index.md))

### Added

- [\`things.copy\`](../things/copy/index.md) is new: \`POST /things/{thing_id}/copy\`.

### Deprecated

- [\`things.delete\`](../things/delete/index.md) is deprecated.

## 1.0.0

The first release.
`);
});
