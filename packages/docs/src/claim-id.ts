/** Gives a part of a page its address, for example `returns-items-id`. */
export type ClaimId = (path: readonly string[]) => string;

/** Addresses of one page. What would have the address of another part gets a number. */
export function createClaimId(): ClaimId {
  const taken = new Set(['content', 'menu']);
  return (path) => {
    const id = path.map(slug).filter(Boolean).join('-') || 'part';
    let free = id;
    for (let count = 2; taken.has(free); count += 1) free = `${id}-${count}`;
    taken.add(free);
    return free;
  };
}

/** The address of a heading, for example `query-parameters`. */
export function headingSlug(title: string): string {
  return slug(title.toLowerCase());
}

function slug(text: string): string {
  // Most names need nothing, and looking for letters of every script takes its time.
  if (/^[\w.]*$/.test(text)) return text;
  return text.replaceAll(/[^\p{L}\p{N}_.]+/gu, '-').replaceAll(/^-|-$/g, '');
}
