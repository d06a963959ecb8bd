import type { OpenApiDocument } from "../openapi/document.ts";
import { operations } from "../openapi/operations.ts";
import type { Answer } from "./requests/sender.ts";

/** How far a run came with one operation. */
export interface Reach {
  operationId: string;
  /** Statuses that came. */
  reached: number[];
  /** Statuses that the contract lists and that did not come. */
  notReached: number[];
  /** Why, where the run itself held requests back. */
  withheld?: string;
}

/** Keeps account of what a run reached. */
export interface Survey {
  add(operationId: string, answer: Answer): void;
  withhold(operationId: string, reason: string): void;
  requests(): number;
  /** Whether any request was answered by success. */
  succeeded(): boolean;
  reach(): Reach[];
}

export function createSurvey(contract: OpenApiDocument): Survey {
  const statuses = new Map<string, Set<number>>();
  const reasons = new Map<string, string>();
  let requests = 0;
  return {
    add(operationId, { status }) {
      requests++;
      statuses.set(operationId, (statuses.get(operationId) ?? new Set()).add(status));
    },
    withhold: (operationId, reason) => reasons.set(operationId, reason),
    requests: () => requests,
    succeeded: () => [...statuses.values()].some((seen) => [...seen].some((status) => status >= 200 && status < 300)),
    reach: () =>
      operations(contract).map(({ operation: { operationId, responses } }) => {
        const reached = [...(statuses.get(operationId) ?? [])].sort();
        const listed = Object.keys(responses)
          .filter((status) => status !== "default")
          .map(Number);
        const withheld = reasons.get(operationId);
        return {
          operationId,
          reached,
          notReached: listed.filter((status) => !reached.includes(status)),
          ...(withheld && { withheld }),
        };
      }),
  };
}
