import { escapeStep, type Model, stepsOf, valueAt } from "../openapi/model.ts";
import { isObject } from "../openapi/walk.ts";
import { createCheckResponse } from "./check-response.ts";
import { formJudgements } from "./judge-form.ts";
import { learnOfLists, listJudgements } from "./judge-lists.ts";
import { learnOfPayouts, payoutJudgements } from "./judge-payouts.ts";
import { addFinding, type Exchange, type Finding, type Judgement, type Known, type Remark } from "./judgement.ts";

/** Examines exchanges, one after the other, and keeps what it found. */
export interface Examination {
  /** What it knows from the exchanges so far. */
  known: Known;
  /** Faults: what no platform that keeps the contract does. */
  findings: Finding[];
  /** What differs, and may be the platform's own way. */
  observations: Finding[];
  examine(exchange: Exchange): void;
  /** Takes a remark that no exchange alone gives rise to. */
  add(remark: Remark, operationId: string, status: number): void;
}

/**
 * Holds each exchange against the contract, and against what the ones before it have told.
 *
 * @param secrets what no response may repeat
 * @param complete whether all creations will be seen, so that a reference is new when it comes for the first time
 */
export function createExamination(contract: Model, secrets: string[], complete: boolean): Examination {
  const known: Known = {
    contract,
    secrets,
    complete,
    payouts: new Map(),
    creations: new Map(),
    services: new Map(),
    pages: new Map(),
    showsNullable: false,
  };
  const judgements: Judgement[] = [
    createCheckResponse(contract),
    ...formJudgements,
    ...payoutJudgements,
    ...listJudgements,
  ];
  const findings: Finding[] = [];
  const observations: Finding[] = [];
  const add = ({ observed, ...remark }: Remark, operationId: string, status: number): void => {
    const source = observed ? sourceOf(contract, remark.place) : undefined;
    addFinding(observed ? observations : findings, { ...remark, operationId, status, ...(source && { source }) });
  };
  return {
    known,
    findings,
    observations,
    add,
    examine(exchange) {
      const { operationId } = exchange.placed.operation;
      const remarks = judgements.flatMap((judge) => judge(exchange, known));
      for (const remark of remarks) add(remark, operationId, exchange.response.status);
      learnOfPayouts(exchange, known);
      learnOfLists(exchange, known);
    },
  };
}

/** The fact that a place belongs to: the nearest that says where the contract has it from. The documentation shows whatever says nothing. */
function sourceOf({ document }: Model, place: string): Finding["source"] {
  const steps = stepsOf(place);
  for (let length = steps.length; length > 0; length--) {
    const path = steps.slice(0, length);
    const node = valueAt(document, path);
    if (isObject(node) && typeof node["x-source"] === "string") {
      return { place: `#/${path.map(escapeStep).join("/")}`, from: node["x-source"] };
    }
  }
  return { place, from: "documented" };
}
