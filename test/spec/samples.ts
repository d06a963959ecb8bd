import { readdirSync } from "node:fs";
import { type Body, bodies } from "../../scripts/openapi/model.ts";
import { model } from "../contract.ts";

/** Names of the documented samples. */
export const sampleNames = readdirSync(new URL("../../spec/examples/documented/", import.meta.url)).map((file) =>
  file.replace(".yaml", ""),
);

/** The documented samples, once for each operation and status that they belong to. */
export const samples: Body[] = bodies(model).filter((body) => sampleNames.includes(body.name));

/** The documented samples, each once. */
export const distinctSamples: Body[] = sampleNames.map((name) => {
  const sample = samples.find((candidate) => candidate.name === name);
  if (!sample)
    throw new Error(`spec/examples/documented/${name}.yaml:1:1 no operation has it. Refer to it where it belongs.`);
  return sample;
});
