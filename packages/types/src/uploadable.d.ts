/**
 * The content of a file to upload: a Blob or File, bytes, a fetch response, or a stream of bytes such as `fs.createReadStream`.
 * A stream is read once, so its bytes are held in memory until the upload ends.
 */
export type Uploadable =
  | Blob
  | ArrayBuffer
  | ArrayBufferView
  | { readonly url: string; blob(): Promise<Blob> }
  | AsyncIterable<Uint8Array | string>;
