import { afterAll, expect, test } from "vitest";
import { creationSamples } from "../../scripts/docs/samples/code-samples.ts";
import type { Mock } from "../../scripts/mock/interface.ts";
import { startMock } from "../../scripts/mock/start-mock.ts";
import { model } from "../contract.ts";
import { isRun, prepare, runIn, sampleFolder } from "./runtimes.ts";

const { folder, remove } = sampleFolder();
const mock: Mock = await startMock({ stepDelay: 0 });
afterAll(async () => {
  remove();
  await mock.close();
});

const account = { accountId: "account", apiKey: "key" };
const connection = { server: mock.url, ...account, publicKey: "", values: {} };
const samples = creationSamples(model, connection).filter(({ name }) => isRun(name));

/** What goes wrong with the first creation, and whether the payout is there after it. All of it has to end with one payout. */
const faults = [
  {},
  { fault: "error-before", code: 503 },
  { fault: "error-after", late: 1 },
  { fault: "reset-before" },
  { fault: "reset-after" },
  { fault: "empty-after" },
  { fault: "cut-after", late: 1 },
  { code: 429 },
] as const;

/** The payouts under a reference, as the platform has them. */
async function payoutsUnder(reference: string): Promise<{ id: string; attributes: { amount: number } }[]> {
  const response = await fetch(`${mock.url}/api/payout-invoices?page[size]=100`, {
    headers: { Authorization: `Basic ${btoa(`${account.accountId}:${account.apiKey}`)}` },
  });
  const { data } = await response.json();
  return data.filter(
    ({ attributes }: { attributes: { reference_id: string } }) => attributes.reference_id === reference,
  );
}

test.each(samples)(
  "the program in $title pays once, whatever fails, and says what it is when it can't",
  async (sample) => {
    const { name } = sample;
    const [command = "", ...args] = await prepare(folder, sample, "pay");
    const pay = (reference: string) => runIn(folder, "env", "PAUSE=0.05", command, ...args, reference);
    // The client has tests of its own, and waits longer than the others.
    for (const [index, fault] of faults.slice(0, name === "typescript" ? 2 : undefined).entries()) {
      const reference = `${name}-${index}`;
      if (index > 0) mock.answerNext("createPayoutInvoice", fault);
      const run = await pay(reference);
      const paid = await payoutsUnder(reference);
      expect([fault, paid.length, run.stderr, run.stdout]).toEqual([fault, 1, "", `${paid[0]?.id} processed\n`]);
    }
    const again = await pay(`${name}-0`);
    expect(again.stdout).toBe((await pay(`${name}-0`)).stdout);
    expect(await payoutsUnder(`${name}-0`)).toHaveLength(1);

    mock.answerNext("createPayoutInvoice", { code: 422 });
    const rejected = await pay(`${name}-rejected`);
    expect([rejected.code, rejected.stderr]).toEqual([1, expect.stringMatching(/not.created/i)]);
    expect(await payoutsUnder(`${name}-rejected`)).toEqual([]);

    const other = `${name}-other`;
    await fetch(`${mock.url}/api/payout-invoices`, {
      method: "POST",
      headers: {
        "Content-Type": "application/json",
        Authorization: `Basic ${btoa(`${account.accountId}:${account.apiKey}`)}`,
      },
      body: JSON.stringify({
        data: {
          type: "payout-invoice",
          attributes: {
            reference_id: other,
            test_mode: true,
            service: "card",
            currency: "USD",
            amount: 1,
            fields: { card_number: "5123817234060000" },
          },
        },
      }),
    });
    const duplicate = await pay(other);
    expect([duplicate.code, duplicate.stderr]).toEqual([1, expect.stringMatching(/another payout|duplicate/)]);
    expect((await payoutsUnder(other)).map(({ attributes }) => attributes.amount)).toEqual([1]);
  },
  300_000,
);
