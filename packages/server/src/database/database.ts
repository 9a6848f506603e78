/** What statements run on: the database itself, or one open transaction. */
export interface Queryable {
  /** Runs one statement with `$1`-style parameters and gives its rows. */
  query<Row>(sql: string, parameters?: readonly unknown[]): Promise<Row[]>;
}

/**
 * The database as the server uses it. A transaction is given a `Queryable`, which has no `transaction`: nesting does not compile.
 * Rows come as the API shows them: timestamps as RFC 3339 strings, jsonb as values, bigint as numbers.
 */
export interface Database extends Queryable {
  /** Runs `work` alone: what it writes is kept whole when it returns, and not at all when it throws. */
  transaction<T>(work: (transaction: Queryable) => Promise<T>): Promise<T>;
  /** Runs one or several statements without parameters, such as VACUUM or a migration, and gives the rows of the last. */
  execute<Row>(sql: string): Promise<Row[]>;
}

/** A statement that PostgreSQL refused. */
export class DatabaseError extends Error {
  override readonly name = 'DatabaseError';
  /** SQLSTATE, for example `23505` for a unique violation. */
  readonly code: string | undefined;

  constructor(message: string, code: string | undefined) {
    super(message);
    this.code = code;
  }
}
