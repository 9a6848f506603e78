import { randomBytes, randomUUID } from 'node:crypto';
import type { ApiKey } from './api-keys.ts';
import type { Database, Queryable } from './database/database.ts';
import { hashKey, type KeyRing } from './http/authenticate.ts';
import type { Project } from './operations/operation.ts';

/** Gives each key its project, and makes the projects that are not there yet. All are of one organization. */
export async function openProjects(
  database: Database,
  apiKeys: readonly ApiKey[],
): Promise<KeyRing> {
  return database.transaction(async (transaction) => {
    const [found] = await selectProjects(transaction, 'is_default', []);
    const main = found ?? (await insertProject(transaction, randomUUID(), randomUUID(), true));
    const ring = [];
    for (const { key, projectId } of apiKeys) {
      const project =
        projectId === undefined || projectId === main.id
          ? main
          : ((await selectProjects(transaction, 'project_id = $1', [projectId]))[0] ??
            (await insertProject(transaction, projectId, main.organizationId, false)));
      ring.push({ keyHash: hashKey(key), project });
    }
    return ring;
  });
}

const columns = `project_id AS id, organization_id AS "organizationId", page_token_key AS "pageTokenKey"`;

function selectProjects(
  database: Queryable,
  condition: string,
  parameters: readonly unknown[],
): Promise<Project[]> {
  return database.query<Project>(`SELECT ${columns} FROM projects WHERE ${condition}`, parameters);
}

async function insertProject(
  database: Queryable,
  id: string,
  organizationId: string,
  isDefault: boolean,
): Promise<Project> {
  const [project] = await database.query<Project>(
    `INSERT INTO projects (project_id, organization_id, is_default, page_token_key)
     VALUES ($1, $2, $3, $4) RETURNING ${columns}`,
    [id, organizationId, isDefault, randomBytes(32)],
  );
  return project as Project; // INSERT … RETURNING gives the row
}
