import type { RequestForm } from '../browser/request-form.ts';
import type { Token } from './commonmark.ts';

/**
 * The page model: what stands on the pages, in which order and words. A renderer adds only markup,
 * so that every form of a page says the same.
 */
export interface Site {
  readonly title: string;
  readonly version: string;
  readonly summary: string | undefined;
  readonly description: string | undefined;
  /** The address that the requests on the pages go to, without a trailing slash. */
  readonly baseUrl: string;
  readonly authentication: Authentication | undefined;
  readonly resources: readonly ResourcePage[];
  /** Articles that come before the resources, */
  readonly guides: readonly ArticleGroup[];
  /** and those that come after them. */
  readonly appendices: readonly ArticleGroup[];
  /** Undefined where the API sends nothing by itself. */
  readonly webhooks: WebhooksPage | undefined;
  /** Undefined where no operation describes an error. */
  readonly errors: ErrorsPage | undefined;
  /** The description itself and the pages in one, by their files. */
  readonly files: readonly Link[];
  /** The older versions that stand beside this one, by their folders. */
  readonly versions: readonly Link[];
  /** The newer site that this one is an older version of. */
  readonly current: CurrentSite | undefined;
}

/** Articles that stand together in the navigation. */
export interface ArticleGroup {
  readonly title: string;
  readonly articles: readonly ArticlePage[];
}

export interface ArticlePage extends PagePlace {
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

export interface Link {
  readonly title: string;
  /** From the root of the site, for example `openapi.json`. */
  readonly path: string;
}

/** What the pages of an older version lead to. */
export interface CurrentSite {
  readonly version: string;
  /** From the root of the older version to the root of the site: `../../`. */
  readonly root: string;
  /** Where the page of the current version stands that says the same of a page, if there is one. */
  pageFor(page: PagePlace): string | undefined;
}

export interface PagePlace {
  /** Where the page stands in the site, for example `directories/files`; nothing for the overview. */
  readonly folder: string;
  readonly title: string;
  readonly description: string | undefined;
}

export interface ResourcePage extends PagePlace {
  readonly operations: readonly OperationPage[];
}

export interface OperationPage extends PagePlace {
  readonly httpMethod: string;
  readonly path: string;
  readonly isDeprecated: boolean;
  /** `Path Parameters` … `Body Parameters`; a section without entries is not there. */
  readonly parameters: readonly Section[];
  /** The limits and defaults of the query parameters: the reference page format has none beside them. */
  readonly queryLimits: Section | undefined;
  /** The parts of a multipart body, for which the reference page format has no section. */
  readonly formFields: Section | undefined;
  /** The limits and defaults of every field that is sent, by its path: Markdown has none beside them. */
  readonly limits: Section | undefined;
  readonly returns: Section | undefined;
  /** The request in each language; the first is a curl command. */
  readonly samples: readonly [Sample, ...Sample[]];
  /** JSON; undefined where the answer has no body, or one that is not JSON. */
  readonly response: string | undefined;
  /** The type of the answer; undefined where it has no body. */
  readonly answerType: Section | undefined;
  readonly errors: readonly ErrorAnswer[];
  /** Those of the request and of the success. */
  readonly examples: readonly NamedExample[];
  /** What the API sends because of the operation. */
  readonly callbacks: readonly WebhookPart[];
  readonly source: Source | undefined;
  /** What it takes to send the request from the page. */
  readonly form: RequestForm;
}

/** What the API sends by itself. */
export interface WebhooksPage extends PagePlace {
  readonly webhooks: readonly WebhookPart[];
}

/** A part of a page: a webhook, or a callback of an operation. */
export interface WebhookPart {
  /** Its part of the page, for example `petCreated`; that of a callback begins with `callbacks-`. */
  readonly id: string;
  readonly title: string;
  readonly httpMethod: string;
  /** Where it goes, which of a webhook is its name: `petCreated`, `{$request.body#/url}`. */
  readonly target: string;
  readonly isDeprecated: boolean;
  readonly description: string | undefined;
  /** `Body` and `Responses`; a section without entries is not there. */
  readonly sections: readonly Section[];
  /** Those of the body: the description's own, else one made from its type. */
  readonly examples: readonly NamedExample[];
}

/** A program that sends the request. */
export interface Sample {
  /** For example `curl`. */
  readonly title: string;
  readonly language: 'shell' | 'typescript';
  readonly code: string;
}

/** Where the description says what a page says. */
export interface Source {
  /** For example `spec/paths/indexes.yaml:3`. */
  readonly place: string;
  /** Where it can be edited. */
  readonly url: string | undefined;
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

/** An entry whose name is the status, with each error that it can mean. */
export interface ErrorAnswer extends Entry {
  readonly errors: readonly ApiError[];
}

/** The catalogue of errors. */
export interface ErrorsPage extends PagePlace {
  readonly groups: readonly ErrorGroup[];
}

/** The errors of one status. */
export interface ErrorGroup {
  /** As the description has it: `404`, `4XX`, `default`. */
  readonly code: string;
  /** What the SDK throws, for example `NotFoundError`. */
  readonly className: string;
  readonly errors: readonly ApiError[];
}

/** An error that operations answer, and that the description has an example of, or at least a word. */
export interface ApiError {
  /** For example `An unknown id`. */
  readonly title: string;
  /** Its part of the catalogue, for example `an-unknown-id`. */
  readonly id: string;
  /** The cause, then the mend. */
  readonly description: string | undefined;
  /** JSON; undefined where the description has no example. */
  readonly value: string | undefined;
  /** The operations that answer it. */
  readonly operations: readonly PagePlace[];
}

/** An example that the description gives, as it gives it. */
export interface NamedExample {
  readonly title: string;
  /** JSON. */
  readonly value: string;
}
