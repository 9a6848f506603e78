import type { Comparison, Impact } from './change.ts';

/** What a comparison asks of `info.version`, and whether the newer description has it. */
export interface VersionVerdict {
  /** The part of the version to raise. Below 1.0.0 a minor version may break (semver §4), so `major` asks for `minor`. */
  readonly bump: Impact | 'none';
  /** The lowest version that would do; undefined where the older version is no semantic version. */
  readonly next: string | undefined;
  /** Whether the newer version is that, or higher. */
  readonly isRaised: boolean;
}

export function judgeVersion({ versions, verdict }: Comparison): VersionVerdict {
  const [before, after] = [parse(versions.before), parse(versions.after)];
  const bump = before?.[0] === 0 && verdict === 'major' ? 'minor' : verdict;
  if (bump === 'none') return { bump, next: versions.before, isRaised: true };
  if (before === undefined) return { bump, next: undefined, isRaised: false };
  const next = raise(before, bump);
  return {
    bump,
    next: next.join('.'),
    isRaised: after !== undefined && compareParts(after, next) >= 0,
  };
}

/** By semver's order; what is no semantic version comes first. */
export function compareVersions(one: string, other: string): number {
  return compareParts(parse(one) ?? [], parse(other) ?? []);
}

/** A version without a pre-release: a description is released or it is not. */
export function isVersion(version: string): boolean {
  return parse(version) !== undefined;
}

type Parts = readonly number[];

function parse(version: string): Parts | undefined {
  const match = /^(\d+)\.(\d+)\.(\d+)$/.exec(version);
  return match?.slice(1).map(Number);
}

function compareParts(one: Parts, other: Parts): number {
  const at = [0, 1, 2].find((index) => one[index] !== other[index]);
  return at === undefined ? 0 : (one[at] ?? -1) - (other[at] ?? -1);
}

function raise([major = 0, minor = 0, patch = 0]: Parts, bump: Impact): Parts {
  if (bump === 'major') return [major + 1, 0, 0];
  return bump === 'minor' ? [major, minor + 1, 0] : [major, minor, patch + 1];
}
