import { readArguments, readChoice, readPort, readWholeNumber, run } from "./cli/command-line.ts";

const help = `Usage: npm run bench:mock -- [--seconds N] [--rounds N]

Measures, by turns in one run, the mock against stock Prism, openapi-backend and a bare server with the same check: requests
a second, how long they take, start-up and size. Ratios compare; the rest belongs to this machine. It takes three minutes.

  --seconds N   how long each request is repeated at a time (1)
  --rounds N    how many turns each server has; the medians count (3)
  --help        show this
`;

await run(async () => {
  const values = readArguments({
    seconds: { type: "string", default: "1" },
    rounds: { type: "string", default: "3" },
    // What the script calls itself with: each server, and what sends requests, has a process of its own.
    serve: { type: "string" },
    port: { type: "string", default: "0" },
    load: { type: "string" },
    help: { type: "boolean" },
  });
  if (values.help) process.stdout.write(help);
  else if (values.load) await (await import("./bench/mock/load.ts")).loadHere(values.load);
  else if (values.serve) await serve(values.serve, readPort(values.port, "--port"));
  else {
    const range = { least: 1, most: 1000 };
    const { compareMocks } = await import("./bench/mock/compare-mocks.ts");
    await compareMocks(
      readWholeNumber(values.seconds, "--seconds", range),
      readWholeNumber(values.rounds, "--rounds", range),
    );
  }
});

async function serve(name: string, port: number): Promise<void> {
  const which = readChoice(name, "--serve", "server", ["bare", "openapi-backend"]);
  if (which === "bare") (await import("./bench/mock/bare-server.ts")).serveBare(port);
  else (await import("./bench/mock/openapi-backend-server.ts")).serveOpenapiBackend(port);
}
