import type { ApiError, ErrorAnswer, OperationPage, Section } from '../site.ts';
import { type Place, sectionHtml } from './entry-list.ts';
import { beneath, heading } from './heading.ts';
import { codeBlock } from './highlight.ts';
import { type Child, markup, type Markup } from './markup.ts';
import { prose } from './prose.ts';

/** `GET/api/v1/indexes`: the stylesheet, not the text, keeps the two apart. */
export function routeHtml({
  httpMethod,
  path,
}: Pick<OperationPage, 'httpMethod' | 'path'>): Markup {
  return markup`<p class="route"><b class="${httpMethod}">${httpMethod.toUpperCase()}</b><code>${path}</code></p>`;
}

export function deprecationHtml({ isDeprecated }: Pick<OperationPage, 'isDeprecated'>): Child {
  return isDeprecated && markup`\n<p class="deprecated">Deprecated</p>`;
}

/** What an operation takes and gives, at the left of its samples. */
export function fieldsHtml(
  operation: OperationPage,
  level: 2 | 3,
  place: Place,
  more: Child = undefined,
): Markup {
  return markup`
<div class="fields">${sectionsOf(operation).map((section) => sectionHtml(section, level, place))}${more}
</div>`;
}

/** The sections of fields, in the order of the page. */
export function sectionsOf(operation: OperationPage): readonly Section[] {
  const { parameters, queryLimits, formFields, returns } = operation;
  return [...parameters, queryLimits, formFields, returns].filter((some) => some !== undefined);
}

/** The request in each language, and what it answers. */
export function samplesHtml(operation: OperationPage, level: 2 | 3, group: string): Markup {
  const { samples, response } = operation;
  return markup`
<div class="samples">${heading(level, operation.title)}
<div class="languages" role="group" aria-label="Language">${samples.map(
    ({ title, language, code }, index) => markup`
<label><input type="radio" name="${group}"${index === 0 && markup` checked`}>${title}</label>${codeBlock(code, language)}`,
  )}
</div>${
    response !== undefined &&
    markup`\n${heading(beneath(level), 'Response')}${codeBlock(response, 'json')}`
  }
</div>`;
}

/** Each error that the operation answers. @param catalogue The page that has their examples. */
export function errorsHtml({ errors }: OperationPage, place: Place, catalogue: string): Child {
  if (errors.length === 0) return undefined;
  return sectionHtml({ title: 'Errors', entries: errors }, 2, place, (_, inside) => {
    return markup`<ul class="entries">${errors.map((answer) => {
      const { name, detail, description } = answer;
      const id = inside.claimId([...inside.path, name]);
      return markup`
<li id="${id}"><code><a href="${catalogue}#${name}">${name}</a>${detail}</code>${prose(description)}
<ul>${answer.errors.map((error) => errorHtml(error, answer))}</ul></li>`;
    })}</ul>`;
  });
}

function errorHtml({ title, description }: ApiError, answer: ErrorAnswer): Markup {
  return markup`\n<li><b>${title}</b>${description !== answer.description && prose(description)}</li>`;
}

/** What the operation answers, made from its type, then what the description gives for examples. */
export function examplesHtml({ response, examples }: OperationPage): Markup {
  return markup`
<div class="examples">${response !== undefined && markup`\n<h2>Returns Examples</h2>${codeBlock(response, 'json')}`}${examples.length > 0 && markup`\n<h2>Examples</h2>`}${examples.map(
    ({ title, value }) => markup`\n<h3>${title}</h3>${codeBlock(value, 'json')}`,
  )}
</div>`;
}

/** Where the operation is described, for those who want to mend it. */
export function sourceHtml({ source }: OperationPage): Child {
  if (source === undefined) return undefined;
  const { place, url } = source;
  return url === undefined
    ? markup`\n<p class="source">Described in <code>${place}</code></p>`
    : markup`\n<p class="source"><a href="${url}">Edit this operation</a></p>`;
}
