import { type Answer, refuse } from "../http/answer.ts";
import type { MockRequest } from "../http/request.ts";

/**
 * Answers `GET /health`, which is 200 as long as the process answers at all, and `GET /ready`, which is 503 while requests should
 * go to another replica. Neither is an operation's.
 */
export type AnswerProbe = (request: MockRequest) => Promise<Answer> | undefined;

/** @param objection says why requests should go elsewhere; undefined if they are welcome */
export function createProbe(objection: () => Promise<string | undefined>): AnswerProbe {
  const ready = async () => {
    const reason = await objection();
    return reason === undefined ? well : refuse(503, reason).answer;
  };
  return ({ method, path }) => {
    if (!["GET", "HEAD"].includes(method)) return undefined;
    if (path === "/health") return Promise.resolve(well);
    return path === "/ready" ? ready() : undefined;
  };
}

const well: Answer = { status: 200, headers: {}, body: { status: "ok" } };
