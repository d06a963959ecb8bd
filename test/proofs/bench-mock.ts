import { choice, count, port, text } from "../../scripts/cli/options.ts";
import { runCommand } from "../../scripts/cli/run-command.ts";

const turns = { placeholder: "N", least: 1, most: 1000 };

const command = {
  usage: ["npm run bench:mock -- [--seconds N] [--rounds N]"],
  about:
    "Measures, by turns in one run, the mock against stock Prism, openapi-backend and a bare server with the same check: requests a second, how long they take, start-up and size. Ratios compare; the rest belongs to this machine. It takes three minutes.",
  options: {
    seconds: count({ ...turns, default: 1, help: "how long each request is repeated at a time" }),
    rounds: count({ ...turns, default: 3, help: "how many turns each server has; the medians count" }),
    // What the script calls itself with: each server, and what sends requests, has a process of its own.
    serve: choice("server", ["bare", "openapi-backend"], {}),
    port: port({ default: 0 }),
    load: text({}),
  },
};

await runCommand(command, async ({ seconds, rounds, serve, port, load }) => {
  if (load) await (await import("./bench/load.ts")).loadHere(load);
  else if (serve === "bare") (await import("./bench/bare-server.ts")).serveBare(port);
  else if (serve) (await import("./bench/openapi-backend-server.ts")).serveOpenapiBackend(port);
  else {
    const { compareMocks } = await import("./bench/compare-mocks.ts");
    await compareMocks(seconds, rounds);
  }
});
