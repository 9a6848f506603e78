import { readFile } from 'node:fs/promises';
import type { Pages } from './http/page.ts';

/** The reference of the API that this server is, by path (`indexes/index.md`), with its own address in the samples. */
export async function renderReferencePages(baseUrl: string): Promise<Pages> {
  // Loaded only now: the start of the server need not wait for it.
  const [{ renderSite }, { readApi }] = await Promise.all([
    import('@quipu/docs'),
    import('@quipu/generator'),
  ]);
  const file = new URL(import.meta.resolve('@quipu/spec/openapi.json'));
  return renderSite(readApi(JSON.parse(await readFile(file, 'utf8'))), {
    baseUrl,
    isServedByApi: true,
  });
}
