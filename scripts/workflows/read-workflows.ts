import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import type { ArazzoDocument, Workflow } from "./arazzo.ts";

/** Every workflow of the Arazzo documents in a folder. */
export function readWorkflows(folder: string): Workflow[] {
  return globSync("*.arazzo.yaml", { cwd: folder })
    .sort()
    .flatMap((name) => (parse(readFileSync(join(folder, name), "utf8")) as ArazzoDocument).workflows);
}
