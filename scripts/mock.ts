import { run } from "./command-line/command-line.ts";

// Imported within `run`: only what is imported there is loaded as it was compiled the last time, which starts the mock sooner.
await run(async () => {
  const { runMock } = await import("./mock/command/run-mock.ts");
  await runMock(async (brand) => {
    const { readBrand } = await import("./build/brand-names.ts");
    readBrand(brand);
    const { buildBrands } = await import("./build/build-brands.ts");
    await buildBrands([brand]);
    const { brandDocument } = await import("./openapi/paths.ts");
    return brandDocument(brand);
  });
});
