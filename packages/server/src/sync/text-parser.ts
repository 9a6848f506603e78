import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { UnreadableFileError } from './parse-file.ts';
import type { Passage } from './split-text.ts';
import type { ParseReply } from './text-parser-thread.ts';

/** A file's text, as it is searched and shown. */
export interface ParsedText {
  readonly text: string;
  /** The text in UTF-8; undefined when that is what the file holds. */
  readonly bytes: Uint8Array | undefined;
  readonly passages: readonly Passage[];
}

export interface TextParserLimits {
  /** How long one file may take, in milliseconds; five minutes by default, where the largest files take some seconds. */
  readonly maxParseMs: number;
  /** How much memory one file may take, in MB; 2048 by default, where a file of the largest size that is all short lines takes some 1200. */
  readonly maxHeapMb: number;
}

/**
 * Parses and splits files in a thread of its own, one at a time: the thread that answers requests does not wait for a long file, and a
 * file on which the thread breaks down takes nothing else with it.
 */
export class TextParser {
  #thread: Worker | undefined;
  #last: Promise<unknown> = Promise.resolve();
  readonly #limits: TextParserLimits;

  constructor({ maxParseMs = 300_000, maxHeapMb = 2048 }: Partial<TextParserLimits> = {}) {
    this.#limits = { maxParseMs, maxHeapMb };
  }

  /**
   * @throws UnreadableFileError when the file is no text, or goes over a limit
   * @throws the signal's reason as soon as it aborts
   */
  parse(bytes: Uint8Array, signal: AbortSignal): Promise<ParsedText> {
    const parsed = this.#last.then(() => this.#parse(bytes, signal));
    this.#last = parsed.catch(() => undefined);
    return parsed;
  }

  async close(): Promise<void> {
    await this.#last;
    await this.#thread?.terminate();
  }

  async #parse(bytes: Uint8Array, signal: AbortSignal): Promise<ParsedText> {
    signal.throwIfAborted();
    const { maxParseMs, maxHeapMb } = this.#limits;
    const thread = (this.#thread ??= startThread(maxHeapMb));
    const stop = new AbortController();
    const stopOnAbort = (): void => stop.abort(signal.reason);
    signal.addEventListener('abort', stopOnAbort);
    const timer = setTimeout(
      () =>
        stop.abort(
          new UnreadableFileError(
            `Reading the file takes longer than ${maxParseMs / 1000} s. Split it.`,
          ),
        ),
      maxParseMs,
    );
    try {
      const answered = replyOf(thread, stop.signal);
      thread.postMessage(bytes);
      const reply = await answered;
      if ('unreadable' in reply) throw new UnreadableFileError(reply.unreadable);
      return { text: reply.text, bytes: reply.bytes, passages: unpack(reply) };
    } catch (error) {
      if (error instanceof UnreadableFileError) throw error;
      // The thread may still be at the file, or have ended over it: the next file gets another one.
      this.#thread = undefined;
      await thread.terminate();
      if (stop.signal.aborted) throw stop.signal.reason;
      if ((error as NodeJS.ErrnoException).code === 'ERR_WORKER_OUT_OF_MEMORY') {
        throw new UnreadableFileError(
          `Reading the file takes more than ${maxHeapMb} MB of memory. Split it.`,
        );
      }
      throw error;
    } finally {
      clearTimeout(timer);
      signal.removeEventListener('abort', stopOnAbort);
    }
  }
}

function startThread(maxHeapMb: number): Worker {
  const thread = new Worker(new URL('./text-parser-thread.js', import.meta.url), {
    resourceLimits: { maxOldGenerationSizeMb: maxHeapMb },
  });
  // Its errors are those of the file that it was given; a thread that waits keeps no process alive.
  thread.on('error', () => undefined);
  thread.unref();
  return thread;
}

/** The next message of the thread; its error, when it ends before. */
async function replyOf(thread: Worker, signal: AbortSignal): Promise<ParseReply> {
  const [reply] = await once(thread, 'message', { signal });
  return reply;
}

function unpack({
  places,
  headings,
}: Extract<ParseReply, { readonly text: string }>): readonly Passage[] {
  return Array.from({ length: places.length / 3 }, (_, at) => ({
    start: places[3 * at] as number, // three numbers for each passage
    end: places[3 * at + 1] as number,
    headings: headings[places[3 * at + 2] as number] ?? [],
  }));
}
