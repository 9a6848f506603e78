import type { SearchItem } from './rank.ts';
import type { SearchIndex } from './search-index.ts';

/** What an index finds, in its order. */
export function searchItems({ lists, pages }: SearchIndex): readonly SearchItem[] {
  return pages.flatMap(([folder, title, route, text, ...sections]) => {
    const page = `${folder}${folder && '/'}index.html`;
    const fields = (
      list: number,
      above: string,
      trail: string,
      depth: number,
    ): readonly SearchItem[] =>
      (lists[list] ?? []).flatMap(([name, about, inside = -1, address = `${above}-${name}`]) => {
        const item = { address: `${page}#${address}`, title: name, trail, text: about, depth };
        return [item, ...fields(inside, address, `${trail} › ${name}`, depth + 1)];
      });
    return [
      { address: page, title, trail: route || folder, text, depth: 0 },
      ...sections.flatMap(([name, address, list]) =>
        fields(list, address, name ? `${title} › ${name}` : title, 1),
      ),
    ];
  });
}
