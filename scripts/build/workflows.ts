import { readFileSync } from "node:fs";
import { root, workflowsFolder } from "../openapi/paths.ts";
import { workflowFiles } from "../workflows/read-workflows.ts";
import { header } from "./serialize.ts";

/**
 * The workflows, beside whose folder the contract stands here as it does in spec/.
 *
 * @param folder as for `loadContract`
 */
export function copyWorkflows(folder: string = root): [name: string, text: string][] {
  const source = `${folder}/${workflowsFolder}`;
  return workflowFiles(source).map((name) => [name, `# ${header}\n${readFileSync(`${source}/${name}`, "utf8")}`]);
}
