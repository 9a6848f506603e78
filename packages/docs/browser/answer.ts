import { element } from './element.ts';

/** An answer of more characters is shown up to about there. */
const MOST = 500_000;

const HEADERS = ['content-type', 'x-request-id', 'retry-after', 'location', 'deprecation'];

/**
 * Shows a response in an element: its status, time and headers at once, its body as it comes.
 *
 * @param started When the request was sent, by `performance.now()`.
 */
export async function showAnswer(
  response: Response,
  started: number,
  status: HTMLElement,
  place: HTMLElement,
): Promise<void> {
  const { headers, body } = response;
  const line = (): string =>
    `${response.status} ${response.statusText} · ${Math.round(performance.now() - started)} ms`;
  status.textContent = line();
  const shown = HEADERS.flatMap((name) => {
    const value = headers.get(name);
    return value === null
      ? []
      : [element('div', {}, element('dt', {}, name), element('dd', {}, value))];
  });
  const code = element('code');
  const pre = element('pre', { tabindex: '0', role: 'region', 'aria-label': 'Answer' }, code);
  place.replaceChildren(element('dl', {}, ...shown), pre);
  if (body === null) return;
  const reader = body.pipeThrough(new TextDecoderStream()).getReader();
  let text = '';
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    text += value;
    code.append(value);
    if (text.length > MOST) {
      await reader.cancel();
      code.append(`\n… and more: these are the first ${text.length} characters`);
      return;
    }
  }
  status.textContent = line();
  if (/\bjson\b/.test(headers.get('content-type') ?? '')) code.textContent = pretty(text);
}

function pretty(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    // What says that it is JSON and is not is shown as it came.
    return text;
  }
}
