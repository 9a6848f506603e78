/** A path as it stands in a link: a name that a URL has no place for is percent-encoded. */
export function hrefOf(path: string): string {
  // Most names need none, and a search is faster.
  if (/^[\w./-]*$/.test(path)) return path;
  return path.split('/').map(encodeURIComponent).join('/');
}

/** The link to a page from the root of the site, for example `directories/files/index.md`. */
export function indexPath(folder: string, extension: 'html' | 'md'): string {
  return `${hrefOf(folder)}${folder === '' ? '' : '/'}index.${extension}`;
}

/** The way from a page to the root of its site, for example `../../`. */
export function rootOf(folder: string): string {
  return folder === '' ? '' : '../'.repeat(folder.split('/').length);
}
