// In the browser: reloads the page when it changes, and shows what is wrong with the description on top of it.
// @ts-nocheck: the other scripts are of Node, and so are their types.
const panel = document.createElement('div');
panel.setAttribute('role', 'alert');
const shadow = panel.attachShadow({ mode: 'open' });
const STYLE = `
  :host { position: fixed; inset: auto 0 0 0; max-height: 60vh; overflow: auto; z-index: 9; background: #2b0b0b; color: #fff;
    font: 14px/1.5 ui-monospace, monospace; padding: 12px 16px; border-top: 3px solid #ff6b6b }
  :host([hidden]) { display: none }
  h2 { font-size: 14px; margin: 0 0 4px } ol { margin: 0; padding: 0; list-style: none } li { padding: 4px 0 }
  b { color: #ffb3b3 } a { color: #9ecbff }
`;

const events = new EventSource('/dev/events');
events.addEventListener('problems', ({ data }) => show(JSON.parse(data)));
events.addEventListener('pages', ({ data }) => {
  const path = decodeURI(location.pathname);
  const page = path.slice(1) + (path.endsWith('/') ? 'index.html' : '');
  const uses = new Set([page, 'style.css', 'script.js']);
  if (JSON.parse(data).some((name) => uses.has(name))) location.reload();
});

function show(problems) {
  panel.hidden = problems.length === 0;
  const list = document.createElement('ol');
  for (const problem of problems) {
    const item = document.createElement('li');
    const place = document.createElement('b');
    place.textContent = [problem.file, problem.line, problem.column].filter(Boolean).join(':');
    item.append(place, ` ${problem.message} `, why(problem));
    list.append(item);
  }
  const title = document.createElement('h2');
  title.textContent = problems.length === 1 ? '1 problem' : `${problems.length} problems`;
  const style = document.createElement('style');
  style.textContent = STYLE;
  shadow.replaceChildren(style, title, list);
  if (!panel.isConnected) document.body.append(panel);
}

function why({ rule, page }) {
  if (page === undefined) return `(${rule})`;
  const link = document.createElement('a');
  link.href = `/dev/rules/${page.split('/').at(-1)}`;
  link.textContent = rule;
  return link;
}
