import type { ArticleGroup, Entry, OperationPage, ResourcePage, Section, Site } from './site.ts';

/** A whole resource on a page: the reference page format to the letter. */
export function resourceMarkdown(resource: ResourcePage): string {
  const types = resource.operations.flatMap(({ answerType }) => answerType ?? []);
  return page([
    `# ${resource.title}`,
    ...resource.operations.flatMap(operationBlocks),
    ...(types.length === 0 ? [] : ['## Domain Types', ...types.flatMap(sectionBlocks)]),
  ]);
}

/** An operation on a page of its own, with what the format has no place for: form fields, errors, the description's examples. */
export function operationMarkdown(operation: OperationPage): string {
  const { formFields, errors } = operation;
  const examples = [...operation.examples, ...errors.flatMap((error) => error.examples)];
  return page([
    ...operationBlocks(operation),
    ...sectionBlocks(formFields),
    ...(errors.length === 0 ? [] : sectionBlocks({ title: 'Errors', entries: errors })),
    ...(examples.length === 0 ? [] : ['### Examples']),
    ...examples.flatMap(({ title, value }) => [`#### ${title}`, fence('json', value)]),
  ]);
}

/** The first page: what the API is, how to authenticate, and what there is to call. */
export function overviewMarkdown(site: Site): string {
  const { authentication } = site;
  return page([
    `# ${site.title}`,
    ...prose(site.description ?? site.summary),
    ...(site.baseUrl === '' ? [] : [`Base URL: \`${site.baseUrl}\``]),
    ...(authentication === undefined
      ? []
      : [
          '## Authentication',
          ...prose(authentication.description),
          `Send your key with every request: \`${authentication.header}\``,
        ]),
    ...site.guides.flatMap(articleBlocks),
    ...site.resources.flatMap((resource) => [
      `## [${resource.title}](${resource.folder}/index.md)`,
      ...prose(resource.description),
      ...resource.operations.map(
        ({ title, folder, httpMethod, path }) =>
          `- [${title}](${folder}/index.md): **${httpMethod}** \`${path}\``,
      ),
    ]),
    ...site.appendices.flatMap(articleBlocks),
  ]);
}

/** The map of the site for language models, as https://llmstxt.org has it. */
export function llmsText(site: Site): string {
  const about = firstParagraph(site.summary ?? site.description);
  return page([
    `# ${site.title}`,
    ...(about === '' ? [] : [`> ${about}`]),
    ...site.guides.flatMap(articleBlocks),
    ...site.resources.flatMap((resource) => [
      `## ${resource.title}`,
      [resource, ...resource.operations].map(linkLine).join('\n'),
    ]),
    ...site.appendices.flatMap(articleBlocks),
  ]);
}

function articleBlocks({ title, articles }: ArticleGroup): string[] {
  return [`## ${title}`, articles.map(linkLine).join('\n')];
}

function linkLine(to: {
  readonly title: string;
  readonly folder: string;
  readonly description: string | undefined;
}): string {
  const about = firstParagraph(to.description);
  return `- [${to.title}](${to.folder}/index.md)${about === '' ? '' : `: ${about}`}`;
}

function operationBlocks(operation: OperationPage): string[] {
  return [
    `## ${operation.title}`,
    `**${operation.httpMethod}** \`${operation.path}\``,
    ...prose(operation.description),
    ...operation.parameters.flatMap(sectionBlocks),
    ...sectionBlocks(operation.returns),
    '### Example',
    fence('http', operation.request),
    ...(operation.response === undefined
      ? []
      : ['#### Response', fence('json', operation.response)]),
  ];
}

function sectionBlocks(section: Section | undefined): string[] {
  if (section === undefined) return [];
  return [`### ${section.title}`, ...section.entries.flatMap((entry) => entryBlocks(entry, ''))];
}

function entryBlocks(entry: Entry, indent: string): string[] {
  const inner = `${indent}  `;
  return [
    `${indent}- ${code(entry.name + entry.detail)}`,
    ...prose(entry.description).map((block) => block.replaceAll(/^(?=.)/gm, inner)),
    ...entry.children.flatMap((child) => entryBlocks(child, inner)),
  ];
}

/** A description without spaces at the ends of its lines and with one blank line at most; no block where it is empty. */
function prose(description: string | undefined): string[] {
  const text = (description ?? '').replaceAll(/[^\S\n]+$/gm, '').replaceAll(/\n{3,}/g, '\n\n');
  return text === '' ? [] : [text];
}

function firstParagraph(description: string | undefined): string {
  const [first = ''] = (description ?? '').split(/\n\s*\n/);
  return first.replaceAll(/\s+/g, ' ');
}

/** Code that holds a backtick stands between two, as CommonMark has it. */
function code(text: string): string {
  return text.includes('`') ? `\`\` ${text} \`\`` : `\`${text}\``;
}

function fence(language: string, text: string): string {
  return `\`\`\`${language}\n${text}\n\`\`\``;
}

function page(blocks: readonly string[]): string {
  return `${blocks.join('\n\n')}\n`;
}
