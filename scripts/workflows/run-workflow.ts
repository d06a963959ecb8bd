import { setTimeout as wait } from "node:timers/promises";
import { CheckError } from "../command-line/command-line.ts";
import type { Action, Criterion, Step, Workflow } from "./arazzo.ts";
import { holds } from "./conditions.ts";
import { type Context, fill } from "./expressions.ts";

/** A request of a workflow, before anything is known of where it goes. */
export interface Call {
  operationId: string;
  /** Name of the security scheme that it asks for. */
  scheme?: string;
  path: Record<string, unknown>;
  query: Record<string, unknown>;
  header: Record<string, unknown>;
  body?: unknown;
}

export interface CallAnswer {
  status: number;
  headers: Headers;
  /** The body as JSON; undefined if it is none. */
  body: unknown;
}

/** Where a workflow ended before its end. */
export interface Stop {
  step: Step;
  answer: CallAnswer;
  /** The condition that did not hold. */
  condition: string;
}

/**
 * Walks a workflow. What a `send` throws ends it and is thrown.
 *
 * @param patience how long all retries of a step may wait, in milliseconds
 * @returns where it stopped; undefined if it went to its end
 * @throws CheckError for an expression or a condition that is not known here, and for a way to a step that is not there
 */
export async function runWorkflow(
  workflow: Workflow,
  inputs: Record<string, unknown>,
  send: (call: Call) => Promise<CallAnswer>,
  patience = Number.POSITIVE_INFINITY,
): Promise<Stop | undefined> {
  const outputs: Context["outputs"] = {};
  const tried = new Map<string, number>();
  let index = 0;
  while (index < workflow.steps.length) {
    const step = workflow.steps[index] as Step;
    const call = callOf(step, { step: step.stepId, inputs, outputs });
    const answer = await send(call);
    const context: Context = { step: step.stepId, inputs, outputs, request: call, response: answer };
    const broken = step.successCriteria.find(({ condition }) => !holds(condition, context));
    outputs[step.stepId] = fill(step.outputs ?? {}, context) as Record<string, unknown>;
    const next = actionOf(broken ? step.onFailure : step.onSuccess, context);
    const tries = (tried.get(step.stepId) ?? 0) + 1;
    tried.set(step.stepId, tries);
    if (next?.type === "end") return undefined;
    if (next?.type === "goto") index = indexOf(next.stepId, step, workflow);
    else if (next && mayRetry(next, tries, patience)) await wait((next.retryAfter ?? 0) * 1000);
    else if (broken) return { step, answer, condition: broken.condition };
    else index++;
  }
  return undefined;
}

function indexOf(stepId: string | undefined, from: Step, { workflowId, steps }: Workflow): number {
  const index = steps.findIndex((step) => step.stepId === stepId);
  if (index >= 0) return index;
  throw new CheckError(
    `${stepId}: step ${from.stepId} of ${workflowId} goes there, and there is no such step. Name one.`,
  );
}

function mayRetry({ type, retryLimit = 1, retryAfter = 0 }: Action, tries: number, patience: number): boolean {
  return type === "retry" && tries <= retryLimit && tries * retryAfter * 1000 <= patience;
}

function callOf(step: Step, context: Context): Call {
  const parameters = (place: string) =>
    Object.fromEntries(
      (step.parameters ?? [])
        .filter((parameter) => parameter.in === place)
        .map(({ name, value }) => [name, fill(value, context)])
        .filter(([, value]) => value !== undefined),
    );
  const scheme = step["x-security"]?.[0]?.schemeName;
  return {
    operationId: step.operationId,
    path: parameters("path"),
    query: parameters("query"),
    header: parameters("header"),
    ...(scheme && { scheme }),
    ...(step.requestBody && { body: fill(step.requestBody.payload, context) }),
  };
}

function actionOf(actions: Action[] = [], context: Context): Action | undefined {
  return actions.find(({ criteria = [] }) => criteria.every(({ condition }: Criterion) => holds(condition, context)));
}
