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

/** How long one file may take, in milliseconds: a limit for what hangs, since the largest files take some seconds. */
const maxParseMs = 300_000;
/** A file of the largest size that is all short lines takes some 1.2 GB. */
const maxHeapMb = 2048;

/**
 * Parses and splits files in a thread of its own, one at a time: the thread that answers requests does not wait for a long file, and a
 * file on which the thread breaks down takes nothing else with it.
 */
export class TextParser {
  #thread: Worker | undefined;
  #last: Promise<unknown> = Promise.resolve();

  /**
   * @throws UnreadableFileError when the file is no text, or needs more memory than there is for it
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
    const thread = (this.#thread ??= startThread());
    const stop = new AbortController();
    const stopOnAbort = (): void => stop.abort(signal.reason);
    signal.addEventListener('abort', stopOnAbort);
    const timer = setTimeout(
      () => stop.abort(new Error(`it was not read after ${maxParseMs} ms`)),
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
      // What it does now, or what it came to, is not known.
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

function startThread(): Worker {
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
