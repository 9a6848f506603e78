/** Whether a body of this media type is JSON: `application/json`, `application/problem+json`, also with a parameter. */
export function isJson(mediaType: string): boolean {
  return /\bjson\b/i.test(mediaType) || mediaType.startsWith('*/*');
}

/** Whether a body of this media type is read as text. */
export function isText(mediaType: string): boolean {
  return /^text\/|\bxml\b|\byaml\b|javascript|graphql/i.test(mediaType);
}

export function isMultipart(mediaType: string): boolean {
  return /^multipart\//i.test(mediaType);
}

export function isUrlEncoded(mediaType: string): boolean {
  return /^application\/x-www-form-urlencoded\b/i.test(mediaType);
}
