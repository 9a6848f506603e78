import type { Document } from '../read-api.ts';
import { readApi } from '../read-api.ts';
import type { Change } from './change.ts';
import { groupChanges, subjectOf } from './change-text.ts';
import { compareDescriptions } from './compare-descriptions.ts';
import { code, sentence } from './render-markdown.ts';

/** A version of the description. */
export interface Release {
  readonly version: string;
  /** `2026-11-21`; undefined where nobody wrote it down. */
  readonly date: string | undefined;
  /** What people wrote about it, as Markdown. */
  readonly notes: readonly string[];
  readonly document: Document;
}

/**
 * The changelog of the API, as a page of its site, `changelog/index.md`.
 *
 * @param releases The oldest first.
 * @param current The description as it is; `version` is its `info.version`, which a release may have already.
 * @throws {DescriptionError} where one of them cannot be read into an API model.
 */
export function changelogMarkdown(releases: readonly Release[], current: Release): string {
  const pages = pagesOf(current.document);
  const last = releases.at(-1);
  const versions = releases.map((release, index) => {
    const before = releases[index - 1];
    return [
      `## ${release.version}${release.date === undefined ? '' : ` (${release.date})`}`,
      ...release.notes,
      before === undefined ? 'The first release.' : changesMarkdown(before, release, pages),
    ].join('\n\n');
  });
  const next =
    last === undefined || last.version === current.version
      ? 'Unreleased'
      : `${current.version} (unreleased)`;
  const unreleased = [
    `## ${next}`,
    ...current.notes,
    last === undefined ? 'Nothing has been released.' : changesMarkdown(last, current, pages),
  ].join('\n\n');
  const sections = ['# Changelog', unreleased, ...versions.toReversed()];
  return `${sections.join('\n\n')}\n`;
}

type Pages = ReadonlyMap<string, string>;

/** The pages of the operations that there are now, by operationId. */
function pagesOf(document: Document): Pages {
  const { resources } = readApi(document);
  return new Map(
    resources.flatMap(({ path, operations }) =>
      operations.map(({ id, name }) => [id, `../${[...path, name].join('/')}/index.md`] as const),
    ),
  );
}

function changesMarkdown(before: Release, after: Release, pages: Pages): string {
  const { verdict, changes } = compareDescriptions(before.document, after.document);
  if (verdict === 'none') return `Nothing has changed since ${before.version}.`;
  const news = changes.filter(({ rule }) => rule !== 'words-changed');
  if (news.length === 0) return `Only words and examples have changed since ${before.version}.`;
  return groupChanges(news)
    .map((group) => {
      // A type on both sides changes once for the reader.
      const items = new Set(group.changes.map((change) => item(change, pages)));
      return `### ${group.title}\n\n${[...items].join('\n')}`;
    })
    .join('\n\n');
}

function item(change: Change, pages: Pages): string {
  const { subject, operations, mend } = change;
  const own = subject.kind === 'operation' ? pages.get(subject.name) : undefined;
  const name = code(subjectOf(change));
  const reached = subject.kind === 'operation' ? [] : operations.map((id) => link(id, pages));
  const reach = reached.length === 0 ? '' : ` (${reached.join(', ')})`;
  const reason = mend === undefined ? '' : ` ${change.reason}`;
  return `- ${sentence(change, own === undefined ? name : `[${name}](${own})`)}${reason}${reach}`;
}

function link(id: string, pages: Pages): string {
  const page = pages.get(id);
  return page === undefined ? code(id) : `[${code(id)}](${page})`;
}
