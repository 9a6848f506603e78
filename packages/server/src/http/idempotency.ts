import { createHash } from 'node:crypto';
import type { Queryable } from '../database/database.ts';
import { RequestError } from '../errors.ts';
import type { ReceivedFile } from '../operations/operation.ts';
import { ValidationError } from '../validation-error.ts';

/** How long an answer is kept, in hours. */
export const keptHours: number = 24;

const keptCondition = `created_at > now() - interval '${keptHours} hours'`;

export interface StoredAnswer {
  readonly status: number;
  /** The body, as it was sent. */
  readonly response: string;
}

/** The keys whose requests are under way in this process. */
export class KeysInFlight {
  readonly #keys = new Set<string>();

  /** @returns what to call when the request has ended. @throws RequestError 409 */
  claim(projectId: string, key: string): () => void {
    const entry = `${projectId} ${key}`;
    if (this.#keys.has(entry)) throw new RequestError('key_in_flight', key);
    this.#keys.add(entry);
    return () => this.#keys.delete(entry);
  }
}

/** Tells apart the requests that a key may be used for. The order of object keys, and whether a value is absent or undefined, do not count. */
export function fingerprint(parts: readonly unknown[]): string {
  return createHash('sha256').update(canonicalJson(parts)).digest('hex');
}

/** What counts of a file is its name, its type and its content. */
export function fileFingerprint({ name, mediaType, sha256 }: ReceivedFile): object {
  return { name, mediaType, sha256 };
}

function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_key, child: unknown) => {
    if (typeof child !== 'object' || child === null || Array.isArray(child)) return child;
    return Object.fromEntries(Object.entries(child).toSorted(([a], [b]) => (a < b ? -1 : 1)));
  });
}

/** Gives the answer that the key was used for. @throws ValidationError when that was another request */
export async function findAnswer(
  transaction: Queryable,
  projectId: string,
  {
    header,
    key,
    request,
  }: { readonly header: string; readonly key: string; readonly request: string },
): Promise<StoredAnswer | undefined> {
  const [stored] = await transaction.query<StoredAnswer & { fingerprint: string }>(
    `SELECT fingerprint, status, response FROM idempotency_keys
      WHERE project_id = $1 AND key = $2 AND ${keptCondition}`,
    [projectId, key],
  );
  if (stored !== undefined && stored.fingerprint !== request) {
    throw new ValidationError({
      loc: ['header', header],
      msg: 'This key was used for another request. Input should be a new key for each new request',
      type: 'idempotency_key_reused',
      input: key,
    });
  }
  return stored;
}

/** Whether the key was used for a request that succeeded. */
export async function hasAnswer(
  database: Queryable,
  projectId: string,
  key: string,
): Promise<boolean> {
  const found = await database.query(
    `SELECT 1 FROM idempotency_keys WHERE project_id = $1 AND key = $2 AND ${keptCondition}`,
    [projectId, key],
  );
  return found.length > 0;
}

export async function storeAnswer(
  transaction: Queryable,
  projectId: string,
  { key, request }: { readonly key: string; readonly request: string },
  answer: StoredAnswer,
): Promise<void> {
  await transaction.query(
    `INSERT INTO idempotency_keys (project_id, key, fingerprint, status, response)
     VALUES ($1, $2, $3, $4, $5)
     ON CONFLICT (project_id, key) DO UPDATE
       SET fingerprint = excluded.fingerprint, status = excluded.status, response = excluded.response, created_at = now()`,
    [projectId, key, request, answer.status, answer.response],
  );
}
