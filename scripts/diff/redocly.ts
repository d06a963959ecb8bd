import { writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { outputOf } from "../cli/run-program.ts";
import { inTemporaryFolder } from "../cli/temporary-folder.ts";
import type { OpenApiDocument } from "../openapi/document.ts";
import type { Pointers } from "./differences.ts";

/** What Redocly's `diff` says of a change that it takes for a breaking one. */
export interface Verdict {
  /** The name of its rule: https://redocly.com/docs/cli/rules/diff-rules */
  rule: string;
  message: string;
  action: "added" | "removed" | "modified";
  /** Where the change is, in the old document, in the new one or in both. */
  pointers: Partial<Pointers>;
}

/** Compares two documents by Redocly's command line, the only way into its `diff` that it promises. */
export function redoclyVerdicts(before: OpenApiDocument, after: OpenApiDocument): Promise<Verdict[]> {
  return inTemporaryFolder(async (folder) => {
    const files = { before: join(folder, "before.json"), after: join(folder, "after.json") };
    writeFileSync(files.before, JSON.stringify(before));
    writeFileSync(files.after, JSON.stringify(after));
    const options = ["--config", configuration, "--format", "json", "--fail-on", "none"];
    const args = [commandLine, "diff", files.before, files.after, ...options];
    return verdictsIn(JSON.parse(await outputOf(process.execPath, args)));
  });
}

const configuration = fileURLToPath(new URL("redocly.yaml", import.meta.url));
const commandLine = join(dirname(createRequire(import.meta.url).resolve("@redocly/cli/package.json")), "bin/cli.js");

/** A side without a value names the object that the value would be in. */
interface Side {
  pointer: string;
  value?: unknown;
}

interface Report {
  changes: {
    kind: Verdict["action"];
    verdicts: { ruleId: string; message: string }[];
    base?: Side;
    revision?: Side;
  }[];
}

function verdictsIn({ changes }: Report): Verdict[] {
  return changes.flatMap(({ kind, verdicts, base, revision }) => {
    const pointers = { ...pointerOf("before", base), ...pointerOf("after", revision) };
    // It goes by the order of the ways in; a rule of ours knows which of them are as good.
    const others = verdicts.filter(({ ruleId }) => !ruleId.startsWith("security-requirement"));
    return others.map(({ ruleId, message }) => ({ rule: ruleId, message, action: kind, pointers }));
  });
}

function pointerOf(name: keyof Pointers, side?: Side): Partial<Pointers> {
  return side?.value === undefined ? {} : { [name]: side.pointer.slice(1) };
}
