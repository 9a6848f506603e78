/** What sending an operation takes, beside its types. The generated table holds one for each. */
export interface Operation {
  readonly id: string;
  readonly method: string;
  /** The path template, for example `/api/v1/indexes/{index_id}`. */
  readonly path: string;
  /** How the body is written. `raw` is a JSON body that is not an object, so that it stands in a parameter of its own, `body`. */
  readonly body?: 'json' | 'multipart' | 'raw';
  /** The names that go into the query, where there is a body for all others. */
  readonly query?: readonly string[];
  /** How the answer is read, where it is not JSON. */
  readonly parseAs?: 'text' | 'blob';
  /** The answer may have no body. */
  readonly empty?: true;
  /** Sending it twice does no harm, whatever the method says. */
  readonly idempotent?: true;
  /** The header whose value makes sending it twice harmless. */
  readonly idempotencyHeader?: string;
  readonly page?: PageFields;
}

/** Names of properties of a page, and of the parameter that asks for the next one. */
export interface PageFields {
  readonly items: string;
  readonly token: string;
  readonly parameter: string;
}
