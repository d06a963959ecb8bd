import { readBrand } from "./build/brand-names.ts";
import { checkPorts } from "./command-line/check-ports.ts";
import { readArguments, readPort, run } from "./command-line/command-line.ts";
import { untilInterrupted } from "./command-line/until-interrupted.ts";
import { describeApis, ownContract, readContract } from "./openapi/contract.ts";
import { brandDocument } from "./openapi/paths.ts";
import { firstPath } from "./start/first-path.ts";

const help = `Usage: npm start -- [options]

Builds what is stale, then serves the docs site and a mock of the API, until Ctrl-C.

  --port PORT        where the mock listens (4010)
  --docs-port PORT   where the docs site listens (8080)
  --host HOST        on which address both do (127.0.0.1)
  --brand NAME       the docs and the mock of one brand
  --help             show this
`;

await run(async () => {
  const options = readArguments({
    port: { type: "string", default: "4010" },
    "docs-port": { type: "string", default: "8080" },
    host: { type: "string", default: "127.0.0.1" },
    brand: { type: "string" },
    help: { type: "boolean" },
  });
  if (options.help) {
    process.stdout.write(help);
    return;
  }
  const { host, brand } = options;
  const mockPlace = { port: readPort(options.port, "--port"), host, flag: "--port" };
  const docsPlace = { port: readPort(options["docs-port"], "--docs-port"), host, flag: "--docs-port" };
  if (brand !== undefined) readBrand(brand);
  await checkPorts([docsPlace, mockPlace]);

  const { buildSource } = await import("./docs/build-source.ts");
  const { serveSamples } = await import("./docs/serve-samples.ts");
  const { startMock } = await import("./mock/start-mock.ts");
  const source = await buildSource(brand);
  const file = brand === undefined ? ownContract() : brandDocument(brand);
  const mock = await startMock({
    port: mockPlace.port,
    host,
    contract: file,
    ...(docsPlace.port > 0 ? { docs: `http://${host}:${docsPlace.port}/` } : {}),
  });
  try {
    const docs = await serveSamples(source, mock.url, { ...docsPlace, brand });
    const contract = readContract(file);
    process.stdout.write(`Docs  ${docs.url}
Mock  ${mock.url}  (${describeApis(contract)})

Try   curl -u account:key ${mock.url}${firstPath(contract)}
`);
    await untilInterrupted();
    await docs.close();
  } finally {
    await mock.close();
  }
});
