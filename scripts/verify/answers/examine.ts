import type { OpenApiDocument, Response } from "../../openapi/document.ts";
import { type PlacedOperation, pointerTo } from "../../openapi/operations.ts";
import { componentName, resolve } from "../../openapi/resolve.ts";
import type { Finding, FindingKind } from "../finding.ts";
import type { Answer } from "../requests/sender.ts";
import { payoutOf } from "../requests/writes.ts";
import { createFindHeaderProblems } from "./header-problems.ts";
import { createFindProblems } from "./schema-problems.ts";

/** Holds an answer against what the contract says of its operation. */
export type Examine = (placed: PlacedOperation, answer: Answer, sent?: unknown) => Finding[];

export function createExamine(contract: OpenApiDocument): Examine {
  const findProblems = createFindProblems(contract);
  const findHeaderProblems = createFindHeaderProblems(contract, findProblems);
  return (placed, answer, sent) => {
    const { operationId, responses } = placed.operation;
    const { status } = answer;
    const responsesPlace = `${pointerTo(placed)}/responses`;
    const find = (kind: FindingKind, message: string, place: string, instance = ""): Finding => ({
      kind,
      message,
      operationId,
      status,
      instance,
      place,
    });
    const findings: Finding[] = [];
    const listed = responses[String(status)];
    if (!listed) findings.push(find("status", `status ${status} is none that the operation lists`, responsesPlace));
    const response = listed ?? responses.default;
    if (!response) return findings;
    const name = componentName(response);
    const place = name ? `#/components/responses/${name}` : `${responsesPlace}/${listed ? status : "default"}`;
    const { content = {}, headers = {} } = resolve<Response>(contract, response);
    for (const problem of findHeaderProblems(headers, answer.headers, `${place}/headers`)) {
      findings.push(find(problem.kind, problem.message, problem.place, problem.instance));
    }
    const type = answer.headers.get("content-type")?.split(";")[0]?.trim() ?? "none";
    const media = content[type] ?? Object.values(content)[0];
    if (!content[type])
      findings.push(find("media-type", `content type ${type} is none that the answer has`, `${place}/content`));
    if (!media?.schema) return findings;
    if (answer.body === undefined)
      return [
        ...findings,
        find("no-json", answer.text ? "the body is no JSON" : "the body is empty", `${place}/content`),
      ];
    for (const problem of findProblems(media.schema, answer.body)) {
      findings.push(find(problem.kind, problem.message, problem.place, problem.instance));
    }
    if (payoutOf(sent).testMode === true && payoutOf(answer.body).testMode === false) {
      findings.push(
        find("safety", "a test was asked for and a live payout came", `${place}/content`, "/data/attributes/test_mode"),
      );
    }
    return findings;
  };
}
