// The same description as each of them renders it.
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * @typedef {object} Site
 * @property {string} name
 * @property {string} folder
 * @property {{ path: string, text: string }[]} pages Each with a text that it is about.
 * @property {number} [seconds] What the build took; undefined where nothing is built.
 */

const here = (/** @type {string} */ name) => fileURLToPath(new URL(name, import.meta.url));
const project = here('../..');
const spec = path.join(project, 'spec/generated/openapi.json');

/** @param {string} out @returns {Promise<Site[]>} */
export async function buildSites(out) {
  return [
    quipu(path.join(out, 'quipu')),
    starlight(path.join(out, 'starlight')),
    page(
      path.join(out, 'scalar'),
      'Scalar',
      ['@scalar/api-reference/dist/browser/standalone.js'],
      '<script id="api-reference" data-url="openapi.json"></script><script src="standalone.js"></script>',
    ),
    page(
      path.join(out, 'redoc'),
      'Redoc',
      ['redoc/bundles/redoc.standalone.js'],
      '<redoc spec-url="openapi.json" disable-telemetry="true"></redoc><script type="module" src="redoc.standalone.js"></script>',
    ),
    page(
      path.join(out, 'swagger-ui'),
      'Swagger UI',
      ['swagger-ui-dist/swagger-ui-bundle.js', 'swagger-ui-dist/swagger-ui.css'],
      '<link rel="stylesheet" href="swagger-ui.css"><div id="ui"></div><script src="swagger-ui-bundle.js"></script><script>SwaggerUIBundle({ url: "openapi.json", dom_id: "#ui" })</script>',
    ),
  ];
}

/** Every page of an operation. @param {string} folder @returns {Site} */
function quipu(folder) {
  const seconds = run(project, [
    'packages/docs/bin/quipu-docs.js',
    '--spec',
    spec,
    '--out',
    folder,
  ]);
  const pages = operations().map(({ id, summary }) => ({
    path: `${id.replaceAll('.', '/')}/`,
    text: summary,
  }));
  return { name: 'Quipu', folder, pages, seconds };
}

/** @param {string} out @returns {Site} */
function starlight(out) {
  // Beneath this folder, so that its packages are found.
  const folder = mkdtempSync(here('starlight-'));
  try {
    mkdirSync(path.join(folder, 'src/content/docs'), { recursive: true });
    for (const [name, text] of Object.entries(STARLIGHT))
      writeFileSync(path.join(folder, name), text);
    cpSync(spec, path.join(folder, 'openapi.json'));
    // It asks for a newer Node than we do.
    const node = here('node_modules/node/bin/node');
    const astro = here('node_modules/astro/bin/astro.mjs');
    const seconds = run(folder, [astro, 'build', '--outDir', out], node);
    const pages = operations().map(({ id, summary }) => ({
      path: `api/operations/${id.toLowerCase().replaceAll('.', '')}/`,
      text: summary,
    }));
    return { name: 'Starlight', folder: out, pages, seconds };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const STARLIGHT = {
  // Astro bundles what is named here.
  'package.json':
    '{ "type": "module", "dependencies": { "@astrojs/starlight": "*", "starlight-openapi": "*" } }',
  'src/content/docs/index.md': '---\ntitle: Quipu\n---\n',
  'src/content.config.js': `import { defineCollection } from 'astro:content';
import { docsLoader } from '@astrojs/starlight/loaders';
import { docsSchema } from '@astrojs/starlight/schema';
export const collections = { docs: defineCollection({ loader: docsLoader(), schema: docsSchema() }) };`,
  'astro.config.mjs': `import starlight from '@astrojs/starlight';
import starlightOpenAPI, { openAPISidebarGroups } from 'starlight-openapi';
export default { integrations: [starlight({ title: 'Quipu', sidebar: openAPISidebarGroups,
  plugins: [starlightOpenAPI([{ base: 'api', schema: './openapi.json' }])] })] };`,
};

/** A page that renders everything in the browser. @param {string} folder @param {string} name @param {readonly string[]} files @param {string} body @returns {Site} */
function page(folder, name, files, body) {
  mkdirSync(folder, { recursive: true });
  cpSync(spec, path.join(folder, 'openapi.json'));
  for (const file of files)
    cpSync(here(`node_modules/${file}`), path.join(folder, path.basename(file)));
  writeFileSync(
    path.join(folder, 'index.html'),
    `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Quipu</title><link rel="icon" href="data:,"></head><body>${body}</body></html>`,
  );
  return { name, folder, pages: [{ path: '', text: 'Directories' }] };
}

function operations() {
  const { paths } = JSON.parse(readFileSync(spec, 'utf8'));
  return Object.values(paths).flatMap((item) =>
    ['get', 'put', 'post', 'delete', 'patch'].flatMap((method) => {
      const operation = item[method];
      return operation === undefined
        ? []
        : { id: operation.operationId, summary: operation.summary };
    }),
  );
}

/** @param {string} cwd @param {readonly string[]} command @param {string} [node] @returns how long it took, in seconds */
function run(cwd, command, node = process.execPath) {
  const started = performance.now();
  const { status, stdout, stderr } = spawnSync(node, command, {
    cwd,
    encoding: 'utf8',
    env: { ...process.env, ASTRO_TELEMETRY_DISABLED: '1' },
  });
  if (status !== 0) throw new Error(`${command.join(' ')} failed:\n${stdout}${stderr}`);
  return (performance.now() - started) / 1000;
}
