import type { Payout } from "../calls/payout.ts";
import { PayoutsError } from "../calls/payouts-error.ts";
import type { PrivateOperations } from "../private-operations.js";

/**
 * Looks a payout up by its reference.
 *
 * @returns undefined if the platform says that there is none. It may say so of one that was created a moment ago: that a
 *   lookup sees every creation at once is not documented.
 * @throws PayoutsError if the answer does not say, which a list that holds other payouts doesn't either
 */
export async function findPayout(
  client: Pick<PrivateOperations, "listPayoutInvoices">,
  reference: string,
  signal?: AbortSignal,
): Promise<Payout | undefined> {
  const operation = "listPayoutInvoices";
  try {
    const { data } = await client[operation]({ "filter[reference_id]": reference }, signal && { signal });
    const [found, ...others] = data;
    if (!found) return undefined;
    if (others.length === 0 && found.attributes.reference_id === reference) return found;
  } catch (error) {
    if (error instanceof PayoutsError && error.outcome === "not-created") return undefined;
    throw error;
  }
  throw new PayoutsError({
    operation,
    outcome: "unknown",
    happened: "the list is not of the payout with the reference",
  });
}
