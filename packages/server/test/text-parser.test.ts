import { afterEach, describe, expect, test } from 'vitest';
import { TextParser } from '../dist/src/sync/text-parser.js';

const { signal } = new AbortController();
const manyLines = Buffer.from('a\n'.repeat(1_500_000));

describe('the parser of texts', () => {
  let parser: TextParser;
  afterEach(() => parser.close());

  test('refuses a file that takes too long', async () => {
    parser = new TextParser({ maxParseMs: 1 });
    await expect(parser.parse(manyLines, signal)).rejects.toThrow(
      'Reading the file takes longer than 0.001 s. Split it.',
    );
  });

  test('refuses a file that takes too much memory, and reads the next one', async () => {
    parser = new TextParser({ maxHeapMb: 64 });
    await expect(parser.parse(manyLines, signal)).rejects.toThrow(
      'Reading the file takes more than 64 MB of memory. Split it.',
    );
    await expect(parser.parse(Buffer.from('Words.'), signal)).resolves.toMatchObject({
      text: 'Words.',
      bytes: undefined,
      passages: [{ start: 0, end: 6, headings: [] }],
    });
  });

  test('stops in the middle of a file with the reason of the signal', async () => {
    parser = new TextParser();
    const abort = new AbortController();
    const parsing = parser.parse(manyLines, abort.signal);
    abort.abort(new Error('enough'));
    await expect(parsing).rejects.toThrow('enough');
  });
});
