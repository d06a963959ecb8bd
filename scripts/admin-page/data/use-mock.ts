import { call } from "./call.ts";
import { useLive } from "./use-live.ts";

/** How much of each list is shown. */
const limit = 200;

/** What the mock knows, as it changes. */
export function useMock() {
  return useLive(readMock);
}

async function readMock() {
  const query = { limit };
  const [clock, requests, payouts, deliveries] = await Promise.all([
    call("readClock"),
    call("listRequests", { query }),
    call("listPayouts", { query }),
    call("listDeliveries", { query }),
  ]);
  return { clock, requests, payouts, deliveries };
}
