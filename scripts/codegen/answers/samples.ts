import { readdirSync } from "node:fs";
import { basename } from "node:path";
import { contract } from "../../../test/contract.ts";
import { root } from "../../cli/repository.ts";
import { nameOf } from "../../openapi/model.ts";
import type { Json } from "../../openapi/walk.ts";
import type { Answer } from "./answer.ts";
import { sentBodies } from "./sent-bodies.ts";

/** The documented samples of what the platform sends, each once. */
export function readSamples(): Answer[] {
  const documented = new Set(readdirSync(`${root}spec/examples/documented`).map((file) => basename(file, ".yaml")));
  const samples = sentBodies(contract)
    .filter(({ name }) => documented.has(name))
    .map(({ name, schema, value }) => ({ name, schema: nameOf(schema) ?? "", value: value as Json }));
  return [...new Map(samples.map((sample) => [sample.name, sample])).values()];
}
