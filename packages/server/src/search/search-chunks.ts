import type { Index, RetrievalResult } from '@quipu/types';
import type { Queryable } from '../database/database.ts';
import { partitionOf, searchedText } from './chunk-partition.ts';

export interface Search {
  readonly query: string;
  readonly topK: number;
  readonly minScore: number | undefined;
}

/** Finds the chunks of an index that have words of the query, best first by BM25. */
export async function searchChunks(
  database: Queryable,
  index: Index,
  search: Search,
): Promise<RetrievalResult[]> {
  const { table, bm25 } = partitionOf(index.export_config_id);
  // Inside, no condition that an index could serve: the planner would take that index, and score the rows one by one.
  // pg_textsearch scores below zero, so that an index can order by it; a chunk without a word of the query scores zero.
  // LIMIT 1 keeps the planner from joining the other way round when it has no statistics.
  return database.query<RetrievalResult>(
    `SELECT found.content,
            -found.score AS score,
            file.metadata || jsonb_build_object('directory_file_id', file.directory_file_id, 'file_id', file.file_id,
              'unique_id', file.unique_id, 'display_name', file.display_name) AS metadata,
            jsonb_build_object('parsed_directory_file_id', file.parsed_directory_file_id,
              'chunk_index', found.chunk_index, 'chunk_start_char', found.start_char,
              'chunk_end_char', found.end_char) AS static_fields
       FROM (SELECT *, bm25_get_current_score() AS score
               FROM ${table}
              WHERE parsed_file_id IS DISTINCT FROM
                    (SELECT unfinished_file_id FROM indexes WHERE project_id = $1 AND id = $2)
              ORDER BY ${searchedText} <@> to_bm25query($3, '${bm25}')
              LIMIT $4) found
      CROSS JOIN LATERAL (
             SELECT * FROM index_files
              WHERE project_id = $1 AND index_id = $2 AND directory_file_id = found.directory_file_id
              LIMIT 1) file
      WHERE found.project_id = $1 AND found.score < 0 AND -found.score >= coalesce($5::float8, 0)
      ORDER BY found.score, found.directory_file_id, found.chunk_index`,
    [index.project_id, index.id, search.query, search.topK, search.minScore ?? null],
  );
}
