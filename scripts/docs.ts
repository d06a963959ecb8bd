import { readArguments, readPort, run } from "./cli/command-line.ts";
import { checkPorts, untilInterrupted } from "./cli/listen.ts";
import { readBrand } from "./cli/repository.ts";

const help = `Usage: npm run docs -- [options]

Builds what is stale and serves the docs site, until Ctrl-C. A change of the
contract or the guides shows at once in every page that is open.

  --docs-port PORT   where it listens (8080)
  --host HOST        on which address (127.0.0.1)
  --brand NAME       the docs of one brand
  --help             show this
`;

await run(async () => {
  const options = readArguments({
    "docs-port": { type: "string", default: "8080" },
    host: { type: "string", default: "127.0.0.1" },
    brand: { type: "string" },
    help: { type: "boolean" },
  });
  if (options.help) {
    process.stdout.write(help);
    return;
  }
  const place = { port: readPort(options["docs-port"], "--docs-port"), host: options.host, flag: "--docs-port" };
  if (options.brand !== undefined) readBrand(options.brand);
  await checkPorts([place]);
  const { serveLiveDocs } = await import("./docs/docs-server.ts");
  const docs = await serveLiveDocs({ ...place, brand: options.brand });
  process.stdout.write(`Docs  ${docs.url}\n`);
  await untilInterrupted();
  await docs.close();
});
