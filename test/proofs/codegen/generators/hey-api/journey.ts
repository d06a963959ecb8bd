import { report } from "../../languages/typescript/report.ts";
import { steps } from "./steps.ts";

await report(steps, (schema) => `import("#client").${schema}`);
