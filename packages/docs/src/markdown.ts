import { hrefOf, indexPath, rootOf } from './href.ts';
import type {
  ApiError,
  ArticleGroup,
  Entry,
  ErrorAnswer,
  ErrorsPage,
  Link,
  OperationPage,
  PagePlace,
  ResourcePage,
  Section,
  Site,
  WebhookPart,
  WebhooksPage,
} from './site.ts';

/** A whole resource on a page: the reference page format to the letter. */
export function resourceMarkdown(resource: ResourcePage, site: Site): string {
  return page([...versionNote(resource, site), ...resourceBlocks(resource, operationBlocks)]);
}

function resourceBlocks(
  resource: ResourcePage,
  blocks: (operation: OperationPage) => string[],
): string[] {
  const types = resource.operations.flatMap(({ answerType }) => answerType ?? []);
  return [
    `# ${resource.title}`,
    ...resource.operations.flatMap(blocks),
    ...(types.length === 0
      ? []
      : ['## Domain Types', ...types.flatMap((type) => sectionBlocks(type))]),
  ];
}

/** Every page in one, each thing once, for language models with room for it. */
export function fullText(site: Site): string {
  return page([
    ...overviewBlocks(site),
    ...site.guides.flatMap(wholeArticles),
    ...site.resources.flatMap((resource) =>
      resourceBlocks(resource, (operation) => wholeOperation(operation, site, '')),
    ),
    ...(site.webhooks === undefined ? [] : webhooksBlocks(site.webhooks)),
    ...(site.errors === undefined ? [] : errorsBlocks(site.errors, '')),
    ...site.appendices.flatMap(wholeArticles),
  ]);
}

function wholeArticles({ articles }: ArticleGroup): string[] {
  // Their links are relative to their own pages.
  return articles.map(({ folder, markdown }) =>
    markdown.trimEnd().replaceAll(`](${rootOf(folder)}`, ']('),
  );
}

/** An operation on a page of its own, with what the format has no place for. */
export function operationMarkdown(operation: OperationPage, site: Site): string {
  return page([
    ...versionNote(operation, site),
    ...wholeOperation(operation, site, rootOf(operation.folder)),
  ]);
}

/** Form fields, limits, errors, callbacks and the description's examples stand behind what the format has. */
function wholeOperation(operation: OperationPage, site: Site, root: string): string[] {
  const { formFields, limits, errors, examples, callbacks, source } = operation;
  const catalogue = `${root}${indexPath(site.errors?.folder ?? '', 'md')}`;
  return [
    ...operationBlocks(operation),
    ...sectionBlocks(formFields),
    ...(limits === undefined
      ? []
      : [`### ${limits.title}`, limits.entries.map(limitLine).join('\n')]),
    ...(errors.length === 0 ? [] : ['### Errors']),
    ...errors.flatMap((error) => errorBlocks(error, catalogue)),
    ...(examples.length === 0 ? [] : ['### Examples']),
    ...examples.flatMap(({ title, value }) => [`#### ${title}`, fence('json', value)]),
    ...(callbacks.length === 0 ? [] : ['### Callbacks']),
    ...callbacks.flatMap((callback) => webhookBlocks(callback, '####')),
    ...(source === undefined
      ? []
      : [
          `Source: ${source.url === undefined ? code(source.place) : link(source.place, source.url)}`,
        ]),
  ];
}

/** Everything that the API sends by itself. */
export function webhooksMarkdown(webhooks: WebhooksPage, site: Site): string {
  return page([...versionNote(webhooks, site), ...webhooksBlocks(webhooks)]);
}

function webhooksBlocks({ title, description, webhooks }: WebhooksPage): string[] {
  return [
    `# ${title}`,
    ...prose(description),
    ...webhooks.flatMap((webhook) => webhookBlocks(webhook, '##')),
  ];
}

function webhookBlocks(webhook: WebhookPart, marks: '##' | '####'): string[] {
  const { title, httpMethod, target, isDeprecated, description, sections, examples } = webhook;
  return [
    `${marks} ${title}`,
    `**${httpMethod}** ${code(target)}`,
    ...(isDeprecated ? ['Deprecated'] : []),
    ...prose(description),
    ...sections.flatMap((section) => sectionBlocks(section, `${marks}#`)),
    ...examples.flatMap((example) => [`${marks}# ${example.title}`, fence('json', example.value)]),
  ];
}

/** Every error that the description gives, by status. */
export function errorsMarkdown(errors: ErrorsPage, site: Site): string {
  return page([...versionNote(errors, site), ...errorsBlocks(errors, rootOf(errors.folder))]);
}

function errorsBlocks(errors: ErrorsPage, root: string): string[] {
  return [
    `# ${errors.title}`,
    ...prose(errors.description),
    ...errors.groups.flatMap((group) => [
      `## ${group.code} ${group.className}`,
      ...group.errors.flatMap((error) => [
        `### ${error.title}`,
        ...prose(error.description),
        ...(error.value === undefined ? [] : [fence('json', error.value)]),
        `Answered by: ${error.operations
          .map((operation) => link(operation.title, `${root}${indexPath(operation.folder, 'md')}`))
          .join(', ')}`,
      ]),
    ]),
  ];
}

/** The first page: what the API is, how to authenticate, and what there is to call. */
export function overviewMarkdown(site: Site): string {
  const overview = { folder: '', title: site.title, description: undefined };
  return page([...versionNote(overview, site), ...overviewBlocks(site)]);
}

