import { compactCss } from './compact-css.ts';

const SOURCE = `
:root {
  color-scheme: light dark;
  --ground: light-dark(#fdfdfc, #14161a);
  --raised: light-dark(#f5f5f2, #1b1e23);
  --line: light-dark(#e4e3de, #2d3138);
  --ink: light-dark(#1d2126, #e6e5e1);
  --soft: light-dark(#5a616b, #a0a7b1);
  --link: light-dark(#2f4fb0, #9db4ff);
  --green: light-dark(#1a6a4c, #79cfa6);
  --brown: light-dark(#9a4a00, #f0b27a);
  --plum: light-dark(#8a2f7c, #e2a0d8);
  --red: light-dark(#b3261e, #ff9d94);
  --mono: ui-monospace, Menlo, Consolas, monospace;
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
a { color: var(--link); text-underline-offset: .2em; }
:focus-visible { outline: 2px solid var(--link); outline-offset: 2px; }
h1, h2, h3, h4 { line-height: 1.25; }
h1 { margin: 0 0 .75rem; font-size: 2rem; }
h2 { margin: 3rem 0 .75rem; font-size: 1.35rem; }
h3, h4 { margin: 1.5rem 0 .5rem; font-size: 1rem; }
h2 > a:not(.anchor), h3 > a { color: inherit; text-decoration-color: var(--line); }
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
}
i { font-style: normal; }
.k { color: var(--link); }
.s { color: var(--green); }
.n { color: var(--brown); }
.w { color: var(--plum); }
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
nav p { margin: 0 .75rem 1rem; font-weight: 650; font-size: 1rem; }
nav a { display: block; padding: .25rem .75rem; border-radius: 6px; color: var(--soft); text-decoration: none; }
nav > a { margin-top: .25rem; color: var(--ink); font-weight: 600; }
nav a:hover { color: var(--ink); background: var(--line); }
nav [aria-current] { color: var(--link); background: var(--ground); box-shadow: 0 0 0 1px var(--line); }
nav ul { list-style: none; margin: .125rem 0 .75rem; padding: 0 0 0 .75rem; }

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
.route b { margin-right: .75em; font: 700 .75rem/1 var(--mono); color: var(--link); }
.route .get { color: var(--green); }
.route .delete, .deprecated { color: var(--red); }
.route code { padding: 0; background: none; color: var(--soft); }

main { grid-area: main; padding: 2.25rem 2.5rem 6rem; max-width: 80rem; }
main > p { font-size: 1.0625rem; }
main > .up, .source, .by { font-size: .875rem; color: var(--soft); }
.version { padding: .5rem .875rem; border-left: 3px solid var(--brown); background: var(--raised); }
.source { margin-top: 3rem; }
.deprecated { font-weight: 600; }
.operation { margin-top: 3.5rem; padding-top: .5rem; border-top: 1px solid var(--line); }
.operation > h2 { position: relative; margin: 1.5rem 0 .25rem; font-size: 1.5rem; }

.section { margin-top: 1.75rem; }
.section > summary { padding-bottom: .375rem; border-bottom: 1px solid var(--line); }
summary { cursor: pointer; list-style: none; }
summary::-webkit-details-marker { display: none; }
summary h2, summary h3 { display: inline; font-size: 1.125rem; }
summary > small { margin-left: .75rem; color: var(--soft); font-size: 0; }
[open] > summary b + b, :not([open]) > summary small b:first-child { font: .8125rem system-ui; }
summary:hover small { color: var(--link); }

.entries { list-style: none; padding: 0; max-width: none; }
.section > .entries { margin: 0; }
.entries li { position: relative; padding: .75rem 0; }
.entries > li + li { border-top: 1px solid var(--line); }
.entries code { color: var(--soft); }
.entries b, .entries code a { color: var(--ink); font-weight: 650; }
.entries code a:not(:hover) { text-decoration: none; }
.entries p { margin: .25rem 0 0; font-size: .9375rem; }
.entries p code { color: inherit; }
.entries ul { list-style: none; padding-left: 1.125rem; border-left: 2px solid var(--line); }
.entries ul > li { padding: .5rem 0; border: 0; }
.entries li:not([id]) { padding: .25rem 0; }
[id$=limits-and-defaults] li { display: flex; flex-wrap: wrap; align-items: baseline; gap: 0 1rem; }
.entries .choice { color: var(--soft); font-size: .8125rem; }
li > details > summary::after { content: " \\25BE"; color: var(--soft); }
li > details:not([open]) > summary::after { content: " \\25B8"; }
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
.samples > :first-child { margin: 0 0 .5rem; font-size: 1rem; color: inherit; }
.samples pre, .examples pre, .error pre { font-size: .8125rem; }
.languages { display: flex; flex-wrap: wrap; gap: .25rem; font-size: .8125rem; }
.languages label { order: -1; padding: .125rem .625rem; border-radius: 6px; color: var(--soft); cursor: pointer; }
.languages pre { width: 100%; }
.languages label:not(:has(:checked)) + pre { display: none; }
.languages input { position: absolute; opacity: 0; }
.languages :has(:checked) { color: var(--ink); background: var(--raised); box-shadow: 0 0 0 1px var(--line); }
.languages :has(:focus-visible) { outline: 2px solid var(--link); }
.examples h2 { font-size: 1.125rem; margin: 2rem 0 .5rem; }
.examples h3 { font-size: .9375rem; }

.operations { list-style: none; padding: 0; max-width: none; }
.operations li { display: flex; flex-wrap: wrap; align-items: baseline; gap: 0 1rem; padding: .375rem 0; border-top: 1px solid var(--line); }
.operations a { min-width: 13rem; }
.operations p { margin: 0; font-size: .875rem; }

@media (min-width: 70rem) {
  .columns { display: grid; grid-template-columns: minmax(0, 1fr) minmax(0, 26rem); gap: 0 2.5rem; }
  .fields, .examples { grid-column: 1; }
  .samples { grid-area: 1 / 2 / span 2; align-self: start; position: sticky; top: 4rem; max-height: calc(100vh - 5rem); overflow-y: auto; padding: 2px; }
}
.samples { margin-top: 1.75rem; }
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
}
@media print {
  :root { color-scheme: light; }
  body { display: block; }
  nav, .skip, .menu, .markdown, small, .languages label, .anchor { display: none !important; }
  header, .samples { position: static; max-height: none; overflow: visible; }
  .samples pre { display: block !important; }
  .columns { display: block; }
  pre, .entries li { break-inside: avoid; }
}
`;

/** The stylesheet of every page. */
export const STYLE: string = compactCss(SOURCE);
