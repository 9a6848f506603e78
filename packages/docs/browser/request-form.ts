/** What it takes to send a request to an operation. */
export interface RequestForm {
  /** For example `GET`. */
  readonly method: string;
  /** The path template, for example `/api/v1/indexes/{index_id}`. */
  readonly path: string;
  /** Where the API is, without a trailing slash. Of one that serves the page only the path, which may be nothing. */
  readonly baseUrl: string;
  /** The header that carries the key, for example `['Authorization', 'Bearer ', 'LLAMA_CLOUD_API_KEY']`. */
  readonly key?: readonly [header: string, prefix: string, variable: string];
  readonly fields: readonly RequestField[];
  readonly mediaType?: string;
}

export interface RequestField {
  readonly name: string;
  /** `form` is a part of a body of parts or pairs, `body` a whole one. */
  readonly in: 'path' | 'query' | 'header' | 'form' | 'body';
  readonly isRequired?: boolean;
  /** For people, for example `array of string`. */
  readonly type: string;
  /** The only ones there are. */
  readonly values?: readonly string[];
  /** Whether the value is a file. */
  readonly isFile?: boolean;
  /** Whether there can be many values. */
  readonly isList?: boolean;
  /** In a body what stands there at first, elsewhere a hint. */
  readonly example?: string;
}
