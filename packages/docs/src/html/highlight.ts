import { type Child, markup, type Markup } from './markup.ts';

type Language = 'json' | 'shell' | 'typescript';

/** What is coloured, by the class that the stylesheet knows it by: key, string, literal, word, comment. */
const TOKENS: Readonly<Record<Language, RegExp>> = {
  json: /(?<k>"(?:[^"\\]|\\.)*"(?=\s*:))|(?<s>"(?:[^"\\]|\\.)*")|(?<n>-?\b\d[\d.eE+-]*|\b(?:true|false|null)\b)/g,
  shell:
    /(?<s>'[^']*'|"(?:[^"\\]|\\.)*")|(?<w>^curl\b|(?<=\s)--?[A-Za-z][\w-]*)|(?<n>\$\w+|\$\{\w+\})/g,
  typescript:
    /(?<s>'(?:[^'\\]|\\.)*')|(?<w>\b(?:await|const|for|new|of)\b)|(?<n>-?\b\d[\d.]*\b|\b(?:true|false|null)\b)/g,
};

/** A block of code with its tokens marked. */
export function codeBlock(code: string, language: Language): Markup {
  const children: Child[] = [];
  let end = 0;
  for (const match of code.matchAll(TOKENS[language])) {
    const [token = ''] = match;
    const [kind] = Object.entries(match.groups ?? {}).find(([, text]) => text !== undefined) ?? [];
    children.push(code.slice(end, match.index), markup`<i class="${kind}">${token}</i>`);
    end = match.index + token.length;
  }
  return markup`\n<pre><code>${children}${code.slice(end)}</code></pre>`;
}
