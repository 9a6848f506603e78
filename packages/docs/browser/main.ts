import { addCopyButton, addCopyPage } from './copy.ts';
import { element } from './element.ts';
import { keepLanguage } from './languages.ts';
import { addSearch } from './search.ts';
import { addTryIt } from './try-it.ts';

// A classic script knows itself while it runs.
const script = document.currentScript as HTMLScriptElement;
const root = new URL('.', script.src).href;

const style = element('link', { rel: 'stylesheet', href: `${root}script.css` });
// Nothing is shown before it has its looks.
style.addEventListener('load', start);
document.head.append(style);

function start(): void {
  const tools = element('div', { class: 'tools' });
  document.querySelector('header .markdown')?.after(tools);
  const markdown = document.querySelector<HTMLLinkElement>('link[rel=alternate][type$=markdown]');
  if (markdown !== null) addCopyPage(tools, markdown.href);
  addSearch(tools, root);
  keepLanguage();
  for (const pre of document.querySelectorAll('pre')) addCopyButton(pre);
  // The page of one operation, from a server: a browser sends nothing from a folder.
  const samples = document.querySelector('main:not(:has(.operation)) .languages');
  if (samples !== null && location.protocol !== 'file:') addTryIt(samples);
}
