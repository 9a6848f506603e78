import type { ErrorAnswer, NamedExample, OperationPage, Section } from '../site.ts';
import { entryHtml, type Place, sectionHtml } from './entry-list.ts';
import { beneath, heading } from './heading.ts';
import { codeBlock } from './highlight.ts';
import { type Child, markup, type Markup } from './markup.ts';

/** `GET/api/v1/indexes`: the stylesheet, not the text, keeps the two apart. */
export function routeHtml({ httpMethod, path }: OperationPage): Markup {
  return markup`<p class="route"><b class="${httpMethod}">${httpMethod.toUpperCase()}</b><code>${path}</code></p>`;
}

/** What an operation takes and gives, at the left of its samples. */
export function fieldsHtml(
  operation: OperationPage,
  level: 2 | 3,
  place: Place,
  more: Child = undefined,
): Markup {
  return markup`
<div class="fields">
${sectionsOf(operation).map((section) => sectionHtml(section, level, place))}
${more}
</div>`;
}

/** The sections of fields, in the order of the page. */
export function sectionsOf(operation: OperationPage): readonly Section[] {
  const { parameters, queryLimits, formFields, returns } = operation;
  return [...parameters, queryLimits, formFields, returns].filter((some) => some !== undefined);
}

/** The request, as curl and as a call of the SDK, and what it answers. */
export function samplesHtml(operation: OperationPage, level: 2 | 3, group: string): Markup {
  return markup`
<div class="samples">
${heading(level, operation.title)}
<div class="languages" role="radiogroup" aria-label="Language of the request">
<label><input type="radio" name="${group}" checked>curl</label>
<label><input type="radio" name="${group}" class="sdk">TypeScript</label>
</div>
<div class="curl">${codeBlock(operation.request, 'shell')}</div>
<div class="sdk">${codeBlock(operation.sdkCall, 'typescript')}</div>
${
  operation.response !== undefined &&
  markup`${heading(beneath(level), 'Response')}\n${codeBlock(operation.response, 'json')}`
}
</div>`;
}

/** Each error with its examples. */
export function errorsHtml({ errors }: OperationPage, place: Place): Child {
  if (errors.length === 0) return undefined;
  return sectionHtml({ title: 'Errors', entries: errors }, 2, place, (_, inside) => {
    return markup`<ul class="entries">${errors.map((error) => errorHtml(error, inside))}</ul>`;
  });
}

function errorHtml(error: ErrorAnswer, place: Place): Markup {
  return entryHtml(
    error,
    place,
    error.examples.map(
      ({ title, value }) =>
        markup`<details class="example"><summary>${title}</summary>${codeBlock(value, 'json')}</details>`,
    ),
  );
}

/** What the operation answers, made from its type, then what the description gives for examples. */
export function examplesHtml({ response, examples }: OperationPage): Markup {
  return markup`
<div class="examples">
${response !== undefined && markup`<h2>Returns Examples</h2>\n${codeBlock(response, 'json')}`}
${examples.length > 0 && markup`<h2>Examples</h2>`}
${examples.map(
  ({ title, value }: NamedExample) =>
    markup`<details class="example" open><summary><h3>${title}</h3></summary>${codeBlock(value, 'json')}</details>`,
)}
</div>`;
}
