import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { DataFolderError } from './data-folder-error.ts';

export interface ApiKey {
  readonly key: string;
  /** The project that the key is for; undefined for the default project. */
  readonly projectId: string | undefined;
}

/** The characters that a header carries as they are. */
const headerText = /^[\x21-\x7e]+$/;
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/**
 * Reads the form of QUIPU_API_KEY, `key[:project-uuid],…`.
 * @throws a TypeError that says what is wrong, without the key.
 */
export function parseApiKeys(text: string): readonly ApiKey[] {
  return text.split(',').map((entry, index) => {
    const [key, projectId, ...rest] = entry.trim().split(':');
    if (key === undefined || !headerText.test(key)) {
      throw new TypeError(`key ${index + 1} is empty, or has characters that no header can carry`);
    }
    if (rest.length > 0 || (projectId !== undefined && !uuid.test(projectId))) {
      throw new TypeError(`what follows the colon of key ${index + 1} is not a project's UUID`);
    }
    return { key, projectId: projectId?.toLowerCase() };
  });
}

/**
 * Gives the key kept in `file`, or makes one there, readable by its owner only.
 * @throws DataFolderError when the file cannot be read, or holds no key
 */
export function keptApiKey(file: string): { readonly key: string; readonly isNew: boolean } {
  if (existsSync(file)) return { key: readKey(file), isNew: false };
  const key = `qpu_${randomBytes(24).toString('base64url')}`;
  writeFileSync(file, `${key}\n`, { mode: 0o600, flush: true });
  return { key, isNew: true };
}

function readKey(file: string): string {
  const mend = 'Put the key back, or remove the file: then the next start makes another one';
  let key;
  try {
    key = readFileSync(file, 'utf8').trim();
  } catch (error) {
    throw new DataFolderError(
      `the API key in ${file} cannot be read: ${(error as Error).message}. ${mend}`,
      { cause: error },
    );
  }
  if (!headerText.test(key)) {
    throw new DataFolderError(
      `${file} holds no API key: it is empty, or has characters that no header can carry. ${mend}`,
    );
  }
  return key;
}
