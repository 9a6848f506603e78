import type { Constraint, Entry, Section } from '../site.ts';
import { type ClaimId, headingSlug } from '../claim-id.ts';
import { heading, type Level } from './heading.ts';
import { type Child, markup, type Markup } from './markup.ts';
import { prose } from './prose.ts';

/** Where a part stands: the parts of its address, and what gives addresses on its page. */
export interface Place {
  readonly path: readonly string[];
  readonly claimId: ClaimId;
}

/** A section that can be collapsed, open at first. */
export function sectionHtml(
  section: Section | undefined,
  level: Level,
  place: Place,
  content: (entries: readonly Entry[], place: Place) => Child = entryList,
): Child {
  if (section === undefined) return undefined;
  const path = [...place.path, headingSlug(section.title)];
  // One line, for the heading and the two words are one line of the page's text.
  return markup`
<details class="section" id="${place.claimId(path)}" open>
<summary>${heading(level, section.title)}<small aria-hidden="true"><b>Expand</b> <b>Collapse</b></small></summary>${content(section.entries, { ...place, path })}</details>`;
}

export function entryList(entries: readonly Entry[], place: Place): Child {
  return markup`${entries[0]?.isAlternative === true && markup`<p class="choice">One of the following:</p>`}
<ul class="entries">${entries.map((entry) => entryHtml(entry, place))}</ul>
`;
}

function entryHtml(entry: Entry, place: Place): Markup {
  const { name, detail, description, constraints, children } = entry;
  const about = markup`${prose(description)}${constraintList(constraints)}`;
  if (!hasAddress(entry)) return markup`\n<li><code><b>${name}</b></code>${about}</li>`;
  const path = [...place.path, name];
  const id = place.claimId(path);
  if (children.length === 0) {
    return markup`\n<li id="${id}"><code><a href="#${id}">${name}</a>${detail}</code>${about}</li>`;
  }
  // What opens and closes has no room for a link.
  return markup`
<li id="${id}"><a class="anchor" href="#${id}" aria-label="Link to ${name}"></a><details open><summary><code><b>${name}</b>${detail}</code></summary>${about}${entryList(children, { ...place, path })}</details></li>`;
}

/** Whether an entry can be linked to: any but the values of an enum and the plain members of a union. */
export function hasAddress({ isAlternative, detail, children }: Entry): boolean {
  return !isAlternative || detail !== '' || children.length > 0;
}

function constraintList(constraints: readonly Constraint[]): Child {
  if (constraints.length === 0) return undefined;
  return markup`\n<dl>${constraints.map(
    ({ name, value }) => markup`\n<div><dt>${name}</dt><dd>${value}</dd></div>`,
  )}</dl>`;
}
