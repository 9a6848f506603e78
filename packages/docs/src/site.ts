import type { RequestForm } from '../browser/request-form.ts';
import type { Token } from './commonmark.ts';

/**
 * The page model: what stands on the pages, in which order and words. A renderer adds only markup,
 * so that every form of a page says the same.
 */
export interface Site {
  readonly title: string;
  readonly summary: string | undefined;
  readonly description: string | undefined;
  /** The address that the requests on the pages go to, without a trailing slash. */
  readonly baseUrl: string;
  readonly authentication: Authentication | undefined;
  /** Articles that come before the resources, */
  readonly guides: readonly ArticleGroup[];
  readonly resources: readonly ResourcePage[];
  /** and those that come after them. */
  readonly appendices: readonly ArticleGroup[];
}

/** Articles that stand together in the navigation. */
export interface ArticleGroup {
  readonly title: string;
  readonly articles: readonly ArticlePage[];
}

export interface ArticlePage {
  /** Where the page stands in the site, for example `guides/quick-start`. */
  readonly folder: string;
  readonly title: string;
  /** The text of the first paragraph. */
  readonly description: string | undefined;
  readonly markdown: string;
  /** The same, parsed. */
  readonly tokens: Token[];
  /** The file that it comes from, for messages. */
  readonly file: string;
}

interface Authentication {
  readonly description: string | undefined;
  /** For example `Authorization: Bearer $LLAMA_CLOUD_API_KEY`. */
  readonly header: string;
}

export interface ResourcePage {
  /** Where the page stands in the site, for example `directories/files`. */
  readonly folder: string;
  readonly title: string;
  readonly description: string | undefined;
  readonly operations: readonly OperationPage[];
}

export interface OperationPage {
  /** Where the page stands in the site, for example `directories/files/upload`. */
  readonly folder: string;
  readonly title: string;
  readonly httpMethod: string;
  readonly path: string;
  readonly description: string | undefined;
  readonly isDeprecated: boolean;
  /** `Path Parameters` … `Body Parameters`; a section without entries is not there. */
  readonly parameters: readonly Section[];
  /** The limits and defaults of the query parameters: the reference page format has none beside them. */
  readonly queryLimits: Section | undefined;
  /** The parts of a multipart body, for which the reference page format has no section. */
  readonly formFields: Section | undefined;
  readonly returns: Section | undefined;
  /** A curl command. */
  readonly request: string;
  /** The same as TypeScript that calls the SDK. */
  readonly sdkCall: string;
  /** JSON; undefined where the answer has no body, or one that is not JSON. */
  readonly response: string | undefined;
  /** The type of the answer; undefined where it has no body. */
  readonly answerType: Section | undefined;
  readonly errors: readonly ErrorAnswer[];
  /** Those of the request and of the success. */
  readonly examples: readonly NamedExample[];
  /** What it takes to send the request from the page. */
  readonly form: RequestForm;
}

export interface Section {
  readonly title: string;
  readonly entries: readonly Entry[];
}

/** A field, a member of a union, a value of an enum, a named type, or a status. */
export interface Entry {
  /** What it is called, for example `id`, `Index`, `"parse"`; its type where it has no name. */
  readonly name: string;
  /** What is written behind the name: `: optional string`, ` = object { id, name }`, or nothing. */
  readonly detail: string;
  /** Whether the entries beside it stand in its place: members of a union, values of an enum. */
  readonly isAlternative: boolean;
  readonly description: string | undefined;
  /** What Markdown has no place for. */
  readonly constraints: readonly Constraint[];
  readonly children: readonly Entry[];
}

/** What a value must be beyond its type, or what it is where nothing is given. */
export interface Constraint {
  /** JSON Schema's word, for example `minLength`, `format`, `default`. */
  readonly name: string;
  readonly value: string;
}

/** An entry whose name is the status. */
export interface ErrorAnswer extends Entry {
  readonly examples: readonly NamedExample[];
}

/** An example that the description gives, as it gives it. */
export interface NamedExample {
  readonly title: string;
  /** JSON. */
  readonly value: string;
}
