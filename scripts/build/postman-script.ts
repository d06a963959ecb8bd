import type { Operation } from "../openapi/document.ts";
import type { LinkedValue } from "./linked-values.ts";

/** Where a script of Postman finds the bodies. */
const bodies = { request: "JSON.parse(pm.request.body.raw)", response: "pm.response.json()" };

/**
 * The lines of the script that Postman runs on an operation's answer: it expects success, and keeps what links pass on to
 * later requests.
 */
export function postmanScript(operation: Operation, values: LinkedValue[]): string[] {
  const status = Object.keys(operation.responses).find((candidate) => candidate.startsWith("2"));
  const check = `pm.test("answers ${status}", () => pm.response.to.have.status(${status}));`;
  const kept = values.filter(({ operationId }) => operationId === operation.operationId);
  if (kept.length === 0) return [check];
  return [
    check,
    `if (pm.response.code === ${status}) {`,
    // A list may be empty.
    "  const keep = (name, value) => value !== undefined && pm.collectionVariables.set(name, value);",
    ...kept.map(({ name, body, steps }) => `  keep("${name}", ${bodies[body]}${steps.map(access).join("")});`),
    "}",
  ];
}

const access = (step: string): string =>
  `?.${/^[a-z_]\w*$/i.test(step) ? step : `[${/^\d+$/.test(step) ? step : JSON.stringify(step)}]`}`;
