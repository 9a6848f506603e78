import type { Clock } from './clock.ts';
import { onAbort } from './on-abort.ts';

/** A longer timer fires after 1 ms, which would make a loop of a pause. */
const LONGEST_TIMER_MS = 2 ** 31 - 1;

/**
 * The time that a call may take, and the caller's signal, as one thing to race against.
 *
 * A timer of our own, because Node 20 collects an AbortSignal that only `AbortSignal.any` or a Request refers to.
 * Whoever makes one closes it: then no timer and no listener is left.
 */
export class Deadline {
  readonly #controller = new AbortController();
  readonly #clock: Clock;
  readonly #endsAt: number;
  readonly #endListening: (() => void) | undefined;
  readonly #timeout: () => unknown;
  readonly #waiting = new Set<(reason: unknown) => void>();
  #cancelTimer: (() => void) | undefined;

  /**
   * @param timeoutMs Infinity for none.
   * @param timeout makes what is thrown when the time is up.
   */
  constructor(
    clock: Clock,
    timeoutMs: number,
    caller: AbortSignal | null | undefined,
    timeout: () => unknown,
  ) {
    this.#clock = clock;
    this.#endsAt = clock.now() + timeoutMs;
    this.#timeout = timeout;
    this.#startTimer();
    if (caller?.aborted) this.#end(caller.reason);
    else if (caller) this.#endListening = onAbort(caller, () => this.#end(caller.reason));
  }

  /** Aborts when the time is up, or the caller's signal does. */
  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  remainingMs(): number {
    return this.#endsAt - this.#clock.now();
  }

  /** Settles as the work does, or rejects as soon as the deadline ends, even when the work takes no notice of the signal. */
  async race<T>(work: PromiseLike<T>): Promise<T> {
    let end: ((reason: unknown) => void) | undefined;
    const ended = new Promise<never>((_, reject) => {
      end = reject;
      this.#waiting.add(reject);
      if (this.signal.aborted) reject(this.signal.reason);
    });
    try {
      return await Promise.race([work, ended]);
    } catch (error) {
      // Work that was aborted may say so in words of its own.
      throw this.signal.aborted ? this.signal.reason : error;
    } finally {
      if (end !== undefined) this.#waiting.delete(end);
    }
  }

  /** Resolves after so many milliseconds, or rejects as soon as the deadline ends. */
  async sleep(ms: number): Promise<void> {
    let cancel: (() => void) | undefined;
    const slept = new Promise<void>((resolve) => {
      cancel = this.#clock.after(Math.min(ms, LONGEST_TIMER_MS), resolve);
    });
    try {
      await this.race(slept);
    } finally {
      cancel?.();
    }
  }

  close(): void {
    this.#cancelTimer?.();
    this.#endListening?.();
  }

  #startTimer(): void {
    const ms = this.remainingMs();
    if (ms === Infinity) return;
    this.#cancelTimer = this.#clock.after(Math.max(0, Math.min(ms, LONGEST_TIMER_MS)), () => {
      if (this.remainingMs() > 0) this.#startTimer();
      else this.#end(this.#timeout());
    });
  }

  #end(reason: unknown): void {
    this.close();
    this.#controller.abort(reason);
    for (const end of this.#waiting) end(reason);
  }
}
