import { run } from "./command-line/command-line.ts";

// Imported within, where what was compiled last time is kept.
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
