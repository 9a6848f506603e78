import { searchChunks } from '../search/search-chunks.ts';
import { findIndex } from './indexes.ts';
import type { Operation } from './operation.ts';

const maxTopK = 500;

export const retrieve: Operation<'retrieval.retrieve'> = async (
  { body },
  { project, database },
) => {
  const index = await findIndex(database, project.id, body.index_id);
  if (typeof body.top_k !== 'number') throw new TypeError('top_k has a default');
  const results = await searchChunks(database, index, {
    query: body.query,
    topK: Math.min(body.top_k, maxTopK),
    minScore: body.score_threshold ?? undefined,
  });
  return { results };
};
