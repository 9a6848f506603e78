import type { Problem } from './description-error.ts';

/**
 * The API model: what a description says, resolved, ordered and named, once, for everything that follows from it.
 *
 * Order: resources as their tags stand, operations as their paths and path items stand, path parameters as in the path.
 * Of other parameters and of properties the required come first, then the optional; in each group `id` first, then by name.
 */
export interface Api {
  readonly title: string;
  /** As the description has it, whatever its form. */
  readonly version: string;
  readonly summary: string | undefined;
  readonly description: string | undefined;
  /** The first server. Its URL has no trailing slash. */
  readonly server: {
    readonly url: string;
    /** Environment variables that override the URL, first wins. */ readonly env: readonly string[];
  };
  /** The first security scheme that operations ask for, if there is one. */
  readonly security: Security | undefined;
  /** Every scheme that the description knows, as they stand in it; the first is the one of {@link Api.security}. */
  readonly securitySchemes: readonly SecurityScheme[];
  /** Which of them a request takes, where the operation does not say: alternatives, each the names of those it takes together. */
  readonly defaultSecurity: readonly (readonly string[])[];
  readonly resources: readonly Resource[];
  /** The component schemas that are more than a plain string, number or boolean, by name. A {@link ReferenceType} names one of them. */
  readonly models: ReadonlyMap<string, Model>;
  /** What the API sends by itself (OpenAPI's webhooks). It is documented and typed; no method calls it. */
  readonly webhooks: readonly Webhook[];
  /** What of the description is said less exactly than it stands there, or under another name, each with its place. */
  readonly notes: readonly Problem[];
}

/** A way to say who calls. */
export interface SecurityScheme {
  /** Its name in the description. */
  readonly name: string;
  readonly in: 'header' | 'query' | 'cookie';
  /** The header, query parameter or cookie that carries the credential. */
  readonly parameter: string;
  /** What stands before the credential, for example `Bearer `. */
  readonly prefix: string;
  /** Whether the credential is `user:password`, which is sent in Base64 (RFC 7617). */
  readonly basic: boolean;
  readonly description: string | undefined;
  /** Environment variables that hold the credential, first wins. */
  readonly env: readonly string[];
}

/** A request that the API sends: a webhook, or a callback of an operation. */
export interface Webhook {
  readonly name: string;
  /** Where a callback goes: a URL with runtime expressions, for example `{$request.body#/url}`. Undefined for a webhook. */
  readonly url: string | undefined;
  readonly httpMethod: HttpMethod;
  readonly summary: string | undefined;
  readonly description: string | undefined;
  readonly deprecated: boolean;
  /** PascalCase and not given to anything else, for example `PetCreatedWebhook`. */
  readonly typeName: string;
  readonly body: Body | undefined;
  /** What the receiver answers, by status. */
  readonly answers: readonly Answer[];
}

export interface Security {
  /** The header that carries the key, up to the key itself: `Authorization: Bearer `. */
  readonly header: string;
  readonly description: string | undefined;
  /** Environment variables that hold the key, first wins. */
  readonly env: readonly string[];
  /** What a key begins with that must not be sent to an address nobody named. */
  readonly keyPrefix: string | undefined;
}

export interface Resource {
  /** The path of the resource in the SDK and in the reference, for example `['directories', 'files']`. */
  readonly path: readonly string[];
  /** For people, for example `Directory Files`. */
  readonly title: string;
  /** For people, for example `Directory File`. */
  readonly singular: string;
  readonly description: string | undefined;
  /** Other dotted paths that name the resource in the SDK, for example `beta.directories`. */
  readonly aliases: readonly string[];
  /** PascalCase and not given to anything else: the class of the SDK. */
  readonly className: string;
  readonly operations: readonly Operation[];
}

export type HttpMethod = 'get' | 'put' | 'post' | 'delete' | 'options' | 'head' | 'patch' | 'trace';

export interface Operation {
  /** The operationId, for example `directories.files.upload`. */
  readonly id: string;
  /** The last part of the id, for example `upload`. */
  readonly name: string;
  /** The id as one identifier, given to nothing else, for example `directoriesFilesUpload`. */
  readonly constantName: string;
  readonly httpMethod: HttpMethod;
  /** The path template, for example `/api/v1/indexes/{index_id}`. */
  readonly path: string;
  readonly summary: string;
  readonly description: string | undefined;
  readonly deprecated: boolean;
  /** Whether a key must be sent. */
  readonly secured: boolean;
  /** Alternatives, each the names of the schemes that it takes together; undefined where they are those of the description as a whole. */
  readonly security: readonly (readonly string[])[] | undefined;
  readonly pathParameters: readonly Parameter[];
  readonly queryParameters: readonly Parameter[];
  readonly cookieParameters: readonly Parameter[];
  readonly headerParameters: readonly Parameter[];
  readonly body: Body | undefined;
  /** What the SDK's method takes in its one object: every path parameter but the last, the body, the query, and so on. */
  readonly fields: readonly Field[];
  /** The answer that says the operation succeeded. */
  readonly success: Answer;
  /** Further answers that say so. */
  readonly otherSuccesses: readonly Answer[];
  readonly errors: readonly Answer[];
  /** PascalCase, the singular of the resource and the method, for example `IndexGet`: `IndexGetParams`, `IndexGetResponse`. */
  readonly typeName: string;
  readonly page: Page | undefined;
  readonly wait: Wait | undefined;
  /** Whether the description says that sending a POST twice does no harm. */
  readonly idempotent: boolean;
  /** The header that makes it safe to send the request twice. */
  readonly idempotencyHeader: string | undefined;
  /** What the API sends because of this operation. */
  readonly callbacks: readonly Webhook[];
}

