// The statement of a GET by id on the same database, with nothing around it: `node raw-query.js FOLDER`. It prints the median, in milliseconds.
import { openPGlite } from '../../packages/server/dist/src/database/pglite.js';

const database = await openPGlite(`${process.argv[2]}/database`, (error) => {
  throw error;
});
const [{ project_id, id }] = await database.query('SELECT project_id, id FROM directories LIMIT 1');
const times = [];
for (let i = 0; i < 3000; i += 1) {
  const startedAt = performance.now();
  await database.query(
    'SELECT id, name, project_id, created_at, updated_at, description, data_source_id, deleted_at, type FROM directories WHERE project_id = $1 AND id = $2 AND deleted_at IS NULL',
    [project_id, id],
  );
  times.push(performance.now() - startedAt);
}
await database.close();
console.log(times.toSorted((a, b) => a - b)[1500]);
