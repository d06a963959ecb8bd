import { onOneLine } from "../../command-line/on-one-line.ts";
import type { Report } from "../verify.ts";

/** A report for programs, which may be shown on a terminal all the same. */
export function toJson(report: Report): string {
  const lines = JSON.stringify(report, null, 2).split("\n");
  return `${lines.map(onOneLine).join("\n")}\n`;
}
