import type { Index } from '@quipu/types';
import type { Queryable } from '../database/database.ts';
import { RequestError } from '../errors.ts';
import { createId } from '../ids.ts';
import { createPartition, dropPartition } from '../search/chunk-partition.ts';
import { forgetFiles } from '../sync/running-sync.ts';
import { queuedReport } from '../sync/sync-report.ts';
import { ValidationError } from '../validation-error.ts';
import { findDirectory, insertDirectory, refuseIndexDirectory } from './directories.ts';
import type { Operation, OperationContext } from './operation.ts';
import { readPage } from './page.ts';

const columns = `id, name, project_id, source_directory_id, output_directory_id, sync_config_id, export_config_id,
  created_at, updated_at, description, last_synced_at, last_exported_at,
  jsonb_strip_nulls(jsonb_build_object('status', status, 'error_message', error_message, 'sync', sync)) AS metadata`;

export const getIndex: Operation<'indexes.get'> = async ({ path }, { project, database }) => {
  return findIndex(database, project.id, path.index_id);
};

/** The output directory goes with it; the source directory stays. A sync under way notices at its next write. */
export const deleteIndex: Operation<'indexes.delete'> = async ({ path }, { project, database }) => {
  const index = await findIndex(database, project.id, path.index_id);
  await forgetFiles(database, { projectId: project.id, indexId: index.id });
  await database.query(`DELETE FROM indexes WHERE project_id = $1 AND id = $2`, [
    project.id,
    index.id,
  ]);
  await database.query(`DELETE FROM directories WHERE project_id = $1 AND id = $2`, [
    project.id,
    index.output_directory_id,
  ]);
  await dropPartition(database, index.export_config_id);
};

export const createIndex: Operation<'indexes.create'> = async ({ body }, context) => {
  const { project, database } = context;
  if (body.products != null && body.products.length > 0) {
    throw new ValidationError({
      loc: ['body', 'products'],
      msg: 'Product configurations are not supported yet. Leave products out: the default parse configuration is used',
      type: 'not_supported',
      input: body.products,
    });
  }
  const source = await findDirectory(database, project.id, body.source_directory_id);
  refuseIndexDirectory(source, 'indexed', ['body', 'source_directory_id']);
  const [existing] = await database.query<{ id: string }>(
    `SELECT id FROM indexes WHERE project_id = $1 AND source_directory_id = $2`,
    [project.id, source.id],
  );
  if (existing !== undefined) throw new RequestError('index_exists', source.id, existing.id);

  const name = body.name ?? source.name;
  const output = await insertDirectory(database, project.id, { name, type: 'index' });
  const id = createId('idx');
  const exportConfigId = createId('cfg');
  await database.query(
    `INSERT INTO indexes (project_id, id, name, description, source_directory_id, output_directory_id,
                          sync_config_id, export_config_id, sync)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [
      project.id,
      id,
      name,
      body.description ?? null,
      source.id,
      output.id,
      createId('cfg'),
      exportConfigId,
      queuedReport,
    ],
  );
  await createPartition(database, exportConfigId);
  await queueSync(context, id);
  return findIndex(database, project.id, id);
};

export const listIndexes: Operation<'indexes.list'> = async ({ query }, { project, database }) => {
  const filters = [query.source_directory_id ?? null];
  return readPage(project, query, ['indexes', ...filters], (after, limit) =>
    database.query<Index>(
      `SELECT ${columns} FROM indexes
        WHERE project_id = $1 AND id > $2 AND ($4::text IS NULL OR source_directory_id = $4)
        ORDER BY id LIMIT $3`,
      [project.id, after, limit, ...filters],
    ),
  );
};

export const syncIndex: Operation<'indexes.sync'> = async ({ path }, context) => {
  const { project, database } = context;
  const index = await findIndex(database, project.id, path.index_id);
  const [idle] = await database.query(
    `SELECT id FROM indexes WHERE project_id = $1 AND id = $2 AND sync_job_id IS NULL FOR UPDATE`,
    [project.id, index.id],
  );
  if (idle === undefined) throw new RequestError('sync_running', index.id);
  await queueSync(context, index.id);
  return {};
};

/**
 * An index has two names: its own, and its export configuration's.
 * @throws RequestError when the project has no such index.
 */
export async function findIndex(
  database: Queryable,
  projectId: string,
  id: string,
): Promise<Index> {
  const [index] = await database.query<Index>(
    `SELECT ${columns} FROM indexes WHERE project_id = $1 AND (id = $2 OR export_config_id = $2)`,
    [projectId, id],
  );
  if (index === undefined) throw new RequestError('not_found', 'index', id);
  return index;
}

/** Puts a sync into the queue, and clears what the last one said. */
async function queueSync(
  { project, database, queue, afterCommit }: OperationContext,
  indexId: string,
): Promise<void> {
  const jobId = await queue.add(database, project.id, indexId);
  await database.query(
    `UPDATE indexes SET sync_job_id = $3, status = NULL, error_message = NULL, sync = $4, updated_at = now()
      WHERE project_id = $1 AND id = $2`,
    [project.id, indexId, jobId, queuedReport],
  );
  afterCommit(() => queue.wake());
}
