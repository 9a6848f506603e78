import { extname } from 'node:path';

/** Larger files are refused: a text of more than this is held in memory several times over while it is split. */
const maxParsedBytes = 16 * 1024 * 1024;

/** The file cannot be read; the message says why, and what would be right. */
export class UnreadableFileError extends Error {
  override readonly name = 'UnreadableFileError';
}

const textExtensions: ReadonlySet<string> = new Set([
  '.md',
  '.markdown',
  '.mdx',
  '.txt',
  '.text',
  '.log',
  '.rst',
  '.adoc',
  '.csv',
  '.tsv',
  '.json',
  '.yaml',
  '.yml',
]);

/** Whether two files of the same bytes are read alike: what they are is told by their names and media types. */
export function fileType(file: { readonly name: string; readonly media_type: string }): string {
  const extension = extname(file.name).toLowerCase();
  return extension === '' ? file.media_type : extension;
}

/** Refuses what cannot be read, before its bytes are fetched. */
export function checkReadable(file: {
  readonly name: string;
  readonly media_type: string;
  readonly size_bytes: number;
}): void {
  const type = fileType(file);
  const isText = type.startsWith('.')
    ? textExtensions.has(type)
    : type.startsWith('text/') || type === 'application/octet-stream';
  if (!isText) {
    throw new UnreadableFileError(
      `Files of the type ${type} are not read. Markdown and text in UTF-8 are: ${[...textExtensions].join(' ')}`,
    );
  }
  if (file.size_bytes === 0) {
    throw new UnreadableFileError('The file is empty. There is nothing in it to find.');
  }
  if (file.size_bytes > maxParsedBytes) {
    throw new UnreadableFileError(
      `The file has ${file.size_bytes} bytes. At most ${maxParsedBytes} are read; split it.`,
    );
  }
}

/** Gives a file's text: UTF-8 without a byte order mark, lines ended by `\n`. */
export function parseFile(bytes: Buffer): string {
  const nul = bytes.indexOf(0);
  if (nul >= 0) {
    throw new UnreadableFileError(
      `The file is binary: byte ${nul} is NUL. Markdown and text in UTF-8 are read.`,
    );
  }
  const text = bytes.toString('utf8');
  const invalid = invalidOffset(bytes, text);
  if (invalid !== undefined) {
    throw new UnreadableFileError(
      `The file is not UTF-8: byte ${invalid} is 0x${bytes.toString('hex', invalid, invalid + 1)}. Save it as UTF-8.`,
    );
  }
  const parsed = text.replace(/^\uFEFF/, '').replaceAll(/\r\n?/g, '\n');
  if (parsed.trim() === '') {
    throw new UnreadableFileError(
      'The file holds only white space. There is nothing in it to find.',
    );
  }
  return parsed;
}

/** Decoding puts U+FFFD in the place of what is not UTF-8; a file may also hold that character itself. */
function invalidOffset(bytes: Buffer, text: string): number | undefined {
  let offset = 0;
  let from = 0;
  for (let at = text.indexOf('\uFFFD'); at >= 0; at = text.indexOf('\uFFFD', from)) {
    offset += Buffer.byteLength(text.slice(from, at));
    if (bytes.toString('hex', offset, offset + 3) !== 'efbfbd') return offset;
    offset += 3;
    from = at + 1;
  }
  return undefined;
}
