import { isSuccess, type Model } from "../openapi/model.ts";
import type { ReceivedResponse } from "./judgement.ts";

/** How far a run came with one operation. */
export interface Reach {
  operationId: string;
  /** Statuses that came. */
  reached: number[];
  /** Statuses that the contract lists and that did not come. */
  notReached: number[];
  /** Why nothing of it was verified, where that is so. */
  unverified?: string;
  /** Why, where the run itself held requests back. */
  withheld?: string;
}

/** An audience that was asked, and never responded with success. */
export interface Rejected {
  audience: string;
  /** Statuses that came; none where nothing responded. */
  statuses: number[];
}

/** Keeps account of what a run reached. */
export interface Survey {
  add(operationId: string, response: ReceivedResponse): void;
  /** Notes a request without a response. */
  miss(operationId: string): void;
  withhold(operationId: string, reason: string): void;
  /** How many requests had a response. */
  requests(): number;
  rejected(): Rejected[];
  reach(): Reach[];
}

/** Keeps account of a run against a deployment of this contract. */
export function createSurvey({ document, operations }: Model): Survey {
  /** What was asked, with the statuses that came. */
  const asked = new Map<string, Set<number>>();
  const reasons = new Map<string, string>();
  let requests = 0;
  const ask = (operationId: string): Set<number> => {
    const statuses = asked.get(operationId) ?? new Set();
    asked.set(operationId, statuses);
    return statuses;
  };
  const statusesOf = (operationIds: string[]): number[] =>
    [...new Set(operationIds.flatMap((operationId) => [...(asked.get(operationId) ?? [])]))].sort();
  return {
    add(operationId, { status }) {
      requests++;
      ask(operationId).add(status);
    },
    miss: ask,
    withhold: (operationId, reason) => reasons.set(operationId, reason),
    requests: () => requests,
    rejected: () =>
      Object.keys(document["x-audiences"] ?? {}).flatMap((audience) => {
        const operationIds = operations
          .filter(({ operation }) => operation["x-audience"] === audience && asked.has(operation.operationId))
          .map(({ operation }) => operation.operationId);
        const statuses = statusesOf(operationIds);
        return operationIds.length === 0 || statuses.some(isSuccess) ? [] : [{ audience, statuses }];
      }),
    reach: () =>
      operations.map(({ operation: { operationId, responses } }) => {
        const reached = statusesOf([operationId]);
        const listed = Object.keys(responses)
          .filter((status) => status !== "default")
          .map(Number);
        const withheld = reasons.get(operationId);
        const unverified =
          reached.length > 0 ? `nothing but rejections came: ${reached.join(", ")}` : (withheld ?? "not reached");
        return {
          operationId,
          reached,
          notReached: listed.filter((status) => !reached.includes(status)),
          ...(!reached.some(isSuccess) && { unverified }),
          ...(withheld && { withheld }),
        };
      }),
  };
}

/** What is said of an audience of which nothing was verified. */
export function describeRejected({ audience, statuses }: Rejected): string {
  const came = statuses.length > 0 ? `nothing but rejections came (${statuses.join(", ")})` : "no response came";
  const remedy = `Check the credentials, and the address in ${audience === "private" ? "--server or --private-server" : "--server"}.`;
  return `${audience} API: ${came}, so nothing of it was verified. ${remedy}`;
}
