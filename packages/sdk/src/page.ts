import type { Operation } from '@quipu/client';
import { ApiPromise } from './api-promise.ts';
import { BaseError } from './base-error.ts';
import { APIResponseError } from './errors.ts';
import type { RequestOptions } from './options.ts';
import type { Core } from './send.ts';

/** What asks for a page: the call, and the tokens of the pages before it. */
interface PageRequest {
  readonly core: Core;
  readonly operation: Operation;
  readonly id: unknown;
  readonly params: object | null | undefined;
  readonly options: RequestOptions | undefined;
  readonly tokens: ReadonlySet<unknown>;
}

/** A page of a list, with the fields that the server answers. To iterate over it is to go on over all pages after it. */
export class Page<Item> implements AsyncIterable<Item> {
  readonly #request: PageRequest;
  readonly #items: Item[];
  readonly #token: unknown;

  constructor(request: PageRequest, body: object) {
    const { items, token } = pageFields(request.operation);
    const fields = body as Readonly<Record<string, unknown>>;
    this.#request = request;
    // The description says that the property holds the items; that it is an array has been checked.
    this.#items = fields[items] as Item[];
    this.#token = fields[token];
    Object.assign(this, body);
  }

  getPaginatedItems(): Item[] {
    return this.#items;
  }

  /** Whether there is another page. An empty page may have one after it; a token that came before is the end. */
  hasNextPage(): boolean {
    return Boolean(this.#token) && !this.#request.tokens.has(this.#token);
  }

  /** @throws {BaseError} when there is none. */
  async getNextPage(): Promise<this> {
    if (!this.hasNextPage()) throw new BaseError('There is no next page: ask hasNextPage() first.');
    const { operation, params, tokens } = this.#request;
    const { parameter } = pageFields(operation);
    const next = new PagePromise<this, Item>({
      ...this.#request,
      params: { ...params, [parameter]: this.#token },
      tokens: new Set([...tokens, this.#token]),
    });
    return await next;
  }

  async *iterPages(): AsyncGenerator<this> {
    yield this;
    for (let page = await this.#next(); page !== undefined; page = await page.#next()) yield page;
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<Item> {
    for await (const page of this.iterPages()) yield* page.getPaginatedItems();
  }

  async #next(): Promise<this | undefined> {
    return this.hasNextPage() ? await this.getNextPage() : undefined;
  }

  /** The items of this page and all after it, at most `limit` of them. */
  toArray(options: { readonly limit?: number } = {}): Promise<Item[]> {
    return collect(this, options.limit);
  }
}

/** A list that is not asked for yet: awaited, it gives its first page; iterated over, the items of all pages. */
export class PagePromise<PageType extends Page<Item>, Item>
  extends ApiPromise<PageType>
  implements AsyncIterable<Item>
{
  constructor(request: PageRequest) {
    super(async () => {
      const { core, operation, id, params, options } = request;
      const { response, read } = await core.send<object>(operation, id, params, options);
      return {
        response,
        // A Page takes the fields of its body on, which is what PageType adds to it.
        read: async () =>
          new Page<Item>(request, checkPage(operation, await read(), response)) as PageType,
      };
    });
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<Item> {
    yield* await this;
  }

  /** The items of all pages, at most `limit` of them. No page is asked for that is not needed. */
  toArray(options: { readonly limit?: number } = {}): Promise<Item[]> {
    return collect(this, options.limit);
  }
}

/** A list, of which nothing is sent until somebody awaits it or iterates over it. */
export function list<PageType extends Page<Item>, Item>(
  core: Core,
  operation: Operation,
  id: unknown,
  params: object | null | undefined,
  options: RequestOptions | undefined,
): PagePromise<PageType, Item> {
  return new PagePromise({ core, operation, id, params, options, tokens: new Set() });
}

function pageFields({ id, page }: Operation): NonNullable<Operation['page']> {
  if (page === undefined) throw new TypeError(`${id} is not a list`);
  return page;
}

function checkPage(operation: Operation, body: object, response: Response): object {
  const { items } = pageFields(operation);
  if (Array.isArray((body as Readonly<Record<string, unknown>>)[items])) return body;
  const message = `${response.status} ${operation.id} answered a page without ${items}`;
  throw new APIResponseError(response.status, body, message, response.headers);
}

async function collect<Item>(source: AsyncIterable<Item>, limit = Infinity): Promise<Item[]> {
  const items: Item[] = [];
  if (limit <= 0) return items;
  for await (const item of source) {
    items.push(item);
    if (items.length >= limit) break;
  }
  return items;
}
