import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type axe from 'axe-core';
import type { Page } from 'playwright-core';

/** The script that a page evaluates before its violations can be asked for. */
export const AXE: string = readFileSync(
  createRequire(import.meta.url).resolve('axe-core/axe.min.js'),
  'utf8',
);

/** Each rule that a page violates, and where. @param rules all but the experimental ones, unless some are named */
export function violations(
  page: Page,
  rules?: readonly string[],
): Promise<(readonly [id: string, html: readonly string[]])[]> {
  return page.evaluate(async (runOnly) => {
    const { run } = (globalThis as unknown as { axe: typeof axe }).axe; // what the script leaves
    const { violations: found } = await run(runOnly === undefined ? {} : { runOnly: [...runOnly] });
    return found.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)] as const);
  }, rules);
}
