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
  readonly resources: readonly ResourcePage[];
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
  /** `Path Parameters` … `Returns`; a section without entries is not there. */
  readonly sections: readonly Section[];
  /** A curl command. */
  readonly request: string;
  /** JSON; undefined where the answer has no body, or one that is not JSON. */
  readonly response: string | undefined;
  /** The type of the answer; undefined where it has no body. */
  readonly answerType: Section | undefined;
  /** The parts of a multipart body, for which the reference page format has no section. */
  readonly formFields: readonly Entry[];
  readonly errors: readonly Entry[];
  readonly examples: readonly NamedExample[];
}

export interface Section {
  readonly title: string;
  readonly entries: readonly Entry[];
}

/** A field, a member of a union, a value of an enum, a named type, or a status. */
export interface Entry {
  /** For example `name: optional string`, `Index = object { id, name }`, `"parse"`. */
  readonly label: string;
  readonly description: string | undefined;
  readonly children: readonly Entry[];
}

/** An example that the description gives, as it gives it. */
export interface NamedExample {
  readonly title: string;
  /** JSON. */
  readonly value: string;
}
