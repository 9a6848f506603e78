import { expect, it } from 'vitest';
import {
  changesetOf,
  compareDescriptions,
  missingBumps,
  parseChangeset,
} from '@quipu/generator/compare';
import { things } from './things.js';

const PACKAGES = ['@things/sdk', '@things/server'];

function changeset(mutate: (document: any) => void): string | undefined {
  const after = things();
  mutate(after);
  return changesetOf(compareDescriptions(things(), after), PACKAGES);
}

it('a changeset raises each package by the verdict, and says what changed', () => {
  const text = changeset(({ components: { schemas } }) => {
    schemas.ThingCreate.required.push('note');
    schemas.ThingCreate.properties.owner = { type: 'string' };
  });
  expect(text).toBe(`---
'@things/sdk': major
'@things/server': major
---

Breaking:

- \`ThingCreate.note\` is now required: \`optional → required\`.

Added:

- \`ThingCreate.owner\` is new: \`string\`.
`);
});

it('there is no changeset where nothing has changed, and one of words where only words have', () => {
  expect(changeset(() => {})).toBeUndefined();
  const words = changeset(({ paths }) => (paths['/things'].get.summary = 'All Things'));
  expect(parseChangeset(words ?? '')).toEqual({
    bumps: new Map(PACKAGES.map((name) => [name, 'patch'])),
    text: 'Words and examples of the description.',
  });
});

it('a changeset is read however it quotes its names, and refused where it names no bump', () => {
  const { bumps, text } = parseChangeset(
    '---\n"@things/sdk": minor\nthings: patch\n---\n\nNews.\n',
  );
  expect([...bumps]).toEqual([
    ['@things/sdk', 'minor'],
    ['things', 'patch'],
  ]);
  expect(text).toBe('News.');
  expect(parseChangeset('---\n---\n\nNo package.').bumps.size).toBe(0);
  expect(() => parseChangeset('News.')).toThrow(SyntaxError);
  expect(() => parseChangeset('---\nthings: huge\n---\n')).toThrow('"things: huge" is no bump');
});

it('a package misses its bump unless one changeset raises it as much', () => {
  const changesets = [
    { bumps: new Map([['@things/sdk', 'minor'] as const]), text: '' },
    { bumps: new Map([['@things/server', 'patch'] as const]), text: '' },
  ];
  expect(missingBumps('minor', PACKAGES, changesets)).toEqual(['@things/server']);
  expect(missingBumps('major', PACKAGES, changesets)).toEqual(PACKAGES);
  expect(missingBumps('none', PACKAGES, [])).toEqual([]);
});
