import type { Writable } from "node:stream";
import { styleText } from "node:util";
import { onOneLine } from "../../command-line/on-one-line.ts";
import type { LogEntry } from "./log-entry.ts";

type Style = Parameters<typeof styleText>[0];

/**
 * An entry as a line for people. What has about the same length in all of them stands first, so that it makes columns.
 *
 * @param stream where it goes; coloured if that is a terminal and the environment has no NO_COLOR
 */
export function prettyLine(
  { time, method, path, status, milliseconds, account, reason, fault }: LogEntry,
  stream: Writable,
): string {
  const paint = (style: Style, text: string) => styleText(style, text, { stream });
  const parts = [
    paint("dim", time.slice(11, 23)),
    paint(["bold", colourOf(status)], status === 0 ? "---" : String(status)),
    paint("dim", `${milliseconds} ms`.padStart(8)),
    method.padEnd(7),
    onOneLine(path),
    ...(account ? [paint("dim", onOneLine(account))] : []),
    ...(reason ? [paint(colourOf(status), onOneLine(reason))] : []),
  ];
  const line = parts.join("  ");
  return fault ? `${line}\n  ${paint("red", fault)}` : line;
}

function colourOf(status: number): "green" | "yellow" | "red" {
  if (status === 0 || status >= 500) return "red";
  return status >= 400 ? "yellow" : "green";
}
