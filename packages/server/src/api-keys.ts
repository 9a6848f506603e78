import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';

export interface ApiKey {
  readonly key: string;
  /** The project that the key is for; undefined for the default project. */
  readonly projectId: string | undefined;
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/**
 * Reads the form of QUIPU_API_KEY, `key[:project-uuid],…`.
 * @throws a TypeError that says what is wrong, without the key.
 */
export function parseApiKeys(text: string): readonly ApiKey[] {
  return text.split(',').map((entry, index) => {
    const [key, projectId, ...rest] = entry.trim().split(':');
    if (key === undefined || !/^[\x21-\x7e]+$/.test(key)) {
      throw new TypeError(`key ${index + 1} is empty, or has characters that no header can carry`);
    }
    if (rest.length > 0 || (projectId !== undefined && !uuid.test(projectId))) {
      throw new TypeError(`what follows the colon of key ${index + 1} is not a project's UUID`);
    }
    return { key, projectId: projectId?.toLowerCase() };
  });
}

/** Gives the key kept in `file`, or makes one there, readable by its owner only. */
export function keptApiKey(file: string): { readonly key: string; readonly isNew: boolean } {
  if (existsSync(file)) return { key: readFileSync(file, 'utf8').trim(), isNew: false };
  const key = `qpu_${randomBytes(24).toString('base64url')}`;
  writeFileSync(file, `${key}\n`, { mode: 0o600, flush: true });
  return { key, isNew: true };
}
