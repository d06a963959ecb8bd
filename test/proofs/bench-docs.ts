import { count, flag } from "../../scripts/cli/options.ts";
import { runCommand } from "../../scripts/cli/run-command.ts";

const command = {
  usage: ["npm run bench:docs -- [--runs COUNT] [--own]"],
  about:
    "Measures, in Chromium, our static page and Redoc's beside Scalar, Swagger UI, Stoplight Elements and RapiDoc, with the contract and with one grown to 100 operations: slowed down (10 Mbit/s, 40 ms, CPU 4 times slower) and not. Then how long after a file is saved npm run docs shows the change. The others come from npm into node_modules/.cache.",
  options: {
    runs: count({
      least: 1,
      most: 1000,
      default: 3,
      help: "how often each is loaded; the least time is shown, as what else the machine does only adds",
    }),
    own: flag({ help: "leaves the others out" }),
  },
};

await runCommand(command, async (options) => {
  const { compareDocs } = await import("./bench/compare-docs.ts");
  const { timeReload } = await import("./bench/time-reload.ts");
  await compareDocs(options);
  await timeReload();
});
