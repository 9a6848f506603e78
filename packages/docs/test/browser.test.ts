import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { renderSite } from '@quipu/docs';
import { readApi } from '@quipu/generator';
import document from '@quipu/spec/openapi.json' with { type: 'json' };
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { AXE, violations } from './axe.ts';
import { hasChromium, launchChromium, openContext } from './chromium.ts';
import { pagesOf } from './pages.ts';
import { petWebhooks } from './pet-webhooks.ts';

const DESK = { width: 1280, height: 720 };
const PHONE = { width: 390, height: 844 };

const older = { ...document, info: { ...document.info, version: '0.0.1' } };
const { webhooks, callbacks, schemas } = petWebhooks;
const petPages = pagesOf({ operation: { callbacks }, schemas, root: { webhooks } });
const pages = new Map([
  ...renderSite(readApi(document), {
    document,
    sourceOf: () => ({ file: 'spec/openapi.yaml', line: 1 }),
    versions: [{ api: readApi(older) }],
  }),
  // Ours has neither webhooks nor callbacks.
  ...[...petPages].map(([file, text]) => [`pets/${file}`, text] as const),
]);
/** Of the older version, which has the same pages, one. */
const webPages = [...pages.keys()].filter(
  (file) =>
    file.endsWith('.html') &&
    (!file.startsWith('versions/') || file.endsWith('/indexes/get/index.html')),
);

describe.skipIf(!hasChromium)('in Chromium, from a folder', () => {
  let folder: string;
  let browser: Browser;

  beforeAll(async () => {
    folder = mkdtempSync(path.join(tmpdir(), 'quipu-pages-'));
    for (const [file, text] of pages) {
      mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
      writeFileSync(path.join(folder, file), text);
    }
    browser = await launchChromium();
  });
  afterAll(async () => {
    await browser.close();
    rmSync(folder, { recursive: true });
  });

  const open = async (page: Page, file: string, part = ''): Promise<void> => {
    await page.goto(pathToFileURL(path.join(folder, file)).href + part);
  };

  describe('every page', () => {
    /** What is wrong: the file, and what it is about. */
    const wrong: Record<'light' | 'dark' | 'wide', unknown[]> = { light: [], dark: [], wide: [] };

    // Each page is opened once, for it takes as long as to look at it.
    beforeAll(async () => {
      const context = await openContext(browser, { viewport: DESK });
      const page = await context.newPage();
      for (const file of webPages) {
        await page.emulateMedia({ colorScheme: 'light' });
        await open(page, file);
        await page.evaluate(AXE);
        for (const violation of await violations(page)) wrong.light.push([file, ...violation]);
        await page.emulateMedia({ colorScheme: 'dark' });
        const inDark = await violations(page, ['color-contrast']);
        for (const violation of inDark) wrong.dark.push([file, ...violation]);
        await page.setViewportSize(PHONE);
        const width = await page.evaluate(() => globalThis.document.documentElement.scrollWidth);
        if (width > PHONE.width) wrong.wide.push([file, width]);
        await page.setViewportSize(DESK);
      }
      await context.close();
    });

    test('violates no rule of axe in light', () => {
      expect(wrong.light).toEqual([]);
    });

    test('has contrast enough in dark', () => {
      expect(wrong.dark).toEqual([]);
    });

    test('is no wider than a phone', () => {
      expect(wrong.wide).toEqual([]);
    });
  });

  describe('without a script', () => {
    let page: Page;
    beforeAll(async () => {
      page = await (await openContext(browser, { javaScriptEnabled: false })).newPage();
    });

    test('samples are switched, by mouse and by keyboard', async () => {
      await open(page, 'indexes/get/index.html');
      const samples = page.locator('.languages');
      const code = (): Promise<string> => samples.locator('pre:visible').innerText();
      expect(await code()).toMatch(/^curl https:/);
      await samples.getByText('SDK').click();
      expect(await code()).toMatch(/^import \{ Quipu \}/);
      await page.keyboard.press('ArrowRight');
      expect(await code()).toMatch(/^import \{ createClient \}/);
    });

    test('a field is shown by its address, and a section can be collapsed', async () => {
      await open(page, 'indexes/create/index.html', '#body-parameters-products-product_type');
      const field = page.locator('[id="body-parameters-products-product_type"]');
      expect(await field.isVisible()).toBe(true);
      const summary = page.locator('#body-parameters > summary');
      await summary.getByText('Body Parameters').click();
      expect(await field.isVisible()).toBe(false);
    });

    test('an operation page is two requests', async () => {
      const requests: string[] = [];
      page.on('request', (request) => requests.push(request.url()));
      await open(page, 'indexes/create/index.html');
      expect(requests.filter((url) => !url.startsWith('data:')).length).toBe(2);
    });
  });
});
