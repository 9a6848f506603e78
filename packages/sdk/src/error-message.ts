const MOST_PROBLEMS = 5;
const MOST_CHARACTERS = 300;

/** One sentence of what a failed answer says, whatever its body is: FastAPI's, another JSON, a page of a proxy, nothing. */
export function failureText(response: Response, body: unknown): string {
  const location = response.headers.get('location');
  if (response.status >= 300 && response.status < 400) {
    return `redirected to ${location ?? 'another address'}; set baseURL to where the server is`;
  }
  return bodyText(body, response) || response.statusText || 'no body';
}

function bodyText(body: unknown, response: Response): string {
  if (typeof body === 'string') return plainText(body, response);
  if (body === null || typeof body !== 'object') return '';
  const { detail, message, error } = body as Readonly<Record<string, unknown>>;
  return sentence(detail ?? message ?? error ?? body);
}

function sentence(value: unknown): string {
  if (typeof value === 'string') return value;
  if (Array.isArray(value) && value.every(isProblem)) return problemsText(value);
  if (
    value !== null &&
    typeof value === 'object' &&
    'message' in value &&
    typeof value.message === 'string'
  ) {
    const { message, ...rest } = value;
    return Object.keys(rest).length === 0 ? message : `${message} ${shorten(JSON.stringify(rest))}`;
  }
  return shorten(JSON.stringify(value));
}

interface Problem {
  readonly loc: readonly unknown[];
  readonly msg: string;
}

function isProblem(value: unknown): value is Problem {
  const { loc, msg } = Object(value) as Partial<Problem>;
  return Array.isArray(loc) && typeof msg === 'string';
}

function problemsText(problems: readonly Problem[]): string {
  const texts = problems.slice(0, MOST_PROBLEMS).map(({ loc, msg }) => `${loc.join('.')}: ${msg}`);
  const more = problems.length - texts.length;
  return texts.join('; ') + (more > 0 ? `; and ${more} more` : '');
}

function plainText(text: string, response: Response): string {
  const type = response.headers.get('content-type') ?? '';
  if (!type.includes('html') && !/^\s*</.test(text)) return shorten(text.trim());
  const title = /<title[^>]*>([^<]*)/i.exec(text)?.[1]?.trim();
  return `a page instead of JSON${title ? `: ${shorten(title)}` : ''}`;
}

function shorten(text: string): string {
  return text.length > MOST_CHARACTERS ? `${text.slice(0, MOST_CHARACTERS)}…` : text;
}
