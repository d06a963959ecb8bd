import { start as command } from "./cli/commands.ts";
import { checkPorts, outliveReaders, untilInterrupted } from "./cli/listen.ts";
import { brandDocument, readBrand } from "./cli/repository.ts";
import { runCommand } from "./cli/run-command.ts";
import { tokenOfEnvironment } from "./mock/admin/admin-token.ts";
import { checkDialects } from "./mock/dialects/choose.ts";
import { readModel } from "./openapi/model.ts";
import { describeApis, ownContract, readContract } from "./openapi/read-contract.ts";

await runCommand(command, async ({ docsPort, brand, log: style, dialect: dialects, readyFile, ...mockOptions }) => {
  checkDialects(dialects ?? [], "--dialect");
  const { port, host, adminPort } = mockOptions;
  outliveReaders();
  const docsPlace = { port: docsPort, host, flag: "--docs-port" };
  if (brand !== undefined) readBrand(brand);
  await checkPorts([docsPlace, { port, host, flag: "--port" }]);

  const { deriveSiteSource } = await import("./docs/build-site.ts");
  const { serveLiveDocs } = await import("./docs/docs-server.ts");
  const { startMock } = await import("./mock/start-mock.ts");
  const source = await deriveSiteSource(brand);
  const file = brand === undefined ? ownContract() : brandDocument(brand);
  const { printLog } = await import("./mock/log/print-log.ts");
  const { firstPath } = await import("./mock/own-paths.ts");
  const { whileReady } = await import("./mock/run-mock.ts");
  const log = printLog(process.stdout, style);
  const mock = await startMock({
    ...tokenOfEnvironment(),
    ...mockOptions,
    ...(dialects ? { dialects } : {}),
    contract: file,
    record: adminPort !== undefined,
    ...(docsPort > 0 ? { docs: `http://${host}:${docsPort}/` } : {}),
    ...(log ? { log } : {}),
  });
  try {
    const docs = await serveLiveDocs({ ...docsPlace, brand, mock: mock.url, derived: source });
    const contract = readContract(file);
    process.stdout.write(`Docs  ${docs.url}
Mock  ${mock.url}  (${describeApis(contract)})
${mock.adminUrl ? `Admin ${mock.adminUrl}\n` : ""}
Try   curl -u account:key ${mock.url}${firstPath(readModel(contract))}
`);
    await whileReady(mock, readyFile, untilInterrupted).finally(() => docs.close());
  } finally {
    await mock.close();
  }
});
