import { compactCss } from './compact-css.ts';

/** The stylesheet of what the script adds. The script loads it, so that a page without one does not pay for it. */
export const SCRIPT_STYLE: string =
  compactCss(`button, input, select, textarea { font: inherit; color: inherit; }
.tools { display: flex; flex-wrap: wrap; gap: .375rem; align-items: baseline; }
.tools button, .try button {
  padding: .125rem .625rem;
  border: 1px solid var(--line);
  border-radius: 6px;
  background: var(--raised);
  font-size: .8125rem;
  cursor: pointer;
}
.tools button:hover, .try button:hover, .copy:hover { border-color: var(--soft); }
.tools kbd { margin-left: .5em; padding: 0 .375em; border: 1px solid var(--line); border-radius: 4px; font: .6875rem var(--mono); color: var(--soft); }
.copy::before { content: attr(aria-label); }
pre { position: relative; }
pre > .copy {
  position: absolute;
  top: .375rem;
  right: .375rem;
  padding: .125rem .5rem;
  border: 1px solid var(--line);
  border-radius: 6px;
  background: var(--ground);
  color: var(--soft);
  font: .75rem/1.5 system-ui, sans-serif;
  opacity: 0;
  cursor: pointer;
}
pre:hover > .copy, pre > .copy:focus { opacity: 1; }
@media (hover: none) {
  pre { padding-bottom: 2.75rem; }
  pre > .copy { opacity: 1; top: auto; bottom: .375rem; }
}

.search {
  width: min(42rem, 94vw);
  max-height: 80vh;
  margin-top: 8vh;
  padding: 0;
  overflow: hidden;
  background: var(--ground);
  color: var(--ink);
  border: 1px solid var(--line);
  border-radius: 12px;
  box-shadow: 0 1rem 3rem #0004;
}
.search[open] { display: flex; flex-direction: column; }
.search::backdrop { background: #0006; }
.search input { padding: .875rem 1.125rem; border: 0; border-bottom: 1px solid var(--line); background: none; outline: 0; font-size: 1.0625rem; }
.search [role=listbox] { overflow-y: auto; }
.search [role=option] { display: block; padding: .4375rem 1.125rem; color: var(--soft); font-size: .8125rem; text-decoration: none; }
.search [aria-selected=true] { background: var(--raised); box-shadow: inset 3px 0 var(--link); }
.search span { display: block; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
.search b { color: var(--ink); font-size: .9375rem; font-weight: 600; }
.search small { margin-left: .75em; font: .75rem var(--mono); }
.search p { margin: .5rem 1.125rem; color: var(--soft); font-size: .8125rem; max-width: none; }

.try { margin: .5rem 0; }
.try > summary { color: var(--link); font-size: .875rem; font-weight: 600; }
.try > summary::before { content: "\\25B8\\A0"; }
.try[open] > summary::before { content: "\\25BE\\A0"; }
.try form { padding: .25rem .875rem .875rem; border: 1px solid var(--line); border-radius: 8px; font-size: .8125rem; }
.try label { display: block; margin: .5rem 0; }
.try b { font-family: var(--mono); }
.try small { color: var(--soft); }
.try :is(input, select, textarea) { display: block; width: 100%; margin-top: .125rem; padding: .25rem .5rem; border: 1px solid var(--soft); border-radius: 6px; background: var(--ground); }
.try textarea { font-family: var(--mono); resize: vertical; }
.try button { margin-right: .5rem; }
.try button:disabled { opacity: .5; }
.try [type=submit] { background: var(--link); color: var(--ground); }
.try [role=status]:not(:empty) { font-weight: 600; }
.try [role=region] { max-height: 24rem; overflow: auto; }
@media (max-width: 50rem) {
  header .route { flex: 1 1 10rem; width: auto !important; }
  .tools { order: 1; margin-left: auto; }
  .tools kbd { display: none; }
}
@media print { .copy, .tools, .try { display: none; } }
`);
