import type { Delivery } from "../platform/delivery.ts";
import type { DeliveryStore } from "../store/delivery-store.ts";
import { ControlError, type WantedDelivery } from "./control.ts";

/** Waits for callbacks. */
export interface DeliveryWatch {
  /** Says that a callback was sent. */
  sent(delivery: Delivery): void;
  /** As `Control` has it. */
  waitFor(wanted: WantedDelivery, timeout: number): Promise<Delivery>;
}

/**
 * Waits for callbacks of this mock, which says when it sent one, and of those that share its store, which is looked at every
 * `patience` milliseconds for them.
 */
export function createDeliveryWatch(store: DeliveryStore): DeliveryWatch {
  const watchers = new Set<(delivery: Delivery) => void>();
  return {
    sent(delivery) {
      for (const watcher of watchers) watcher(delivery);
    },
    async waitFor(wanted, timeout) {
      const { promise, resolve, reject } = Promise.withResolvers<Delivery>();
      const kept = async () => (await store.deliveries(wanted.payout)).find((delivery) => fits(delivery, wanted));
      const watcher = (delivery: Delivery) => fits(delivery, wanted) && resolve(delivery);
      // Before the store is asked, so that none is missed in between.
      watchers.add(watcher);
      const timer = setTimeout(() => reject(new ControlError(`No such callback was sent in ${timeout} ms.`)), timeout);
      const look = lookEvery(store.patience, async () => {
        const found = await kept().catch(() => undefined);
        if (found) resolve(found);
      });
      try {
        return (await kept()) ?? (await promise);
      } finally {
        clearTimeout(timer);
        clearInterval(look);
        watchers.delete(watcher);
      }
    },
  };
}

/** What another replica sends is seen in the store alone. */
function lookEvery(patience: number, look: () => Promise<void>): NodeJS.Timeout | undefined {
  return Number.isFinite(patience) ? setInterval(look, patience) : undefined;
}

function fits({ attempts, body, payout }: Delivery, wanted: WantedDelivery): boolean {
  if (attempts === 0 || body === null || (wanted.payout !== undefined && payout !== wanted.payout)) return false;
  return wanted.status === undefined || JSON.parse(body).data.attributes.status === wanted.status;
}
