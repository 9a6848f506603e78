const MOST_TOKENS = 20;
const TOKENS_PER_SUCCESS = 0.1;

/**
 * A token bucket that keeps a client from making an outage worse: every retry takes a token, an answer gives some
 * back, and an empty bucket means no retry. In a total outage 1000 calls are at most 1020 requests.
 */
export class RetryBudget {
  #tokens = MOST_TOKENS;

  /** Takes a token, if there is one. */
  take(): boolean {
    if (this.#tokens < 1) return false;
    this.#tokens -= 1;
    return true;
  }

  /** A request came through. One that was sent again gives its token back, so that a busy server does not use up the bucket. */
  giveBack(retries: number): void {
    this.#tokens = Math.min(MOST_TOKENS, this.#tokens + (retries > 0 ? 1 : TOKENS_PER_SUCCESS));
  }
}
