// The flat types say what openapi-typescript's say. It is the compiler that tests this: see `npm run compile`.
import type { OperationId, Operations } from '@quipu/types';
import type { operations } from '@quipu/types/paths';

type Assignable<From, To> = [From] extends [To] ? true : false;
type Same<A, B> = Assignable<A, B> extends true ? Assignable<B, A> : false;

/** The names for which something is not true. */
type Failing<Table extends Record<PropertyKey, boolean>> = {
  [Key in keyof Table]: Table[Key] extends true ? never : Key;
}[keyof Table];

type None<Name extends never> = Name;

type Content<Holder> = Holder extends { content: infer Media }
  ? Media extends { 'application/json': infer Json }
    ? Json
    : undefined
  : undefined;

type Response<Id extends OperationId> = Operations[Id]['status'] extends infer Status
  ? Status extends keyof operations[Id]['responses']
    ? operations[Id]['responses'][Status]
    : 'no such status'
  : never;

export type Responses = None<
  Failing<{
    [Id in OperationId]: Same<
      Operations[Id]['response'],
      Response<Id> extends { content?: never } ? undefined : Content<Response<Id>>
    >;
  }>
>;

// A multipart body is left to the test of uploads: ours takes more than a Blob.
type IsMultipart<Id extends OperationId> = operations[Id] extends {
  requestBody: { content: { 'multipart/form-data': unknown } };
}
  ? true
  : false;

export type Bodies = None<
  Failing<{
    [Id in OperationId]: IsMultipart<Id> extends true
      ? true
      : Same<
          Operations[Id]['body'],
          operations[Id] extends { requestBody: infer Body } ? Content<Body> : undefined
        >;
  }>
>;

type Parameters<
  Id extends OperationId,
  Place extends 'path' | 'query',
> = operations[Id]['parameters'] extends { [Key in Place]?: infer Given } ? Given : unknown;

export type Queries = None<
  Failing<{
    [Id in OperationId]: Same<Operations[Id]['query'], Exclude<Parameters<Id, 'query'>, undefined>>;
  }>
>;

export type Paths = None<
  Failing<{
    [Id in OperationId]: keyof Operations[Id]['path'] extends never
      ? true
      : Same<Operations[Id]['path'], Parameters<Id, 'path'>>;
  }>
>;
