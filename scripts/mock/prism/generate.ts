import type { IHttpConfig, PrismHttpComponents } from "@stoplight/prism-http";
import { isLeft, right } from "fp-ts/lib/Either.js";
import type { Answer } from "../http/answer.ts";
import { generable } from "./generable.ts";
import type { Operation } from "./operation.ts";
import type { Preference } from "./prefer.ts";
import { quietLogger } from "./quiet-logger.ts";

const config: IHttpConfig = {
  isProxy: false,
  checkSecurity: false,
  validateRequest: false,
  validateResponse: false,
  errors: false,
  upstreamProxy: undefined,
  mock: { dynamic: false },
};

/** Has Prism make up an answer from a schema. All of it is loaded when that is first wanted: it takes longer than the rest of the mock. */
export async function generateAnswer(operation: Operation, preference: Preference): Promise<Answer> {
  // A CommonJS package has no other export once it is bundled.
  const { default: prism } = await import("@stoplight/prism-http");
  const { code, example, dynamic = false } = preference;
  const mock = { dynamic, ...(code ? { code } : {}), ...(example ? { exampleKey: example } : {}) };
  // Prism takes its own component for each that is missing, which its types don't say.
  const components = { route: () => right(generable(operation)), logger: quietLogger } as Partial<PrismHttpComponents>;
  const instance = prism.createInstance({ ...config, mock }, components as PrismHttpComponents);
  const result = await instance.request({ method: operation.method as "get", url: { path: operation.path } }, [])();
  if (isLeft(result)) throw result.left;
  const { statusCode, headers = {}, body } = result.right.output;
  return { status: statusCode, headers: textHeaders(headers), body };
}

function textHeaders(headers: Record<string, unknown>): Record<string, string> {
  const sent = Object.entries(headers).filter(([name, value]) => value !== null && !/^content-type$/i.test(name));
  return Object.fromEntries(sent.map(([name, value]) => [name, String(value)]));
}
