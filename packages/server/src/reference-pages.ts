import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Pages } from './http/page.ts';

/** The reference of the API that this server is, with its guides and changelog, by path (`indexes/index.md`), with its own address in the samples. */
export async function renderReferencePages(baseUrl: string): Promise<Pages> {
  // Loaded only now: the start of the server need not wait for it.
  const [{ readGuides, renderSite }, { readApi }] = await Promise.all([
    import('@quipu/docs'),
    import('@quipu/generator'),
  ]);
  const file = new URL(import.meta.resolve('@quipu/spec/openapi.json'));
  const changelog = new URL(import.meta.resolve('@quipu/spec/changelog.md'));
  // A folder has no name among a package's exports; it stands beside the file that says what they are.
  const guides = new URL('guides/', import.meta.resolve('@quipu/spec/package.json'));
  return renderSite(readApi(JSON.parse(await readFile(file, 'utf8'))), {
    baseUrl,
    articles: [
      ...(await readGuides(fileURLToPath(guides))),
      { folder: 'changelog', markdown: await readFile(changelog, 'utf8') },
    ],
    isServedByApi: true,
  });
}
