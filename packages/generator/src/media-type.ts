/** `application/json`, `application/problem+json`. */
export function isJson(mediaType: string): boolean {
  return /\bjson\b/.test(mediaType);
}

/** A body in parts, as files are sent. */
export function isMultipart(mediaType: string): boolean {
  return mediaType.startsWith('multipart/');
}
