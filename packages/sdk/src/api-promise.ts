import type { Operation } from '@quipu/client';
import type { RequestOptions } from './options.ts';
import type { Answer, Core } from './send.ts';

/** What a call gives: the parsed answer when awaited, or its raw response. The body is read only for the former. */
export class ApiPromise<T> extends Promise<T> {
  readonly #send: () => Promise<Answer<T>>;
  #answer: Promise<Answer<T>> | undefined;
  #data: Promise<T> | undefined;

  constructor(send: () => Promise<Answer<T>>) {
    // The promise beneath is never looked at: `then`, `catch` and `finally` are ours, and read the answer first.
    super((resolve) => resolve(undefined as T));
    this.#send = send;
  }

  /** The response, its body unread. It rejects as the call does when the status is not a success. */
  async asResponse(): Promise<Response> {
    return (await this.#answered()).response;
  }

  async withResponse(): Promise<{ data: T; response: Response }> {
    const [data, response] = await Promise.all([this.#parsed(), this.asResponse()]);
    return { data, response };
  }

  // oxlint-disable-next-line no-thenable
  override then<Fulfilled = T, Rejected = never>(
    onFulfilled?: ((value: T) => Fulfilled | PromiseLike<Fulfilled>) | null,
    onRejected?: ((reason: unknown) => Rejected | PromiseLike<Rejected>) | null,
  ): Promise<Fulfilled | Rejected> {
    return this.#parsed().then(onFulfilled, onRejected);
  }

  override catch<Rejected = never>(
    onRejected?: ((reason: unknown) => Rejected | PromiseLike<Rejected>) | null,
  ): Promise<T | Rejected> {
    return this.#parsed().catch(onRejected);
  }

  override finally(onFinally?: (() => void) | null): Promise<T> {
    return this.#parsed().finally(onFinally);
  }

  #answered(): Promise<Answer<T>> {
    return (this.#answer ??= this.#send());
  }

  #parsed(): Promise<T> {
    return (this.#data ??= this.#answered().then((answer) => answer.read()));
  }
}

/** Sends an operation at once. */
export function request<T>(
  core: Core,
  operation: Operation,
  id: unknown,
  params: object | null | undefined,
  options: RequestOptions | undefined,
): ApiPromise<T> {
  const answer = core.send<T>(operation, id, params, options);
  return new ApiPromise(() => answer);
}
