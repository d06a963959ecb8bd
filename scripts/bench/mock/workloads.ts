import type { Contender } from "./contenders.ts";
import type { Landmark } from "./fill.ts";
import { type BenchRequest, create, getById, getByReference, getPage } from "./requests.ts";

/** What is asked again and again, and of whom. */
export interface Workload {
  name: string;
  asked: { who: Contender; label?: string; request: BenchRequest }[];
}

const others = ["stock", "backend", "bare"] as const;

/**
 * @param many a payout in the middle of a long list
 * @param few one in the middle of a short list, of the account `few`
 */
export function workloads(many: Landmark, few: Landmark): Workload[] {
  const against = (who: Contender, request: BenchRequest) =>
    [who, ...others].map((each) => ({ who: each as Contender, request }));
  return [
    { name: "GET by ID, an example", asked: against("own", getById()) },
    { name: "POST, a new reference each time", asked: against("stateful", create("creations")) },
    { name: "GET by ID", asked: against("stateful", getById(many.id)) },
    { name: "GET by reference", asked: against("stateful", getByReference(many.reference)) },
    {
      name: "GET a page of a list",
      asked: [
        { who: "stateful", label: "of 100,000 payouts", request: getPage(many.id, "account") },
        { who: "stateful", label: "of 100 payouts", request: getPage(few.id, "few") },
      ],
    },
  ];
}
