// @ts-check
import { createCallbackHandler, signCallback } from "payouts-contract/callbacks";
import { createPrivateClient, PayoutsError } from "payouts-contract/private";
import { createPublicClient } from "payouts-contract/public";
import { validatePayoutInvoice } from "payouts-contract/validators";

/**
 * Pays out once, looks at the payout from both sides, and takes a callback on it.
 *
 * @param {string} origin where a mock is
 */
export async function program(origin) {
  const client = createPrivateClient({ baseUrl: `${origin}/api`, accountId: "projects", apiKey: "key" });
  const payout = await client.payOut({
    reference_id: crypto.randomUUID(),
    test_mode: true,
    service: "unlisted",
    currency: "USD",
    amount: 10,
    fields: {},
  });
  const failure = await client.getPayoutInvoice("cpoi_none").catch((error) => error);
  const publicClient = createPublicClient({ baseUrl: `${origin}/public-api`, publicKey: "pk_test_projects" });
  const shown = await publicClient.getPublicPayoutInvoice(payout.id);

  /** @type {string[]} */
  const changes = [];
  const secret = "secret";
  const handle = createCallbackHandler({ secret, onChange: ({ id }) => void changes.push(id) });
  const body = JSON.stringify({ data: payout });
  const headers = { "X-Signature": await signCallback({ rawBody: body, secret }) };
  const answer = await handle(new Request("https://merchant.example/callbacks", { method: "POST", headers, body }));

  return {
    status: payout.attributes.status,
    shown: shown.id === payout.id,
    failure: failure instanceof PayoutsError && [failure.status, failure.outcome],
    callback: [answer.status, changes.length],
    valid: [validatePayoutInvoice(payout), validatePayoutInvoice({})],
  };
}
