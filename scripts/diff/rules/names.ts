import { isDeepStrictEqual } from "node:util";
import type { OpenApiDocument, Parameter } from "../../openapi/document.ts";
import { type Model, readModel, stepsOf } from "../../openapi/model.ts";
import { isCalled } from "../places.ts";
import type { PlacedDifference, Rule } from "../rating.ts";

/** Components that generated code names a type, a function or a setting by. */
const named = ["schemas", "parameters", "requestBodies", "responses", "headers", "securitySchemes"];

/** Names of components. */
export const componentNames: Rule = {
  name: "component-names",
  judge(difference) {
    const { owner, keyword, action } = difference;
    if (owner.kind !== "Components") return undefined;
    if (!named.includes(keyword)) return { bump: "patch", why: "Nobody names it but the document itself." };
    if (action === "added") return { bump: "minor", wire: "none", why: "Generated code gains a name." };
    const renamed = newName(difference);
    return {
      bump: "major",
      wire: "none",
      why: `Generated code loses the name${renamed ? `, which is ${renamed} now` : ""}.`,
    };
  },
};

function newName({ before, keyword, entry, owner }: PlacedDifference): string | undefined {
  const [old, now] = [owner.before, owner.after].map((side) => (side[keyword] ?? {}) as Record<string, unknown>);
  return Object.keys(now ?? {}).find(
    (name) => name !== entry && !(name in (old ?? {})) && isDeepStrictEqual(now?.[name], before),
  );
}

/** The name of what stands at a place. What two names stand for is compared by itself. */
export const references: Rule = {
  name: "references",
  judge({ owner, keyword, before, documents }) {
    if (keyword !== "$ref") return undefined;
    if (owner.kind !== "Schema") return { bump: "none", why: "Nobody sees what it is called in the document." };
    const old = typeof before === "string" ? stepsOf(before).at(-1) : undefined;
    // That the name is gone is said once, and not again at each place where it stood.
    if (old !== undefined && !(old in Object(documents.after.components?.schemas)))
      return { bump: "none", why: "Its schema was renamed." };
    return { bump: "major", wire: "none", why: "Generated code names the type of this place otherwise." };
  },
};

/** Names that generated code calls operations, their groups and their parameters by. */
export const operationNames: Rule = {
  name: "operation-names",
  judge({ owner: { kind }, keyword, action }) {
    if (kind === "Operation" && keyword === "tags")
      return { bump: "major", wire: "none", why: "Generators put operations into classes by their tags." };
    if (kind === "Operation" && keyword === "operationId")
      return action === "added"
        ? { bump: "minor", wire: "none", why: "Generated code can name a function by it." }
        : { bump: "major", wire: "none", why: "Generated code names a function by it." };
    if (kind === "Parameter" && keyword === "name")
      return { bump: "major", why: "Generated code names an argument by it." };
    return undefined;
  },
};

/** What generators choose a type by, besides `type`. */
export const types: Rule = {
  name: "types",
  judge({ owner: { kind }, keyword }) {
    if (kind !== "Schema" && keyword === "schema")
      return { bump: "major", wire: "none", why: "Generated code has another type here." };
    return kind === "Schema" && ["format", "readOnly", "writeOnly", "discriminator"].includes(keyword)
      ? { bump: "major", why: "Generators choose the type by it: code does not compile, or amounts lose digits." }
      : undefined;
  },
};

/** Lists in which the place of an item counts. */
export const order: Rule = {
  name: "order",
  judge({ keyword, action }) {
    if (action !== "reordered") return undefined;
    return keyword === "servers"
      ? { bump: "major", why: "Clients that choose no server take the first." }
      : {
          bump: "major",
          wire: "none",
          why: "Generated code takes arguments in this order, and values would change places.",
        };
  },
};

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

/** Large documents have many such differences, and are read once for all of them. */
const models = new WeakMap<OpenApiDocument, Model>();

/** The parameters of each operation at the path of a pointer, by place and name. */
function parametersAt(document: OpenApiDocument, pointer: string): Record<string, Record<string, Parameter>> {
  const [, path] = stepsOf(`#${pointer}`);
  const model = models.get(document) ?? readModel(document);
  models.set(document, model);
  const own = model.operations.filter((placed) => placed.path === path);
  return Object.fromEntries(
    own.map(({ method, parameters }) => [
      method,
      Object.fromEntries(parameters.map((parameter) => [`${parameter.in} ${parameter.name}`, parameter])),
    ]),
  );
}
