import { existsSync } from 'node:fs';
import {
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  chromium,
} from 'playwright-core';
import { WAIT_LIMIT_MS } from '../../../vitest.shared.js';

const EXECUTABLE = '/usr/bin/chromium';

/** Whether this machine has the browser that pages are tried in; where it has not, that is said, and those tests are skipped. */
export const hasChromium: boolean = existsSync(EXECUTABLE);
if (!hasChromium) {
  console.warn(`Skipped: there is no ${EXECUTABLE}. On Debian, \`apt-get install chromium\`.`);
}

export function launchChromium(): Promise<Browser> {
  return chromium.launch({
    executablePath: EXECUTABLE,
    timeout: WAIT_LIMIT_MS,
    args: [
      '--headless',
      '--no-sandbox',
      '--disable-gpu',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}

/** A browser profile of its own, whose pages are waited for as everything else is. */
export async function openContext(
  browser: Browser,
  options: BrowserContextOptions = {},
): Promise<BrowserContext> {
  const context = await browser.newContext(options);
  context.setDefaultTimeout(WAIT_LIMIT_MS);
  return context;
}
