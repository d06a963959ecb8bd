import { UsageError } from "./cli/command-line.ts";
import { nearest } from "./cli/options.ts";
import { runCommand } from "./cli/run-command.ts";
import { kindsOfParts, writePart } from "./generate/new-part.ts";

const calls = Object.entries(kindsOfParts).map(([kind, { operands }]) =>
  ["npm run new --", kind, ...operands].join(" "),
);

const command = {
  usage: calls,
  about:
    "Begins a part of the contract: writes the files that its recipe in CONTRIBUTING.md names, with TODO wherever something is left to fill in. The build names each of these places.",
  operands: ["KIND", "NAME", "METHOD", "PATH"],
  options: {},
};

await runCommand(command, async (_settings, [kind = "", ...operands]) => {
  const known = Object.keys(kindsOfParts);
  if (kind === "") throw new UsageError(`Say what is new: ${known.join(", ")}. See npm run new -- --help.`);
  const begun = kindsOfParts[kind];
  if (!begun) {
    const near = nearest(kind, known);
    throw new UsageError(`${kind}: no such kind. ${near ? `Did you mean ${near}?` : `There are ${known.join(", ")}.`}`);
  }
  if (operands.length !== begun.operands.length) {
    const call = calls.find((each) => each.startsWith(`npm run new -- ${kind} `));
    throw new UsageError(`${[kind, ...operands].join(" ")}: takes ${begun.operands.join(" ")}. Call it as in ${call}.`);
  }
  const files = writePart(begun, operands);
  process.stdout.write(`Wrote ${files.join(", ")}. ${begun.next}\n`);
});
