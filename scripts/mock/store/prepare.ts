import type { Compilable, Kysely, QueryResult } from "kysely";
import type { Tables } from "./tables.ts";

/** A query that was made into SQL once, to be executed with values of its own each time. */
export type Prepared<Values, Row> = (on: Kysely<Tables>, values: Values) => Promise<QueryResult<Row>>;

/** Stands for a value until there is one. */
class Placeholder {
  readonly name: string;

  constructor(name: string) {
    this.name = name;
  }
}

/**
 * Prepares a query: to build one and make SQL of it takes Kysely ten times as long as SQLite takes to answer it.
 *
 * @param build makes the query; what it takes of `values` stands for the values to come, and can be handed on alone
 */
export function prepare<Values extends object, Row>(build: (values: Values) => Compilable<Row>): Prepared<Values, Row> {
  const placeholders = new Proxy({} as Values, { get: (_, name) => new Placeholder(String(name)) });
  const { parameters, ...compiled } = build(placeholders).compile();
  return (on, values) => {
    const given = values as Record<string, unknown>;
    const filled = parameters.map((one) => (one instanceof Placeholder ? given[one.name] : one));
    return on.executeQuery<Row>({ ...compiled, parameters: filled });
  };
}
