import type { Uploadable } from '@quipu/types';

/** What {@link toFile} takes: what an upload takes, or a text. */
export type ToFileInput = Uploadable | string;

const UNNAMED = 'unknown_file';

/**
 * A File to upload, made of a text, bytes, a Blob, a response or a stream.
 *
 * A stream or a response is read into memory, so that the upload can be sent again; a Blob is not copied.
 *
 * @param name defaults to what the value says of itself: a file's name, the last part of a stream's path or of a response's URL.
 */
export async function toFile(
  value: ToFileInput | PromiseLike<ToFileInput>,
  name?: string | null,
  options?: FilePropertyBag,
): Promise<File> {
  const content = await value;
  if (content instanceof File && !name && options === undefined) return content;
  const blob = await toBlob(content);
  return new File([blob], name || ownName(content) || UNNAMED, { type: blob.type, ...options });
}

/** A body that is sent as it is given: a text, or the content of a file. */
export async function toContent(value: unknown): Promise<string | Blob> {
  return typeof value === 'string' ? value : toBlob(value as Uploadable);
}

/**
 * The form of a multipart body: a field that is absent or null is left out, one that is an object is written as JSON.
 *
 * @param encoding gives the media type of a field, where the description does. FormData sends such a field as a file.
 */
export async function toForm(
  fields: Readonly<Record<string, unknown>>,
  encoding: Readonly<Record<string, { readonly contentType?: string }>> = {},
): Promise<FormData> {
  const form = new FormData();
  const parts = Object.entries(fields).flatMap(([name, value]) =>
    (Array.isArray(value) ? value : [value]).map((one: unknown) => [name, one] as const),
  );
  for (const [name, value] of parts) {
    if (value === undefined || value === null) continue;
    const type = encoding[name]?.contentType;
    if (isUploadable(value)) {
      form.append(name, await toFile(value));
      continue;
    }
    const text = typeof value === 'object' ? JSON.stringify(value) : String(value);
    form.append(name, type === undefined ? text : new Blob([text], { type }));
  }
  return form;
}

function isUploadable(value: unknown): value is Uploadable {
  return (
    value instanceof Blob ||
    value instanceof ArrayBuffer ||
    ArrayBuffer.isView(value) ||
    isResponseLike(value) ||
    isAsyncIterable(value)
  );
}

async function toBlob(content: ToFileInput): Promise<Blob> {
  if (typeof content === 'string') return new Blob([content]);
  if (content instanceof Blob) return content;
  if (content instanceof ArrayBuffer) return new Blob([content]);
  // A view may be over shared memory, which a Blob does not take, so says the type. It copies either.
  if (ArrayBuffer.isView(content)) return new Blob([content as ArrayBufferView<ArrayBuffer>]);
  if (isResponseLike(content)) return content.blob();
  if (!isAsyncIterable(content)) {
    throw new TypeError(
      `${content === null ? 'null' : `a value of type ${typeof content}`} is not the content of a file. Give a string, bytes, a Blob, a Response or a stream.`,
    );
  }
  const chunks: BlobPart[] = [];
  for await (const chunk of content) chunks.push(chunk as BlobPart);
  return new Blob(chunks);
}

function isResponseLike(value: unknown): value is { readonly url: string; blob(): Promise<Blob> } {
  const { url, blob } = Object(value) as { url?: unknown; blob?: unknown };
  return typeof url === 'string' && typeof blob === 'function';
}

function isAsyncIterable(value: unknown): value is AsyncIterable<Uint8Array | string> {
  return typeof value === 'object' && value !== null && Symbol.asyncIterator in value;
}

function ownName(content: unknown): string | undefined {
  const { name, path, url } = content as { name?: unknown; path?: unknown; url?: unknown };
  if (name) return baseName(String(name));
  if (path) return baseName(String(path));
  return typeof url === 'string' && URL.canParse(url) ? baseName(new URL(url).pathname) : undefined;
}

function baseName(path: string): string | undefined {
  return path.split(/[\\/]/).pop();
}
