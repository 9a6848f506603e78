/** A page that is written by hand, in CommonMark with tables. HTML in it is text. */
export interface Article {
  /** Where its page stands in the site, for example `guides/quick-start`. Those in `guides/` come before the resources, others after them. */
  readonly folder: string;
  /** Begins with `# ` and the title. Links are relative to its page: `../../indexes/create/index.md`. */
  readonly markdown: string;
  /** What it stands under in the navigation. Default: the first part of its folder, or its title where it has no other. */
  readonly group?: string;
  /** The file that it comes from, for messages. Default: its page. */
  readonly file?: string;
}
