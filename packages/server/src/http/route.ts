/** A JSON Schema of the description. */
export type JsonSchema = Readonly<Record<string, unknown>>;

/** One operation as the generated table describes it. */
export interface Route {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** With path parameters in braces: `/api/v1/indexes/{index_id}`. */
  readonly path: string;
  /** Of a success. */
  readonly status: number;
  readonly bodyType?: 'application/json' | 'multipart/form-data';
  /** The header that makes the operation safe to send again. */
  readonly idempotencyHeader?: string;
  /** The operation is described to take no key. */
  readonly public?: boolean;
  readonly schemas: {
    readonly path: JsonSchema;
    readonly query: JsonSchema;
    readonly cookie: JsonSchema;
    /** Header names are in lower case, as Node gives them. */
    readonly header: JsonSchema;
    readonly body?: JsonSchema;
  };
}
