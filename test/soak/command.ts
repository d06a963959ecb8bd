import { CheckError } from "../../scripts/cli/command-line.ts";
import { count } from "../../scripts/cli/options.ts";
import { runCommand } from "../../scripts/cli/run-command.ts";
import { soak, tableOf } from "./soak.ts";

const command = {
  usage: ["npm run soak -- [--minutes N] [--seed N]"],
  about:
    "Has two mocks serve accounts of every kind, with faults, with receivers of callbacks that are slow or hang, with a clock that is moved, and with a database that goes away five times. Looks for memory that grows after a third of the time, for accounts that get less than their share, and for payouts and callbacks that are lost or doubled.",
  options: {
    minutes: count({ placeholder: "N", least: 1, most: 1440, default: 30, help: "how long it goes on" }),
    seed: count({ placeholder: "N", least: 0, most: 2 ** 31, default: 1, help: "where the requests come from" }),
  },
};

await runCommand(command, async ({ minutes, seed }) => {
  const tell = (line: string) => process.stderr.write(`${line}\n`);
  const findings = await soak({ duration: minutes * 60_000, seed, tell });
  process.stdout.write(`${tableOf(findings)}\n`);
  const { problems } = findings;
  if (problems.length > 0) throw new CheckError(`${problems.length} problems:\n${problems.join("\n")}`);
});
