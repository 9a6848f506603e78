import { readdir, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { OlderVersion, RenderOptions } from '@quipu/docs';
import type { Api, Document } from '@quipu/generator';
import type { Pages } from './http/page.ts';

/**
 * The reference of the API that this server is, with its guides, changelog and older versions, by path (`indexes/index.md`).
 *
 * @param baseUrl The address of the server, for the samples.
 */
export async function renderReferencePages(
  baseUrl: string,
  { isServedByApi = true, siteUrl }: Pick<RenderOptions, 'isServedByApi' | 'siteUrl'> = {},
): Promise<Pages> {
  // Loaded only now: the start of the server need not wait for it.
  const [{ readGuides, renderSite }, { readApi }, { compareVersions }] = await Promise.all([
    import('@quipu/docs'),
    import('@quipu/generator'),
    import('@quipu/generator/compare'),
  ]);
  const [document, site, sources, guides, changelog] = await Promise.all([
    readSpec('openapi.json') as Promise<Document>,
    readSpec('site.json') as Promise<object>,
    readSpec('sources.json') as Promise<Readonly<Record<string, { file: string; line: number }>>>,
    readGuides(fileURLToPath(specFolder('guides'))),
    readFile(new URL(import.meta.resolve('@quipu/spec/changelog.md')), 'utf8'),
  ]);
  const api = readApi(document);
  const releases = await readReleases(readApi);
  return renderSite(api, {
    ...site,
    baseUrl,
    isServedByApi,
    siteUrl,
    articles: [...guides, { folder: 'changelog', markdown: changelog }],
    document,
    sourceOf: (pointer) => sources[pointer],
    // The newest first. Of the version that this server is, it is this server that says how it is.
    versions: releases
      .filter((release) => release.api.version !== api.version)
      .toSorted((one, other) => compareVersions(other.api.version, one.api.version)),
  });
}

/** A folder has no name among a package's exports; it stands beside the file that says what they are. */
function specFolder(name: string): URL {
  return new URL(`${name}/`, import.meta.resolve('@quipu/spec/package.json'));
}

/** The descriptions that were released, in no order. */
async function readReleases(
  readApi: (document: Document) => Api,
): Promise<readonly OlderVersion[]> {
  const folder = specFolder('releases');
  const files = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    // There is none before the first release.
    if (error.code === 'ENOENT') return [];
    throw error;
  });
  return Promise.all(
    files
      .filter((file) => file.endsWith('.json'))
      .map(async (file) => {
        const document: Document = JSON.parse(await readFile(new URL(file, folder), 'utf8'));
        return { document, api: readApi(document) };
      }),
  );
}

async function readSpec(name: 'openapi.json' | 'site.json' | 'sources.json'): Promise<unknown> {
  return JSON.parse(await readFile(new URL(import.meta.resolve(`@quipu/spec/${name}`)), 'utf8'));
}
