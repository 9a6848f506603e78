import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { renderReferencePages } from '@quipu/server';
import document from '@quipu/spec/openapi.json' with { type: 'json' };
import { expect, test } from 'vitest';

test('the reference has the address of the server, our packages, and the line that each operation was written in', async () => {
  const pages = await renderReferencePages('http://127.0.0.1:8484');
  const page = pages.get('indexes/get/index.html') ?? '';
  expect(page).toContain('<i class="w">curl</i> http://127.0.0.1:8484/api/v1/indexes/');
  expect(page).toContain(`'@quipu/sdk'`);
  expect(page).toContain(`'@quipu/client'`);
  expect(page).toContain(`{ baseURL: <i class="s">'http://127.0.0.1:8484'</i> }`);
  expect(pages.get('indexes/get/index.md')).toMatch(
    /\nSource: `spec\/paths\/indexes_\{index_id\}\.yaml:\d+`\n$/,
  );
  expect(JSON.parse(pages.get('openapi.json') ?? '')).toEqual(document);
  expect([...pages.keys()]).toEqual(
    expect.arrayContaining(['openapi.yaml', 'llms-full.txt', 'errors/index.html', 'style.css']),
  );
  expect(pages.get('sitemap.xml')).toContain('<loc>http://127.0.0.1:8484/indexes/get/</loc>');
});

test('scripts/docs.js writes the pages that the server shows, with links that lead from file to file', async () => {
  const room = mkdtempSync(path.join(tmpdir(), 'quipu-site-'));
  try {
    const project = path.resolve(import.meta.dirname, '../../..');
    const options = ['--base-url', 'https://api.test', '--site-url', 'https://docs.test'];
    const output = execFileSync(process.execPath, ['scripts/docs.js', '--out', room, ...options], {
      cwd: project,
      encoding: 'utf8',
    });
    expect(output).toMatch(
      /^The reference is in .+ files that need no server\. Open\nfile:\/\/.+\/index\.html\n$/,
    );

    const files = readdirSync(room, { recursive: true, encoding: 'utf8' })
      .filter((name) => isFile(path.join(room, name)))
      .map((name): [string, string] => [
        name.replaceAll(path.sep, '/'),
        readFileSync(path.join(room, name), 'utf8'),
      ]);
    const pages = await renderReferencePages('https://api.test', {
      isServedByApi: false,
      siteUrl: 'https://docs.test',
    });
    expect(new Map(files)).toEqual(new Map(pages));
    const shown = await renderReferencePages('http://127.0.0.1:8484');
    expect([...pages.keys()].toSorted()).toEqual([...shown.keys()].toSorted());
    expect(pages.get('sitemap.xml')).toContain('<loc>https://docs.test/indexes/get/</loc>');

    const links = files
      .filter(([name]) => name.endsWith('.html'))
      .flatMap(([name, text]) =>
        [...text.matchAll(/ (?:href|src)="([^"#]+)/g)].map(([, link = '']) => ({ name, link })),
      )
      .filter(({ link }) => !/^(?:https?|data):/.test(link));
    const lost = links.filter(
      ({ name, link }) => !isFile(path.join(room, path.dirname(name), decodeURI(link))),
    );
    expect(links.length).toBeGreaterThan(0);
    expect(lost).toEqual([]);
  } finally {
    rmSync(room, { recursive: true });
  }
});

function isFile(file: string): boolean {
  return statSync(file, { throwIfNoEntry: false })?.isFile() === true;
}
