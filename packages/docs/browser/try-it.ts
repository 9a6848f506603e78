import { showAnswer } from './answer.ts';
import { addCopyButton } from './copy.ts';
import { element } from './element.ts';
import { type Filled, type HttpRequest, httpRequest } from './http-request.ts';
import { loadScript } from './load-script.ts';
import type { RequestField, RequestForm } from './request-form.ts';

type Control = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

/**
 * A form that sends the request of an operation's page, above its samples. What it asks for is in the `request.js`
 * beside the page, loaded when the form is first opened.
 */
export function addTryIt(languages: Element): void {
  const details = element('details', { class: 'try' }, element('summary', {}, 'Try it'));
  const content = element('div');
  details.append(content);
  languages.before(details);
  details.addEventListener('toggle', async () => {
    if (!details.open || content.querySelector('form') !== null) return;
    try {
      const url = new URL('request.js', location.href).href;
      // describeForm() of this package makes what is in request.js.
      const form = (await loadScript(url, 'referenceRequest')) as RequestForm;
      content.replaceChildren(formOf(form));
    } catch (error) {
      content.replaceChildren(element('p', { role: 'alert' }, String(error)));
    }
  });
}

function formOf(form: RequestForm): HTMLElement {
  const controls = form.fields.map((field) => [field, controlOf(field)] as const);
  // The key is nowhere but in this field, which no form sends and nothing keeps.
  const key = element('input', { type: 'password', autocomplete: 'off', spellcheck: 'false' });
  const target = new URL(form.baseUrl, location.origin).origin;
  const code = element('code');
  const curl = element('pre', {}, code);
  const send = element('button', { type: 'submit' }, 'Send');
  const abort = element('button', { type: 'button', disabled: true }, 'Abort');
  const status = element('p', { role: 'status' });
  const answer = element('div');

  const build = (): HttpRequest =>
    httpRequest(
      form,
      controls.map(([field, control]): Filled => [field, valuesOf(field, control)]),
      location.origin,
      key.value,
    );
  let aborter: AbortController | undefined;
  let isConfirmed = form.method !== 'DELETE';
  const update = (): void => {
    code.textContent = build().curl;
    isConfirmed = form.method !== 'DELETE';
    send.textContent = 'Send';
  };
  const exchange = async (): Promise<void> => {
    const { url, init } = build();
    aborter = new AbortController();
    const { signal } = aborter;
    const started = performance.now();
    abort.disabled = false;
    answer.replaceChildren();
    status.textContent = 'Waiting for the answer';
    try {
      const response = await fetch(url, { ...init, signal });
      await showAnswer(response, started, status, answer);
    } catch (error) {
      status.textContent = signal.aborted
        ? `Aborted after ${Math.round(performance.now() - started)} ms. The server may have acted all the same.`
        : `No whole answer from ${target}: ${String(error)}. ${reasonOf(target)}`;
    }
    abort.disabled = true;
    update();
  };

  const made = element(
    'form',
    {},
    element(
      'p',
      {},
      'Sends to ',
      element('code', {}, target),
      target === location.origin
        ? ', which serves this page.'
        : ', another address than this page’s.',
    ),
    ...(form.key ? [labelOf('Key', 'kept in this field only, until the page is left', key)] : []),
    ...controls.map(([field, control]) => labelOf(field.name, hintOf(field), control)),
    curl,
    element('p', {}, send, abort),
    status,
    answer,
  );
  abort.addEventListener('click', () => aborter?.abort());
  send.addEventListener('click', (event) => {
    // A double click is one.
    if (event.detail > 1) event.preventDefault();
  });
  made.addEventListener('input', update);
  made.addEventListener('submit', (event) => {
    event.preventDefault();
    if (!abort.disabled) return;
    if (isConfirmed) void exchange();
    else {
      isConfirmed = true;
      send.textContent = 'Send DELETE? Press again';
    }
  });
  update();
  addCopyButton(curl);
  return made;
}

function labelOf(name: string, hint: string, control: Control): HTMLElement {
  return element('label', {}, element('b', {}, name), ' ', element('small', {}, hint), control);
}

function hintOf({ in: place, type, isRequired, isList, isFile }: RequestField): string {
  const many = isList && !isFile ? ', one a line' : '';
  return `${place === 'body' ? '' : `${place}, `}${type}${many}${isRequired ? ', required' : ''}`;
}

function controlOf(field: RequestField): Control {
  const { in: place, values, example = '', isFile = false, isList = false } = field;
  const required = field.isRequired ?? false;
  if (values !== undefined && !isList) {
    return element(
      'select',
      { required },
      element('option', { value: '' }),
      ...values.map((value) => element('option', {}, value)),
    );
  }
  if (isFile) return element('input', { type: 'file', required, multiple: isList });
  if (place === 'body') {
    const rows = String(Math.min(example.split('\n').length + 2, 16));
    const area = element('textarea', { required, rows, spellcheck: 'false' });
    area.value = example;
    if (/\bjson\b/.test(field.type)) {
      area.addEventListener('input', () =>
        area.setCustomValidity(area.value && jsonProblem(area.value)),
      );
    }
    return area;
  }
  const attributes = { required, placeholder: example, autocomplete: 'off', spellcheck: 'false' };
  if (isList) return element('textarea', { ...attributes, rows: '2' });
  // A browser would take these two segments of a path for steps, and ask for another operation.
  const segment = place === 'path' && { pattern: '(?!\\.\\.?$).+', title: 'neither . nor ..' };
  return element('input', { ...attributes, ...segment });
}

function jsonProblem(text: string): string {
  try {
    JSON.parse(text);
    return '';
  } catch (error) {
    return `The body is not JSON. ${String(error)}`;
  }
}

function valuesOf({ isList }: RequestField, control: Control): readonly (string | File)[] {
  if (control instanceof HTMLInputElement && control.files !== null) return [...control.files];
  const values = isList ? control.value.split('\n') : [control.value];
  return values.filter((value) => value !== '');
}

function reasonOf(target: string): string {
  return target === location.origin
    ? 'Is the server still running?'
    : `Is it running, and does it let pages of ${location.origin} call it (CORS)?`;
}
