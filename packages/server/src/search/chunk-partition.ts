import type { Queryable } from '../database/database.ts';

/** What of a chunk is searched. The index and the search must say it alike. */
export const searchedText: string = `(headings || E'\\n' || content)`;

/** The partition of chunks that an export configuration names, and its BM25 index. */
export function partitionOf(exportConfigId: string): {
  readonly table: string;
  readonly bm25: string;
} {
  // A name cannot be a parameter; ids that we made are letters and digits.
  const id = /^cfg-([0-9a-z]+)$/.exec(exportConfigId)?.[1];
  if (id === undefined) throw new TypeError(`${exportConfigId} is not the id of a configuration`);
  return { table: `chunks_${id}`, bm25: `chunks_${id}_bm25` };
}

export async function createPartition(database: Queryable, exportConfigId: string): Promise<void> {
  const { table, bm25 } = partitionOf(exportConfigId);
  await database.query(
    `CREATE TABLE ${table} PARTITION OF chunks FOR VALUES IN ('${exportConfigId}')`,
  );
  await database.query(
    `CREATE INDEX ${bm25} ON ${table} USING bm25 (${searchedText}) WITH (text_config = 'english')`,
  );
}

export async function dropPartition(database: Queryable, exportConfigId: string): Promise<void> {
  await database.query(`DROP TABLE ${partitionOf(exportConfigId).table}`);
}
