import { describe, expect, test } from "vitest";
import { type Json, mockForTests } from "../client.ts";
import { complaints } from "../contract-check.ts";

const { call, create: created } = await mockForTests({ stepDelay: 0 });

test("leads from page to page and back, newest first", async () => {
  const account = "pages";
  const ids: string[] = [];
  for (let index = 0; index < 7; index++) ids.unshift((await created(account)).id);
  const read = async (path: string) => {
    const { body } = await call(`GET ${path}`, { account });
    expect(complaints("listPayoutInvoices", 200, body)).toEqual([]);
    return { ids: body.data.map((data: Json) => data.id), ...body };
  };
  const first = await read("/api/payout-invoices?page[size]=3");
  const second = await read(first.links.next);
  const third = await read(second.links.next);
  expect([first.ids, second.ids, third.ids]).toEqual([ids.slice(0, 3), ids.slice(3, 6), ids.slice(6)]);
  expect([first.links.prev, third.links.next]).toEqual(["", ""]);
  expect(second.meta).toEqual({ count: 3, size: 3, before: ids[5], after: ids[3] });
  expect((await read(third.links.prev)).ids).toEqual(ids.slice(3, 6));
  expect((await read(second.links.prev)).ids).toEqual(ids.slice(0, 3));
  expect((await read(`/api/payout-invoices?page[before]=${ids[6]}`)).ids).toEqual([]);
  expect((await read(`/api/payout-invoices?page[after]=${ids[4]}&page[before]=${ids[0]}`)).ids).toEqual(
    ids.slice(1, 4),
  );
});

test("has twenty on a page unless asked otherwise", async () => {
  for (let index = 0; index < 21; index++) await created("twenty-one");
  const { body } = await call("GET /api/payout-invoices", { account: "twenty-one" });
  expect([body.meta.count, body.meta.size, body.links.next !== ""]).toEqual([20, 20, true]);
});

test("is the account's own, and so is its cursor", async () => {
  const { id } = await created("mine");
  expect((await call("GET /api/payout-invoices", { account: "yours" })).body.data).toEqual([]);
  expect((await call(`GET /api/payout-invoices/${id}`, { account: "yours" })).status).toBe(404);
  await created("yours");
  expect((await call(`GET /api/payout-invoices?page[after]=${id}`, { account: "yours" })).body.data).toEqual([]);
});

describe("an empty page leads back", async () => {
  const account = "empty pages";
  const ids: string[] = [];
  for (let index = 0; index < 5; index++) ids.unshift((await created(account)).id);
  const read = async (path: string) => (await call(`GET ${path}`, { account })).body;
  const idsOf = (body: Json) => body.data.map((data: Json) => data.id);

  test.each([
    ["after the last page", `page[size]=2&page[before]=${ids[4]}`, "prev", ids.slice(3)],
    ["after the last page, with a size of one", `page[size]=1&page[before]=${ids[4]}`, "prev", ids.slice(4)],
    ["after the only page", `page[size]=5&page[before]=${ids[4]}`, "prev", ids],
    ["before the first page", `page[size]=2&page[after]=${ids[0]}`, "next", ids.slice(0, 2)],
    ["before a cursor that is no payout", "page[size]=2&page[before]=cpoi_1", "prev", ids.slice(0, 2)],
    ["after a cursor that is no payout", "page[size]=2&page[after]=cpoi_1", "next", ids.slice(0, 2)],
  ])("%s", async (_name, query, link, want) => {
    const empty = await read(`/api/payout-invoices?${query}`);
    expect([empty.data, complaints("listPayoutInvoices", 200, empty)]).toEqual([[], []]);
    expect(idsOf(await read(empty.links[link]))).toEqual(want);
  });

  test("under a reference, too", async () => {
    const { reference_id } = (await created(account)).attributes;
    const filter = `filter[reference_id]=${reference_id}`;
    const { id } = (await read(`/api/payout-invoices?${filter}`)).data[0];
    const empty = await read(`/api/payout-invoices?${filter}&page[before]=${id}`);
    expect([empty.data, idsOf(await read(empty.links.prev))]).toEqual([[], [id]]);
  });
});
