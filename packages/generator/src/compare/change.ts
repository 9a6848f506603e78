import type { RuleId } from './rules.ts';

/** What a change asks of the version: semver's words. */
export type Impact = 'major' | 'minor' | 'patch';

/** Where a changelog lists a change that breaks nothing. */
export type Kind = 'added' | 'changed' | 'deprecated' | 'removed';

/** Who sends what changed: a request is sent by the client, a response by the server. */
export type Side = 'request' | 'response';

/** What a change is about: an operation, a component, or the description as a whole. */
export interface Subject {
  readonly kind:
    | 'operation'
    | 'schema'
    | 'parameter'
    | 'response'
    | 'request body'
    | 'header'
    | 'example'
    | 'security scheme'
    | 'resource'
    | 'API';
  /** The operationId (`GET /things` where there is none), or the component's name. */
  readonly name: string;
}

export interface Change {
  readonly rule: RuleId;
  readonly impact: Impact;
  readonly kind: Kind;
  /** Undefined where it is about neither what is sent nor what is answered. */
  readonly side: Side | undefined;
  readonly subject: Subject;
  /** The path of the field within the subject, for example `query.page_size`, `body.products[].name`, `200.body.items`; empty for the subject itself. */
  readonly field: string;
  /** The operations that the change reaches, in the order of the description. */
  readonly operations: readonly string[];
  /** What happened to the field, as the rest of a sentence: `is now required`. */
  readonly message: string;
  /** As JSON; undefined where there was nothing. */
  readonly before: unknown;
  /** As JSON; undefined where there is nothing now. */
  readonly after: unknown;
  /** Whom it hits and why, from the side on which it stands. */
  readonly reason: string;
  /** How to reach the same without breaking anyone; undefined where nothing broke. */
  readonly mend: string | undefined;
  /** What it does to the SDK's names and types, for example `client.indexes.create(…): param 'name' is now required`. */
  readonly sdk: readonly string[];
  /** Where it stands in the newer description, as a JSON pointer; of what is gone, where it stood. */
  readonly pointer: string;
}

export interface Comparison {
  /** The `info.version` of the two descriptions. */
  readonly versions: { readonly before: string; readonly after: string };
  readonly verdict: Impact | 'none';
  /** The breaking first; then in the order of the newer description. */
  readonly changes: readonly Change[];
}
