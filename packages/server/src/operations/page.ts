import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Project } from './operation.ts';
import { ValidationError } from '../validation-error.ts';

const maxPageSize = 1000;

interface PageQuery {
  readonly page_size?: number | null;
  readonly page_token?: string | null;
}

export interface Page<Item> {
  items: Item[];
  next_page_token: string | null;
  total_size: null;
}

/**
 * Reads one page of a list that is in the order of its ids.
 * @param list names the list and all that narrows it down: a token is good for this list only.
 * @param read gives up to `limit` items whose ids come after `after`; every id comes after ''.
 */
export async function readPage<Item extends { readonly id: string }>(
  project: Project,
  query: PageQuery,
  list: readonly unknown[],
  read: (after: string, limit: number) => Promise<Item[]>,
): Promise<Page<Item>> {
  if (typeof query.page_size !== 'number') throw new TypeError('page_size has a default');
  const pageSize = Math.min(query.page_size, maxPageSize);
  const after = query.page_token == null ? '' : openToken(project, list, query.page_token);
  const items = await read(after, pageSize + 1);
  const hasMore = items.length > pageSize;
  if (hasMore) items.pop();
  const last = items.at(-1);
  return {
    items,
    next_page_token: hasMore && last !== undefined ? makeToken(project, list, last.id) : null,
    total_size: null,
  };
}

function makeToken(project: Project, list: readonly unknown[], after: string): string {
  return Buffer.concat([sign(project, list, after), Buffer.from(after)]).toString('base64url');
}

function openToken(project: Project, list: readonly unknown[], token: string): string {
  const bytes = Buffer.from(token, 'base64url');
  const after = bytes.toString('utf8', signatureBytes);
  const signature = bytes.subarray(0, signatureBytes);
  // Node's decoder ignores characters that are not base64url, so the token is compared with its canonical encoding.
  const isOurs =
    bytes.toString('base64url') === token &&
    signature.length === signatureBytes &&
    timingSafeEqual(signature, sign(project, list, after));
  if (!isOurs) {
    throw new ValidationError({
      loc: ['query', 'page_token'],
      msg: 'Input should be the next_page_token of a page of this same list, with the same filters',
      type: 'page_token_unknown',
      input: token,
    });
  }
  return after;
}

const signatureBytes = 16;

function sign(project: Project, list: readonly unknown[], after: string): Buffer {
  return createHmac('sha256', project.pageTokenKey)
    .update(JSON.stringify([list, after]))
    .digest()
    .subarray(0, signatureBytes);
}
