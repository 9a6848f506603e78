import { element } from './element.ts';

/** A button on a block of code that copies it. */
export function addCopyButton(pre: HTMLElement): void {
  pre.append(copyButton('Copy', () => copyText(Promise.resolve(pre.textContent ?? ''))));
}

/** A button that copies the page as Markdown. Where that cannot be read, as in a page from a folder, it opens the Markdown. */
export function addCopyPage(bar: HTMLElement, markdown: string): void {
  const read = async (): Promise<string> => {
    const response = await fetch(markdown);
    if (!response.ok) throw new Error(`${markdown} answers ${response.status}`);
    return response.text();
  };
  bar.append(
    copyButton('Copy page', () => copyText(read()).catch(() => location.assign(markdown))),
  );
}

/** Its face is in the stylesheet, so that the text of the page and of the code stays as it is. */
function copyButton(label: string, copy: () => Promise<void>): HTMLElement {
  const button = element('button', { type: 'button', class: 'copy', 'aria-label': label });
  button.addEventListener('click', async () => {
    button.ariaLabel = await copy().then(
      () => 'Copied',
      () => 'Not copied',
    );
  });
  button.addEventListener('blur', () => (button.ariaLabel = label));
  return button;
}

/** Takes the text as a promise, since a browser may let a page copy only at once when somebody has asked for it. */
async function copyText(text: Promise<string>): Promise<void> {
  if (navigator.clipboard !== undefined) {
    const blob = text.then((content) => new Blob([content], { type: 'text/plain' }));
    return navigator.clipboard.write([new ClipboardItem({ 'text/plain': blob })]);
  }
  // A page that is neither from this machine nor by https has no clipboard, and copies what is selected.
  const field = element('textarea', {}, await text);
  document.body.append(field);
  field.select();
  const isCopied = document.execCommand('copy');
  field.remove();
  if (!isCopied) throw new Error('the browser does not let the page copy');
}
