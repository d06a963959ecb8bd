import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import type { Worker } from "node:worker_threads";
import { inTemporaryFolder } from "../cli/temporary-folder.ts";
import type { OpenApiDocument } from "../openapi/document.ts";
import type { Pointers } from "./differences.ts";
import { startRedocly } from "./start-redocly.ts";

/** What Redocly's `diff` says of a change that it takes for a breaking one. */
export interface Verdict {
  /** The name of its rule: https://redocly.com/docs/cli/rules/diff-rules */
  rule: string;
  message: string;
  action: "added" | "removed" | "modified";
  /** Where the change is, in the old document, in the new one or in both. */
  pointers: Partial<Pointers>;
}

/** Compares two documents by Redocly's `diff`. */
export async function redoclyVerdicts(before: OpenApiDocument, after: OpenApiDocument): Promise<Verdict[]> {
  return verdictsIn(await redoclyReport(before, after));
}

/** What Redocly's command line prints, which is the only way into its `diff` that it promises. */
export function redoclyReport(before: OpenApiDocument, after: OpenApiDocument): Promise<Report> {
  return inTemporaryFolder(async (folder) => {
    const write = (name: string, text: string) => {
      writeFileSync(join(folder, name), text);
      return join(folder, name);
    };
    const files = [write("before.json", JSON.stringify(before)), write("after.json", JSON.stringify(after))];
    const options = ["--config", write("redocly.yaml", configuration), "--format", "json", "--fail-on", "none"];
    return JSON.parse(await outputOf(["diff", ...files, ...options]));
  });
}

/** Without this ruleset, it rates every change a patch. */
const configuration = "telemetry: off\nextends: [diff-recommended]\n";

/**
 * What the command line prints. It follows references one within the other, a thousand deep in large documents, for which the stack
 * of a process doesn't do; that of a thread can be larger.
 */
async function outputOf(argv: string[]): Promise<string> {
  const worker = startRedocly({ argv, stdout: true, stderr: true, resourceLimits: { stackSizeMb: 256 } });
  const [stdout, stderr, code] = await Promise.all([text(worker.stdout), text(worker.stderr), exitCodeOf(worker)]);
  if (code !== 0) throw new Error(`redocly ${argv.join(" ")}: exit code ${code}\n${stderr || stdout}`);
  return stdout;
}

function exitCodeOf(worker: Worker): Promise<number> {
  return new Promise((resolve, reject) => worker.once("error", reject).once("exit", resolve));
}

/** A side without a value names the object that the value would be in. */
interface Side {
  pointer: string;
  value?: unknown;
}

export interface Report {
  changes: {
    kind: Verdict["action"];
    /** How far it moves the version, by Redocly alone: a bump. */
    impact: string;
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
