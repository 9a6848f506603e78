/** Parses the files that `text-parser.ts` sends, in a thread of its own. */
import { parentPort } from 'node:worker_threads';
import { parseFile, UnreadableFileError } from './parse-file.ts';
import { splitText } from './split-text.ts';

export type ParseReply =
  | {
      readonly text: string;
      readonly bytes: Uint8Array | undefined;
      /** Of each passage: start, end, and which of the `headings` it stands under. Numbers cross to the other thread at once, objects one by one. */
      readonly places: Uint32Array;
      readonly headings: ReadonlyArray<readonly string[]>;
    }
  | { readonly unreadable: string };

if (parentPort === null) throw new TypeError('text-parser-thread is a worker thread');
const port = parentPort;

port.on('message', (bytes: Uint8Array) => {
  port.postMessage(parse(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)));
});

function parse(bytes: Buffer): ParseReply {
  let text;
  try {
    text = parseFile(bytes);
  } catch (error) {
    if (error instanceof UnreadableFileError) return { unreadable: error.message };
    throw error;
  }
  const parsed = Buffer.from(text);
  const passages = splitText(text);
  const places = new Uint32Array(passages.length * 3);
  const headings = new Map<string, { readonly at: number; readonly list: readonly string[] }>();
  for (const [number, passage] of passages.entries()) {
    const key = passage.headings.join('\n');
    const known = headings.get(key) ?? { at: headings.size, list: passage.headings };
    headings.set(key, known);
    places.set([passage.start, passage.end, known.at], number * 3);
  }
  return {
    text,
    bytes: parsed.equals(bytes) ? undefined : parsed,
    places,
    headings: Array.from(headings.values(), ({ list }) => list),
  };
}
