import { compactCss } from './compact-css.ts';

const SOURCE = `:root {
  color-scheme: light dark;
  --ground: #fdfdfc;
  --raised: #f5f5f2;
  --line: #e4e3de;
  --ink: #1d2126;
  --soft: #5a616b;
  --link: #2f4fb0;
  --string: #1f6b3a;
  --literal: #9a4a00;
  --word: #8a2f7c;
  --get: #1a6a4c;
  --write: #2f4fb0;
  --delete: #b3261e;
  --mono: ui-monospace, SFMono-Regular, Menlo, Consolas, "Liberation Mono", monospace;
}
@media (prefers-color-scheme: dark) {
  :root {
    --ground: #14161a;
    --raised: #1b1e23;
    --line: #2d3138;
    --ink: #e6e5e1;
    --soft: #a0a7b1;
    --link: #9db4ff;
    --string: #8fd0a0;
    --literal: #f0b27a;
    --word: #e2a0d8;
    --get: #79cfa6;
    --write: #9db4ff;
    --delete: #ff9d94;
  }
}
* { box-sizing: border-box; }
html { scroll-padding-top: 4.5rem; }
body {
  margin: 0;
  display: grid;
  grid: "menu bar" auto "menu main" 1fr / 15.5rem minmax(0, 1fr);
  background: var(--ground);
  color: var(--ink);
  font: 1rem/1.6 system-ui, sans-serif;
}
a { color: var(--link); text-decoration-thickness: 1px; text-underline-offset: .2em; }
:focus-visible { outline: 2px solid var(--link); outline-offset: 2px; border-radius: 3px; }
h1, h2, h3, h4 { line-height: 1.25; letter-spacing: -.011em; }
h1 { margin: 0 0 .75rem; font-size: 2rem; letter-spacing: -.022em; }
h2 { margin: 3rem 0 .75rem; font-size: 1.35rem; }
h3, h4 { margin: 1.5rem 0 .5rem; font-size: 1rem; }
h2 > a:not(.anchor) { color: inherit; text-decoration-color: var(--line); }
p, ul, ol { margin: .5rem 0; max-width: 42rem; }
code { font: .875em/1.5 var(--mono); overflow-wrap: anywhere; }
p > code { background: var(--raised); border-radius: 4px; padding: .1em .3em; }
pre {
  margin: .5rem 0;
  padding: .875rem 1rem;
  background: var(--raised);
  border: 1px solid var(--line);
  border-radius: 8px;
  white-space: pre-wrap;
  font-size: .875rem;
  line-height: 1.55;
}
i { font-style: normal; }
.k { color: var(--link); }
.s { color: var(--string); }
.n { color: var(--literal); }
.w { color: var(--word); }
.c { color: var(--soft); }

.skip { position: absolute; left: -99rem; }
.skip:focus { left: 1rem; top: 1rem; z-index: 3; padding: .5rem 1rem; background: var(--ground); }

nav {
  grid-area: menu;
  display: block;
  position: sticky;
  inset: 0 auto auto 0;
  width: 15.5rem;
  height: 100vh;
  margin: 0;
  padding: 1.25rem .75rem 2rem;
  overflow-y: auto;
  color: inherit;
  background: var(--raised);
  border: 0;
  border-right: 1px solid var(--line);
  font-size: .875rem;
}
nav .site { margin: 0 .75rem 1rem; font-weight: 650; font-size: 1rem; }
nav a { display: block; padding: .25rem .75rem; border-radius: 6px; color: var(--soft); text-decoration: none; }
nav > a { margin-top: .875rem; color: var(--ink); font-weight: 600; }
nav a:hover { color: var(--ink); background: var(--line); }
nav [aria-current] { color: var(--link); background: var(--ground); box-shadow: 0 0 0 1px var(--line); }
nav ul { list-style: none; margin: .125rem 0; padding: 0; }

header {
  grid-area: bar;
  position: sticky;
  top: 0;
  z-index: 2;
  display: flex;
  flex-wrap: wrap;
  align-items: baseline;
  gap: .125rem 1rem;
  padding: .75rem 2.5rem;
  background: var(--ground);
  border-bottom: 1px solid var(--line);
  font-size: .875rem;
}
header p { margin: 0; }
.title { font-weight: 600; }
.markdown { margin-left: auto; }
.menu { display: none; }
.route b { margin-right: .75em; font: 700 .75rem/1 var(--mono); letter-spacing: .04em; color: var(--write); }
.route .get, .route .head { color: var(--get); }
.route .delete { color: var(--delete); }
.route code { padding: 0; background: none; color: var(--soft); }

main { grid-area: main; padding: 2.25rem 2.5rem 6rem; max-width: 80rem; }
main > p { font-size: 1.0625rem; }
.up { margin: 0 0 .25rem; font-size: .875rem !important; }
.deprecated { color: var(--delete); font-weight: 600; }
.operation { margin-top: 3.5rem; padding-top: .5rem; border-top: 1px solid var(--line); }
.operation > h2 { position: relative; margin: 1.5rem 0 .25rem; font-size: 1.5rem; }

.section { margin-top: 1.75rem; }
.section > summary { padding-bottom: .375rem; border-bottom: 1px solid var(--line); }
summary { cursor: pointer; list-style: none; }
summary::-webkit-details-marker { display: none; }
summary h2, summary h3 { display: inline; font-size: 1.125rem; }
.toggle { margin-left: .75rem; color: var(--soft); font-size: 0; }
details[open] > summary > .toggle > :last-child, details:not([open]) > summary > .toggle > :first-child { font-size: .8125rem; }
summary:hover > .toggle { color: var(--link); }

.entries { list-style: none; margin: 0; padding: 0; max-width: none; }
.entries li { position: relative; padding: .75rem 0; }
.entries > li + li { border-top: 1px solid var(--line); }
.entries code { color: var(--soft); }
.entries code b { color: var(--ink); font-weight: 650; }
.entries p { margin: .25rem 0 0; font-size: .9375rem; }
.entries p code { color: var(--ink); }
.entries .entries { margin: .5rem 0 0; padding-left: 1.125rem; border-left: 2px solid var(--line); }
.entries .entries li { padding: .5rem 0; }
.entries .entries > li + li { border: 0; }
.entries li:not([id]) { padding: .125rem 0; }
[id$=limits-and-defaults] li { display: flex; flex-wrap: wrap; align-items: baseline; gap: 0 1rem; }
.entries .choice { color: var(--soft); font-size: .8125rem; }
.entries li > details > summary > code::after { content: " \\25BE"; color: var(--soft); }
.entries li > details:not([open]) > summary > code::after { content: " \\25B8"; }
.entries li:target { background: var(--raised); box-shadow: -.75rem 0 var(--raised); }
dl { display: flex; flex-wrap: wrap; gap: .375rem; margin: .375rem 0 0; font: .75rem/1.5 var(--mono); }
dl div { padding: 0 .5em; border: 1px solid var(--line); border-radius: 4px; overflow-wrap: anywhere; }
dt, dd { display: inline; margin: 0; }
dt { color: var(--soft); }
dd:not(:empty) { margin-left: .6em; }
.anchor { position: absolute; left: -1.375rem; width: 1.375rem; text-decoration: none; opacity: 0; }
.anchor::before { content: "#"; }
li:hover > .anchor, h2:hover > .anchor, .anchor:focus { opacity: 1; }

.samples h3, .samples h4 { margin: 1rem 0 .25rem; font-size: .8125rem; color: var(--soft); }
.samples > :first-child { margin: 0 0 .5rem; font-size: .9375rem; color: inherit; }
.samples pre, .examples pre { font-size: .8125rem; }
.curl code { word-break: break-all; }
.languages { display: flex; gap: .25rem; font-size: .8125rem; }
.languages label { padding: .125rem .625rem; border-radius: 6px; color: var(--soft); cursor: pointer; }
.languages input { position: absolute; opacity: 0; }
.languages label:has(:checked) { color: var(--ink); background: var(--raised); box-shadow: 0 0 0 1px var(--line); }
.languages label:has(:focus-visible) { outline: 2px solid var(--link); }
.samples:not(:has(.sdk:checked)) > .sdk, .samples:has(.sdk:checked) > .curl { display: none; }
.example { margin-top: .75rem; }
.example > summary { color: var(--soft); font-size: .875rem; }
.example > summary::before { content: "\\25B8\\A0"; }
.example[open] > summary::before { content: "\\25BE\\A0"; }
.example h3 { font-size: .9375rem; }
.examples > h2 { font-size: 1.125rem; margin: 2rem 0 .5rem; }

.operations { list-style: none; padding: 0; max-width: none; }
.operations li { display: flex; flex-wrap: wrap; align-items: baseline; gap: 0 1rem; padding: .375rem 0; border-top: 1px solid var(--line); }
.operations a { min-width: 13rem; }
.operations p { margin: 0; font-size: .875rem; }

@media (min-width: 70rem) {
  .columns { display: grid; grid-template-columns: minmax(0, 1fr) minmax(0, 26rem); gap: 0 2.5rem; }
  .fields, .examples { grid-column: 1; }
  .samples { grid-area: 1 / 2 / span 2; align-self: start; position: sticky; top: 4rem; margin-top: 1.75rem; max-height: calc(100vh - 5rem); overflow-y: auto; padding: 2px; }
}
@media (max-width: 69.99rem) {
  .samples { margin-top: 2.5rem; }
}
@media (max-width: 50rem) {
  body { display: block; }
  nav { position: fixed; width: min(20rem, 85vw); height: 100dvh; }
  nav:not(:popover-open) { display: none; }
  nav::backdrop { background: #0006; }
  .menu { display: block; padding: .25rem .75rem; border: 1px solid var(--line); border-radius: 6px; background: none; color: inherit; font: inherit; }
  header { padding: .625rem 1.25rem; }
  header .route { order: 1; width: 100%; }
  main { padding: 1.5rem 1.25rem 4rem; }
  h1 { font-size: 1.625rem; }
  .anchor { left: -1.125rem; width: 1.125rem; }
}
@media print {
  body { display: block; background: none; }
  nav, .skip, .menu, .markdown, .toggle, .languages, .anchor { display: none !important; }
  header, .samples { position: static; max-height: none; overflow: visible; }
  .samples > div { display: block !important; }
  .columns { display: block; }
  pre, .entries li { break-inside: avoid; }
}
`;

/** The stylesheet of every page. */
export const STYLE: string = compactCss(SOURCE);
