import type { PostgresPool } from "kysely";
import { type Db, PgBoss, type QueueOptions, type QueuePolicy } from "pg-boss";

/** The queue in which deliveries wait. */
export const queueName = "deliveries";

/** How often it is looked for jobs of replicas that died, in seconds. */
const supervision = 2;

/** How the queue is kept. */
const queue: QueueOptions & { policy: QueuePolicy } = {
  // A payout, which is the key, has one job under way at most.
  policy: "singleton",
  // The least that there is. Who has not been heard of for so many seconds is dead, and its jobs are another's.
  heartbeatSeconds: 10,
  // No number of dead replicas makes a job that is given up, nor does a mock that was off for years.
  retryLimit: 1_000_000,
  retryDelay: 0,
  retentionSeconds: 50 * 365 * 24 * 60 * 60,
};

/**
 * Starts pg-boss over connections that are there, as far as it is needed here: no schedules, no registry, no statistics. Replicas
 * may do so at once.
 */
export async function startBoss(pool: PostgresPool): Promise<PgBoss> {
  const boss = new PgBoss({
    db: overPool(pool),
    schedule: false,
    superviseIntervalSeconds: supervision,
    monitorIntervalSeconds: supervision,
    registerInstance: false,
    monitorVacuum: false,
    reindex: false,
    openTelemetry: { enabled: false },
  });
  // It goes on by itself when the database is there again. Meanwhile every request says that it isn't.
  boss.on("error", () => {});
  try {
    await boss.start();
    await boss.createQueue(queueName, queue);
  } catch (error) {
    // Half started, it would keep the process alive.
    await boss.stop({ graceful: false, close: false });
    throw error;
  }
  return boss;
}

function overPool(pool: PostgresPool): Db {
  return {
    async executeSql(statement, values = []) {
      const client = await pool.connect();
      try {
        return await client.query(statement, values);
      } finally {
        client.release();
      }
    },
  };
}
