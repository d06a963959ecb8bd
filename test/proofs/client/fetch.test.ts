import { fetch } from "undici";
import { expect, test } from "vitest";
import { createPrivateClient } from "../../../generated/client/private.js";
import { answer, serverForTests } from "../../client/server.ts";

const { origin } = await serverForTests((_request, response) =>
  answer(response, 200, { data: [], links: {}, meta: {} }),
);

test("undici's fetch fits without a cast", async () => {
  const client = createPrivateClient({
    baseUrl: `${origin}/api`,
    accountId: "account",
    apiKey: "sk_test_secret",
    fetch,
  });
  expect(await client.listPayoutServices()).toMatchObject({ data: [] });
});
