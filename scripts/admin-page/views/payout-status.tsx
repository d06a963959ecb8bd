import type { components } from "../../../generated/mock-admin.d.ts";
import { adminContract } from "../data/document.ts";
import { Badge } from "../parts/badge.tsx";

type Attributes = components["schemas"]["Payout"]["attributes"];

/** The status of a payout, coloured by what it says of the money. */
export function PayoutStatus({ status, processed_amount }: Pick<Attributes, "status" | "processed_amount">) {
  const final = adminContract.components.schemas.PayoutStatus?.["x-final"] as string[];
  const paid = processed_amount !== null;
  const tone = final.includes(status) ? (paid ? "none" : "bad") : paid ? "good" : "open";
  return <Badge tone={tone}>{status}</Badge>;
}
