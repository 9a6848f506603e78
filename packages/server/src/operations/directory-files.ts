import type { Directory, DirectoryFile, FileMetadata } from '@quipu/types';
import { randomUUID } from 'node:crypto';
import type { Queryable } from '../database/database.ts';
import { RequestError } from '../errors.ts';
import { createId } from '../ids.ts';
import { findDirectory, refuseIndexDirectory } from './directories.ts';
import type { Operation, Precondition } from './operation.ts';
import { readPage } from './page.ts';

const columns =
  'id, project_id, directory_id, unique_id, display_name, file_id, metadata, created_at, updated_at, deleted_at';

/** The directory may be gone by the time that the file is there, so the upload looks once more. */
export const checkUploadTarget: Precondition<'directories.files.upload'> = async (
  { path },
  { project, database },
) => {
  await findUploadTarget(database, project.id, path.directory_id);
};

async function findUploadTarget(
  database: Queryable,
  projectId: string,
  directoryId: string,
): Promise<Directory> {
  const directory = await findDirectory(database, projectId, directoryId);
  refuseIndexDirectory(directory, 'changed', ['path', 'directory_id']);
  return directory;
}

/** The upload is the whole new state of the file: what it leaves out takes its default, also where the file had another value before. */
export const uploadDirectoryFile: Operation<'directories.files.upload'> = async (
  { path, body },
  { project, database, files },
) => {
  const directory = await findUploadTarget(database, project.id, path.directory_id);
  const file = body.upload_file;
  // The form's reader has checked the text against the description.
  const metadata: FileMetadata = body.metadata == null ? {} : JSON.parse(body.metadata);

  await files.publish(project.id, file);
  const fileId = randomUUID();
  await database.query(
    `INSERT INTO files (project_id, id, name, external_file_id, media_type, sha256, size_bytes)
     VALUES ($1, $2, $3, $4, $5, $6, $7)`,
    [
      project.id,
      fileId,
      file.name,
      body.external_file_id ?? null,
      file.mediaType,
      file.sha256,
      file.sizeBytes,
    ],
  );
  const uniqueId = body.unique_id ?? body.external_file_id ?? file.name;
  const [replaced] = await database.query<{ file_id: string }>(
    `SELECT file_id FROM directory_files
      WHERE project_id = $1 AND directory_id = $2 AND md5(unique_id) = md5($3)`,
    [project.id, directory.id, uniqueId],
  );
  const [written] = await database.query<DirectoryFile>(
    `INSERT INTO directory_files (project_id, directory_id, id, unique_id, display_name, file_id, metadata, version)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
     ON CONFLICT (project_id, directory_id, md5(unique_id)) DO UPDATE
       SET display_name = excluded.display_name, file_id = excluded.file_id, metadata = excluded.metadata,
           version = excluded.version, updated_at = now(), deleted_at = NULL
     RETURNING ${columns}`,
    [
      project.id,
      directory.id,
      createId('dfl'),
      uniqueId,
      body.display_name ?? file.name,
      fileId,
      metadata,
      await nextVersion(database, project.id, directory.id),
    ],
  );
  if (replaced !== undefined) {
    await database.query(`DELETE FROM files WHERE project_id = $1 AND id = $2`, [
      project.id,
      replaced.file_id,
    ]);
  }
  return written as DirectoryFile; // INSERT … RETURNING gives the row
};

export const listDirectoryFiles: Operation<'directories.files.list'> = async (
  { path, query },
  { project, database },
) => {
  const directory = await findDirectory(database, project.id, path.directory_id);
  const filters = [query.unique_id ?? null, query.display_name ?? null, query.include_deleted];
  return readPage(project, query, ['directory files', directory.id, ...filters], (after, limit) =>
    database.query<DirectoryFile>(
      `SELECT ${columns} FROM directory_files
        WHERE project_id = $1 AND directory_id = $2 AND id > $3
          AND ($5::text IS NULL OR md5(unique_id) = md5($5))
          AND ($6::text IS NULL OR display_name = $6)
          AND ($7 OR deleted_at IS NULL)
        ORDER BY id LIMIT $4`,
      [project.id, directory.id, after, limit, ...filters],
    ),
  );
};

export const deleteDirectoryFile: Operation<'directories.files.delete'> = async (
  { path },
  { project, database },
) => {
  const directory = await findDirectory(database, project.id, path.directory_id);
  refuseIndexDirectory(directory, 'changed', ['path', 'directory_id']);
  const deleted = await database.query(
    `UPDATE directory_files SET deleted_at = now(), updated_at = now(), version = $4
      WHERE project_id = $1 AND directory_id = $2 AND id = $3 AND deleted_at IS NULL
  RETURNING id`,
    [
      project.id,
      directory.id,
      path.directory_file_id,
      await nextVersion(database, project.id, directory.id),
    ],
  );
  if (deleted.length === 0) {
    throw new RequestError('not_found', 'directory file', path.directory_file_id);
  }
};

/** Counts one change of a directory's files, and so orders it after all others. */
async function nextVersion(
  database: Queryable,
  projectId: string,
  directoryId: string,
): Promise<number> {
  const [directory] = await database.query<{ version: number }>(
    `UPDATE directories SET version = version + 1 WHERE project_id = $1 AND id = $2 RETURNING version`,
    [projectId, directoryId],
  );
  return (directory as { version: number }).version; // the caller has found the directory
}
