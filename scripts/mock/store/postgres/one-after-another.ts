import { setTimeout as delay } from "node:timers/promises";
import { type Kysely, sql } from "kysely";

/** How often to ask whether it is one's turn, in milliseconds. */
const pause = 50;

/** Does something while no other replica does, however long the others take. */
export async function oneAfterAnother<Tables, Result>(
  queries: Kysely<Tables>,
  name: string,
  work: () => Promise<Result>,
): Promise<Result> {
  return queries.transaction().execute(async (transaction) => {
    const lock = sql<{ mine: boolean }>`select pg_try_advisory_xact_lock(hashtextextended(${name}, 0)) as mine`;
    while (!(await lock.execute(transaction)).rows[0]?.mine) await delay(pause);
    return work();
  });
}
