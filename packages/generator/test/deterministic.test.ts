import { spawnSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { everythingOf } from './everything.js';

const description = fileURLToPath(new URL('../../../spec/openapi.yaml', import.meta.url));

/** What is made in another process. */
function madeWith(options: { cwd: string; env: Record<string, string> }): string {
  const module = JSON.stringify(new URL('everything.js', import.meta.url).href);
  const program = `process.stdout.write(await (await import(${module})).everythingOf(process.argv[1]))`;
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['--input-type=module', '-e', program, description],
    {
      cwd: options.cwd,
      env: { ...process.env, ...options.env },
      encoding: 'utf8',
      maxBuffer: 2 ** 26,
    },
  );
  expect(stderr).toBe('');
  expect(status).toBe(0);
  return stdout;
}

it('locale, time zone and working directory leave no trace in what is generated', async () => {
  const here = await everythingOf(description);
  const there = madeWith({
    cwd: tmpdir(),
    env: { TZ: 'Pacific/Kiritimati', LANG: 'tr_TR.UTF-8', LC_ALL: 'tr_TR.UTF-8', HOME: tmpdir() },
  });
  expect(here.length).toBeGreaterThan(10_000);
  expect(there).toBe(here);
});
