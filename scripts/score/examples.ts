import { contract, model } from "../../test/contract.ts";
import type { Response } from "../openapi/document.ts";
import { bodies } from "../openapi/model.ts";
import { createStrictValidator } from "../openapi/validator.ts";

/** A share, as a count of all. */
export interface Share {
  have: number;
  all: number;
}

const share = <Item>(items: Item[], has: (item: Item) => boolean): Share => ({
  have: items.filter(has).length,
  all: items.length,
});

const hasBodyExample = (response: Response) =>
  Object.values(response.content ?? {}).every((media) => Object.keys(media.examples ?? {}).length > 0);

/** The answers with a body of successes or of errors, and how many of them have an example. */
export function answersWithExample(kind: "success" | "error"): Share {
  const answers = model.operations
    .flatMap(({ operation: { responses } }) => Object.entries(responses))
    .filter(([status]) => status.startsWith("2") === (kind === "success"))
    .map(([, response]) => response);
  return share(answers, hasBodyExample);
}

/** The scalar properties of the named schemas, and how many of them have an example. */
export function scalarsWithExample(): Share {
  const scalars = ["string", "number", "integer", "boolean"];
  const properties = Object.values(model.components.schemas)
    .flatMap((schema) => Object.values(schema.properties ?? {}))
    .filter(({ type }) => [type].flat().some((name) => scalars.includes(name ?? "")));
  return share(properties, ({ examples = [] }) => examples.length > 0);
}

/** The parameters, and how many of them have an example. */
export function parametersWithExample(): Share {
  const parameters = Object.values(contract.components.parameters ?? {});
  return share(parameters, ({ example }) => example !== undefined);
}

/** The body examples that their schema refuses, or that have a member it does not know. */
export function contradictions(): number {
  const validate = createStrictValidator(contract);
  return bodies(model).filter(({ schema, value }) => validate(schema, value).length > 0).length;
}
