import { spawnSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

const description = fileURLToPath(new URL('../../../spec/openapi.yaml', import.meta.url));

/** Prints all that the generator makes of a description. */
const PROGRAM = `
  const { readApi, emitTypes, emitClient, emitSdk, emitServer, emitOpenapiTypes } = await import(${JSON.stringify(import.meta.resolve('@quipu/generator'))});
  const { loadDescription } = await import(${JSON.stringify(import.meta.resolve('@quipu/generator/load'))});
  const { document } = await loadDescription(process.argv[1]);
  const api = readApi(document);
  const files = [emitTypes(api), emitClient(api), emitSdk(api), emitServer(api, document), await emitOpenapiTypes(document)];
  console.log(JSON.stringify([document, ...files.map((each) => [...each])]));
`;

function generate(options: { cwd?: string; env?: Record<string, string> }): string {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['--input-type=module', '-e', PROGRAM, description],
    {
      cwd: options.cwd ?? process.cwd(),
      env: { ...process.env, ...options.env },
      encoding: 'utf8',
      maxBuffer: 2 ** 26,
    },
  );
  expect(stderr).toBe('');
  expect(status).toBe(0);
  return stdout;
}

it('locale, time zone and working directory leave no trace in what is generated', () => {
  const here = generate({});
  const there = generate({
    cwd: tmpdir(),
    env: { TZ: 'Pacific/Kiritimati', LANG: 'tr_TR.UTF-8', LC_ALL: 'tr_TR.UTF-8', HOME: tmpdir() },
  });
  expect(here.length).toBeGreaterThan(10_000);
  expect(there).toBe(here);
});
