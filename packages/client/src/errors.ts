/** The base of every error that the transport makes. An abort is not one: it rejects with the signal's reason, as fetch does. */
export class TransportError extends Error {
  override readonly name: string = 'TransportError';
}

/** No answer came, or it broke off: refused, reset, no such host. `cause` is what fetch said. */
export class ConnectionError extends TransportError {
  override readonly name: string = 'ConnectionError';
}

/** The time for the whole call ran out: over all attempts, the pauses between them, and reading the body. */
export class TimeoutError extends TransportError {
  override readonly name: string = 'TimeoutError';
}

/** A key of a server of one's own would have gone to the default address. Nothing was sent. */
export class MissingBaseURLError extends TransportError {
  override readonly name: string = 'MissingBaseURLError';
}
