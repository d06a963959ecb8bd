import { type Answer, refuse } from "../http/answer.ts";
import { preflightHeaders } from "../http/cors.ts";
import type { MockRequest } from "../http/request.ts";
import type { Engine } from "../prism/engine.ts";

/** Answers OPTIONS, preflights of browsers among them. */
export function answerOptions({ path, headers }: MockRequest, engine: Engine): Answer {
  const methods = engine.methods(path);
  const preflight = headers["access-control-request-method"] !== undefined;
  if (methods.length === 0 && !preflight) throw refuse(404, "No operation has this path.");
  // A preflight for an unknown path passes, so that the page can read the 404 that follows.
  const allowed = methods.length > 0 ? methods : engine.everyMethod;
  const answered: Record<string, string> = { Allow: allowed.join(", ") };
  return { status: 204, headers: { ...answered, ...(preflight ? preflightHeaders(headers, allowed) : {}) } };
}
