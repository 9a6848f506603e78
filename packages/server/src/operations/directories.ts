import type { Directory } from '@quipu/types';
import type { Queryable } from '../database/database.ts';
import { RequestError } from '../errors.ts';
import { createId } from '../ids.ts';
import { ValidationError } from '../validation-error.ts';
import type { Operation } from './operation.ts';
import { readPage } from './page.ts';

const columns =
  'id, name, project_id, created_at, updated_at, description, data_source_id, deleted_at, type';

export const createDirectory: Operation<'directories.create'> = async (
  { body },
  { project, database },
) => {
  return insertDirectory(database, project.id, { ...body, type: 'user' });
};

export const listDirectories: Operation<'directories.list'> = async (
  { query },
  { project, database },
) => {
  const filters = [
    query.name ?? null,
    query.data_source_id ?? null,
    query.type ?? null,
    query.include_deleted,
  ];
  return readPage(project, query, ['directories', ...filters], (after, limit) =>
    database.query<Directory>(
      `SELECT ${columns} FROM directories
        WHERE project_id = $1 AND id > $2
          AND ($4::text IS NULL OR name = $4)
          AND ($5::text IS NULL OR data_source_id = $5)
          AND ($6::text IS NULL OR type = $6)
          AND ($7 OR deleted_at IS NULL)
        ORDER BY id LIMIT $3`,
      [project.id, after, limit, ...filters],
    ),
  );
};

export const getDirectory: Operation<'directories.get'> = async (
  { path },
  { project, database },
) => {
  return findDirectory(database, project.id, path.directory_id);
};

/** The directory's files go with it, so that the next sync of its index takes them out. */
export const deleteDirectory: Operation<'directories.delete'> = async (
  { path },
  { project, database },
) => {
  const directory = await findDirectory(database, project.id, path.directory_id);
  refuseIndexDirectory(directory, 'deleted', ['path', 'directory_id']);
  await database.query(
    `WITH numbered AS (
       SELECT id, row_number() OVER (ORDER BY id) AS number FROM directory_files
        WHERE project_id = $1 AND directory_id = $2 AND deleted_at IS NULL),
     directory AS (
       UPDATE directories
          SET deleted_at = now(), updated_at = now(), version = version + (SELECT count(*) FROM numbered)
        WHERE project_id = $1 AND id = $2
    RETURNING version - (SELECT count(*) FROM numbered) AS version)
     UPDATE directory_files df
        SET deleted_at = now(), updated_at = now(), version = directory.version + numbered.number
       FROM numbered, directory
      WHERE df.project_id = $1 AND df.id = numbered.id`,
    [project.id, directory.id],
  );
};

/** @throws RequestError when the project has no such directory, or it is deleted. */
export async function findDirectory(
  database: Queryable,
  projectId: string,
  id: string,
): Promise<Directory> {
  const [directory] = await database.query<Directory>(
    `SELECT ${columns} FROM directories WHERE project_id = $1 AND id = $2 AND deleted_at IS NULL`,
    [projectId, id],
  );
  if (directory === undefined) throw new RequestError('not_found', 'directory', id);
  return directory;
}

export async function insertDirectory(
  database: Queryable,
  projectId: string,
  directory: {
    readonly name: string;
    readonly description?: string | null;
    readonly data_source_id?: string | null;
    readonly type: 'user' | 'index';
  },
): Promise<Directory> {
  const [inserted] = await database.query<Directory>(
    `INSERT INTO directories (project_id, id, name, description, data_source_id, type)
     VALUES ($1, $2, $3, $4, $5, $6) RETURNING ${columns}`,
    [
      projectId,
      createId('dir'),
      directory.name,
      directory.description ?? null,
      directory.data_source_id ?? null,
      directory.type,
    ],
  );
  return inserted as Directory; // INSERT … RETURNING gives the row
}

/** What an index wrote is changed by its syncs only. */
export function refuseIndexDirectory(
  directory: Directory,
  done: 'deleted' | 'changed' | 'indexed',
  loc: string[],
): void {
  if (directory.type !== 'index') return;
  throw new ValidationError({
    loc,
    msg: `Input should be a directory of type user; ${directory.id} holds the parsed files of an index, and cannot be ${done}`,
    type: 'directory_of_index',
    input: directory.id,
  });
}
