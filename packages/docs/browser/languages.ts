const KEY = 'language';

/** Keeps the chosen language of the samples for all samples of the tab, on this page and the next. */
export function keepLanguage(): void {
  const choices = [...document.querySelectorAll<HTMLInputElement>('.languages input')];
  const choose = (language: string | null): void => {
    for (const choice of choices) {
      if (languageOf(choice) === language) choice.checked = true;
    }
  };
  for (const choice of choices) {
    choice.addEventListener('change', () => {
      choose(languageOf(choice));
      storage()?.setItem(KEY, languageOf(choice));
    });
  }
  choose(storage()?.getItem(KEY) ?? null);
}

function languageOf(choice: HTMLInputElement): string {
  return choice.parentElement?.textContent ?? '';
}

/** Undefined where the reader lets pages keep nothing. */
function storage(): Storage | undefined {
  try {
    return sessionStorage;
  } catch {
    return undefined;
  }
}
