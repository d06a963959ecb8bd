import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { parse } from "yaml";
import { CheckError } from "../cli/command-line.ts";
import type { Method } from "../openapi/document.ts";
import { stepsOf, valueAt } from "../openapi/model.ts";
import { isObject, mapValues } from "../openapi/walk.ts";
import type { Credentials } from "./credentials.ts";

/** A request of a workflow, before anything is known of where it goes. */
export interface Call {
  operationId: string;
  /** Another method than the operation's, at the same address. */
  method?: Method;
  /** Other credentials than the run's. */
  credentials?: Partial<Credentials>;
  /** Name of the security scheme that it asks for. */
  scheme?: string;
  path: Record<string, unknown>;
  query: Record<string, unknown>;
  header: Record<string, unknown>;
  body?: unknown;
}

export interface CallResponse {
  status: number;
  headers: Headers;
  /** The body as JSON; undefined if it is none. */
  body: unknown;
}

/** Where a workflow ended before its end. */
export interface Stop {
  step: Step;
  response: CallResponse;
  /** The condition that did not hold. */
  condition: string;
  /** Whether it compares with what an earlier response should have given, and didn't. */
  unknown: boolean;
}

/**
 * Walks a workflow. What a `send` throws ends it and is thrown.
 *
 * @param patience how long all retries of a step may wait, in milliseconds
 * @param isOver whether a response shows that a retry can't help
 * @returns where it stopped; undefined if it went to its end
 * @throws CheckError for an expression or a condition that is not known here, and for a way to a step that is not there
 */
