import { readBrand } from "./build/brand-names.ts";
import { run } from "./command-line/command-line.ts";
import { runMock } from "./mock/command/run-mock.ts";
import { brandDocument } from "./openapi/paths.ts";

await run(() =>
  runMock(async (brand) => {
    readBrand(brand);
    const { buildBrands } = await import("./build/build-brands.ts");
    await buildBrands([brand]);
    return brandDocument(brand);
  }),
);
