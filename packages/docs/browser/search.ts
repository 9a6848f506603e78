import { element } from './element.ts';
import { loadScript } from './load-script.ts';
import { rank, type SearchItem } from './rank.ts';
import type { SearchIndex } from './search-index.ts';
import { searchItems } from './search-items.ts';

const MOST = 30;
/** No address of a page has a colon. */
const LIST = 'search:list';

/**
 * A dialog that searches the site, opened by a button in the bar, `/` and Ctrl-K or ⌘K.
 *
 * @param root The address of the site's folder.
 */
export function addSearch(bar: HTMLElement, root: string): void {
  const input = element('input', {
    role: 'combobox',
    placeholder: 'Search operations, fields, guides',
    'aria-label': 'Search',
    'aria-autocomplete': 'list',
    'aria-controls': LIST,
    'aria-expanded': 'false',
    autocomplete: 'off',
    spellcheck: 'false',
  });
  const list = element('div', { role: 'listbox', id: LIST, 'aria-label': 'Results' });
  const count = element('p', { role: 'status' });
  const dialog = element('dialog', { class: 'search', 'aria-label': 'Search' }, input, list, count);
  const button = element(
    'button',
    { type: 'button', 'aria-keyshortcuts': '/ Control+K Meta+K' },
    'Search',
    element('kbd', { 'aria-hidden': 'true' }, '/'),
  );
  document.body.append(dialog);
  bar.append(button);

  /** Undefined until they are loaded. */
  let items: readonly SearchItem[] | undefined;
  let chosen = 0;

  const show = (): void => {
    if (items === undefined) return;
    const found = rank(items, input.value);
    list.replaceChildren(...found.slice(0, MOST).map(optionOf));
    const more = found.length > MOST ? ` · the first ${MOST} are shown` : '';
    const counted = found.length === 1 ? '1 result' : `${found.length} results${more}`;
    count.textContent = input.value.trim() === '' ? '' : counted;
    input.setAttribute('aria-expanded', String(found.length > 0));
    choose(0);
  };
  const optionOf = (item: SearchItem, index: number): HTMLElement =>
    element(
      'a',
      { role: 'option', id: `${LIST}:${index}`, href: root + item.address, tabindex: '-1' },
      element('b', {}, item.title),
      element('small', {}, item.trail),
      element('span', {}, item.text),
    );
  const choose = (index: number): void => {
    const options = [...list.children];
    chosen = options.length === 0 ? 0 : (index + options.length) % options.length;
    for (const [at, option] of options.entries()) {
      option.setAttribute('aria-selected', String(at === chosen));
    }
    const option = options[chosen];
    option?.scrollIntoView({ block: 'nearest' });
    if (option === undefined) input.removeAttribute('aria-activedescendant');
    else input.setAttribute('aria-activedescendant', option.id);
  };
  const open = async (): Promise<void> => {
    if (dialog.open) return;
    dialog.showModal();
    input.select();
    try {
      // searchIndex() of this package makes what is in search.js.
      items = searchItems((await loadScript(`${root}search.js`, 'referenceSearch')) as SearchIndex);
      show();
    } catch (error) {
      count.textContent = String(error);
    }
  };

  button.addEventListener('click', open);
  input.addEventListener('input', show);
  input.addEventListener('keydown', (event) => {
    // An input method that is writing a word has the keys.
    if (event.isComposing) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined) choose(chosen + step);
    else if (event.key === 'Enter') document.getElementById(`${LIST}:${chosen}`)?.click();
    else return;
    event.preventDefault();
  });
  list.addEventListener('click', (event) => {
    // A result may be on this very page.
    if (!event.ctrlKey && !event.metaKey && !event.shiftKey) dialog.close();
  });
  dialog.addEventListener('click', ({ target }) => {
    // Outside of what is in it.
    if (target === dialog) dialog.close();
  });
  document.addEventListener('keydown', (event) => {
    const isShortcut =
      (event.key === 'k' && (event.ctrlKey || event.metaKey)) ||
      (event.key === '/' && !isTyping(event.target));
    if (!isShortcut) return;
    event.preventDefault();
    void open();
  });
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof Element && target.matches('input:not([type=radio]), textarea, select');
}
