import { readArguments, readPort, run } from "./cli/command-line.ts";
import { checkPorts, untilInterrupted } from "./cli/listen.ts";
import { brandDocument, readBrand } from "./cli/repository.ts";
import type { OpenApiDocument } from "./openapi/document.ts";
import { operations } from "./openapi/model.ts";
import { describeApis, ownContract, readContract } from "./openapi/read-contract.ts";

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

  const { deriveSiteSource } = await import("./docs/build-site.ts");
  const { serveDocsOfMock } = await import("./docs/docs-server.ts");
  const { startMock } = await import("./mock/start-mock.ts");
  const source = await deriveSiteSource(brand);
  const file = brand === undefined ? ownContract() : brandDocument(brand);
  const mock = await startMock({
    port: mockPlace.port,
    host,
    contract: file,
    ...(docsPlace.port > 0 ? { docs: `http://${host}:${docsPlace.port}/` } : {}),
  });
  try {
    const docs = await serveDocsOfMock(source, mock.url, { ...docsPlace, brand });
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

/** The path of a request that needs nothing but an account's credentials: no parameter and no body. */
function firstPath(contract: OpenApiDocument): string {
  const schemes = contract.components.securitySchemes ?? {};
  const found = operations(contract).find(
    ({ method, operation, parameters }) =>
      method === "get" &&
      operation.security?.some((needed) => Object.keys(needed).some((name) => schemes[name]?.scheme === "basic")) &&
      !parameters.some(({ required }) => required),
  );
  return found?.path ?? "/";
}
