import type { PostgresPool, PostgresPoolClient } from "kysely";
import pg from "pg";
import { Unavailable } from "../unavailable.ts";
import { translate } from "./translate.ts";

/** How long a connection, and then a statement, may take in milliseconds before the database counts as gone. */
const patience = { connection: 2000, statement: 5000 };

/** How many connections one replica has at most. */
const connections = 10;

/** Statements to a PostgreSQL, which may go away and come back meanwhile. Every error is as `translate` has it. */
export function openPool(url: string): PostgresPool {
  const pool = new pg.Pool({
    connectionString: url,
    max: connections,
    connectionTimeoutMillis: patience.connection,
    query_timeout: patience.statement,
    keepAlive: true,
    // A bigint comes as text otherwise. Sequences and milliseconds are far from what a number can hold.
    types: {
      getTypeParser: (type: number, format?: "text" | "binary") =>
        type === pg.types.builtins.INT8 ? Number : pg.types.getTypeParser(type, format as "text"),
    },
  });
  // A connection that is lost is told of by whoever used it; one that nobody used is missed by nobody.
  pool.on("error", () => {});
  pool.on("connect", (client) => client.on("error", () => {}));
  return {
    options: pool.options,
    end: () => pool.end(),
    async connect() {
      const client = await pool.connect().catch((error) => {
        throw translate(error);
      });
      return translated(client as unknown as PostgresPoolClient);
    },
  };
}

/** A connection whose errors are translated, and which is given up once one of them makes it doubtful. */
function translated(client: PostgresPoolClient): PostgresPoolClient {
  let doubtful = false;
  return {
    ...(client.processID === undefined ? {} : { processID: client.processID }),
    query: async (statement: string, parameters: readonly unknown[]) => {
      try {
        return await client.query(statement, parameters.map(withoutNul));
      } catch (error) {
        const translation = translate(error);
        doubtful ||= translation instanceof Unavailable;
        throw translation;
      }
    },
    release: (destroy) => client.release(destroy || doubtful),
  } as PostgresPoolClient;
}

/** PostgreSQL has no text with a NUL, and no ID has one, so that what is looked for in its place isn't found either. */
function withoutNul(value: unknown): unknown {
  return typeof value === "string" ? value.replaceAll("\0", "\uFFFD") : value;
}
