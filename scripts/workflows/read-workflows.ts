import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import type { ArazzoDocument, Workflow } from "./arazzo.ts";

/** The names of the Arazzo documents in a folder, in the order of the alphabet. */
export function workflowFiles(folder: string): string[] {
  return globSync("*.arazzo.yaml", { cwd: folder }).sort();
}

/** Every workflow of the Arazzo documents in a folder. */
export function readWorkflows(folder: string): Workflow[] {
  return workflowFiles(folder).flatMap(
    (name) => (parse(readFileSync(join(folder, name), "utf8")) as ArazzoDocument).workflows,
  );
}
