import { element } from './element.ts';

const loading = new Map<string, Promise<unknown>>();

/**
 * What a script of the site gives to the function of a name, for example `referenceSearch([…])`. It is loaded once.
 * Not JSON by fetch, which a page from a folder may not ask for.
 *
 * @throws {Error} where the script cannot be loaded; the next call tries again.
 */
export function loadScript(url: string, name: string): Promise<unknown> {
  const known = loading.get(url);
  if (known !== undefined) return known;
  const load = new Promise<unknown>((resolve, reject) => {
    Object.assign(window, { [name]: resolve });
    const script = element('script', { src: url });
    script.addEventListener('error', () => {
      loading.delete(url);
      reject(new Error(`${url} cannot be loaded`));
    });
    document.head.append(script);
  });
  loading.set(url, load);
  return load;
}
