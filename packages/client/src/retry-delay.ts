const FIRST_DELAY_MS = 500;
const LONGEST_DELAY_MS = 8000;

/**
 * How long to wait before the next attempt, in milliseconds: what the server asks for (`retry-after-ms`, or
 * Retry-After in seconds or as a date, RFC 9110 §10.2.3), else exponential backoff with jitter, at least half of it.
 *
 * @param retries how often the request has been sent again already.
 */
export function retryDelayMs(
  response: Response | undefined,
  retries: number,
  now: number,
  random: () => number,
): number {
  const asked = response && retryAfterMs(response.headers, now);
  if (asked !== undefined) return Math.max(0, asked);
  const backoff = Math.min(FIRST_DELAY_MS * 2 ** retries, LONGEST_DELAY_MS);
  return backoff * (0.5 + random() / 2);
}

function retryAfterMs(headers: Headers, now: number): number | undefined {
  const ms = plainNumber(headers.get('retry-after-ms'));
  if (ms !== undefined) return ms;
  const value = headers.get('retry-after');
  if (value === null) return undefined;
  const inSeconds = plainNumber(value);
  if (inSeconds !== undefined) return inSeconds * 1000;
  // An HTTP date begins with the name of a day; Date.parse finds dates in `-1`, too.
  const date = /^\s*[A-Za-z]/.test(value) ? Date.parse(value) : Number.NaN;
  return Number.isNaN(date) ? undefined : date - now;
}

function plainNumber(value: string | null): number | undefined {
  return value !== null && /^\s*\d+(\.\d+)?\s*$/.test(value) ? Number(value) : undefined;
}
