import type { Writable } from "node:stream";
import { styleText } from "node:util";
import { onOneLine } from "../../cli/command-line.ts";
import type { LogEntry } from "../interface.ts";

/**
 * Writes entries to a stream, a line each.
 *
 * @param style by default for people where the stream is a terminal, and for programs otherwise
 * @returns undefined if nothing is to be written
 */
export function printLog(
  stream: Writable & { isTTY?: boolean },
  style: LogStyle = stream.isTTY ? "pretty" : "json",
): ((entry: LogEntry) => void) | undefined {
  if (style === "silent") return undefined;
  // Whoever reads the log may leave, as `head` does; the mock goes on.
  stream.on("error", () => {});
  const lineOf = style === "pretty" ? (entry: LogEntry) => prettyLine(entry, stream) : JSON.stringify;
  return (entry) => {
    stream.write(`${lineOf(entry)}\n`);
  };
}

/** How the log is written: lines for people, a line of JSON a request for programs, or not at all. */
export type LogStyle = "pretty" | "json" | "silent";

type Style = Parameters<typeof styleText>[0];

/**
 * An entry as a line for people. What has about the same length in all of them stands first, so that it makes columns.
 *
 * @param stream where it goes; coloured if that is a terminal and the environment has no NO_COLOR
 */
function prettyLine(
  { time, method, path, status, milliseconds, account, reason, hints = [], fault, callback }: LogEntry,
  stream: Writable,
): string {
  const paint = (style: Style, text: string) => styleText(style, text, { stream });
  const parts = [
    paint("dim", time.slice(11, 23)),
    paint(["bold", colourOf(status)], status === 0 ? "---" : String(status)),
    paint("dim", `${milliseconds} ms`.padStart(8)),
    method.padEnd(7),
    onOneLine(path),
    ...(callback ? [`callback of ${callback.payout}, attempt ${callback.attempt}: ${callback.state}`] : []),
    ...(account ? [paint("dim", onOneLine(account))] : []),
    ...(reason ? [paint(colourOf(status), onOneLine(reason))] : []),
  ];
  const line = [parts.join("  "), ...hints.map((hint) => paint("yellow", `  ${onOneLine(hint)}`))].join("\n");
  return fault ? `${line}\n  ${paint("red", fault)}` : line;
}

function colourOf(status: number): "green" | "yellow" | "red" {
  if (status === 0 || status >= 500) return "red";
  return status >= 400 ? "yellow" : "green";
}
