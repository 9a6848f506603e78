import { compactCss } from './compact-css.ts';

/** The stylesheet of articles, beside that of every page, so that no other page pays for it. */
export const ARTICLE_STYLE: string = compactCss(`article { max-width: 50rem; line-height: 1.65; }
article > :not(pre) { max-width: 44rem; }
article p, article ul, article ol { margin: .875rem 0; }
article h2, article h3 { position: relative; }
article h2 { margin: 2.75rem 0 .75rem; }
article h3 { margin: 2rem 0 .5rem; font-size: 1.0625rem; }
article h3:hover > .anchor { opacity: 1; }
article h1 + p { font-size: 1.125rem; color: var(--soft); }
article ul, article ol { padding-left: 1.375rem; }
article li { margin: .375rem 0; }
article li::marker { color: var(--soft); }
article :not(pre) > code { background: var(--raised); border-radius: 4px; padding: .1em .3em; }
article pre { margin: 1rem 0; }
article pre > code { font-size: .8125rem; }
article pre + pre { margin-top: -.625rem; background: none; color: var(--soft); }
article table { width: 100%; margin: 1.25rem 0; border-collapse: collapse; font-size: .9375rem; line-height: 1.5; }
article th, article td { padding: .5rem .75rem .5rem 0; border-bottom: 1px solid var(--line); text-align: left; vertical-align: top; }
article th { font-weight: 600; color: var(--soft); font-size: .875rem; }
article td:first-child > code { overflow-wrap: normal; }
article blockquote { margin: 1rem 0; padding-left: 1rem; border-left: 3px solid var(--line); color: var(--soft); }
`);
