import { expect, test } from "vitest";
import { model } from "../../contract.ts";
import { type Json, mockForTests } from "../client.ts";
import { complaints } from "../contract-check.ts";

/** Bodies that are made up for a payout, one after the other. */
async function madeUp(seed: number, count: number): Promise<Json[]> {
  const { call } = await mockForTests({ seed });
  const bodies: Json[] = [];
  for (let index = 0; index < count; index++) {
    const { body } = await call("GET /api/payout-invoices/any", { account: "a", headers: { Prefer: "dynamic=true" } });
    bodies.push(body);
  }
  return bodies;
}

test("bodies that are made up repeat with the seed, and differ otherwise", async () => {
  const [first, again, other] = [await madeUp(5, 3), await madeUp(5, 3), await madeUp(6, 3)];
  expect(again).toEqual(first);
  expect(new Set([...first, ...other].map((body) => JSON.stringify(body))).size).toBe(6);
});

test("what is made up has values that the contract knows, money with two digits, and times of these decades", async () => {
  const bodies = await madeUp(1, 40);
  const attributes: Json[] = bodies.map(({ data }) => data.attributes);
  const { PayoutStatus, PayoutResolution } = model.components.schemas;
  const known = (schema = PayoutStatus) => schema?.["x-extensible-enum"] as string[];
  expect(attributes.filter(({ status }) => !known().includes(status))).toEqual([]);
  expect(attributes.filter(({ resolution }) => !known(PayoutResolution).includes(resolution))).toEqual([]);
  expect(new Set(attributes.map(({ status }) => status)).size).toBeGreaterThan(5);
  const amounts: number[] = attributes.map(({ amount }) => amount);
  expect(amounts.filter((amount) => !(amount > 0 && amount < 1000 && /^\d+(\.\d\d?)?$/.test(String(amount))))).toEqual(
    [],
  );
  const years = attributes.map(({ created }) => new Date(created * 1000).getUTCFullYear());
  expect(years.filter((year) => year < 1990 || year > 2080)).toEqual([]);
  expect(bodies.flatMap((body) => complaints("getPayoutInvoice", 200, body))).toEqual([]);
});
