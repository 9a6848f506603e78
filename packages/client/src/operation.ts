import type { WriteRequest } from './write-request.ts';

/** What sending an operation takes, beside its types. The generated table holds one for each. */
export interface Operation {
  readonly id: string;
  readonly method: string;
  /** The path template, for example `/api/v1/indexes/{index_id}`. */
  readonly path: string;
  /**
   * How the body is written. `raw` is a JSON body that is not an object, so that it stands in a parameter of its own, `body`;
   * `content` is one that is sent as it is given there; `form` is URL-encoded.
   */
  readonly body?: 'json' | 'multipart' | 'raw' | 'form' | 'content';
  /** The media type of the body, where it is not the usual one of its kind. */
  readonly mediaType?: string;
  /** How the fields of a form are written, where the description says so. */
  readonly encoding?: Readonly<Record<string, FieldEncoding>>;
  /** A form stands in a parameter of its own, `body`. */
  readonly whole?: true;
  /** Without a field of the body none is sent. */
  readonly optionalBody?: true;
  /** The names that go into the query, where there is a body for all others. */
  readonly query?: readonly string[];
  /** The parameters that are not written as the defaults would. */
  readonly parameters?: readonly ParameterRule[];
  /** Writes those, and bodies that are neither JSON nor multipart. Only tables that need it name it, so that others do not carry it. */
  readonly write?: WriteRequest;
  /** Alternatives of the names of credentials that go with the request, where they are not the service's. */
  readonly security?: readonly (readonly string[])[];
  /** The media type of the answer, where it is not `application/json`. */
  readonly accept?: string;
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

/** Where a parameter goes, and how it is written there: OpenAPI's words. `json` is the style of one that is JSON. */
export interface ParameterRule {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header' | 'cookie';
  /** The name that the SDK's methods know it by, where another field has its own. */
  readonly field?: string;
  readonly style?: string;
  readonly explode?: boolean;
  readonly allowReserved?: boolean;
}

export interface FieldEncoding {
  readonly contentType?: string;
  readonly style?: string;
  readonly explode?: boolean;
}

/** Names of properties of a page, and of the parameter that asks for the next one. */
export interface PageFields {
  readonly items: string;
  readonly token: string;
  readonly parameter: string;
}
