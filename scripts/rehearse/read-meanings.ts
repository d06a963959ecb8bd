import { type Keys, readKeys } from "../mock/accounts/accounts.ts";
import type { Operation } from "../openapi/document.ts";
import { isSuccess, type Model, type PlacedOperation, responseOf } from "../openapi/model.ts";

/** What the contract says that matters to the money, as scenarios and rules need it. */
export interface Meanings {
  /** The operation that makes a payout, and the one that moves its money. */
  creation: string;
  processing: string;
  /** How keys begin. */
  keys: Keys;
  /** Where payouts are made, below the server's address. */
  creationPath: string;
  /** Where the APIs are, below the server's address, by their audiences. */
  basePaths: { private: string; public: string };
  /** Where a write has an unknown outcome: the lookup that tells what became of it, by the write. */
  lookups: ReadonlyMap<string, string>;
  /** Every operation that shows payouts and changes none. */
  reads: ReadonlySet<string>;
  /** The documented errors of an operation, each with what it means for the money. */
  errors(operation: string): { status: string; outcome: string }[];
  /** What a response means for the money; `unknown` where there was none. */
  outcomeOf(operation: string, status: number): string;
  /** Every status of a payout that the contract knows. */
  statuses: string[];
  initial: string;
  isFinal(status: string): boolean;
  /** Whether the platform has a reservation about it, though it is final. */
  isReserved(status: string): boolean;
  /** Whether the money has reached the recipient, or part of it. */
  isPaid(status: string): boolean;
  /** Whether something that was paid is being taken back, or was. */
  isCanceling(status: string): boolean;
}

/** Reads the meanings off a contract, so that a new status, or an operation's new response, is rehearsed without a word here. */
export function readMeanings(contract: Model): Meanings {
  const writes = contract.operations.filter(
    ({ operation }) => operation.responses["409"]?.["x-outcome"] === "duplicate",
  );
  const withId = ({ path }: PlacedOperation) => path.includes("{");
  const creation = required(
    writes.find((write) => !withId(write)),
    "an operation that makes a payout",
  );
  const processing = required(writes.find(withId), "an operation that moves a payout's money");
  const lookups = new Map(
    writes.map(({ operation }) => [operation.operationId, required(lookupAfter(operation), "a link to a lookup")]),
  );
  const reads = Object.values(creation.operation.responses)
    .flatMap(({ links = {} }) => Object.values(links).flatMap(({ operationId }) => operationId ?? []))
    .filter((id) => !lookups.has(id));
  const byId = new Map(contract.operations.map(({ operation }) => [operation.operationId, operation]));
  const schema = contract.components.schemas.PayoutStatus ?? {};
  const phases = schema["x-phases"] as Record<string, string[]>;
  const [, , paid = [], canceling = []] = Object.values(phases);
  const final = new Set(schema["x-final"] as string[]);
  return {
    creation: creation.operation.operationId,
    processing: processing.operation.operationId,
    keys: readKeys(contract),
    creationPath: creation.path,
    basePaths: { private: basePathOf(contract, "private"), public: basePathOf(contract, "public") },
    lookups,
    reads: new Set(reads),
    errors: (id) =>
      Object.entries(byId.get(id)?.responses ?? {}).flatMap(([status, { "x-outcome": outcome = "unknown" }]) =>
        isSuccess(status) && outcome !== "unknown" ? [] : [{ status, outcome }],
      ),
    outcomeOf(id, status) {
      const operation = byId.get(id);
      return (operation && status > 0 && responseOf(operation, status)?.["x-outcome"]) || "unknown";
    },
    statuses: schema["x-extensible-enum"] as string[],
    initial: String(schema["x-initial"]),
    isFinal: (status) => final.has(status),
    isReserved: (status) => Object.hasOwn(schema["x-reservations"] ?? {}, status),
    isPaid: (status) => paid.includes(status),
    isCanceling: (status) => canceling.includes(status),
  };
}

function basePathOf({ document }: Model, audience: string): string {
  return required(document["x-audiences"]?.[audience]?.basePath, `base path of the ${audience} API`);
}

/** Where the contract sends who doesn't know what became of a write. */
function lookupAfter({ responses }: Operation): string | undefined {
  const unknown = Object.values(responses).filter((response) => response["x-outcome"] === "unknown");
  return unknown.flatMap(({ links = {} }) => Object.values(links).flatMap(({ operationId }) => operationId ?? []))[0];
}

function required<Value>(value: Value | undefined, what: string): Value {
  if (value === undefined) throw new Error(`The contract has no ${what}.`);
  return value;
}
