import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import quipuStyle from '@quipu/generator/style';
import { DescriptionError, type Problem } from '@quipu/generator';
import { loadDescription } from '@quipu/generator/load';

const rulesFolder = new URL('../rules/', import.meta.url);
const pages = readdirSync(rulesFolder).map((name) => name.replace(/\.md$/, ''));
// The plugin's own shape: an object of rules by name.
const { rules } = quipuStyle() as { readonly rules: { readonly oas3: object } };

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'quipu-rules-'));
  const plugin = new URL(import.meta.resolve('@quipu/generator/style')).pathname;
  writeFileSync(
    path.join(folder, 'redocly.yaml'),
    `telemetry: off\nplugins: ['${plugin}']\nextends: [quipu/style]\n`,
  );
});
afterAll(() => rmSync(folder, { recursive: true }));

it('each rule has a page, and each page a rule', () => {
  expect(pages.toSorted()).toEqual(Object.keys(rules.oas3).toSorted());
});

describe.each(pages)('the page of %s', (rule) => {
  const text = readFileSync(new URL(`${rule}.md`, rulesFolder), 'utf8');

  it('shows what the rule refuses', async () => {
    const found = await lint(fragment(text, 'Wrong'));
    expect(found.map((problem) => problem.rule)).toContain(`quipu/${rule}`);
  });

  it('shows what mends it', async () => {
    const found = await lint(fragment(text, 'Right'));
    expect(found.filter((problem) => problem.rule === `quipu/${rule}`)).toEqual([]);
  });
});

it('a problem of a rule names its page', async () => {
  const text = readFileSync(new URL('one-tag.md', rulesFolder), 'utf8');
  const found = await lint(fragment(text, 'Wrong'));
  const page = found.find((problem) => problem.rule === 'quipu/one-tag')?.page;
  expect(readFileSync(String(page), 'utf8')).toBe(text);
});

/** The fragment of a description beneath a heading, as a description. */
function fragment(page: string, heading: string): string {
  const [, yaml = ''] =
    new RegExp(`## ${heading}\\n\\n\`\`\`yaml\\n(.*?)\`\`\``, 's').exec(page) ?? [];
  const paths = yaml.startsWith('paths:') ? '' : 'paths: {}\n';
  return `openapi: 3.1.0\ninfo: { title: Things, version: '1' }\n${paths}${yaml}`;
}

async function lint(description: string): Promise<readonly Problem[]> {
  const file = path.join(folder, 'openapi.yaml');
  writeFileSync(file, description);
  try {
    return (await loadDescription(file)).warnings;
  } catch (error) {
    if (!(error instanceof DescriptionError)) throw error;
    return error.problems;
  }
}
