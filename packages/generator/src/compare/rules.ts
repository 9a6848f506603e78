import type { Impact, Kind, Side } from './change.ts';

/** One way in which a description can change, and what follows from it. */
export interface Rule {
  readonly impact: Impact;
  readonly kind: Kind;
  /** The rest of a sentence that begins with the field. */
  readonly message: string;
  readonly reason: string;
  readonly mend?: string;
  /** Whether TypeScript sees it: the names or types of the SDK change with it. */
  readonly typed?: true;
}

/** The rules of schemas, one for each side on which they can stand. */
type SchemaRule =
  | 'media-type-added'
  | 'media-type-removed'
  | 'property-added'
  | 'property-removed'
  | 'property-required'
  | 'property-optional'
  | 'null-added'
  | 'null-removed'
  | 'type-changed'
  | 'type-narrowed'
  | 'type-widened'
  | 'enum-value-added'
  | 'enum-value-removed'
  | 'limit-tightened'
  | 'limit-loosened'
  | 'limit-changed'
  | 'default-changed'
  | 'properties-closed'
  | 'properties-opened'
  | 'discriminator-changed'
  | 'field-deprecated'
  | 'field-restored';

export type RuleId =
  | `${Side}-${SchemaRule}`
  | 'operation-added'
  | 'operation-removed'
  | 'operation-renamed'
  | 'path-changed'
  | 'path-parameter-renamed'
  | 'method-changed'
  | 'operation-deprecated'
  | 'operation-restored'
  | 'parameter-added'
  | 'parameter-added-required'
  | 'parameter-removed'
  | 'parameter-required'
  | 'parameter-optional'
  | 'parameter-serialization'
  | 'parameter-deprecated'
  | 'parameter-restored'
  | 'body-added'
  | 'body-added-required'
  | 'body-removed'
  | 'body-required'
  | 'body-optional'
  | 'encoding-changed'
  | 'success-status-added'
  | 'success-status-changed'
  | 'success-status-removed'
  | 'error-status-added'
  | 'error-status-removed'
  | 'response-body-added'
  | 'header-added'
  | 'header-removed'
  | 'header-required'
  | 'header-optional'
  | 'security-added'
  | 'security-removed'
  | 'security-scheme-changed'
  | 'server-added'
  | 'server-removed'
  | 'request-property-added-required'
  | 'request-default-added'
  | 'request-default-removed'
  | 'response-enum-value-known'
  | 'type-added'
  | 'type-removed'
  | 'type-renamed'
  | 'resource-renamed'
  | 'alias-added'
  | 'alias-removed'
  | 'method-added'
  | 'method-removed'
  | 'page-added'
  | 'page-removed'
  | 'page-items-changed'
  | 'page-changed'
  | 'wait-changed'
  | 'idempotency-added'
  | 'idempotency-removed'
  | 'body-media-type-changed'
  | 'environment-added'
  | 'environment-removed'
  | 'words-changed';

const KEEP = 'Keep it with `deprecated: true` until the next major version.';
const TOLERANT = 'Clients ignore what they do not know.';
const ACCEPTS_MORE = 'Every request that was accepted still is.';
const PROMISES_MORE = 'Every answer that is given now could be given before.';

