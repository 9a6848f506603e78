// The reference of our description as we render it, beside others: `npm run bench:docs`. Needs Chromium, at CHROMIUM or /usr/bin/chromium.
// What a page sends, when its content is there, whether it is there without JavaScript, and what axe finds in it.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { cpus, tmpdir } from 'node:os';
import path from 'node:path';
import { chromium } from 'playwright-core';
import { buildSites } from './sites.js';
import { serve } from './serve.js';

/** Pages in turns of all sites, so that what else the machine does meets them alike. */
const VISITS = 13;
const CPU_RATES = [1, 4];
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const out = mkdtempSync(path.join(tmpdir(), 'quipu-bench-docs-'));

/**
 * @typedef {object} Visit
 * @property {number} bytes Sent, compressed.
 * @property {number} requests
 * @property {readonly number[]} times When the content was there, in ms, at each of the CPU rates.
 * @property {{ violations: number, plain: Plain } | undefined} checks Of the first visit to a page.
 */

/**
 * @typedef {object} Plain A visit without JavaScript.
 * @property {number} bytes
 * @property {number} requests
 * @property {boolean} isReadable Whether the content is there.
 */

const browser = await chromium.launch({
  executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
  args: [
    '--no-sandbox',
    '--disable-gpu',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
  ],
});
try {
  const sites = await buildSites(out);
  const servers = await Promise.all(sites.map(({ folder }) => serve(folder)));
  /** @type {Visit[][]} */
  const visits = sites.map(() => []);
  for (let visit = 0; visit < VISITS; visit += 1) {
    for (const [index, { name, pages }] of sites.entries()) {
      const page = pages[visit % pages.length];
      if (page === undefined) continue;
      process.stderr.write(`${visit + 1} of ${VISITS}: ${name} ${page.path}\n`);
      visits[index]?.push(
        await measure(`${servers[index]?.address}/${page.path}`, page.text, visit < pages.length),
      );
    }
  }
  for (const server of servers) server.close();
  const columns = [
    'site',
    'pages',
    'built in s',
    'kB gz a page (most)',
    'requests',
    'content at CPU ×1, ms',
    '×4',
    'without JavaScript',
    'kB gz (most)',
    'requests',
    'axe violations (most)',
  ];
  console.log(`Chromium ${browser.version()}, ${cpus().length} cores\n`);
  console.log(`| ${columns.join(' | ')} |\n|${columns.map(() => ' --- |').join('')}`);
  for (const [index, site] of sites.entries()) console.log(row(site, visits[index] ?? []));
} finally {
  await browser.close();
  rmSync(out, { recursive: true });
}

/**
 * @param {string} url
 * @param {string} text What the page is about: its content is there when this is to be read.
 * @param {boolean} isFirst
 * @returns {Promise<Visit>}
 */
async function measure(url, text, isFirst) {
  const times = [];
  let traffic = { bytes: 0, requests: 0 };
  for (const rate of CPU_RATES) {
    const context = await browser.newContext();
    const page = await context.newPage();
    traffic = await countTraffic(page);
    const devtools = await context.newCDPSession(page);
    await devtools.send('Emulation.setCPUThrottlingRate', { rate });
    await page.goto(url, { waitUntil: 'commit' });
    const shown = await page.waitForFunction(
      (wanted) => document.body?.innerText.includes(wanted) && performance.now(),
      text,
      { polling: 'raf', timeout: 60_000 },
    );
    times.push(Number(await shown.jsonValue()));
    await page.waitForLoadState('networkidle');
    await context.close();
  }
  const checks = isFirst
    ? { violations: await violationsOf(url, text), plain: await visitPlain(url, text) }
    : undefined;
  return { ...traffic, times, checks };
}

/** @param {string} url @param {string} text */
async function violationsOf(url, text) {
  const context = await browser.newContext({ bypassCSP: true });
  const page = await context.newPage();
  await page.goto(url, { waitUntil: 'networkidle' });
  await page.getByText(text).first().waitFor();
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() => /** @type {any} */ (globalThis).axe.run());
  await context.close();
  return violations.length;
}

/** @param {string} url @param {string} text @returns {Promise<Plain>} */
async function visitPlain(url, text) {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  const traffic = await countTraffic(page);
  await page.goto(url, { waitUntil: 'networkidle' });
  const isReadable = (await page.locator('body').innerText()).includes(text);
  await context.close();
  return { ...traffic, isReadable };
}

/** Counts from now on. @param {import('playwright-core').Page} page */
async function countTraffic(page) {
  const traffic = { bytes: 0, requests: 0 };
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Network.enable');
  devtools.on('Network.requestWillBeSent', ({ request }) => {
    if (!request.url.startsWith('data:')) traffic.requests += 1;
  });
  devtools.on('Network.loadingFinished', ({ encodedDataLength }) => {
    traffic.bytes += encodedDataLength;
  });
  return traffic;
}

/** @param {import('./sites.js').Site} site @param {readonly Visit[]} visits */
function row({ name, pages, seconds }, visits) {
  const checks = visits.flatMap((visit) => visit.checks ?? []);
  const plain = checks.map((check) => check.plain);
  const cells = [
    name,
    pages.length,
    seconds?.toFixed(2) ?? '–',
    kilobytes(visits),
    median(visits.map(({ requests }) => requests)),
    ...CPU_RATES.map((_, index) =>
      Math.round(median(visits.map(({ times }) => times[index] ?? NaN))),
    ),
    plain.every(({ isReadable }) => isReadable) ? 'whole' : 'empty',
    kilobytes(plain),
    median(plain.map(({ requests }) => requests)),
    Math.max(...checks.map(({ violations }) => violations)),
  ];
  return `| ${cells.join(' | ')} |`;
}

/** The median, and the most. @param {readonly { bytes: number }[]} visits */
function kilobytes(visits) {
  const each = visits.map(({ bytes }) => bytes / 1000);
  return `${median(each).toFixed(1)} (${Math.max(...each).toFixed(1)})`;
}

/** @param {readonly number[]} values */
function median(values) {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;
}
