import all = require("payouts-contract");

import { CallbackError, createCallbackHandler, verifyCallback } from "payouts-contract/callbacks";
import { ControlError, type Mock, startMock } from "payouts-contract/mock";
import { type CreatePayout, createPrivateClient, type PayoutInvoice, PayoutsError } from "payouts-contract/private";
import { createPublicClient, validateFields } from "payouts-contract/public";
import { validatePayoutInvoice } from "payouts-contract/validators";

const payout: CreatePayout = {
  reference_id: "order-1",
  test_mode: true,
  service: "card",
  currency: "USD",
  amount: 1,
  fields: {},
};

/** Names what there is, and is compiled alone. */
export async function use(value: unknown): Promise<string> {
  const mock: Mock = await startMock({ stepDelay: 0 });
  const client = createPrivateClient({ baseUrl: mock.url, accountId: "account", apiKey: "key" });
  const made: PayoutInvoice = await client.payOut(payout);
  const same: all.PayoutsError | undefined = value instanceof PayoutsError ? value : undefined;
  if (value instanceof CallbackError) return value.fault;
  if (value instanceof ControlError) return value.message;
  if (validatePayoutInvoice(value)) return value.attributes.status;
  // @ts-expect-error There is no such member.
  void made.attributes.nothing;
  void [createPublicClient, validateFields, createCallbackHandler, verifyCallback, same];
  return made.attributes.status;
}
