import { markup, type Markup, textMarkup } from './markup.ts';

/** What is coloured, by the class that the stylesheet knows it by: key, string, literal, word, comment. */
const TOKENS: ReadonlyMap<string, RegExp> = new Map(
  Object.entries({
    json: /(?<k>"(?:[^"\\]|\\.)*"(?=\s*:))|(?<s>"(?:[^"\\]|\\.)*")|(?<n>-?\b\d[\d.eE+-]*|\b(?:true|false|null)\b)/g,
    shell:
      /(?<s>'[^']*'|"(?:[^"\\]|\\.)*")|(?<c>(?<=^|\s)#.*)|(?<w>^\s*(?:curl|npm|npx|node)\b|(?<=\s)--?[A-Za-z][\w-]*)|(?<n>\$\w+|\$\{\w+\})/gm,
    typescript:
      /(?<s>'(?:[^'\\]|\\.)*'|`(?:[^`\\]|\\.)*`)|(?<c>\/\/.*)|(?<w>\b(?:as|async|await|break|catch|const|else|export|for|from|function|if|import|instanceof|let|new|of|return|throw|try|type)\b)|(?<n>-?\b\d[\d._]*\b|\b(?:true|false|null|undefined)\b)/g,
    yaml: /(?<c>(?<=^|\s)#.*)|(?<k>[\w$-]+(?=:(?:\s|$)))|(?<s>'[^']*'|"(?:[^"\\]|\\.)*")|(?<n>(?<=[\s[])-?\d[\d.]*\b|\b(?:true|false|null)\b)/gm,
  }),
);

/** Other names of these languages. */
const LANGUAGES: ReadonlyMap<string, string> = new Map(
  Object.entries({
    bash: 'shell',
    js: 'typescript',
    sh: 'shell',
    ts: 'typescript',
    yml: 'yaml',
  }),
);

/** A block of code with its tokens marked, where the language is known. */
export function codeBlock(code: string, language = ''): Markup {
  const pattern = TOKENS.get(LANGUAGES.get(language) ?? language);
  const children: Markup[] = [];
  let end = 0;
  for (const match of pattern === undefined ? [] : code.matchAll(pattern)) {
    const [token = ''] = match;
    const { groups = {} } = match;
    const kind = Object.keys(groups).find((name) => groups[name] !== undefined);
    children.push(
      textMarkup(code.slice(end, match.index)),
      markup`<i class="${kind}">${textMarkup(token)}</i>`,
    );
    end = match.index + token.length;
  }
  return markup`\n<pre><code>${children}${textMarkup(code.slice(end))}</code></pre>`;
}
