import { brandDocument } from "./build/brand-document.ts";
import { readArguments, readPort, run } from "./command-line/command-line.ts";
import { untilInterrupted } from "./command-line/until-interrupted.ts";
import { buildDocs } from "./docs/build-docs.ts";
import { serveDocs } from "./docs/serve-docs.ts";
import { startMock } from "./mock/start-mock.ts";
import { describeApis, ownContract, readContract } from "./openapi/contract.ts";

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
  const port = readPort(options.port, "--port");
  const docsPort = readPort(options["docs-port"], "--docs-port");

  const folder = await buildDocs(brand);
  const docs = await serveDocs({ folder, port: docsPort, host, flag: "--docs-port" });
  try {
    const contract = brand === undefined ? ownContract() : brandDocument(brand);
    const mock = await startMock({ port, host, contract });
    process.stdout.write(`Docs  ${docs.url}
Mock  ${mock.url}  (${describeApis(readContract(contract))})

Try   curl -u account:key ${mock.url}/api/payout-services
`);
    await untilInterrupted();
    await mock.close();
  } finally {
    await docs.close();
  }
});
