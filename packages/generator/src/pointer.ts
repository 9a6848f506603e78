/** The names that a JSON Pointer goes by (RFC 6901), unescaped; percent-encoded ones, as in a `$ref`, are decoded. */
export function pointerParts(pointer: string): string[] {
  return pointer.split('/').slice(1).map(unescapePointerPart);
}

function unescapePointerPart(part: string): string {
  return decode(part).replaceAll('~1', '/').replaceAll('~0', '~');
}

export function escapePointerPart(name: string): string {
  return name.replaceAll('~', '~0').replaceAll('/', '~1');
}

/** A percent sign that begins no code stands for itself. */
function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
