/** What can be found. Tuples and numbers, because the index is sent to readers. */
export interface SearchIndex {
  /** Lists of fields, each once: many pages show the same types. */
  readonly lists: readonly (readonly SearchedField[])[];
  readonly pages: readonly SearchedPage[];
}

export type SearchedPage = readonly [
  /** Where it stands in the site, for example `indexes/get`. */
  folder: string,
  title: string,
  /** `GET /api/v1/indexes/{index_id}`; nothing for a page that is no operation. */
  route: string,
  text: string,
  ...sections: readonly SearchedSection[],
];

export type SearchedSection = readonly [
  /** Nothing for the headings of an article. */
  title: string,
  /** The address on the page, for example `body-parameters`. */
  address: string,
  /** The place in {@link SearchIndex.lists} of the fields. */
  list: number,
];

export type SearchedField = readonly [
  name: string,
  text: string,
  /** The place in {@link SearchIndex.lists} of the fields inside it; -1 where there are none. */
  list?: number,
  /** The address on the page, where it is not that of what it is in, `-` and the name. */
  address?: string,
];
