// Run by Jest as it comes, which has no settings here.
const { createCallbackHandler, signCallback } = require("payouts-contract/callbacks");
const { startMock } = require("payouts-contract/mock");
const { createPrivateClient, PayoutsError } = require("payouts-contract/private");
const { createPublicClient } = require("payouts-contract/public");
const { validatePayoutInvoice } = require("payouts-contract/validators");

const payout = {
  reference_id: "order-1",
  test_mode: true,
  service: "card",
  currency: "USD",
  amount: 10,
  fields: { card_number: "5123817234060000" },
};

test("pays out, and takes a callback", async () => {
  const mock = await startMock();
  const client = createPrivateClient({ baseUrl: `${mock.url}/api`, accountId: "shop", apiKey: "key" });
  const data = await client.payOut(payout);
  expect(validatePayoutInvoice(data)).toBe(true);
  expect(mock.requests("shop").length).toBeGreaterThan(0);

  const onChange = jest.fn();
  const rawBody = JSON.stringify({ data });
  const headers = { "X-Signature": await signCallback({ rawBody, secret: "secret" }) };
  const handle = createCallbackHandler({ secret: "secret", onChange });
  await handle(new Request("https://merchant.example/callbacks", { method: "POST", headers, body: rawBody }));
  expect(onChange).toHaveBeenCalledTimes(1);

  const publicClient = createPublicClient({ baseUrl: `${mock.url}/public-api`, publicKey: "pk_test_shop" });
  await expect(publicClient.getPublicPayoutInvoice("cpoi_none")).rejects.toBeInstanceOf(PayoutsError);
  await expect(client.getPayoutInvoice("cpoi_none")).rejects.toThrow(Error);
  await mock.close();
});

test("a fetch that Jest replaces is the one that is called", async () => {
  jest.spyOn(globalThis, "fetch").mockResolvedValue(Response.json({ errors: [] }, { status: 503 }));
  const client = createPrivateClient({ baseUrl: "https://payouts.example/api", accountId: "shop", apiKey: "key" });
  await expect(client.getPayoutInvoice("cpoi_1")).rejects.toMatchObject({ status: 503 });
});
