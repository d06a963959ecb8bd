import { docs as command } from "./cli/commands.ts";
import { checkPorts, outliveReaders, untilInterrupted } from "./cli/listen.ts";
import { readBrand } from "./cli/repository.ts";
import { runCommand } from "./cli/run-command.ts";

await runCommand(command, async ({ docsPort, host, brand }) => {
  outliveReaders();
  const place = { port: docsPort, host, flag: "--docs-port" };
  if (brand !== undefined) readBrand(brand);
  await checkPorts([place]);
  const { serveLiveDocs } = await import("./docs/docs-server.ts");
  const docs = await serveLiveDocs({ ...place, brand });
  process.stdout.write(`Docs  ${docs.url}\n`);
  await untilInterrupted();
  await docs.close();
});