/** Every kind of change. A request must not be refused that was accepted; an answer must not hold what could not be in it. */
export const RULES: Readonly<Record<RuleId, Rule>> = {
  'operation-added': {
    impact: 'minor',
    kind: 'added',
    message: 'is new',
    reason: 'Nobody called it.',
    typed: true,
  },
  'operation-removed': {
    impact: 'major',
    kind: 'removed',
    message: 'is gone',
    reason: 'Every call of it fails.',
    mend: KEEP,
    typed: true,
  },
  'operation-renamed': {
    impact: 'major',
    kind: 'changed',
    message: 'has another operationId',
    reason: 'The request is the same, but the method of the SDK and its types have other names.',
    mend: 'Keep the operationId.',
    typed: true,
  },
  'path-changed': {
    impact: 'major',
    kind: 'changed',
    message: 'has another path',
    reason: 'Clients in use send to the old path.',
    mend: 'Describe the operation under the old path, too, with `deprecated: true`.',
  },
  'path-parameter-renamed': {
    impact: 'major',
    kind: 'changed',
    message: 'has another name',
    reason: 'The request is the same, but typed clients give the parameter by its name.',
    mend: 'Keep the name in the path.',
    typed: true,
  },
  'method-changed': {
    impact: 'major',
    kind: 'changed',
    message: 'has another HTTP method',
    reason: 'Clients in use send the old method.',
    mend: 'Describe the operation under the old method, too, with `deprecated: true`.',
  },
  'operation-deprecated': {
    impact: 'minor',
    kind: 'deprecated',
    message: 'is deprecated',
    reason: 'It works as before.',
    typed: true,
  },
  'operation-restored': {
    impact: 'patch',
    kind: 'changed',
    message: 'is no longer deprecated',
    reason: 'It works as before.',
  },

  'parameter-added': {
    impact: 'minor',
    kind: 'added',
    message: 'is new',
    reason: ACCEPTS_MORE,
    typed: true,
  },
  'parameter-added-required': {
    impact: 'major',
    kind: 'added',
    message: 'is new, and required',
    reason: 'Requests of clients in use do not have it, and are refused.',
    mend: 'Make it optional, and say what holds without it as its default.',
    typed: true,
  },
  'parameter-removed': {
    impact: 'major',
    kind: 'removed',
    message: 'is gone',
    reason: 'What a client sends in it has no effect any more.',
    mend: KEEP,
    typed: true,
  },
  'parameter-required': {
    impact: 'major',
    kind: 'changed',
    message: 'is now required',
    reason: 'Requests without it are refused.',
    mend: 'Keep it optional, and say what holds without it as its default.',
    typed: true,
  },
  'parameter-optional': {
    impact: 'minor',
    kind: 'changed',
    message: 'is now optional',
    reason: ACCEPTS_MORE,
    typed: true,
  },
  'parameter-serialization': {
    impact: 'major',
    kind: 'changed',
    message: 'is written in another way',
    reason: 'The server reads something else out of what clients in use send.',
    mend: 'Keep `style`, `explode` and the media type, or add a parameter of another name.',
  },
  'parameter-deprecated': {
    impact: 'minor',
    kind: 'deprecated',
    message: 'is deprecated',
    reason: 'It works as before.',
  },
  'parameter-restored': {
    impact: 'patch',
    kind: 'changed',
    message: 'is no longer deprecated',
    reason: 'It works as before.',
  },

  'body-added': {
    impact: 'minor',
    kind: 'added',
    message: 'is new',
    reason: ACCEPTS_MORE,
    typed: true,
  },
  'body-added-required': {
    impact: 'major',
    kind: 'added',
    message: 'is new, and required',
    reason: 'Requests of clients in use have no body, and are refused.',
    mend: 'Make the body optional.',
    typed: true,
  },
  'body-removed': {
    impact: 'major',
    kind: 'removed',
    message: 'is gone',
    reason: 'What a client sends in it has no effect any more.',
    mend: KEEP,
    typed: true,
  },
  'body-required': {
    impact: 'major',
    kind: 'changed',
    message: 'is now required',
    reason: 'Requests without a body are refused.',
    mend: 'Keep the body optional.',
    typed: true,
  },
  'body-optional': {
    impact: 'minor',
    kind: 'changed',
    message: 'is now optional',
    reason: ACCEPTS_MORE,
    typed: true,
  },
  'request-media-type-added': {
    impact: 'minor',
    kind: 'added',
    message: 'is accepted, too',
    reason: ACCEPTS_MORE,
  },
  'request-media-type-removed': {
    impact: 'major',
    kind: 'removed',
    message: 'is no longer accepted',
    reason: 'Clients in use send it, and are refused.',
    mend: 'Keep accepting it.',
    typed: true,
  },
  'encoding-changed': {
    impact: 'major',
    kind: 'changed',
    message: 'has parts that are written in another way',
    reason: 'The server reads something else out of what clients in use send.',
    mend: 'Keep the encoding of the parts that there are.',
  },

  'success-status-added': {
    impact: 'minor',
    kind: 'added',
    message: 'is another status of success',
    reason: 'A client that looks for any status from 200 to 299 goes on working.',
  },
  'success-status-changed': {
    impact: 'major',
    kind: 'changed',
    message: 'is the status of success in place of another',
    reason: 'Clients that look for the old status take success for failure.',
    mend: 'Keep answering with the old status.',
    typed: true,
  },
  'success-status-removed': {
    impact: 'major',
    kind: 'removed',
    message: 'is no longer answered',
    reason: 'Clients that wait for it never see it.',
    mend: 'Keep answering with it.',
    typed: true,
  },
  'error-status-added': {
    impact: 'minor',
    kind: 'added',
    message: 'is another error',
    reason: 'Clients must handle any status from 400 on.',
  },
  'error-status-removed': {
    impact: 'minor',
    kind: 'removed',
    message: 'is no longer answered',
    reason: 'Nobody needs the error.',
  },
  'response-media-type-added': {
    impact: 'minor',
    kind: 'added',
    message: 'can be asked for, too',
    reason: 'A client gets it only when it asks for it.',
  },
  'response-media-type-removed': {
    impact: 'major',
    kind: 'removed',
    message: 'is no longer answered',
    reason: 'Clients in use cannot read what comes in its place.',
    mend: 'Keep answering it to those who ask for it.',
    typed: true,
  },
  'response-body-added': {
    impact: 'minor',
    kind: 'added',
    message: 'is new',
    reason: TOLERANT,
    typed: true,
  },
  'header-added': {
    impact: 'minor',
    kind: 'added',
    message: 'is new',
    reason: TOLERANT,
  },
  'header-removed': {
    impact: 'major',
    kind: 'removed',
    message: 'is gone',
    reason: 'Clients that read it find nothing.',
    mend: KEEP,
  },
  'header-required': {
    impact: 'minor',
    kind: 'changed',
    message: 'is now always there',
    reason: PROMISES_MORE,
  },
  'header-optional': {
    impact: 'major',
    kind: 'changed',
    message: 'may now be missing',
    reason: 'Clients that read it without a look find nothing.',
    mend: 'Keep sending it always.',
  },

  'security-added': {
    impact: 'minor',
    kind: 'added',
    message: 'is another way to authenticate',
    reason: ACCEPTS_MORE,
  },
  'security-removed': {
    impact: 'major',
    kind: 'removed',
    message: 'no longer suffices',
    reason: 'Requests that carry only this are refused.',
    mend: 'Keep accepting it beside the new one.',
  },
  'security-scheme-changed': {
    impact: 'major',
    kind: 'changed',
    message: 'is sent in another way',
    reason: 'The server looks for the credentials where clients in use do not put them.',
    mend: 'Add a security scheme of another name, and accept both.',
  },
  'server-added': {
    impact: 'minor',
    kind: 'added',
    message: 'is another address',
    reason: 'It takes nothing away.',
  },
  'server-removed': {
    impact: 'major',
    kind: 'removed',
    message: 'is no longer an address of the API',
    reason: 'Clients in use send their requests there.',
    mend: 'Keep the address among `servers`, after the new one.',
  },

  'request-property-added': {
    impact: 'minor',
    kind: 'added',
    message: 'is new',
    reason: ACCEPTS_MORE,
    typed: true,
  },
  'request-property-added-required': {
    impact: 'major',
    kind: 'added',
    message: 'is new, and required',
    reason: 'Requests of clients in use do not have it, and are refused.',
    mend: 'Make it optional, and say what holds without it as its default.',
    typed: true,
  },
  'request-property-removed': {
    impact: 'major',
    kind: 'removed',
    message: 'is gone',
    reason: 'What a client sends in it has no effect any more, or is refused.',
    mend: KEEP,
    typed: true,
  },
  'request-property-required': {
    impact: 'major',
    kind: 'changed',
    message: 'is now required',
    reason: 'Requests without it are refused.',
    mend: 'Keep it optional, and say what holds without it as its default.',
    typed: true,
  },
  'request-property-optional': {
    impact: 'minor',
    kind: 'changed',
    message: 'is now optional',
    reason: ACCEPTS_MORE,
    typed: true,
  },
  'request-null-added': {
    impact: 'minor',
    kind: 'changed',
    message: 'may now be null',
    reason: ACCEPTS_MORE,
    typed: true,
  },
  'request-null-removed': {
    impact: 'major',
    kind: 'changed',
    message: 'may no longer be null',
    reason: 'Requests with null are refused.',
    mend: 'Keep accepting null, as if the field were absent.',
    typed: true,
  },
  'request-type-changed': {
    impact: 'major',
    kind: 'changed',
    message: 'has another type',
    reason: 'What clients in use send is refused.',
    mend: 'Accept both types (`anyOf`), or add a field of another name.',
    typed: true,
  },
  'request-type-narrowed': {
    impact: 'major',
    kind: 'changed',
    message: 'takes fewer types',
    reason: 'Requests with a type that is gone are refused.',
    mend: 'Keep accepting it.',
    typed: true,
  },
  'request-type-widened': {
    impact: 'minor',
    kind: 'changed',
    message: 'takes more types',
    reason: ACCEPTS_MORE,
    typed: true,
  },
  'request-enum-value-added': {
    impact: 'minor',
    kind: 'added',
    message: 'takes more values',
    reason: ACCEPTS_MORE,
    typed: true,
  },
  'request-enum-value-removed': {
    impact: 'major',
    kind: 'removed',
    message: 'takes fewer values',
    reason: 'Requests with a value that is gone are refused.',
    mend: 'Keep accepting the value, and say in the description what it stands for now.',
    typed: true,
  },
  'request-limit-tightened': {
    impact: 'major',
    kind: 'changed',
    message: 'has a tighter limit',
    reason: 'Requests that were within the old limit are refused.',
    mend: 'Keep the old limit.',
  },
  'request-limit-loosened': {
    impact: 'minor',
    kind: 'changed',
    message: 'has a looser limit',
    reason: ACCEPTS_MORE,
  },
  'request-limit-changed': {
    impact: 'major',
    kind: 'changed',
    message: 'has another limit',
    reason: 'Nothing shows that what was accepted still is.',
    mend: 'Keep the old limit, or accept both (`anyOf`).',
  },
  'request-default-added': {
    impact: 'minor',
    kind: 'changed',
    message: 'has a default',
    reason: 'What holds without it was not said before.',
  },
  'request-default-changed': {
    impact: 'major',
    kind: 'changed',
    message: 'has another default',
    reason: 'Requests without it now mean something else.',
    mend: 'Keep the default, and let clients ask for the new value.',
  },
  'request-default-removed': {
    impact: 'major',
    kind: 'changed',
    message: 'has no default any more',
    reason: 'Nothing says what requests without it mean now.',
    mend: 'Keep the default.',
  },
  'request-properties-closed': {
    impact: 'major',
    kind: 'changed',
    message: 'takes no other properties any more',
    reason: 'Requests with properties that are not named are refused.',
    mend: 'Keep ignoring them: leave `additionalProperties` away.',
    typed: true,
  },
  'request-properties-opened': {
    impact: 'minor',
    kind: 'changed',
    message: 'takes other properties, too',
    reason: ACCEPTS_MORE,
    typed: true,
  },
  'request-discriminator-changed': {
    impact: 'major',
    kind: 'changed',
    message: 'is told apart by another property or value',
    reason: 'The server takes what clients in use send for something else.',
    mend: 'Keep the discriminator and the values of its mapping.',
  },
  'request-field-deprecated': {
    impact: 'minor',
    kind: 'deprecated',
    message: 'is deprecated',
    reason: 'It works as before.',
    typed: true,
  },
  'request-field-restored': {
    impact: 'patch',
    kind: 'changed',
    message: 'is no longer deprecated',
    reason: 'It works as before.',
  },

  'response-property-added': {
    impact: 'minor',
    kind: 'added',
    message: 'is new',
    reason: TOLERANT,
    typed: true,
  },
  'response-property-removed': {
    impact: 'major',
    kind: 'removed',
    message: 'is gone',
    reason: 'Clients that read it find nothing.',
    mend: KEEP,
    typed: true,
  },
  'response-property-required': {
    impact: 'minor',
    kind: 'changed',
    message: 'is now always there',
    reason: PROMISES_MORE,
    typed: true,
  },
  'response-property-optional': {
    impact: 'major',
    kind: 'changed',
    message: 'may now be missing',
    reason: 'Clients that read it without a look find nothing.',
    mend: 'Keep it required.',
    typed: true,
  },
  'response-null-added': {
    impact: 'major',
    kind: 'changed',
    message: 'may now be null',
    reason: 'Clients that read it without a look find null.',
    mend: 'Keep answering a value.',
    typed: true,
  },
  'response-null-removed': {
    impact: 'minor',
    kind: 'changed',
    message: 'is never null any more',
    reason: PROMISES_MORE,
    typed: true,
  },
  'response-type-changed': {
    impact: 'major',
    kind: 'changed',
    message: 'has another type',
    reason: 'Clients in use cannot read what they get.',
    mend: 'Keep it, and add a field of another name.',
    typed: true,
  },
  'response-type-narrowed': {
    impact: 'minor',
    kind: 'changed',
    message: 'is of fewer types',
    reason: PROMISES_MORE,
    typed: true,
  },
  'response-type-widened': {
    impact: 'major',
    kind: 'changed',
    message: 'is of more types',
    reason: 'Clients in use meet a type that they do not handle.',
    mend: 'Keep it, and add a field of another name.',
    typed: true,
  },
  'response-enum-value-added': {
    impact: 'major',
    kind: 'added',
    message: 'has more values',
    reason: 'Clients that handle every value meet one that they do not know.',
    mend: 'Describe the values as open from the start: `anyOf: [{ enum: […] }, { type: string }]`.',
    typed: true,
  },
  'response-enum-value-known': {
    impact: 'minor',
    kind: 'added',
    message: 'has more known values',
    reason: 'The values were open: clients already handle others than the known.',
    typed: true,
  },
  'response-enum-value-removed': {
    impact: 'minor',
    kind: 'removed',
    message: 'has fewer values',
    reason: PROMISES_MORE,
    typed: true,
  },
  'response-limit-tightened': {
    impact: 'minor',
    kind: 'changed',
    message: 'has a tighter limit',
    reason: PROMISES_MORE,
  },
  'response-limit-loosened': {
    impact: 'major',
    kind: 'changed',
    message: 'has a looser limit',
    reason: 'Clients that rely on the old limit meet what is beyond it.',
    mend: 'Keep the old limit.',
  },
  'response-limit-changed': {
    impact: 'major',
    kind: 'changed',
    message: 'has another limit',
    reason: 'Nothing shows that what is answered now is within the old one.',
    mend: 'Keep the old limit.',
  },
  'response-default-changed': {
    impact: 'patch',
    kind: 'changed',
    message: 'has another default',
    reason: 'A default says nothing of what is answered.',
  },
  'response-properties-closed': {
    impact: 'minor',
    kind: 'changed',
    message: 'has no other properties any more',
    reason: PROMISES_MORE,
    typed: true,
  },
  'response-properties-opened': {
    impact: 'minor',
    kind: 'changed',
    message: 'may have other properties, too',
    reason: TOLERANT,
    typed: true,
  },
  'response-discriminator-changed': {
    impact: 'major',
    kind: 'changed',
    message: 'is told apart by another property or value',
    reason: 'Clients in use take what they get for something else.',
    mend: 'Keep the discriminator and the values of its mapping.',
  },
  'response-field-deprecated': {
    impact: 'minor',
    kind: 'deprecated',
    message: 'is deprecated',
    reason: 'It is answered as before.',
    typed: true,
  },
  'response-field-restored': {
    impact: 'patch',
    kind: 'changed',
    message: 'is no longer deprecated',
    reason: 'It is answered as before.',
  },

  'type-added': {
    impact: 'minor',
    kind: 'added',
    message: 'is a new type',
    reason: 'Nobody imported it.',
    typed: true,
  },
  'type-removed': {
    impact: 'major',
    kind: 'removed',
    message: 'is no longer a type',
    reason: 'Requests and answers are the same, but programs that import the type do not compile.',
    mend: 'Keep the component: name it under `components.schemas` of the description.',
    typed: true,
  },
  'type-renamed': {
    impact: 'major',
    kind: 'changed',
    message: 'has another name',
    reason: 'Requests and answers are the same, but programs that import the type do not compile.',
    mend: 'Keep the old name as a component that is only a `$ref` to the new one.',
    typed: true,
  },
  'resource-renamed': {
    impact: 'major',
    kind: 'changed',
    message: 'has another tag',
    reason: 'Requests are the same, but the class of the resource and its types have other names.',
    mend: 'Keep the name of the tag, or give the new one the old `x-quipu-singular`.',
    typed: true,
  },
  'alias-added': {
    impact: 'minor',
    kind: 'added',
    message: 'has another path in the SDK',
    reason: 'The old paths stay.',
    typed: true,
  },
  'alias-removed': {
    impact: 'major',
    kind: 'removed',
    message: 'has lost a path in the SDK',
    reason: 'Requests are the same, but programs that take this path do not compile.',
    mend: 'Keep it in `x-quipu-alias`.',
    typed: true,
  },
  'method-added': {
    impact: 'minor',
    kind: 'added',
    message: 'gives the SDK another method',
    reason: 'Nobody called it.',
    typed: true,
  },
  'method-removed': {
    impact: 'major',
    kind: 'removed',
    message: 'no longer gives the SDK a method',
    reason: 'Requests are the same, but programs that call the method do not compile.',
    mend: 'Keep the `x-quipu-wait` that it comes from.',
    typed: true,
  },
  'page-added': {
    impact: 'major',
    kind: 'changed',
    message: 'is now a list of pages',
    reason: 'Requests are the same, but the method of the SDK gives items in place of the answer.',
    mend: 'Add another operation for the list.',
    typed: true,
  },
  'page-removed': {
    impact: 'major',
    kind: 'changed',
    message: 'is no longer a list of pages',
    reason: 'Requests are the same, but the method of the SDK gives the answer in place of items.',
    mend: 'Keep its `x-quipu-page`.',
    typed: true,
  },
  'page-items-changed': {
    impact: 'major',
    kind: 'changed',
    message: 'gives other items',
    reason: 'The method of the SDK walks over another property of the answer.',
    mend: 'Keep the `items` of its `x-quipu-page`.',
    typed: true,
  },
  'page-changed': {
    impact: 'patch',
    kind: 'changed',
    message: 'goes from page to page in another way',
    reason: 'The SDK does it for its callers.',
  },
  'wait-changed': {
    impact: 'minor',
    kind: 'changed',
    message: 'is ready by another rule',
    reason: 'The SDK waits by the new rule; its methods are the same.',
  },
  'idempotency-added': {
    impact: 'minor',
    kind: 'changed',
    message: 'may be sent again',
    reason: 'The SDK retries it; its methods are the same.',
  },
  'idempotency-removed': {
    impact: 'minor',
    kind: 'changed',
    message: 'is no longer sent again',
    reason: 'The SDK gives up sooner; its methods are the same.',
  },
  'body-media-type-changed': {
    impact: 'major',
    kind: 'changed',
    message: 'is sent by the SDK as another media type',
    reason:
      'Every media type is accepted as before, but the params of the method follow the new one.',
    mend: 'Leave the new media type out, or give it an operation of its own.',
    typed: true,
  },
  'environment-added': {
    impact: 'minor',
    kind: 'added',
    message: 'is another environment variable that the SDK reads',
    reason: 'It takes nothing away.',
  },
  'environment-removed': {
    impact: 'major',
    kind: 'removed',
    message: 'is no longer an environment variable that the SDK reads',
    reason: 'Programs that are set up by it start without key or address.',
    mend: 'Keep it in `x-quipu-env`, after the new one.',
    typed: true,
  },
  'words-changed': {
    impact: 'patch',
    kind: 'changed',
    message: 'is described in other words',
    reason: 'It works as before.',
  },
};
