import { readFileSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { renderSite } from '@quipu/docs';
import { readApi } from '@quipu/generator';
import { loadDescription } from '@quipu/generator/load';
import document from '@quipu/spec/openapi.json' with { type: 'json' };
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { AXE, violations } from './axe.ts';
import { hasChromium, launchChromium, openContext } from './chromium.ts';
import { missingLines, pageLines } from './page-text.ts';
import { pagesOf } from './pages.ts';
import { type RecordingServer, startRecordingServer } from './recording-server.ts';

const KEY = 'a-secret-key';

let browser: Browser;
let sharedPage: Page;
let server: RecordingServer;

beforeAll(async () => {
  if (!hasChromium) return;
  [browser, server] = await Promise.all([launchChromium(), startRecordingServer()]);
  const permissions = ['clipboard-read', 'clipboard-write'];
  sharedPage = await (await openContext(browser, { permissions })).newPage();
  const seed = await loadDescription(
    fileURLToPath(new URL('fixtures/list-directories.yaml', import.meta.url)),
  );
  const seedPages = [...renderSite(readApi(seed.document))];
  const forms = pagesOf({
    method: 'post',
    operation: {
      parameters: [
        { name: 'kind', in: 'query', schema: { enum: ['a', 'b'] } },
        { name: 'tags', in: 'query', schema: { type: 'array', items: { type: 'string' } } },
      ],
      requestBody: { content: { 'text/plain': { schema: { type: 'string' } } } },
    },
    root: { servers: [{ url: server.url }] },
  });
  server.pages = new Map([
    ...renderSite(readApi(document), { baseUrl: server.url }),
    ...[...forms].map(([file, text]) => [`forms/${file}`, text] as const),
    ...seedPages.map(([file, text]) => [`seed/${file}`, text] as const),
  ]);
});
afterAll(async () => {
  if (!hasChromium) return;
  await Promise.all([browser.close(), server.close()]);
});
beforeEach(() => {
  if (hasChromium) server.requests.length = 0;
});

/** Uses a page, and fails where it complains. Without JavaScript, it is one of a browser profile of its own. */
async function withPage(
  address: string,
  use: (page: Page) => Promise<void>,
  { javaScriptEnabled = true } = {},
): Promise<void> {
  const page = javaScriptEnabled
    ? sharedPage
    : await (await openContext(browser, { javaScriptEnabled })).newPage();
  const problems: string[] = [];
  page.on('pageerror', (error) => problems.push(String(error)));
  page.on('console', (message) => {
    // What the browser says for itself: of an answer that is an error, and of a page from a folder that reads a file.
    const isOwn = /^Failed to load resource|from origin 'null'/.test(message.text());
    if (message.type() === 'error' && !isOwn) problems.push(message.text());
  });
  try {
    await page.goto(address.startsWith('file:') ? address : `${server.url}/${address}`);
    await use(page);
    expect(problems).toEqual([]);
  } finally {
    await (javaScriptEnabled ? forget(page) : page.context().close());
  }
}

/** Leaves nothing in a page of what was done with it: a new one takes the browser longer than most tests. */
async function forget(page: Page): Promise<void> {
  page.removeAllListeners();
  await page.unrouteAll();
  await page.evaluate(() => {
    localStorage.clear();
    sessionStorage.clear();
  });
  await page.goto('about:blank');
  await page.context().clearCookies();
  await page.emulateMedia({ colorScheme: null });
}

function copied(page: Page): Promise<string> {
  return page.evaluate(() => navigator.clipboard.readText());
}

/** Opens the form of an operation's page. */
async function openForm(page: Page): Promise<void> {
  await page.getByText('Try it').click();
  await page.getByRole('button', { name: 'Send' }).waitFor();
}

const fieldOf = (page: Page, label: RegExp): ReturnType<Page['locator']> =>
  page.locator('.try').getByLabel(label);
const status = (page: Page): ReturnType<Page['locator']> => page.locator('.try [role=status]');
const send = (page: Page): Promise<void> => page.locator('.try [type=submit]').click();

describe.skipIf(!hasChromium)('in Chromium', () => {
  test.each([true, false])(
    'every line of the format stands on the page (JavaScript: %s)',
    async (javaScriptEnabled) => {
      const fixture = new URL('fixtures/list-directories.page.txt', import.meta.url);
      const want = readFileSync(fixture, 'utf8')
        .split('\n')
        .map((line) => line.trim());
      await withPage(
        'seed/directories/list/',
        async (page) => {
          if (javaScriptEnabled) await openForm(page);
          const lines = pageLines(await page.content());
          expect(
            missingLines(
              want.filter((line) => line !== ''),
              lines,
            ),
          ).toEqual([]);
        },
        { javaScriptEnabled },
      );
    },
  );

  test('a page without JavaScript has no button that does nothing', () =>
    withPage(
      'indexes/create/',
      async (page) => {
        expect(await page.locator('button:visible').count()).toBe(0);
        await page.getByText('SDK', { exact: true }).click();
        expect(await page.getByText('client.indexes.create').isVisible()).toBe(true);
      },
      { javaScriptEnabled: false },
    ));

  test('axe finds nothing with all open, in light and in dark', () =>
    withPage('indexes/create/', async (page) => {
      const inLightAndDark = async (): Promise<unknown[]> => {
        await page.emulateMedia({ colorScheme: 'light' });
        const inLight = await violations(page);
        await page.emulateMedia({ colorScheme: 'dark' });
        return [...inLight, ...(await violations(page))];
      };
      await page.evaluate(AXE);
      await openForm(page);
      await send(page);
      await page.getByRole('region', { name: 'Answer' }).waitFor();
      expect(await inLightAndDark()).toEqual([]);
      await page.keyboard.press('Control+k');
      await page.getByRole('combobox').fill('file');
      await page.getByRole('option').first().waitFor();
      expect(await inLightAndDark()).toEqual([]);
    }));

  describe('search', () => {
    test('goes by keyboard from a page to a field, and to the first result at once', () =>
      withPage('indexes/get/', async (page) => {
        const input = page.getByRole('combobox', { name: 'Search' });
        const active = async (): Promise<string | null> => {
          const id = await input.getAttribute('aria-activedescendant');
          return id === null ? null : page.locator(`[id="${id}"] b`).textContent();
        };
        await page.getByRole('button', { name: 'Search' }).waitFor();
        await page.keyboard.press('/');
        await page.keyboard.type('create product_');
        await page.getByRole('option').first().waitFor();
        expect(await page.getByRole('option').locator('b').allTextContents()).toEqual([
          'product_config_id',
          'product_type',
        ]);
        expect(await page.getByRole('status').textContent()).toBe('2 results');
        expect(await active()).toBe('product_config_id');
        await page.keyboard.press('ArrowDown');
        expect(await active()).toBe('product_type');
        await page.keyboard.press('ArrowDown');
        expect(await active()).toBe('product_config_id');
        await page.keyboard.press('ArrowUp');
        expect(await input.getAttribute('aria-expanded')).toBe('true');
        await page.keyboard.press('Enter');
        await page.waitForURL('**/indexes/create/index.html#body-parameters-products-product_type');
        await page.getByRole('button', { name: 'Search' }).waitFor();
        await page.keyboard.press('Control+k');
        await page.keyboard.type('sync');
        await page.getByRole('option').first().waitFor();
        await page.keyboard.press('Enter');
        await page.waitForURL('**/indexes/sync/index.html');
      }));

    test('closes with Escape, gives the focus back, and asks for its index when it is first opened', () =>
      withPage('indexes/get/', async (page) => {
        const asked: string[] = [];
        page.on('request', (request) => asked.push(path.posix.basename(request.url())));
        await page.reload();
        const button = page.getByRole('button', { name: 'Search' });
        await button.focus();
        expect(asked).not.toContain('search.js');
        await page.keyboard.press('Enter');
        await page.keyboard.type('zyzzyva');
        await page.getByText('0 results').waitFor();
        expect(asked).toContain('search.js');
        await page.keyboard.press('Escape');
        expect(await page.getByRole('combobox').isVisible()).toBe(false);
        expect(await button.evaluate((it) => it === globalThis.document.activeElement)).toBe(true);
      }));

    test('a slash that somebody writes into a field stays there', () =>
      withPage('indexes/create/', async (page) => {
        await openForm(page);
        await fieldOf(page, /^project_id/).fill('');
        await page.keyboard.type('a/b');
        expect(await fieldOf(page, /^project_id/).inputValue()).toBe('a/b');
        expect(await page.getByRole('combobox', { name: 'Search' }).isVisible()).toBe(false);
      }));

    test('says that its index cannot be loaded, and tries again', () =>
      withPage('indexes/get/', async (page) => {
        await page.route('**/search.js', (route) => route.abort(), { times: 1 });
        await page.getByRole('button', { name: 'Search' }).click();
        await page.getByText('search.js cannot be loaded').waitFor();
        await page.keyboard.press('Escape');
        await page.getByRole('button', { name: 'Search' }).click();
        await page.keyboard.type('sync');
        await expect.poll(() => page.getByRole('option').count()).toBeGreaterThan(0);
      }));
  });

  test('a block of code and the page are copied, as they are', () =>
    withPage('indexes/sync/', async (page) => {
      const block = page.locator('pre:visible').first();
      const text = await block.locator('code').textContent();
      await block.hover();
      await block.getByRole('button', { name: 'Copy' }).click();
      await block.getByRole('button', { name: 'Copied' }).waitFor();
      expect(await copied(page)).toBe(text);
      expect(text).toContain('curl ');

      await page.getByRole('button', { name: 'Copy page' }).click();
      await page.locator('.tools').getByRole('button', { name: 'Copied' }).waitFor();
      expect(await copied(page)).toBe(server.pages.get('indexes/sync/index.md'));
    }));

  test('the language of the samples is the same on the next page', () =>
    withPage('indexes/', async (page) => {
      await page.getByRole('button', { name: 'Search' }).waitFor();
      await page.getByText('SDK', { exact: true }).first().click();
      expect(await page.getByText('curl', { exact: true }).first().isVisible()).toBe(true);
      expect(await page.locator('pre:visible', { hasText: 'curl ' }).count()).toBe(0);
      await page.goto(`${server.url}/directories/create/`);
      await page.getByText('client.directories.create').first().waitFor();
    }));

  test('a page from a folder searches, and opens its Markdown where it cannot copy it', async () => {
    const folder = await mkdtemp(path.join(tmpdir(), 'quipu-site-'));
    try {
      for (const [file, text] of server.pages) {
        await mkdir(path.dirname(path.join(folder, file)), { recursive: true });
        await writeFile(path.join(folder, file), text);
      }
      const address = pathToFileURL(path.join(folder, 'indexes/sync/index.html')).href;
      await withPage(address, async (page) => {
        await page.getByRole('button', { name: 'Search' }).click();
        await page.keyboard.type('top_k');
        await page.getByRole('option').first().waitFor();
        await page.keyboard.press('Enter');
        await page.waitForURL('file://**/retrieval/retrieve/index.html#body-parameters-top_k');
        expect(await page.getByText('Try it').count()).toBe(0);
        await page.getByRole('button', { name: 'Copy page' }).click();
        await page.waitForURL('file://**/retrieval/retrieve/index.md');
      });
    } finally {
      await rm(folder, { recursive: true });
    }
  });

  describe('the form of an operation', () => {
    test('sends what it shows, and shows what is answered', () =>
      withPage('indexes/create/', async (page) => {
        await openForm(page);
        expect(await page.getByText('Sends to').textContent()).toBe(
          `Sends to ${server.url}, which serves this page.`,
        );
        expect(JSON.parse(await fieldOf(page, /^Body/).inputValue())).toMatchObject({
          source_directory_id: expect.any(String),
        });
        await fieldOf(page, /^Key/).fill(KEY);
        await fieldOf(page, /^project_id/).fill('a b&c');
        await fieldOf(page, /^Body/).fill('{"source_directory_id": "it\'s"}');
        await send(page);
        await page.getByRole('region', { name: 'Answer' }).waitFor();
        expect(server.requests).toMatchObject([
          {
            method: 'POST',
            url: '/api/v1/indexes?project_id=a+b%26c',
            headers: { authorization: `Bearer ${KEY}`, 'content-type': 'application/json' },
            body: '{"source_directory_id": "it\'s"}',
          },
        ]);
        expect(await page.locator('.try pre').first().textContent()).toBe(
          `curl '${server.url}/api/v1/indexes?project_id=a+b%26c' \\
  -X POST \\
  -H 'Content-Type: application/json' \\
  -H "Authorization: Bearer $LLAMA_CLOUD_API_KEY" \\
  --data-raw '{"source_directory_id": "it'\\''s"}'`,
        );
        expect(await status(page).textContent()).toMatch(/^200 OK · \d+ ms$/);
        expect(await page.locator('.try dl').textContent()).toBe(
          'content-typeapplication/jsonx-request-idrequest-1',
        );
        expect(await page.getByRole('region', { name: 'Answer' }).textContent()).toBe(
          '{\n  "ok": true\n}',
        );

        // The key is nowhere but in its field, and in no page after this one.
        const traces = await page.evaluate(() => [
          globalThis.document.documentElement.outerHTML,
          JSON.stringify({ ...localStorage, ...sessionStorage }),
          globalThis.document.cookie,
          location.href,
        ]);
        expect(traces.filter((trace) => trace.includes(KEY))).toEqual([]);
        await page.reload();
        await openForm(page);
        expect(await page.locator('.try [type=password]').inputValue()).toBe('');
      }));

    test('sends no path that would be another, and no body that is not JSON', () =>
      withPage('indexes/sync/', async (page) => {
        await openForm(page);
        for (const id of ['', '.', '..']) {
          await fieldOf(page, /^index_id/).fill(id);
          await send(page);
        }
        await page.goto(`${server.url}/indexes/create/`);
        await openForm(page);
        await fieldOf(page, /^Body/).fill('{"a": }');
        await send(page);
        const problem = await fieldOf(page, /^Body/).evaluate(
          (area) => (area as HTMLTextAreaElement).validationMessage,
        );
        expect(problem).toMatch(/^The body is not JSON\. .*Unexpected token/);
        expect(server.requests).toEqual([]);
      }));

    test('deletes when its button is pressed a second time, with nothing changed in between', () =>
      withPage('indexes/delete/', async (page) => {
        await openForm(page);
        await fieldOf(page, /^index_id/).fill('one');
        await send(page);
        await page.getByText('Press again').waitFor();
        await fieldOf(page, /^index_id/).fill('two');
        await send(page);
        await page.getByText('Press again').waitFor();
        expect(server.requests).toEqual([]);
        await send(page);
        await page.getByRole('region', { name: 'Answer' }).waitFor();
        expect(server.requests).toMatchObject([{ method: 'DELETE', url: '/api/v1/indexes/two' }]);
      }));

    test('uploads a file with its fields', () =>
      withPage('directories/files/upload/', async (page) => {
        await openForm(page);
        await fieldOf(page, /^directory_id/).fill('dir-1');
        await fieldOf(page, /^upload_file/).setInputFiles({
          name: 'a.md',
          mimeType: 'text/markdown',
          buffer: Buffer.from('# A\n'),
        });
        await fieldOf(page, /^unique_id/).fill('a');
        await send(page);
        await page.getByRole('region', { name: 'Answer' }).waitFor();
        const [{ url, headers, body } = server.requests[0]!] = server.requests;
        expect(url).toBe('/api/v1/beta/directories/dir-1/files/upload');
        expect(headers['content-type']).toMatch(/^multipart\/form-data; boundary=/);
        expect(body).toContain('name="upload_file"; filename="a.md"');
        expect(body).toContain('# A\n');
        expect(await page.locator('.try pre').first().textContent()).toContain(
          `-F 'upload_file=@"a.md"' \\\n  --form-string 'unique_id=a'`,
        );
      }));

    test('takes choices, lists and text as they are, and a double click for one', () =>
      withPage('forms/things/do/', async (page) => {
        await openForm(page);
        await fieldOf(page, /^kind/).selectOption('b');
        await fieldOf(page, /^tags/).fill('one\n\ntwo');
        await fieldOf(page, /^Body/).fill('@text');
        await page.locator('.try [type=submit]').dblclick();
        await page.getByRole('region', { name: 'Answer' }).waitFor();
        expect(server.requests).toMatchObject([
          { method: 'POST', url: '/things?kind=b&tags=one&tags=two', body: '@text' },
        ]);
      }));

    test('shows an answer as it comes, until somebody aborts it', () =>
      withPage('directories/list/', async (page) => {
        const { answer } = server;
        server.answer = (response) => void response.write('{"first": ');
        try {
          await openForm(page);
          await send(page);
          await page.getByRole('region', { name: 'Answer' }).getByText('{"first":').waitFor();
          await page.getByRole('button', { name: 'Abort' }).click();
          await expect.poll(() => status(page).textContent()).toMatch(/^Aborted after \d+ ms/);
        } finally {
          server.answer = answer;
        }
        await send(page);
        await page.getByText('"ok": true').waitFor();
      }));

    test('says why there is no answer', () =>
      withPage('directories/list/', async (page) => {
        const { answer } = server;
        server.answer = (response) => response.destroy();
        try {
          await openForm(page);
          await send(page);
          await expect
            .poll(() => status(page).textContent())
            .toMatch(
              `No whole answer from ${server.url}: TypeError: Failed to fetch. Is the server still running?`,
            );
        } finally {
          server.answer = answer;
        }
      }));

    test('of an API at another address says so, and what that takes', () =>
      withPage('seed/directories/list/', async (page) => {
        await page.route('https://**', (route) => route.abort());
        await openForm(page);
        const target = await page.locator('.try code').first().textContent();
        expect(target).toMatch(/^https:/);
        await page.getByText('another address than this page’s').waitFor();
        await send(page);
        await expect
          .poll(() => status(page).textContent())
          .toContain(`does it let pages of ${server.url} call it (CORS)?`);
      }));
  });
});
