import type { Clock } from '@quipu/client';

interface Timer {
  readonly at: number;
  readonly ms: number;
  readonly callback: () => void;
}

/** A clock that stands still, but for pauses shorter than `instantMs`, which are over at once. */
export class TestClock implements Clock {
  /** Every pause that was made, in milliseconds. */
  readonly pauses: number[] = [];
  readonly #instantMs: number;
  readonly #timers = new Set<Timer>();
  #now = Date.parse('2026-01-01T00:00:00Z');

  constructor(instantMs = 0) {
    this.#instantMs = instantMs;
  }

  now(): number {
    return this.#now;
  }

  /** How many timers are running. */
  get running(): number {
    return this.#timers.size;
  }

  after(ms: number, callback: () => void): () => void {
    const timer = { at: this.#now + ms, ms, callback };
    this.#timers.add(timer);
    if (ms < this.#instantMs) {
      this.pauses.push(ms);
      setImmediate(() => {
        if (this.#timers.has(timer)) this.advance(ms);
      });
    }
    return () => this.#timers.delete(timer);
  }

  advance(ms: number): void {
    this.#now += ms;
    for (const timer of this.#timers) {
      if (timer.at > this.#now) continue;
      this.#timers.delete(timer);
      timer.callback();
    }
  }
}
