import pluralize from 'pluralize';

// What pluralize gets wrong of the words that APIs use.
pluralize.addUncountableRule(/(data|axis|basis)$/i);
pluralize.addSingularRule(/(cache|niche|cookie|canvas|bias|lens)(?:e?s)?$/i, '$1');

/** The words of a name in any case style: `directoryFiles`, `directory_files` and `Directory Files` are the same two. */
export function words(name: string): string[] {
  return name
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replace(/([A-Z]+)([A-Z](?!s\b)[a-z])/g, '$1 $2')
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean);
}

/** `directory files` → `DirectoryFiles`. */
export function pascalCase(name: string): string {
  return words(name).map(capitalize).join('');
}

/** `Directory Files` → `directory-files`. */
export function kebabCase(name: string): string {
  return words(name).join('-').toLowerCase();
}

/** `directory_file_id` → `directoryFileId`. */
export function camelCase(name: string): string {
  const [first = '', ...rest] = words(name);
  return first.charAt(0).toLowerCase() + first.slice(1) + rest.map(capitalize).join('');
}

/** `directoryFiles` → `Directory Files`. */
export function titleCase(name: string): string {
  return words(name).map(capitalize).join(' ');
}

/** `Directory Files` → `Directory File`. An abbreviation stays as it is: `DNS`. */
export function singular(title: string): string {
  return /(^|\s)[A-Z]+$/.test(title) ? title : pluralize.singular(title);
}

/** By code units, so that the order is the same under every locale. */
export function compareNames(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function capitalize(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
