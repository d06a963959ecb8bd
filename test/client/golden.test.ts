import { expect, test } from "vitest";
import { probeTypes } from "./probe-types.ts";

// What a successor of openapi-fetch and openapi-typescript would have to keep. `npx vitest run test/client/golden -u` writes it.
test.each(["private", "public"] as const)("calls by path have the types of golden/%s.txt", async (audience) => {
  await expect(probeTypes(audience)).toMatchFileSnapshot(`golden/${audience}.txt`);
});
