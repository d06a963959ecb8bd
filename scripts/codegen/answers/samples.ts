import { readdirSync } from "node:fs";
import { basename } from "node:path";
import { bodies } from "../../openapi/bodies.ts";
import { contract } from "../../openapi/generated.ts";
import type { Json } from "../../openapi/json.ts";
import { root } from "../../openapi/paths.ts";
import { componentName } from "../../openapi/resolve.ts";

/** A documented response sample, and the named schema that an answer like it has. */
export interface Sample {
  name: string;
  schema: string;
  value: Json;
}

/** The documented samples among the examples of the operations' answers, each once. */
export function readSamples(): Sample[] {
  const documented = new Set(readdirSync(`${root}spec/examples/documented`).map((file) => basename(file, ".yaml")));
  const samples = bodies(contract)
    .filter(({ place, name }) => place !== "request" && documented.has(name))
    .map(({ name, schema, value }) => ({ name, schema: componentName(schema) ?? "", value: value as Json }));
  return [...new Map(samples.map((sample) => [sample.name, sample])).values()];
}