export async function runWorkflow(
  workflow: Workflow,
  inputs: Record<string, unknown>,
  send: (call: Call) => Promise<CallResponse>,
  patience = Number.POSITIVE_INFINITY,
  isOver: (response: CallResponse) => boolean = () => false,
): Promise<Stop | undefined> {
  const outputs: Context["outputs"] = {};
  const tried = new Map<string, number>();
  let index = 0;
  while (index < workflow.steps.length) {
    const step = workflow.steps[index] as Step;
    const call = callOf(step, { step: step.stepId, inputs, outputs });
    const response = await send(call);
    const context: Context = { step: step.stepId, inputs, outputs, request: call, response };
    const broken = step.successCriteria.find(({ condition }) => !holds(condition, context));
    outputs[step.stepId] = fill(step.outputs ?? {}, context) as Record<string, unknown>;
    const next = actionOf(broken ? step.onFailure : step.onSuccess, context);
    const tries = (tried.get(step.stepId) ?? 0) + 1;
    tried.set(step.stepId, tries);
    if (next?.type === "end") return undefined;
    if (next?.type === "goto") index = indexOf(next.stepId, step, workflow);
    else if (next && mayRetry(next, tries, patience) && !isOver(response)) await wait((next.retryAfter ?? 0) * 1000);
    else if (broken) {
      const { condition } = broken;
      const asked = condition.match(/\$steps\.\S+/g) ?? [];
      const unknown = asked.some((expression) => (evaluate(expression, context) ?? null) === null);
      return { step, response, condition, unknown };
    } else index++;
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

const compare: Record<string, (left: unknown, right: unknown) => boolean> = {
  "==": (left, right) => left === right,
  "!=": (left, right) => left !== right,
  ">=": (left, right) => Number(left) >= Number(right),
  "<=": (left, right) => Number(left) <= Number(right),
  ">": (left, right) => Number(left) > Number(right),
  "<": (left, right) => Number(left) < Number(right),
};

/**
 * Whether a simple condition holds, such as `$statusCode == 201 || $statusCode >= 500`. What is not there is null.
 *
 * @throws CheckError for a condition of another form
 */
export function holds(condition: string, context: Context): boolean {
  const unknown = () =>
    new CheckError(
      `${condition}: step ${context.step} has this condition, which is not known here. Compare values as in $statusCode == 201, and join comparisons with || or &&.`,
    );
  const operand = (text: string): unknown => {
    if (text.startsWith("$")) return evaluate(text, context) ?? null;
    const quoted = /^'(.*)'$/.exec(text);
    if (quoted) return quoted[1];
    try {
      return JSON.parse(text);
    } catch {
      throw unknown();
    }
  };
  const comparison = (text: string): boolean => {
    const [, left = "", operator = "", right = ""] = /^(\S+) (==|!=|>=|<=|>|<) (.+)$/.exec(text.trim()) ?? [];
    const operation = compare[operator];
    if (!operation) throw unknown();
    return operation(operand(left), operand(right));
  };
  return condition.split("||").some((part) => part.split("&&").every(comparison));
}

/** What runtime expressions may speak of: https://spec.openapis.org/arazzo/v1.0.1.html#runtime-expressions */
export interface Context {
  /** The step that speaks, which errors name. */
  step: string;
  inputs: Record<string, unknown>;
  /** What each step gave so far. */
  outputs: Record<string, Record<string, unknown>>;
  request?: { path: Record<string, unknown>; query: Record<string, unknown>; body?: unknown };
  response?: { status: number; headers: Headers; body: unknown };
}

/** Data in which each text that is a runtime expression, or has some in braces, was replaced by what it stands for. */
export function fill(value: unknown, context: Context): unknown {
  if (Array.isArray(value)) return value.map((item) => fill(item, context));
  if (isObject(value)) return mapValues(value, (inner) => fill(inner, context));
  if (typeof value !== "string") return value;
  if (/^\$[a-z]/.test(value)) return evaluate(value, context);
  return value.replaceAll(/\{(\$[^}]+)\}/g, (_, expression) => String(evaluate(expression, context)));
}

/**
 * What an expression stands for; undefined if that is not there.
 *
 * @throws CheckError for an expression that the contract's workflows don't use
 */
export function evaluate(expression: string, { step, inputs, outputs, request, response }: Context): unknown {
  if (expression === "$statusCode") return response?.status;
  const [source = "", pointer] = expression.slice(1).split("#");
  const [place, ...names] = source.split(".");
  const name = names.slice(1).join(".");
  if (place === "inputs" && names.length === 1) return inputs[names[0] ?? ""];
  if (place === "steps" && names[1] === "outputs") return outputs[names[0] ?? ""]?.[names[2] ?? ""];
  if (place === "request" && names[0] === "body") return at(request?.body, pointer);
  if (place === "request" && (names[0] === "path" || names[0] === "query")) return request?.[names[0]][name];
  if (place === "response" && names[0] === "body") return at(response?.body, pointer);
  if (place === "response" && names[0] === "header") return response?.headers.get(name) ?? undefined;
  throw new CheckError(
    `${expression}: step ${step} asks for it, and it is not known here. Use $inputs, $steps, $statusCode, $request or $response.`,
  );
}

/** What a JSON Pointer leads to, if anything. */
function at(value: unknown, pointer = ""): unknown {
  return valueAt(value, pointer === "" ? [] : stepsOf(`#${pointer}`));
}

/** Says in a few operators whether something is as it should be: https://spec.openapis.org/arazzo/v1.0.1.html#criterion-object */
export interface Criterion {
  condition: string;
}

/** What comes after a step: https://spec.openapis.org/arazzo/v1.0.1.html#success-action-object */
export interface Action {
  name: string;
  type: "end" | "goto" | "retry";
  stepId?: string;
  /** Seconds. */
  retryAfter?: number;
  retryLimit?: number;
  criteria?: Criterion[];
}

/** A request, and what of its response is used later. Values are data with runtime expressions in it. */
export interface Step {
  stepId: string;
  description: string;
  operationId: string;
  /** Redocly's way to name a security scheme of the contract, and the credentials for it. */
  "x-security"?: { schemeName: string; values: Record<string, string> }[];
  parameters?: { name: string; in: "path" | "query" | "header"; value: unknown }[];
  requestBody?: { contentType: string; payload: unknown };
  successCriteria: Criterion[];
  onSuccess?: Action[];
  onFailure?: Action[];
  outputs?: Record<string, string>;
}

export interface Workflow {
  workflowId: string;
  summary: string;
  description: string;
  inputs: { required: string[]; properties: Record<string, unknown> };
  steps: Step[];
}

/** An Arazzo 1.0.1 document. Typed is what the contract's own workflows have. */
export interface ArazzoDocument {
  arazzo: string;
  info: { title: string; summary: string; version: string };
  sourceDescriptions: { name: string; type: string; url: string }[];
  workflows: Workflow[];
}

/** Every workflow of the Arazzo documents in a folder. */
export function readWorkflows(folder: string): Workflow[] {
  const names = globSync("*.arazzo.yaml", { cwd: folder }).sort();
  return names.flatMap((name) => (parse(readFileSync(join(folder, name), "utf8")) as ArazzoDocument).workflows);
}
