import * as generated from "#client/zod";
import { steps } from "#steps";
import { present, report } from "../../languages/typescript/report.ts";

const schemas: { [name: string]: { parse(value: unknown): unknown } } = { ...generated };

// As the generated functions do it: the schema checks a response, which comes back as it was.
await report(
  steps,
  (schema) => `import("#client").${schema}`,
  (schema, value) => present(schemas[`z${schema}`]).parse(value),
);
