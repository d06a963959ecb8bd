import { describe, expect, test } from "vitest";
import { createPrivateClient } from "../../generated/client/private.js";
import { mockForTests } from "../mock/client.ts";
import { json, scripted } from "./scripted.ts";

const mock = await mockForTests();
const client = (accountId: string) => createPrivateClient({ baseUrl: `${mock.url}/api`, accountId, apiKey: "key" });
const asked = () => mock.requests().map(({ query }) => query);

describe("on the mock", () => {
  test("services are paged by number", async () => {
    await mock.reset();
    const services = await Array.fromAsync(client("numbers").payoutServices({ pageSize: 5 }));
    const all = await client("numbers").listPayoutServices({ "page[size]": 100 });
    expect(services.map(({ id }) => id)).toEqual(all.data.map(({ id }) => id));
    const pages = Math.ceil(services.length / 5);
    expect(pages).toBeGreaterThan(1);
    expect(asked().map((query) => query["page[number]"])).toEqual([
      undefined,
      ...Array.from({ length: pages - 1 }, (_, index) => `${index + 2}`),
      undefined,
    ]);
  });

  test("invoices are paged by cursor, the newest first", async () => {
    const created = [];
    for (let number = 0; number < 5; number++) created.unshift((await mock.create("cursors")).id);
    const listed = await Array.fromAsync(client("cursors").payoutInvoices({ pageSize: 2 }));
    expect(listed.map(({ id }) => id)).toEqual(created);
    expect(asked().filter((query) => "page[before]" in query).length).toBeGreaterThan(1);
  });

  test("a filter holds on every page", async () => {
    const { attributes } = await mock.create("filters", { reference_id: "order-1" });
    await mock.create("filters");
    const found = await Array.fromAsync(client("filters").payoutInvoices({ filter: { reference_id: "order-1" } }));
    expect(found.map((payout) => payout.attributes.reference_id)).toEqual([attributes.reference_id]);
  });

  test("pages can be had whole", async () => {
    const pages = await Array.fromAsync(client("cursors").payoutInvoices({ pageSize: 2 }).pages());
    expect(pages.map(({ data }) => data.length)).toEqual([2, 2, 1]);
  });

  test("a page is asked for when it is reached, and not before", async () => {
    await mock.reset();
    for (let number = 0; number < 3; number++) await mock.create("lazy");
    const before = mock.requests().length;
    const list = client("lazy").payoutInvoices({ pageSize: 1 });
    expect(mock.requests().length).toBe(before);
    for await (const _payout of list) break;
    expect(mock.requests().length).toBe(before + 1);
  });
});

describe("on answers that the mock does not give", () => {
  const page = (links: unknown, ...data: string[]) => json(200, { data: data.map((id) => ({ id })), meta: {}, links });
  const ids = (list: AsyncIterable<{ id: string }>) => Array.fromAsync(list, ({ id }) => id);

  test.each<[what: string, links: unknown]>([
    ["an empty address", { prev: "", next: "" }],
    ["no address", {}],
    ["no links", undefined],
    ["null", { next: null }],
    ["a number", { next: 5 }],
    ["an object without an address", { next: { meta: {} } }],
  ])("a list ends at %s", async (_what, links) => {
    const { client, sent } = scripted(page({ next: "/api/payout-services?page[number]=2" }, "a"), page(links, "b"));
    expect([await ids(client.payoutServices()), sent.length]).toEqual([["a", "b"], 2]);
  });

  test("an address may be encoded or not, whole or not, a text or an object", async () => {
    const object = { href: "https://host/api/p?page%5Bbefore%5D=z%26&page%5Bsize%5D=3" };
    const next = ["/p?page[before]=x+y", object, ""];
    const { client, lines } = scripted(...next.map((link, index) => page({ next: link }, `${index}`)));
    await ids(client.payoutInvoices({ filter: { reference_id: "r" } }));
    expect(lines()).toEqual([
      "GET /payout-invoices?filter[reference_id]=r",
      "GET /payout-invoices?filter[reference_id]=r&page[before]=x y",
      "GET /payout-invoices?filter[reference_id]=r&page[size]=3&page[before]=z&",
    ]);
  });

  test("a page that leads to itself is the last", async () => {
    const { client, sent } = scripted(page({ next: "/p?page[before]=a" }, "a"));
    expect([await ids(client.payoutInvoices()), sent.length]).toEqual([["a", "a"], 2]);
  });

  test("pages that lead to each other end", async () => {
    const [a, b] = [page({ next: "/p?page[before]=b" }, "a"), page({ next: "/p?page[before]=a" }, "b")];
    const { client, sent } = scripted(a, b, a, b, a);
    expect([await ids(client.payoutInvoices()), sent.length]).toEqual([["a", "b", "a"], 3]);
  });

  test("one object in the place of a list is a list of it", async () => {
    const { client } = scripted(json(200, { data: { id: "a" }, links: {} }));
    expect(await ids(client.payoutInvoices())).toEqual(["a"]);
  });

  test("an error ends the list", async () => {
    const { client } = scripted(page({ next: "/p?page[before]=a" }, "a"), json(503, { errors: [] }));
    await expect(ids(client.payoutInvoices())).rejects.toMatchObject({ operation: "listPayoutInvoices", status: 503 });
  });

  test("a signal ends the list", async () => {
    const { client } = scripted(page({ next: "/p?page[before]=a" }, "a"));
    await expect(ids(client.payoutInvoices({ signal: AbortSignal.abort() }))).rejects.toMatchObject({
      outcome: "unknown",
    });
  });
});
