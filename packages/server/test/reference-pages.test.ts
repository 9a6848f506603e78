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
