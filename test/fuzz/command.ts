import { CheckError } from "../../scripts/cli/command-line.ts";
import { count, flag } from "../../scripts/cli/options.ts";
import { runCommand } from "../../scripts/cli/run-command.ts";
import { fuzz, keep } from "./fuzz.ts";

const command = {
  usage: ["npm run fuzz -- [--minutes N] [--seed N] [--from N] [--cases N] [--keep]"],
  about:
    "Sends broken requests to the mock, its admin API, the docs server, and a receiver of callbacks, and looks for what none may do: end, hang, respond with a 5xx or with what is not HTTP, lose a payout, or take more and more memory. A case is the same for the same seed, number, and corpus.",
  options: {
    minutes: count({ placeholder: "N", least: 1, most: 1440, default: 60, help: "how long it goes on" }),
    seed: count({ placeholder: "N", least: 0, most: 2 ** 31, default: 1, help: "where the cases come from" }),
    from: count({ placeholder: "N", least: 0, most: 2 ** 31, default: 0, help: "the number of the first case" }),
    cases: count({
      placeholder: "N",
      least: 1,
      most: 2 ** 31,
      default: 2 ** 31,
      help: "how many cases there are at most",
    }),
    keep: flag({ help: "adds what had a response of a new kind to the corpus" }),
  },
};

await runCommand(command, async ({ minutes, keep: keeps, ...run }) => {
  const end = Date.now() + minutes * 60_000;
  const tell = (line: string) => process.stderr.write(`${line}\n`);
  const { problems, fresh, memory, ...counts } = await fuzz({ ...run, goOn: () => Date.now() < end, tell });
  process.stdout.write(`${JSON.stringify({ ...counts, memory: [memory[1], memory.at(-1)] })}\n`);
  if (keeps) keep(fresh);
  if (problems.length > 0) throw new CheckError(`${problems.length} problems:\n${problems.join("\n")}`);
});
