import { DatabaseSync, type SQLInputValue } from "node:sqlite";
import { SqliteDialect, type SqliteStatement } from "kysely";

/**
 * A file of up to 1 GiB in memory, of which every opening makes another. SQLite's own `:memory:` goes through all of its pages
 * at the end of each transaction.
 */
export const memory = "file:memory?vfs=memdb";

/**
 * Kysely's SQLite dialect over Node's own SQLite.
 *
 * @param file a file, made if there is none, or {@link memory}
 */
export function nodeSqliteDialect(file: string): SqliteDialect {
  const database = new DatabaseSync(file);
  // What is committed to the write-ahead log outlives the process, however it ends.
  const journal = file === memory ? "MEMORY" : "WAL";
  database.exec(`PRAGMA journal_mode = ${journal}; PRAGMA synchronous = NORMAL; PRAGMA busy_timeout = 500`);
  // The store's queries are of a few dozen shapes. SQLite itself prepares a statement again where tables have changed.
  const statements = new Map<string, SqliteStatement>();
  return new SqliteDialect({
    database: {
      close: () => database.close(),
      prepare: (sql) => {
        const prepared = statements.get(sql) ?? prepareStatement(database, sql);
        statements.set(sql, prepared);
        return prepared;
      },
    },
  });
}

function prepareStatement(database: DatabaseSync, sql: string): SqliteStatement {
  const statement = database.prepare(sql);
  const values = (parameters: readonly unknown[]) => parameters as SQLInputValue[];
  return {
    reader: statement.columns().length > 0,
    all: (parameters) => statement.all(...values(parameters)),
    run: (parameters) => statement.run(...values(parameters)),
    iterate: (parameters) => statement.iterate(...values(parameters)),
  };
}
