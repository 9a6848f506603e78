import { createClaimId } from '../claim-id.ts';
import { hrefOf, indexPath, rootOf } from '../href.ts';
import type {
  ApiError,
  ArticleGroup,
  ErrorsPage,
  OperationPage,
  ResourcePage,
  Site,
  WebhooksPage,
} from '../site.ts';
import { type Place, sectionHtml } from './entry-list.ts';
import { type Child, markup } from './markup.ts';
import { codeBlock } from './highlight.ts';
import {
  deprecationHtml,
  errorsHtml,
  examplesHtml,
  fieldsHtml,
  routeHtml,
  samplesHtml,
  sourceHtml,
} from './operation.ts';
import { pageHtml } from './page.ts';
import { prose } from './prose.ts';
import { callbacksHtml, webhookHtml } from './webhook.ts';

/** A whole resource on a page: all of its operations, then the types that they answer. */
export function resourceHtml(resource: ResourcePage, site: Site): string {
  const claimId = createClaimId();
  const types = resource.operations.flatMap(({ answerType }) => answerType ?? []);
  const content = markup`
<h1>${resource.title}</h1>
${prose(resource.description)}
${resource.operations.map((operation) => {
  const name = lastOf(operation);
  const place: Place = { path: [name], claimId };
  const id = claimId([name]);
  return markup`
<section class="operation" aria-labelledby="${id}">
<h2 id="${id}"><a class="anchor" href="#${id}" aria-label="Link to ${operation.title}"></a><a href="${indexPath(name, 'html')}">${operation.title}</a></h2>
${routeHtml(operation)}${deprecationHtml(operation)}${prose(operation.description)}
<div class="columns">${fieldsHtml(operation, 3, place)}${samplesHtml(operation, 3, id)}
</div>
</section>`;
})}
${
  types.length > 0 &&
  markup`<h2 id="${claimId(['domain-types'])}">Domain Types</h2>
<div class="types">${types.map((type) => sectionHtml(type, 3, { path: [], claimId }))}</div>`
}`;
  return pageHtml({ ...resource, bar: undefined, content }, site);
}

/** An operation on a page of its own, with its errors and examples. */
export function operationHtml(
  operation: OperationPage,
  resource: ResourcePage,
  site: Site,
): string {
  const place: Place = { path: [], claimId: createClaimId() };
  const catalogue = `${rootOf(operation.folder)}${indexPath(site.errors?.folder ?? '', 'html')}`;
  const more = markup`${errorsHtml(operation, place, catalogue)}${callbacksHtml(operation, place)}`;
  const content = markup`
<p class="up"><a href="../index.html">${resource.title}</a></p>
<h1>${operation.title}</h1>${deprecationHtml(operation)}${prose(operation.description)}
<div class="columns">${fieldsHtml(operation, 2, place, more)}${samplesHtml(operation, 2, 'language')}${examplesHtml(operation)}
</div>${sourceHtml(operation)}`;
  return pageHtml({ ...operation, bar: routeHtml(operation), content }, site);
}

/** Everything that the API sends by itself. */
export function webhooksPageHtml(page: WebhooksPage, site: Site): string {
  const place: Place = { path: [], claimId: createClaimId() };
  // Their own addresses first: other pages lead to them.
  for (const { id } of page.webhooks) place.claimId([id]);
  const content = markup`
<h1>${page.title}</h1>
${prose(page.description)}${page.webhooks.map((webhook) => webhookHtml(webhook, place))}`;
  return pageHtml({ ...page, bar: undefined, content }, site);
}

/** Every error that the description gives, by status. */
export function errorsPageHtml(errors: ErrorsPage, site: Site): string {
  const root = rootOf(errors.folder);
  const claimId = createClaimId();
  // The titles first: other pages lead to them.
  for (const { errors: all } of errors.groups) for (const { id } of all) claimId([id]);
  const content = markup`
<h1>${errors.title}</h1>
${prose(errors.description)}${errors.groups.map(
    (group) => markup`
<h2 id="${claimId([group.code])}">${group.code} <code>${group.className}</code></h2>${group.errors.map(
      (error) => errorHtml(error, root),
    )}`,
  )}`;
  return pageHtml({ ...errors, bar: undefined, content }, site);
}

function errorHtml({ id, title, description, value, operations }: ApiError, root: string): Child {
  return markup`
<section class="error" aria-labelledby="${id}">
<h3 id="${id}"><a href="#${id}">${title}</a></h3>${prose(description)}${value !== undefined && codeBlock(value, 'json')}
<p class="by">Answered by ${operations.map(
    (operation, index) =>
      markup`${index > 0 && ', '}<a href="${root}${indexPath(operation.folder, 'html')}">${operation.title}</a>`,
  )}</p>
</section>`;
}

/** The first page: what the API is, how to authenticate, and what there is to call. */
export function overviewHtml(site: Site): string {
  const { title, authentication } = site;
  const description = site.description ?? site.summary;
  const content = markup`
<h1>${title}</h1>
${prose(description)}
${site.baseUrl !== '' && markup`<p>Base URL: <code>${site.baseUrl}</code></p>`}
${
  authentication !== undefined &&
  markup`
<h2>Authentication</h2>
${prose(authentication.description)}
<p>Send your key with every request: <code>${authentication.header}</code></p>`
}${site.guides.map(articleList)}
${site.resources.map(
  (resource) => markup`
<h2><a href="${indexPath(resource.folder, 'html')}">${resource.title}</a></h2>
${prose(resource.description)}
<ul class="operations">${resource.operations.map(
    (operation) => markup`
<li><a href="${indexPath(operation.folder, 'html')}">${operation.title}</a>${routeHtml(operation)}</li>`,
  )}
</ul>`,
)}${site.webhooks !== undefined && webhookList(site.webhooks)}${
    site.errors !== undefined &&
    markup`
<h2><a href="${indexPath(site.errors.folder, 'html')}">${site.errors.title}</a></h2>
${prose(site.errors.description)}`
  }${site.appendices.map(articleList)}${linkList(
    'Files',
    site.files.map((file) => ({ title: file.title, href: hrefOf(file.path) })),
  )}${linkList(
    'Other versions',
    site.versions.map((older) => ({ title: older.title, href: indexPath(older.path, 'html') })),
  )}`;
  return pageHtml({ folder: '', title, description, bar: undefined, content }, site);
}

function webhookList({ folder, title, description, webhooks }: WebhooksPage): Child {
  const page = indexPath(folder, 'html');
  return markup`
<h2><a href="${page}">${title}</a></h2>
${prose(description)}
<ul class="operations">${webhooks.map(
    (webhook) => markup`
<li><a href="${page}#${webhook.id}">${webhook.title}</a>${routeHtml({ ...webhook, path: webhook.target })}</li>`,
  )}
</ul>`;
}

function articleList({ title, articles }: ArticleGroup): Child {
  return markup`
<h2>${title}</h2>
<ul class="operations">${articles.map(
    (article) => markup`
<li><a href="${indexPath(article.folder, 'html')}">${article.title}</a><p>${article.description}</p></li>`,
  )}
</ul>`;
}

function linkList(
  title: string,
  links: readonly { readonly title: string; readonly href: string }[],
): Child {
  if (links.length === 0) return undefined;
  return markup`
<h2>${title}</h2>
<ul>${links.map((to) => markup`\n<li><a href="${to.href}">${to.title}</a></li>`)}
</ul>`;
}

/** The name of the operation, which is the last part of its folder. */
function lastOf({ folder }: OperationPage): string {
  return folder.slice(folder.lastIndexOf('/') + 1);
}
