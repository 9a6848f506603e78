import { headingSlug } from '../claim-id.ts';
import type { OperationPage, Section, WebhookPart } from '../site.ts';
import { entryList, type Place, sectionHtml } from './entry-list.ts';
import { heading } from './heading.ts';
import { codeBlock } from './highlight.ts';
import { type Child, markup, type Markup } from './markup.ts';
import { deprecationHtml, routeHtml } from './operation.ts';
import { prose } from './prose.ts';

/** A webhook on the page of all, its examples at the right. */
export function webhookHtml(webhook: WebhookPart, { claimId }: Place): Markup {
  const { id, title, sections, examples } = webhook;
  const place: Place = { path: [id], claimId };
  return markup`
<section class="operation" aria-labelledby="${id}">
<h2 id="${id}"><a class="anchor" href="#${id}" aria-label="Link to ${title}"></a>${title}</h2>
${aboutHtml(webhook)}
<div class="columns">
<div class="fields">${sections.map((section) => sectionHtml(section, 3, place))}
</div>${examples.length > 0 && markup`\n<div class="samples">${examplesHtml(webhook, 3)}\n</div>`}
</div>
</section>`;
}

/** What the API sends because of an operation, on the operation's page. */
export function callbacksHtml({ callbacks }: OperationPage, place: Place): Child {
  if (callbacks.length === 0) return undefined;
  return sectionHtml({ title: 'Callbacks', entries: [] }, 2, place, () => {
    // Their own addresses first: they are what the description's names give.
    for (const { id } of callbacks) place.claimId([id]);
    return callbacks.map((callback) => callbackHtml(callback, place));
  });
}

function callbackHtml(callback: WebhookPart, { claimId }: Place): Markup {
  const { id, title, sections } = callback;
  return markup`
<section aria-labelledby="${id}">
<h3 id="${id}"><a href="#${id}">${title}</a></h3>
${aboutHtml(callback)}${sections.map((section) => listHtml(section, { path: [id], claimId }))}${examplesHtml(callback, 4)}
</section>`;
}

/** A section inside one that can be collapsed already. */
function listHtml({ title, entries }: Section, { path, claimId }: Place): Markup {
  const inside = [...path, headingSlug(title)];
  return markup`
<h4 id="${claimId(inside)}">${title}</h4>${entryList(entries, { path: inside, claimId })}`;
}

function aboutHtml({ httpMethod, target, isDeprecated, description }: WebhookPart): Markup {
  return markup`${routeHtml({ httpMethod, path: target })}${deprecationHtml({ isDeprecated })}${prose(description)}`;
}

function examplesHtml({ examples }: WebhookPart, level: 3 | 4): Child {
  return examples.map(
    ({ title, value }) => markup`\n${heading(level, title)}${codeBlock(value, 'json')}`,
  );
}
