import { randomUUID } from "node:crypto";
import type { OpenApiDocument, Response } from "../openapi/document.ts";
import { type PlacedOperation, placedOperation, pointerTo } from "../openapi/operations.ts";
import { resolve } from "../openapi/resolve.ts";
import type { Workflow } from "../workflows/arazzo.ts";
import { type Call, runWorkflow, type Stop } from "../workflows/run-workflow.ts";
import { createExamine } from "./answers/examine.ts";
import type { Credentials } from "./credentials.ts";
import { addFinding, type Finding } from "./finding.ts";
import { createDeployment } from "./requests/deployment.ts";
import { callsOfListed, exampleCalls } from "./requests/example-calls.ts";
import { type Answer, createSender, type Limits, NoAnswer, Withheld } from "./requests/sender.ts";
import { createSurvey, type Reach, type Refused } from "./survey.ts";

export interface VerifyOptions {
  contract: OpenApiDocument;
  workflows: Workflow[];
  credentials: Credentials;
  server: string;
  privateServer?: string;
  limits: Limits;
  /** How long a workflow waits for a payout to move, in milliseconds; as long as it says if left out. */
  patience?: number;
  /** Is shown every answer. */
  see?: (placed: PlacedOperation, answer: Answer) => void;
}

/** What a run found. */
export interface Report {
  requests: number;
  /** Audiences that were asked and never answered by success, of which nothing was verified. */
  refused: Refused[];
  findings: Finding[];
  operations: Reach[];
  /** Workflows that did not come to their end, and why. */
  stopped: { workflowId: string; reason: string }[];
}

/** Runs the workflows and the examples of the contract against a deployment, and holds each answer against the contract. */
export async function verify(options: VerifyOptions): Promise<Report> {
  const { contract, workflows, credentials, limits, see } = options;
  const findings: Finding[] = [];
  const stopped: Report["stopped"] = [];
  const survey = createSurvey(contract);
  const examine = createExamine(contract);
  const deployment = createDeployment(contract, credentials, options.server, options.privateServer);
  const sender = createSender(contract, deployment, limits, ({ placed, body }, answer) => {
    survey.add(placed.operation.operationId, answer);
    for (const finding of examine(placed, answer, body)) addFinding(findings, finding);
    see?.(placed, answer);
  });
  const send = async (call: Call): Promise<Answer> => {
    try {
      return await sender(call);
    } catch (error) {
      if (error instanceof Withheld) survey.withhold(call.operationId, error.message);
      if (error instanceof NoAnswer) {
        survey.miss(call.operationId);
        addFinding(findings, noAnswer(placedOperation(contract, call.operationId), error));
      }
      throw error;
    }
  };
  const run = randomUUID().slice(0, 13);

  for (const workflow of workflows) {
    const inputs = { ...credentials, run };
    const reason = await unlessSent(async () => {
      const stop = await runWorkflow(workflow, inputs, send, options.patience);
      if (!stop) return undefined;
      const placed = placedOperation(contract, stop.step.operationId);
      const text = `${stop.step.stepId}: not ${stop.condition}, status ${stop.answer.status}`;
      if (!isRefusal(contract, placed, stop)) addFinding(findings, flowFinding(workflow, placed, stop, text));
      return text;
    });
    if (reason) stopped.push({ workflowId: workflow.workflowId, reason });
  }
  const calls = exampleCalls(contract, credentials, run);
  for (const call of calls) {
    await unlessSent(async () => {
      const { body } = await send(call);
      const list = placedOperation(contract, call.operationId);
      for (const next of callsOfListed(contract, list, body)) await unlessSent(() => send(next));
    });
  }
  return { requests: survey.requests(), refused: survey.refused(), findings, operations: survey.reach(), stopped };
}

/** What was held back, or not answered, is no reason to end the run. */
async function unlessSent(work: () => Promise<unknown>): Promise<string | undefined> {
  try {
    const reason = await work();
    return typeof reason === "string" ? reason : undefined;
  } catch (error) {
    if (error instanceof Withheld || error instanceof NoAnswer) return error.message;
    throw error;
  }
}

/** Whether the deployment refused the request, as it may for want of a service for one. */
function isRefusal(contract: OpenApiDocument, { operation }: PlacedOperation, { answer }: Stop): boolean {
  const response = operation.responses[String(answer.status)];
  const outcome = response && resolve<Response>(contract, response)["x-outcome"];
  return answer.status >= 400 && outcome !== "duplicate";
}

function flowFinding({ workflowId }: Workflow, placed: PlacedOperation, { answer }: Stop, message: string): Finding {
  return {
    kind: "flow",
    message: `workflow ${workflowId}, ${message}`,
    operationId: placed.operation.operationId,
    status: answer.status,
    instance: "",
    place: pointerTo(placed),
  };
}

function noAnswer(placed: PlacedOperation, { message }: NoAnswer): Finding {
  return {
    kind: "no-answer",
    message: `no answer (${message})`,
    operationId: placed.operation.operationId,
    status: 0,
    instance: "",
    place: pointerTo(placed),
  };
}
