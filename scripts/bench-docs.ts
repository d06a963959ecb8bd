import { readArguments, readWholeNumber, run } from "./cli/command-line.ts";

const help = `Usage: npm run bench:docs -- [--runs NUMBER] [--own]

Measures, in Chromium, our static page and Redoc's beside Scalar, Swagger UI,
Stoplight Elements and RapiDoc, with the contract and with one grown to 100
operations: slowed down (10 Mbit/s, 40 ms, CPU 4 times slower) and not. Then how
long after a file is saved npm run docs shows the change. The others come from
npm into node_modules/.cache.

  --runs NUMBER   how often each is loaded; the least is shown, as what else
                  the machine does only adds (3)
  --own           leaves the others out
  --help          show this
`;

await run(async () => {
  const options = readArguments({
    runs: { type: "string", default: "3" },
    own: { type: "boolean", default: false },
    help: { type: "boolean" },
  });
  if (options.help) {
    process.stdout.write(help);
    return;
  }
  const runs = readWholeNumber(options.runs, "--runs", { least: 1, most: 1000 });
  const { compareDocs } = await import("./bench/docs/compare-docs.ts");
  const { timeReload } = await import("./bench/docs/time-reload.ts");
  await compareDocs({ runs, own: options.own });
  await timeReload();
});
