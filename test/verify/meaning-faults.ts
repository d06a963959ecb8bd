import type { FindingKind } from "../../scripts/verify/judgement.ts";

/** A response of a recorded run, free to be changed, with what was sent. */
export interface Replayed {
  operationId: string;
  url: URL;
  // biome-ignore lint/suspicious/noExplicitAny: faults look into what has any shape
  sent: any;
  status: number;
  headers: Headers;
  // biome-ignore lint/suspicious/noExplicitAny: faults change what has any shape
  body: any;
  /** What is sent instead of `body`. */
  text?: string;
}

/** A fault in what responses mean, and how it is told: its kind, and a part of its message or of the place in the response. */
export type MeaningFault = [name: string, plant: (replayed: Replayed) => void, kind: FindingKind, told: string];

export type Plant = (replayed: Replayed) => void;

export const on =
  (operationId: string, plant: Plant, when: (replayed: Replayed) => boolean = ({ status }) => status < 300): Plant =>
  (replayed) => {
    if (replayed.operationId === operationId && when(replayed)) plant(replayed);
  };

/** Changes a member of the payouts, or whatever `data` shows, in the responses of an operation. */
const set = (operationId: string, member: string, value: unknown, when?: (replayed: Replayed) => boolean): Plant =>
  on(
    operationId,
    ({ body }) => {
      const [first] = [body.data].flat();
      const members = first?.attributes ?? first;
      const steps = member.split(".");
      const last = steps.pop() ?? "";
      const target = steps.reduce((inner, step) => inner?.[step], members);
      if (target) target[last] = typeof value === "function" ? value(target[last], members) : value;
    },
    when,
  );

const create = "createPayoutInvoice";
const get = "getPayoutInvoice";
const list = "listPayoutInvoices";
const services = "listPayoutServices";

const has = (member: string) => (replayed: Replayed) => Boolean(replayed.body?.data?.attributes?.[member]);
const isPaid = ({ body, status }: Replayed) => status < 300 && body.data.attributes.status === "processed";
const isFailed = ({ body, status }: Replayed) => status < 300 && body.data.attributes.status === "process_failed";
const creates = ({ status }: Replayed) => status === 201;
const conflicts = ({ status }: Replayed) => status === 409;
const filtered = ({ url, body }: Replayed) => url.searchParams.has("filter[reference_id]") && body.data?.length > 0;
const ofPages = ({ url, body }: Replayed) => url.searchParams.get("page[size]") === "2" && body.data?.length === 2;
const secondPage = (replayed: Replayed) =>
  ofPages(replayed) &&
  (replayed.url.searchParams.has("page[before]") || replayed.url.searchParams.get("page[number]") === "2");

/** The first page that came, which faults put in the place of another. */
const keepFirst = (operationId: string) => {
  let first: unknown;
  return on(operationId, (replayed) => {
    if (!ofPages(replayed)) return;
    if (secondPage(replayed)) replayed.body.data = structuredClone(first);
    else first = structuredClone(replayed.body.data);
  });
};