function overviewBlocks(site: Site): string[] {
  const { authentication } = site;
  return [
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
      `## ${link(resource.title, indexPath(resource.folder, 'md'))}`,
      ...prose(resource.description),
      ...resource.operations.map(
        ({ title, folder, httpMethod, path }) =>
          `- ${link(title, indexPath(folder, 'md'))}: **${httpMethod}** \`${path}\``,
      ),
    ]),
    ...(site.webhooks === undefined
      ? []
      : [
          `## ${link(site.webhooks.title, indexPath(site.webhooks.folder, 'md'))}`,
          ...prose(site.webhooks.description),
          ...webhookLines(site.webhooks),
        ]),
    ...(site.errors === undefined
      ? []
      : [
          `## ${link(site.errors.title, indexPath(site.errors.folder, 'md'))}`,
          ...prose(site.errors.description),
        ]),
    ...site.appendices.flatMap(articleBlocks),
    ...listBlocks('Files', site.files),
    ...listBlocks(
      'Other versions',
      site.versions.map(({ title, path }) => ({ title, path: `${path}/index.md` })),
    ),
  ];
}

function webhookLines({ folder, webhooks }: WebhooksPage): string[] {
  const file = indexPath(folder, 'md');
  return webhooks.map(
    ({ id, title, httpMethod, target }) =>
      `- ${link(title, `${file}#${id}`)}: **${httpMethod}** ${code(target)}`,
  );
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
    ...(site.webhooks === undefined ? [] : ['## Webhooks', linkLine(site.webhooks)]),
    ...(site.errors === undefined ? [] : ['## Errors', linkLine(site.errors)]),
    ...site.appendices.flatMap(articleBlocks),
    ...listBlocks('Optional', site.files),
  ]);
}

function articleBlocks({ title, articles }: ArticleGroup): string[] {
  return [`## ${title}`, articles.map(linkLine).join('\n')];
}

function linkLine({ title, folder, description }: PagePlace): string {
  const about = firstParagraph(description);
  return `- ${link(title, indexPath(folder, 'md'))}${about === '' ? '' : `: ${about}`}`;
}

function operationBlocks(operation: OperationPage): string[] {
  return [
    `## ${operation.title}`,
    `**${operation.httpMethod}** \`${operation.path}\``,
    ...prose(operation.description),
    ...operation.parameters.flatMap((section) => sectionBlocks(section)),
    ...sectionBlocks(operation.returns),
    '### Example',
    fence('http', operation.samples[0].code),
    ...(operation.response === undefined
      ? []
      : ['#### Response', fence('json', operation.response)]),
  ];
}

function sectionBlocks(section: Section | undefined, marks = '###'): string[] {
  if (section === undefined) return [];
  return [
    `${marks} ${section.title}`,
    ...section.entries.flatMap((entry) => entryBlocks(entry, '')),
  ];
}

function entryBlocks(entry: Entry, indent: string): string[] {
  const inner = `${indent}  `;
  return [
    `${indent}- ${code(entry.name + entry.detail)}`,
    ...prose(entry.description).map((block) => indented(block, inner)),
    ...entry.children.flatMap((child) => entryBlocks(child, inner)),
  ];
}

function limitLine({ name, constraints }: Entry): string {
  const all = constraints.map((one) => {
    const value = /^[\w.+-]*$/.test(one.value) ? one.value : code(one.value);
    return value === '' ? one.name : `${one.name} ${value}`;
  });
  return `- ${code(name)}: ${all.join(', ')}`;
}

function errorBlocks(answer: ErrorAnswer, catalogue: string): string[] {
  return [
    ...entryBlocks(answer, ''),
    ...answer.errors.flatMap((error) => errorBullet(error, answer, catalogue)),
  ];
}

function errorBullet(error: ApiError, answer: ErrorAnswer, catalogue: string): string[] {
  // Where the example says nothing of its own, the words of the answer stand above it already.
  const said = error.description === answer.description ? [] : prose(error.description);
  return [
    `  - ${link(error.title, `${catalogue}#${error.id}`)}`,
    ...said.map((block) => indented(block, '    ')),
  ];
}

function versionNote(place: PagePlace, { current, version }: Site): string[] {
  if (current === undefined) return [];
  const same = current.pageFor(place) ?? '';
  const to = `${rootOf(place.folder)}${current.root}${indexPath(same, 'md')}`;
  return [`> This is version ${version}. The current version is ${link(current.version, to)}.`];
}

function listBlocks(title: string, links: readonly Link[]): string[] {
  if (links.length === 0) return [];
  return [`## ${title}`, links.map((to) => `- ${link(to.title, hrefOf(to.path))}`).join('\n')];
}

/** A description without spaces at the ends of its lines and with one blank line at most; no block where it is empty. */
function prose(description: string | undefined): string[] {
  const text = (description ?? '').replaceAll(/[^\S\n]+$/gm, '').replaceAll(/\n{3,}/g, '\n\n');
  return text === '' ? [] : [text];
}

function indented(block: string, indent: string): string {
  return block.replaceAll(/^(?=.)/gm, indent);
}

function link(title: string, to: string): string {
  return `[${title.replaceAll(/[[\]]/g, String.raw`\$&`)}](${to})`;
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
