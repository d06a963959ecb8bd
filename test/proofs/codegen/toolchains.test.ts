import { tmpdir } from "node:os";
import { expect, test } from "vitest";
import { type Command, runCommand } from "./toolchains.ts";

test.each<[string, Command, boolean, string]>([
  ["success", ["sh", "-c", "echo out; echo err >&2"], true, "out\n"],
  ["a failure", ["sh", "-c", "echo out; exit 3"], false, "out\n"],
  ["a program that is not there", ["no-such-program"], false, ""],
])("%s", async (_name, command, succeeded, stdout) => {
  expect(await runCommand(command, tmpdir(), {}, 10)).toMatchObject({ succeeded, stdout });
});

test("a command that takes too long is ended with what it started, which would hold its output open", async () => {
  const { succeeded, output } = await runCommand(
    ["sh", "-c", `"${process.execPath}" -e 'setTimeout(() => {}, 60_000)' & wait`],
    tmpdir(),
    {},
    1,
  );
  expect({ succeeded, output }).toEqual({ succeeded: false, output: "\nStopped after 1 s." });
});
