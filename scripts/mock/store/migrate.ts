import type { Kysely } from "kysely";
import { type Migration, Migrator } from "kysely/migration";

/**
 * Every change of a database's tables, in order. One that was published is never edited: another is added.
 */
export type Migrations = Record<string, Migration>;

/** Brings a database to the present tables. Where several do so at once, one goes first and the others find it done. */
export async function migrate<Tables>(db: Kysely<Tables>, migrations: Migrations): Promise<void> {
  const { error } = await new Migrator({ db, provider: { getMigrations: async () => migrations } }).migrateToLatest();
  if (error) throw error;
}
