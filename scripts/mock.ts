import { existsSync } from "node:fs";
import { run } from "./cli/command-line.ts";

// Imported within `run`: only what is imported there is loaded as it was compiled the last time, which starts the mock sooner.
await run(async () => {
  const { runMock } = await import("./mock/run-mock.ts");
  const { generatedFolder, root } = await import("./cli/repository.ts");
  // The admin page is not committed.
  if (!existsSync(`${root}${generatedFolder}/admin-page`)) {
    const { buildAdminPage } = await import("./generate/compile.ts");
    await buildAdminPage();
  }
  await runMock(async (brand) => {
    const { readBrand } = await import("./cli/repository.ts");
    readBrand(brand);
    const { buildBrands } = await import("./generate/brands.ts");
    await buildBrands([brand]);
    const { brandDocument } = await import("./cli/repository.ts");
    return brandDocument(brand);
  });
});