export const meaningFaults: MeaningFault[] = [
  // Sent against received.
  ["another amount", set(create, "amount", 101, creates), "not-as-sent", "/amount"],
  [
    "an amount in minor units",
    set(create, "amount", (amount: number) => amount * 100, creates),
    "not-as-sent",
    "/amount",
  ],
  ["an amount that lost its cents", set(get, "amount", Math.floor, has("amount")), "not-as-sent", "/amount"],
  ["another currency", set(create, "currency", "EUR", creates), "not-as-sent", "/currency"],
  ["another reference", set(create, "reference_id", "another", creates), "not-as-sent", "/reference_id"],
  [
    "a reference cut off",
    set(get, "reference_id", (text: string) => text.slice(0, 8), has("reference_id")),
    "not-as-sent",
    "/reference_id",
  ],
  ["another recipient", set(create, "fields.account", "9999999999", creates), "not-as-sent", "/fields"],
  ["another card", set(create, "fields.card_number", "400000******1111", creates), "not-as-sent", "/fields"],
  ["a recipient that lost a detail", set(create, "fields.card_number", undefined, creates), "not-as-sent", "/fields"],
  [
    "a whole card number",
    on(
      create,
      ({ sent, body }) => {
        const { card_number: card } = sent.data.attributes.fields ?? {};
        if (card) body.data.attributes.fields.card_number = card;
      },
      creates,
    ),
    "not-as-sent",
    "whole card number",
  ],
  ["other metadata", set(create, "metadata", { other: "data" }, creates), "not-as-sent", "/metadata"],
  [
    "metadata that lost a member",
    on(
      create,
      ({ body: { data } }) => {
        const [name] = Object.keys(data.attributes.metadata);
        if (name && Object.keys(data.attributes.metadata).length > 1) delete data.attributes.metadata[name];
      },
      creates,
    ),
    "not-as-sent",
    "/metadata",
  ],
  ["another description", set(create, "description", "Something else", creates), "not-as-sent", "/description"],
  [
    "another callback address",
    set(create, "callback_url", "https://elsewhere.example/", creates),
    "not-as-sent",
    "/callback_url",
  ],
  [
    "another service",
    on(
      create,
      ({ body }) => {
        body.data.relationships["payout-service"].data.id = "another";
      },
      creates,
    ),
    "not-as-sent",
    "/payout-service",
  ],
  ["a live payout on a lookup", set(get, "test_mode", false, has("amount")), "safety", "/test_mode"],
  [
    "a payout on a lookup that says nothing of the mode",
    set(get, "test_mode", undefined, has("amount")),
    "missing-member",
    "test_mode",
  ],
  ["another amount in public", set("getPublicPayoutInvoice", "amount", 1), "not-as-sent", "/amount"],
  ["another currency in public", set("getPublicPayoutInvoice", "currency", "EUR"), "not-as-sent", "/currency"],
  ["another service in public", set("getPublicPayoutInvoice", "service", "another"), "not-as-sent", "/service"],
  ["the recipient in public", set("getPublicPayoutInvoice", "fields", { account: "1" }), "secret", "/fields"],
  ["metadata in public", set("getPublicPayoutInvoice", "metadata", {}), "secret", "/metadata"],
  ["an offer for another amount", set("createPayoutPrerequest", "amount", 5), "not-as-sent", "/amount"],
  ["an offer in another currency", set("createPayoutPrerequest", "currency", "EUR"), "not-as-sent", "/currency"],
  [
    "a service under another name",
    set("createPayoutPrerequest", "services", (given: Record<string, unknown>) => ({
      ...given,
      other: Object.values(given)[0],
    })),
    "not-as-sent",
    "/services",
  ],
  // Which payout it is.
  [
    "another payout by ID",
    on(get, ({ body }) => {
      body.data.id = "cpoi_other";
    }),
    "wrong-payout",
    "/data/id",
  ],
  [
    "another payout processed",
    on("processPayoutInvoice", ({ body }) => {
      body.data.id = "cpoi_other";
    }),
    "wrong-payout",
    "/data/id",
  ],
  ["another payout in public", set("getPublicPayoutInvoice", "id", "cpoi_other"), "wrong-payout", "/data/id"],
  [
    "another service by ID",
    on("getPayoutService", ({ body }) => {
      body.data.id = "comcpos_other";
    }),
    "wrong-payout",
    "/data/id",
  ],
  ["a service in another currency by ID", set("getPayoutService", "currency", "XXX"), "not-as-sent", "/currency"],
  [
    "a service with another limit by ID",
    set("getPayoutService", "amount_min", (least: number) => least + 7),
    "not-as-sent",
    "/amount_min",
  ],
  ["another code of a service", set("getPayoutService", "service", "another"), "wrong-payout", "/service"],
  [
    "a second payout under a reference",
    on(
      create,
      (replayed) => {
        replayed.status = 201;
        replayed.body.data.id = "cpoi_second";
      },
      conflicts,
    ),
    "second-payout",
    "one reference",
  ],
  [
    "another payout in a conflict",
    on(
      create,
      ({ body }) => {
        body.data.id = "cpoi_other";
      },
      conflicts,
    ),
    "wrong-payout",
    "under the reference",
  ],
  [
    "another recipient in a conflict",
    set(create, "fields.card_number", "400000******1111", conflicts),
    "not-as-sent",
    "/fields",
  ],
  ["another amount in a conflict", set(create, "amount", 1, conflicts), "not-as-sent", "/amount"],
  [
    "one ID for all payouts",
    on(
      create,
      ({ body }) => {
        body.data.id = "cpoi_same";
      },
      creates,
    ),
    "wrong-payout",
    "another payout",
  ],
  [
    "a conflict for a reference that is new",
    on(
      create,
      (replayed) => {
        replayed.status = 409;
      },
      creates,
    ),
    "outcome",
    "reference that is new",
  ],
  // Times.
  ["creation in milliseconds", set(create, "created", (time: number) => time * 1000, creates), "time", "milliseconds"],
  ["a change in milliseconds", set(get, "updated", (time: number) => time * 1000, has("updated")), "time", "/updated"],
  ["a payment in milliseconds", set(get, "processed", (time: number) => time * 1000, isPaid), "time", "/processed"],
  ["no time at all", set(create, "created", 0, creates), "time", "/created"],
  ["creation years ago", set(create, "created", 1_600_000_000, creates), "time", "/created"],
  ["creation in a year", set(create, "created", (time: number) => time + 31_536_000, creates), "time", "/created"],
  [
    "a change before the creation",
    set(get, "updated", (_: number, { created }: { created: number }) => created - 10, has("updated")),
    "time",
    "/updated",
  ],
  [
    "a payment before the creation",
    set(get, "processed", (_: number, { created }: { created: number }) => created - 10, isPaid),
    "time",
    "/processed",
  ],
  [
    "a payment after the last change",
    set(get, "processed", (_: number, { updated }: { updated: number }) => updated + 500, isPaid),
    "time",
    "/processed",
  ],
  [
    "another creation than before",
    set(get, "created", (time: number) => time - 100, has("created")),
    "time",
    "/created",
  ],
  // What was paid.
  ["no time of payment", set(get, "processed", null, isPaid), "paid", "/processed"],
  ["no amount that was paid", set(get, "processed_amount", null, isPaid), "paid", "/processed_amount"],
  [
    "neither time nor amount",
    on(get, ({ body }) => Object.assign(body.data.attributes, { processed: null, processed_amount: null }), isPaid),
    "paid",
    "/processed",
  ],
  ["another amount paid", set(get, "processed_amount", 1, isPaid), "paid", "/processed_amount"],
  [
    "payment before processing",
    set(create, "processed", (_: null, { created }: { created: number }) => created, creates),
    "paid",
    "/processed",
  ],
  ["an amount paid by what failed", set(get, "processed_amount", 5, isFailed), "paid", "/processed_amount"],
  ["paid in part, and in full", set(get, "status", "partially_processed", isPaid), "paid", "/processed_amount"],
  // Statuses and resolutions.
  [
    "a payout that is paid without being processed",
    set(create, "status", "processed", creates),
    "status-order",
    "past created",
  ],
  [
    "a status that goes back",
    on(list, ({ body }) => {
      for (const { attributes } of body.data)
        if (attributes.status === "process_failed") Object.assign(attributes, { status: "created", resolution: "ok" });
    }),
    "status-order",
    "went back",
  ],
  [
    "a final status that changes",
    on(list, ({ body }) => {
      for (const { attributes } of body.data)
        if (attributes.status === "processed") attributes.status = "partially_processed";
    }),
    "status-order",
    "is final",
  ],
  ["a failure that failed of nothing", set(get, "resolution", "ok", isFailed), "resolution", "/resolution"],
  ["a payment with an error", set(get, "resolution", "insufficient_funds", isPaid), "resolution", "/resolution"],
  ["a creation with an error", set(create, "resolution", "declined_error", creates), "resolution", "/resolution"],
  [
    "another failure than was asked for",
    set(get, "resolution", "declined_error", isFailed),
    "resolution",
    "test service",
  ],
  // Lists.
  [
    "an item twice",
    on(
      list,
      ({ body }) => {
        body.data[1] = body.data[0];
      },
      ofPages,
    ),
    "list",
    "twice",
  ],
  [
    "the oldest first",
    on(
      list,
      ({ body }) => {
        const [first, second] = body.data;
        first.attributes.created = second.attributes.created - 60;
      },
      ofPages,
    ),
    "list",
    "newest",
  ],
  [
    "a wrong count",
    on(list, ({ body }) => {
      body.meta.count += 1;
    }),
    "list",
    "/meta/count",
  ],
  [
    "another size",
    on(
      list,
      ({ body }) => {
        body.meta.size = 50;
      },
      ofPages,
    ),
    "list",
    "/meta/size",
  ],
  [
    "more items than asked for",
    on(
      list,
      ({ body }) => {
        body.data.push({ ...body.data[0], id: "cpoi_more" });
      },
      ofPages,
    ),
    "list",
    "page[size]",
  ],
  [
    "a total that is too low",
    on(
      services,
      ({ body }) => {
        body.meta.total = 1;
      },
      ofPages,
    ),
    "list",
    "/meta/total",
  ],
  [
    "a total that is too high",
    on(
      services,
      ({ body }) => {
        body.meta.total += 100;
      },
      ofPages,
    ),
    "list",
    "/meta/pages",
  ],
  [
    "another number of pages",
    on(
      services,
      ({ body }) => {
        body.meta.pages += 1;
      },
      ofPages,
    ),
    "list",
    "/meta/pages",
  ],
  [
    "another page",
    on(
      services,
      ({ body }) => {
        body.meta.page = 7;
      },
      ofPages,
    ),
    "list",
    "/meta/page",
  ],
  [
    "an item less than the total says",
    on(
      services,
      ({ body }) => {
        body.data.pop();
      },
      ofPages,
    ),
    "list",
    "/meta/total",
  ],
  ["payouts that come again on the next page", keepFirst(list), "list", "of another page"],
  ["services that come again on the next page", keepFirst(services), "list", "of another page"],
  [
    "a link to another host",
    on(
      list,
      ({ body }) => {
        body.links.next = "https://elsewhere.example/api/payout-invoices?page[size]=2";
      },
      ofPages,
    ),
    "link",
    "another host",
  ],
  [
    "a link to another path",
    on(
      services,
      ({ body }) => {
        body.links.next = "/v2/payout-services?page[number]=2&page[size]=2";
      },
      ofPages,
    ),
    "link",
    "another path",
  ],
  [
    "a link to the same page",
    on(
      services,
      ({ body, url }) => {
        body.links.next = url.pathname + url.search;
      },
      ofPages,
    ),
    "link",
    "/links/next",
  ],
  [
    "a link to the page after the next",
    on(
      services,
      ({ body, url }) => {
        body.links.next = `${url.pathname}?page[number]=9&page[size]=2`;
      },
      ofPages,
    ),
    "link",
    "than its name says",
  ],
  [
    "a link that lost the size",
    on(
      list,
      ({ body }) => {
        body.links.next = body.links.next.replace("page[size]=2", "page[size]=20");
      },
      ofPages,
    ),
    "link",
    "another size",
  ],
  [
    "a cursor that leads astray",
    on(
      list,
      ({ body }) => {
        body.links.next = body.links.next.replace(/cpoi_\w+/, body.data[0].id);
      },
      ofPages,
    ),
    "link",
    "last item",
  ],
  [
    "a cursor that is nothing of the page",
    on(
      list,
      ({ body }) => {
        body.meta.before = "cpoi_nothing";
      },
      ofPages,
    ),
    "list",
    "/meta/before",
  ],
  [
    "another payout under a filter",
    on(
      list,
      ({ body }) => {
        body.data[0].attributes.reference_id = "another";
      },
      filtered,
    ),
    "lookup",
    "leaves out",
  ],
  [
    "two payouts under a reference",
    on(
      list,
      ({ body }) => {
        body.data.push({ ...structuredClone(body.data[0]), id: "cpoi_two" });
      },
      filtered,
    ),
    "second-payout",
    "two payouts",
  ],
  [
    "an address on another host",
    on(get, ({ body }) => {
      body.data.links.self = "https://elsewhere.example/x";
    }),
    "link",
    "/links/self",
  ],
  [
    "an address of another payout",
    on(get, ({ body }) => {
      body.data.links.self = "/api/payout-invoices/cpoi_other";
    }),
    "link",
    "/links/self",
  ],
  // Faults of what comes beside the creation.
  ["a currency in small letters", set(get, "currency", "usd", has("currency")), "not-as-sent", "/currency"],
  ["another amount when it is processed", set("processPayoutInvoice", "amount", 1), "not-as-sent", "/amount"],
  [
    "another reference when it is processed",
    set("processPayoutInvoice", "reference_id", "x"),
    "not-as-sent",
    "/reference_id",
  ],
  ["an amount below nothing in a list", set(list, "amount", (amount: number) => -amount), "not-as-sent", "/amount"],
  [
    "another number of a payout",
    set(
      get,
      "serial_number",
      (number: unknown) => (typeof number === "number" ? number + 1 : `${number}1`),
      has("serial_number"),
    ),
    "not-as-sent",
    "/serial_number",
  ],
  [
    "numbers in metadata that came back as texts",
    set(
      create,
      "metadata",
      (map: object) => Object.fromEntries(Object.entries(map).map(([key, value]) => [key, `${value}`])),
      creates,
    ),
    "not-as-sent",
    "/metadata",
  ],
  ["a change in a year", set(get, "updated", (time: number) => time + 31_536_000, has("updated")), "time", "/updated"],
  [
    "a payment in a year",
    on(
      get,
      ({ body: { data } }) => {
        data.attributes.processed += 31_536_000;
        data.attributes.updated = data.attributes.processed;
      },
      isPaid,
    ),
    "time",
    "/processed",
  ],
  [
    "a payment in a year, by each response",
    ({ body }) => {
      for (const { attributes = {} } of [body?.data ?? []].flat()) {
        if (typeof attributes.processed !== "number") continue;
        attributes.processed += 31_536_000;
        attributes.updated = attributes.processed;
      }
    },
    "time",
    "is in the future",
  ],
  ["a payment of nothing", set(get, "processed_amount", 0, isPaid), "paid", "/processed_amount"],
  [
    "a created payout that a processing made live",
    set("processPayoutInvoice", "test_mode", false),
    "safety",
    "/test_mode",
  ],
  [
    "another status in public, of before",
    set("getPublicPayoutInvoice", "status", "expired"),
    "status-order",
    "/status",
  ],
  // Around bodies.
  [
    "a byte order mark",
    on(get, (replayed) => {
      replayed.text = `\ufeff${JSON.stringify(replayed.body)}`;
    }),
    "encoding",
    "byte order mark",
  ],
  [
    "a member twice",
    on(get, (replayed) => {
      replayed.text = JSON.stringify(replayed.body).replace('"amount":', '"amount":1,"amount":');
    }),
    "duplicate-member",
    "/data/attributes/amount",
  ],
  [
    "another charset",
    on(get, ({ headers }) => {
      headers.set("content-type", "application/json; charset=iso-8859-1");
    }),
    "encoding",
    "charset",
  ],
  [
    "bytes that are no UTF-8",
    on(get, (replayed) => {
      replayed.text = JSON.stringify(replayed.body).replace("USD", "\ufffd");
    }),
    "encoding",
    "UTF-8",
  ],
  [
    "no content type",
    on(get, ({ headers }) => {
      headers.delete("content-type");
    }),
    "media-type",
    "none",
  ],
  [
    "text for JSON",
    on(get, ({ headers }) => {
      headers.set("content-type", "text/plain");
    }),
    "media-type",
    "text/plain",
  ],
  [
    "the API key in a body",
    on(services, ({ body }) => {
      if (body.data[0]) body.data[0].attributes.service_method = "sk_of_verify";
    }),
    "secret",
    "a key",
  ],
  [
    "the API key in a header",
    on(services, ({ headers }) => {
      headers.set("x-debug", "sk_of_verify");
    }),
    "secret",
    "$response.header.x-debug",
  ],
  [
    "a whole card number in an error",
    on(
      create,
      ({ body, sent }) => {
        body.errors = { card: JSON.stringify(sent) };
        body.data = undefined;
      },
      conflicts,
    ),
    "secret",
    "card number",
  ],
  [
    "an error under another code",
    on(
      get,
      ({ body }) => {
        body.errors[0].code = "500";
      },
      ({ status }) => status === 404,
    ),
    "error-form",
    "the code",
  ],
  [
    "an error that says nothing",
    on(
      get,
      ({ body }) => {
        body.errors = [];
      },
      ({ status }) => status === 404,
    ),
    "error-form",
    "no error",
  ],
  [
    "a success with errors",
    on(get, (replayed) => {
      replayed.body = { errors: [{ status: "Not Found", code: "404" }] };
    }),
    "error-form",
    "has errors",
  ],
  [
    "no scheme for a missing key",
    on(
      services,
      ({ headers }) => {
        headers.delete("www-authenticate");
      },
      ({ status }) => status === 401,
    ),
    "missing-header",
    "WWW-Authenticate",
  ],
  [
    "another scheme",
    on(
      services,
      ({ headers }) => {
        headers.set("www-authenticate", "Bearer");
      },
      ({ status }) => status === 401,
    ),
    "wrong-value",
    "WWW-Authenticate",
  ],
  [
    "no methods beside a wrong one",
    on(
      "createPayoutPrerequest",
      ({ headers }) => {
        headers.delete("allow");
      },
      ({ status }) => status === 405,
    ),
    "missing-header",
    "Allow",
  ],
  [
    "methods without the right one",
    on(
      "createPayoutPrerequest",
      ({ headers }) => {
        headers.set("allow", "GET");
      },
      ({ status }) => status === 405,
    ),
    "wrong-value",
    "Allow",
  ],
  [
    "a time to wait that is none",
    on(services, ({ headers }) => {
      headers.set("retry-after", "soon");
    }),
    "wrong-value",
    "Retry-After",
  ],
];
