import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

const EXECUTABLE = '/usr/bin/chromium';

/** Whether this machine has the browser that pages are tried in; where it has not, that is said, and those tests are skipped. */
export const hasChromium: boolean = existsSync(EXECUTABLE);
if (!hasChromium) {
  console.warn(`Skipped: there is no ${EXECUTABLE}. On Debian, \`apt-get install chromium\`.`);
}

export function launchChromium(): Promise<Browser> {
  return chromium.launch({
    executablePath: EXECUTABLE,
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
