import type { Deadline } from './deadline.ts';

/** One request, as every layer of the transport sees it. Each attempt is made from it afresh. */
export interface OutgoingRequest {
  /** Absolute. */
  readonly url: string;
  readonly method: string;
  readonly headers: Headers;
  /** What fetch is called with beside method and headers; a Request is cloned for each attempt. */
  readonly source: Request | RequestInit;
  /** Whether it goes to the server that the transport is for, so that it may carry the key. */
  readonly isOurs: boolean;
  /** Whether sending it twice does no harm. */
  readonly isIdempotent: boolean;
  /** Alternatives of the names of credentials, where they are not the service's. */
  readonly security: readonly (readonly string[])[] | undefined;
  readonly maxRetries: number;
  /** From 1. */
  readonly attempt: number;
}

/** A layer of the transport. The signal goes beside the request: in it, Node would lose it to garbage collection. */
export type Send = (request: OutgoingRequest, deadline: Deadline) => Promise<Response>;