/** A field of the object that the SDK's method takes. */
export interface Field extends Property {
  /** Where it goes; `whole body` where the body is no object, so that it stands in a field of its own. */
  readonly place: ParameterPlace | 'body' | 'whole body';
  /** What it is called on the wire. Its name is another where two places use the same. */
  readonly wireName: string;
  readonly description: string | undefined;
}

export type ParameterPlace = 'path' | 'query' | 'header' | 'cookie';

export interface Parameter {
  readonly name: string;
  readonly required: boolean;
  readonly description: string | undefined;
  readonly type: Type;
  readonly examples: readonly Example[];
  readonly place: ParameterPlace;
  /** OpenAPI's style, or `json` where the description gives the parameter a media type of JSON. */
  readonly style: string;
  readonly explode: boolean;
  readonly allowReserved: boolean;
  /** Whether something else than the caller sends it, a browser its cookies for example (`x-quipu-ambient`). */
  readonly ambient: boolean;
}

export interface Body {
  readonly required: boolean;
  readonly mediaType: string;
  /** How the fields of a form are written, where the description says so. */
  readonly encoding: ReadonlyMap<string, FieldEncoding>;
  readonly type: Type;
  readonly examples: readonly Example[];
}

/** OpenAPI's Encoding Object. */
export interface FieldEncoding {
  readonly contentType?: string;
  readonly style?: string;
  readonly explode?: boolean;
}

export interface Answer {
  /** As a number: a range counts as its first status, `default` as 299 where it says that an operation succeeded, and as 599 elsewhere. */
  readonly status: number;
  /** As the description has it: `404`, `4XX`, `default`. */
  readonly code: string;
  readonly description: string;
  /** Undefined where the answer has no body. */
  readonly mediaType: string | undefined;
  readonly type: Type | undefined;
  readonly examples: readonly Example[];
}

export interface Example {
  readonly name: string;
  readonly summary: string | undefined;
  readonly description: string | undefined;
  readonly value: unknown;
}

/** How a list goes on: names of properties of the answer, and of the parameter (query or body) that asks for the next page. */
export interface Page {
  readonly items: string;
  readonly token: string;
  readonly parameter: string;
  readonly item: Type;
}

/** How to wait for a resource: dotted paths into the answer of the operation that reads it, and its terminal states. */
export interface Wait {
  readonly status: string;
  readonly ready: readonly string[];
  readonly failed: readonly string[];
  /** Where the answer says what failed. */
  readonly error: string | undefined;
  /** Where the answer says when it last became ready; it must have moved after an operation that starts over. */
  readonly moves: string | undefined;
  /** The operations that begin what is waited for. */
  readonly starts: readonly string[];
}

export interface Model {
  /** A TypeScript identifier: the name of the component, in PascalCase where it is none. */
  readonly name: string;
  /** The name of what a request takes of it, where that is not what an answer gives: no `readOnly` properties, but the `writeOnly` ones. */
  readonly inputName: string | undefined;
  /** Whether only requests hold it. */
  readonly isInput: boolean;
  /** Whether pages name the model (`x-quipu-model`); every other reference is written out in place. */
  readonly named: boolean;
  readonly type: Type;
}

export type Type =
  | UnknownType
  | StringType
  | NumberType
  | BooleanType
  | NullType
  | EnumType
  | ArrayType
  | MapType
  | ObjectType
  | UnionType
  | ReferenceType;

interface Described {
  readonly description: string | undefined;
  /** Whether the value may also be null. */
  readonly nullable: boolean;
  readonly deprecated: boolean;
  readonly readOnly: boolean;
  readonly writeOnly: boolean;
  readonly default: unknown;
  readonly examples: readonly unknown[];
  /** JSON Schema's assertions by their own names (`minLength`, `maximum`, `pattern`, …), in a fixed order. */
  readonly constraints: Readonly<Record<string, string | number | boolean>>;
}

export interface UnknownType extends Described {
  readonly kind: 'unknown';
}
export interface StringType extends Described {
  readonly kind: 'string';
  /** JSON Schema's format, for example `date-time`; `binary` for the content of a file. */
  readonly format: string | undefined;
}
export interface NumberType extends Described {
  readonly kind: 'number';
  readonly integer: boolean;
}
export interface BooleanType extends Described {
  readonly kind: 'boolean';
}
export interface NullType extends Described {
  readonly kind: 'null';
}
export interface EnumType extends Described {
  readonly kind: 'enum';
  readonly values: readonly (string | number | boolean)[];
}
export interface ArrayType extends Described {
  readonly kind: 'array';
  readonly items: Type;
}
export interface MapType extends Described {
  readonly kind: 'map';
  readonly values: Type;
}
export interface ObjectType extends Described {
  readonly kind: 'object';
  readonly properties: readonly Property[];
  /** The type of properties that are not named, where there may be some. */
  readonly rest: Type | undefined;
}
export interface UnionType extends Described {
  readonly kind: 'union';
  readonly members: readonly Type[];
  /** The property that tells the members apart, and its values for each of them; none where the description does not name them. */
  readonly discriminator?: {
    readonly property: string;
    readonly values: readonly (readonly string[])[];
  };
}
export interface ReferenceType extends Described {
  readonly kind: 'reference';
  /** The name of a model of {@link Api.models}. */
  readonly name: string;
}

export interface Property {
  readonly name: string;
  readonly required: boolean;
  readonly type: Type;
}
