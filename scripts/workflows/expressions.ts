import { CheckError } from "../command-line/command-line.ts";
import { isObject, mapValues } from "../openapi/json.ts";
import { follow, stepsOf } from "../openapi/resolve.ts";

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
  return follow(value, pointer === "" ? [] : stepsOf(`#${pointer}`));
}
