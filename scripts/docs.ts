import { readBrand } from "./build/brand-names.ts";
import { checkPorts } from "./command-line/check-ports.ts";
import { readArguments, readPort, run } from "./command-line/command-line.ts";
import { untilInterrupted } from "./command-line/until-interrupted.ts";

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
  const { serveFreshDocs } = await import("./docs/serve-fresh-docs.ts");
  const docs = await serveFreshDocs({ ...place, brand: options.brand });
  process.stdout.write(`Docs  ${docs.url}\n`);
  await untilInterrupted();
  await docs.close();
});
