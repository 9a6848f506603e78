import type { ArticleGroup, OperationPage, ResourcePage, Site } from '../site.ts';
import { createClaimId } from './claim-id.ts';
import { type Place, sectionHtml } from './entry-list.ts';
import { type Child, markup, type Markup } from './markup.ts';
import { errorsHtml, examplesHtml, fieldsHtml, routeHtml, samplesHtml } from './operation.ts';
import { pageHtml } from './page.ts';
import { prose } from './prose.ts';

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
<h2 id="${id}"><a class="anchor" href="#${id}" aria-label="Link to ${operation.title}"></a><a href="${name}/index.html">${operation.title}</a></h2>
${routeHtml(operation)}
${deprecation(operation)}${prose(operation.description)}
<div class="columns">
${fieldsHtml(operation, 3, place)}
${samplesHtml(operation, 3, id)}
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
  const content = markup`
<p class="up"><a href="../index.html">${resource.title}</a></p>
<h1>${operation.title}</h1>
${deprecation(operation)}${prose(operation.description)}
<div class="columns">
${fieldsHtml(operation, 2, place, errorsHtml(operation, place))}
${samplesHtml(operation, 2, 'language')}
${examplesHtml(operation)}
</div>`;
  return pageHtml({ ...operation, bar: routeHtml(operation), content }, site);
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
}
${site.guides.map(articleList)}
${site.resources.map(
  (resource) => markup`
<h2><a href="${resource.folder}/index.html">${resource.title}</a></h2>
${prose(resource.description)}
<ul class="operations">${resource.operations.map(
    (operation) => markup`
<li><a href="${operation.folder}/index.html">${operation.title}</a>${routeHtml(operation)}</li>`,
  )}
</ul>`,
)}
${site.appendices.map(articleList)}`;
  return pageHtml({ folder: '', title, description, bar: undefined, content }, site);
}

function articleList({ title, articles }: ArticleGroup): Markup {
  return markup`
<h2>${title}</h2>
<ul class="operations">${articles.map(
    (article) => markup`
<li><a href="${article.folder}/index.html">${article.title}</a><p>${article.description}</p></li>`,
  )}
</ul>`;
}

function deprecation({ isDeprecated }: OperationPage): Child {
  return isDeprecated && markup`<p class="deprecated">Deprecated</p>`;
}

/** The name of the operation, which is the last part of its folder. */
function lastOf({ folder }: OperationPage): string {
  return folder.slice(folder.lastIndexOf('/') + 1);
}
