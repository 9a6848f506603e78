import { describe, expect, it } from 'vitest';
import {
  type Comparison,
  compareVersions,
  isVersion,
  judgeVersion,
} from '@quipu/generator/compare';

type Verdict = Comparison['verdict'];

describe('a verdict asks for the next version that says so', () => {
  const cases: [
    before: string,
    verdict: Verdict,
    after: string,
    bump: Verdict,
    next: string | undefined,
    isRaised: boolean,
  ][] = [
    ['1.2.3', 'none', '1.2.3', 'none', '1.2.3', true],
    ['1.2.3', 'patch', '1.2.3', 'patch', '1.2.4', false],
    ['1.2.3', 'patch', '1.2.4', 'patch', '1.2.4', true],
    ['1.2.3', 'minor', '1.2.9', 'minor', '1.3.0', false],
    ['1.2.3', 'minor', '2.0.0', 'minor', '1.3.0', true],
    ['1.2.3', 'major', '1.3.0', 'major', '2.0.0', false],
    ['1.2.3', 'major', '2.0.0', 'major', '2.0.0', true],
    // Below 1.0.0, a minor version may break.
    ['0.1.0', 'major', '0.1.9', 'minor', '0.2.0', false],
    ['0.1.0', 'major', '0.2.0', 'minor', '0.2.0', true],
    ['2026-11-21', 'major', '2027-01-01', 'major', undefined, false],
    ['1.2.3', 'major', '2.0.0-beta.1', 'major', '2.0.0', false],
  ];
  it.each(cases)('%s with a %s change, as %s', (before, verdict, after, bump, next, isRaised) => {
    const comparison = { versions: { before, after }, verdict, changes: [] };
    expect(judgeVersion(comparison)).toEqual({ bump, next, isRaised });
  });
});

it('versions stand in the order of their numbers', () => {
  const versions = ['0.10.0', '0.2.0', '1.0.0', '0.2.10', '0.2.9'];
  expect(versions.toSorted(compareVersions)).toEqual([
    '0.2.0',
    '0.2.9',
    '0.2.10',
    '0.10.0',
    '1.0.0',
  ]);
  expect(['1.0.0', '1.0', 'v1.0.0', '1.0.0-rc.1'].filter(isVersion)).toEqual(['1.0.0']);
});
