import { isDeepStrictEqual } from "node:util";
import type { OpenApiDocument, Parameter } from "../../openapi/document.ts";
import { operations } from "../../openapi/operations.ts";
import { stepsOf } from "../../openapi/resolve.ts";
import { isCalled } from "../places.ts";
import type { Rule } from "../rule.ts";

/** A parameter that moved between a path and its operations, each of which bears those of the path. */
export const movedParameters: Rule = {
  name: "moved-parameters",
  judge({ owner: { kind, pointers }, keyword, action, places, documents }) {
    if (!["PathItem", "Operation"].includes(kind) || keyword !== "parameters") return undefined;
    if (action !== "added" && action !== "removed") return undefined;
    if (places.some(isCalled)) return undefined;
    const before = parametersAt(documents.before, pointers.before);
    const after = parametersAt(documents.after, pointers.after);
    return isDeepStrictEqual(before, after)
      ? { bump: "none", why: "Each operation has the parameters that it had." }
      : undefined;
  },
};

/** The parameters of each operation at the path of a pointer, by place and name. */
function parametersAt(document: OpenApiDocument, pointer: string): Record<string, Record<string, Parameter>> {
  const [, path] = stepsOf(`#${pointer}`);
  const own = operations(document).filter((placed) => placed.path === path);
  return Object.fromEntries(
    own.map(({ method, parameters }) => [
      method,
      Object.fromEntries(parameters.map((parameter) => [`${parameter.in} ${parameter.name}`, parameter])),
    ]),
  );
}
