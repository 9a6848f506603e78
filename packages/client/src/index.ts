export * from '../generated/operations.ts';
export { service } from '../generated/service.ts';
export type { ApiKey, Credentials } from './authorize.ts';
export { type Client, type ClientOptions, createClient } from './client.ts';
export { type Clock, systemClock } from './clock.ts';
export { Deadline } from './deadline.ts';
export { type Answer, createDispatch, type Dispatch, type DispatchInput } from './dispatch.ts';
export { ConnectionError, MissingBaseURLError, TimeoutError, TransportError } from './errors.ts';
export type { Log, LogEvent } from './log.ts';
export type { FieldEncoding, Operation, PageFields, ParameterRule } from './operation.ts';
export { serializePath } from './path.ts';
export { resolveServer, type Server } from './server.ts';
export type { Scheme, Service } from './service.ts';
export {
  type CallOptions,
  createTransport,
  type Fetch,
  type RequestLike,
  type Transport,
  type TransportOptions,
} from './transport.ts';
