import {
  type Answer,
  type Api,
  type Body,
  exampleValue,
  isJson,
  type View,
  type Webhook,
} from '@quipu/generator';
import { createClaimId } from './claim-id.ts';
import { bodyEntries, plainEntry, section, typeEntries } from './entries.ts';
import { namedExamples, toJson } from './named-examples.ts';
import { viewOf } from './opening-depth.ts';
import type { Entry, NamedExample, WebhookPart } from './site.ts';
import { typeText } from './type-text.ts';

/** The section of an operation's page, and what the addresses in it begin with. */
export const CALLBACKS = 'callbacks';

/** @param within What their addresses begin with. */
export function describeWebhooks(
  webhooks: readonly Webhook[],
  models: Api['models'],
  within?: typeof CALLBACKS,
): readonly WebhookPart[] {
  const claimId = createClaimId();
  const above = within === undefined ? [] : [within];
  // A webhook without a name has an address beneath that of the section.
  if (within !== undefined) claimId(above);
  return webhooks.map((webhook): WebhookPart => {
    const { name, url, httpMethod, summary, deprecated, description, body, answers } = webhook;
    const sent = viewOf('response', body === undefined ? [] : [body.type], models);
    return {
      id: claimId([...above, name]),
      title: summary ?? name,
      httpMethod,
      target: url ?? name,
      isDeprecated: deprecated,
      description,
      sections: [
        section('Body', body === undefined ? [] : bodyEntries(body, sent)),
        section(
          'Responses',
          answers.map((answer) => answerEntry(answer, models)),
        ),
      ].filter((some) => some !== undefined),
      examples: body === undefined ? [] : bodyExamples(body, sent),
    };
  });
}

/** The receiver makes the answer, as a caller makes a request. */
function answerEntry({ code, description, type }: Answer, models: Api['models']): Entry {
  const entry = plainEntry(code, description);
  if (type === undefined) return entry;
  const view = viewOf('request', [type], models);
  return { ...entry, detail: `: ${typeText(type, view)}`, children: typeEntries(type, view) };
}

function bodyExamples({ mediaType, type, examples }: Body, view: View): readonly NamedExample[] {
  if (examples.length > 0) return namedExamples('Example', examples);
  return isJson(mediaType) ? [{ title: 'Example', value: toJson(exampleValue(type, view)) }] : [];
}
