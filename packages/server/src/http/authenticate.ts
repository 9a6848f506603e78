import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { RequestError } from '../errors.ts';
import type { Project } from '../operations/operation.ts';

/** The projects by the hashes of their keys. */
export type KeyRing = ReadonlyArray<{ readonly keyHash: Buffer; readonly project: Project }>;

export function hashKey(key: string): Buffer {
  return createHash('sha256').update(key).digest();
}

/** Gives the project that the request's key is for. @throws RequestError 401 */
export function authenticate(headers: IncomingHttpHeaders, keyRing: KeyRing): Project {
  const key = /^Bearer +(\S+) *$/i.exec(headers.authorization ?? '')?.[1];
  if (key === undefined) {
    const hasSession = /(?:^|;) *session=/.test(headers.cookie ?? '');
    throw new RequestError(hasSession ? 'session_unknown' : 'key_missing');
  }
  // Hashes are of one length, and are compared to the end, all of them: the time tells nothing of a key.
  const keyHash = hashKey(key);
  let project: Project | undefined;
  for (const entry of keyRing) {
    if (timingSafeEqual(entry.keyHash, keyHash)) project = entry.project;
  }
  if (project === undefined) throw new RequestError('key_unknown');
  return project;
}

/** A key is for one project of one organization; naming another finds nothing. @throws RequestError 404 */
export function checkScope(
  project: Project,
  named: { readonly project_id?: string | null; readonly organization_id?: string | null },
): void {
  if (named.project_id != null && named.project_id.toLowerCase() !== project.id) {
    throw new RequestError('project_unknown', named.project_id);
  }
  if (
    named.organization_id != null &&
    named.organization_id.toLowerCase() !== project.organizationId
  ) {
    throw new RequestError('organization_unknown', named.organization_id);
  }
}
