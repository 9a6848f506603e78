import { hrefOf } from './href.ts';

/** The addresses of the web pages, as https://www.sitemaps.org/protocol.html has it. @param siteUrl Without a trailing slash. */
export function sitemap(siteUrl: string, paths: Iterable<string>): string {
  const urls = [...paths]
    .filter((path) => path.endsWith('index.html'))
    .map((path) => `${siteUrl}/${hrefOf(path.slice(0, -'index.html'.length))}`)
    .map(
      (url) => `<url><loc>${url.replaceAll('&', '&amp;').replaceAll("'", '&apos;')}</loc></url>\n`,
    );
  return `<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
${urls.join('')}</urlset>
`;
}
