import type { Kysely, PostgresPool } from "kysely";
import { type Db, fromKysely, type JobAttempt, PgBoss, type QueueOptions, type QueuePolicy } from "pg-boss";
import type { Delivery } from "../interface.ts";
import type { Clock } from "../platform/payout.ts";
import { toDelivery } from "./kysely-store.ts";
import { freeOf, merged, sendable } from "./next-delivery.ts";
import type { DeliveryQueue, Tables } from "./payout-store.ts";

/** How often to say that what was taken is still under way, in milliseconds: well within the queue's `heartbeatSeconds`. */
const heartbeat = 3000;

/** How long to leave a job alone whose delivery is not due, in milliseconds. */
const pause = 100;

/** What a job says: that something about a payout is to be told. What that is stands in the table. */
interface Job {
  payout: string;
}

/**
 * Has deliveries wait in pg-boss. Each that waits has a job; whoever gets a job sends what the payout has to tell next, and puts
 * the job back if that is not due.
 *
 * @param urgent where this says that it is alive, apart from the callbacks' statements in `queries`
 */
export function bossQueue(boss: PgBoss, urgent: Kysely<Tables>, queries: Kysely<Tables>, clock: Clock): DeliveryQueue {
  /** The jobs of deliveries that are under way here, each with its payout. */
  const taken = new Map<string, { job: JobAttempt; payout: string }>();
  /** Says that some jobs are still under way. @returns the IDs of those that are nobody else's by now */
  const touch = async (jobs: JobAttempt[]) => {
    const touched = await boss.touch(queueName, jobs, { db: fromKysely(urgent) });
    return new Set((touched as { settled?: string[] }).settled);
  };
  const alive = setInterval(() => {
    // If that fails, or waits for too long, another replica sends them, too.
    if (taken.size > 0) touch([...taken.values()].map(({ job }) => job)).catch(() => {});
  }, heartbeat);
  alive.unref();

  /** The queue lives in the machine's time, deliveries in the mock's. */
  const jobAt = ({ payout, account }: Pick<Delivery, "payout" | "account">, due: number) => {
    const startAfter = new Date(Date.now() + Math.max(due - clock.now(), 0));
    return { data: { payout } satisfies Job, singletonKey: payout, group: { id: account }, startAfter };
  };
  const inTime = () => !clock.held() && Math.abs(clock.now() - Date.now()) < pause;

  /** Gives jobs that are ready to what a clock that was moved has made due. */
  const hurry = async (now: number, ordered: boolean, busy: string[], limit: number, except: string[]) => {
    const free = freeOf(sendable(queries, ordered), ordered, busy, except).where("due", "<=", now);
    const rows = await free.select(["payout", "account", "due"]).orderBy("due").limit(limit).execute();
    const jobs = rows.map((row) => jobAt(row, row.due));
    if (jobs.length > 0) await boss.insert(queueName, jobs);
  };

  /** What a payout has to tell next: in order the oldest that waits, else the first that is due. */
  const nextOf = async (payout: string, ordered: boolean) => {
    const waiting = sendable(queries, ordered).where("payout", "=", payout);
    const row = await waiting.selectAll().orderBy("due").orderBy("sequence").limit(1).executeTakeFirst();
    return row && toDelivery(row);
  };

  const deliveryFor = async (job: JobAttempt, payout: string, now: number, ordered: boolean) => {
    const underWay = [...taken.values()].find((one) => one.payout === payout);
    if (underWay) {
      // It was not heard of for too long, and came back to where it is under way.
      underWay.job = job;
      return [];
    }
    const next = await nextOf(payout, ordered);
    if (next && next.due <= now) return [{ job, delivery: ordered ? await merged(queries, next) : next }];
    if (next) await boss.insert(queueName, [jobAt(next, Math.max(next.due, clock.now() + pause))]);
    await boss.deleteJob(queueName, job);
    return [];
  };

  return {
    patience: 500,
    async push(transaction, { id: payout, account }, planned) {
      const jobs = planned.map(({ due }) => jobAt({ payout, account }, due));
      if (jobs.length > 0) await boss.insert(queueName, jobs, { db: fromKysely(transaction) });
    },
    async take(now, ordered, busy, limit, except = []) {
      if (limit > 0 && !inTime()) await hurry(now, ordered, busy, limit, except);
      /** By the IDs of their jobs: what comes again meanwhile is there once. */
      const due = new Map<string, { job: JobAttempt; delivery: Delivery }>();
      const began = performance.now();
      const lookedAt = new Set<string>();
      // A batch may be smaller than what is ready, as it has one job of a payout, and some have nothing to tell any more.
      while (due.size < limit) {
        const wanted = { batchSize: limit - due.size, includeMetadata: true as const, ignoreGroups: except };
        const jobs = await boss.fetch<Job>(queueName, wanted);
        if (jobs.length === 0) break;
        const found = jobs.map(({ id, retryCount, data }) =>
          deliveryFor({ id, retryCount }, data.payout, now, ordered),
        );
        const ready = (await Promise.all(found)).flat();
        for (const one of ready) due.set(one.job.id, one);
        // Jobs that were put back come again while this goes on, and nothing of them becomes due by then.
        if (ready.length === 0 && jobs.every(({ data }) => lookedAt.has(data.payout))) break;
        for (const { data } of jobs) lookedAt.add(data.payout);
      }
      if (performance.now() - began > heartbeat) {
        const mine = await touch([...due.values()].map(({ job }) => job));
        for (const id of due.keys()) if (!mine.has(id)) due.delete(id);
      }
      // Not before: where something fails on the way, nobody is to say that they are under way, and they are taken again.
      for (const { job, delivery } of due.values()) taken.set(delivery.id, { job, payout: delivery.payout });
      return [...due.values()].map(({ delivery }) => delivery);
    },
    async finish(transaction, delivery, again) {
      const { id } = delivery;
      const job = taken.get(id)?.job;
      if (!job) return false;
      // Whatever becomes of the transaction: if it fails, the job goes back to the queue once it is not heard of.
      taken.delete(id);
      const db = fromKysely(transaction);
      const { affected } = (await boss.deleteJob(queueName, job, { db })) as { affected: number };
      if (affected === 0) return false;
      if (again !== undefined) await boss.insert(queueName, [jobAt(delivery, again)], { db });
      return true;
    },
    async giveBack({ id }) {
      const job = taken.get(id)?.job;
      taken.delete(id);
      if (job) await boss.fail(queueName, job);
    },
    async close() {
      clearInterval(alive);
      await boss.stop({ graceful: false, close: false });
    },
  };
}

/** The queue in which deliveries wait. */
const queueName = "deliveries";

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
