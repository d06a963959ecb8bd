import { type MeaningFault, on, type Plant, type Replayed } from "./meaning-faults.ts";

// biome-ignore lint/suspicious/noExplicitAny: faults change what has any shape
type Members = any;

const isOfPayouts = ({ operationId, status, body }: Replayed) =>
  /Invoice/.test(operationId) && (status < 300 || status === 409) && body?.data;

/** Changes the members of each payout that is shown, wherever that is. */
const payouts =
  (change: (members: Members, resource: Members) => void): Plant =>
  (replayed) => {
    if (!isOfPayouts(replayed)) return;
    for (const resource of [replayed.body.data].flat()) change(resource.attributes ?? resource, resource);
  };

/** Changes a member of each payout that has it. */
const each = (member: string, change: (value: Members, members: Members) => unknown): Plant =>
  payouts((members) => {
    if (member in members && members[member] !== null) members[member] = change(members[member], members);
  });

const services =
  (change: (members: Members, resource: Members) => void): Plant =>
  (replayed) => {
    const isOfServices = /Service/.test(replayed.operationId) && replayed.status < 300;
    if (isOfServices) for (const resource of [replayed.body.data].flat()) change(resource.attributes, resource);
  };

/** Changes each service that a pre-request offers. */
const offers = (change: (service: Members) => void): Plant =>
  on("createPayoutPrerequest", ({ body }) => {
    for (const service of Object.values(body.data.services) as Members[]) if (service.code) change(service);
  });

const card = "5123817234060000";
const showCard = (written: unknown): Plant =>
  payouts(({ fields }) => {
    if (fields?.card_number) fields.card_number = written;
  });
const withStatus =
  (status: number, plant: Plant): Plant =>
  (replayed) => {
    if (replayed.status === status) plant(replayed);
  };
const key = "sk_of_verify";
const source = (written: string): Plant =>
  on("getPayoutInvoice", ({ body }) => {
    body.data.attributes.source = written;
  });
const encoded = (encoding: BufferEncoding) => Buffer.from(key).toString(encoding);

/** Faults in what is paid, for whom, and in whose view. */
export const moneyFaults: MeaningFault[] = [
  ["an amount to write off below nothing", each("writeoff", (amount) => -amount), "paid", "/writeoff"],
  ["a service's amount below nothing", each("service_amount", (amount) => -amount), "paid", "/service_amount"],
  ["no exchange rate", each("exchange_rate", () => 0), "paid", "/exchange_rate"],
  ["an exchange rate below nothing", each("exchange_rate", (rate) => -rate), "paid", "/exchange_rate"],
  ["another currency of the service", each("service_currency", () => "XXX"), "not-as-sent", "/service_currency"],
  [
    "the currency of the service in small letters",
    each("service_currency", (currency) => currency.toLowerCase()),
    "not-as-sent",
    "/service_currency",
  ],
  [
    "a cent less for the recipient than before",
    on("listPayoutInvoices", (replayed) => each("service_payout_amount", (amount) => amount - 0.01)(replayed)),
    "not-as-sent",
    "/service_payout_amount",
  ],
  [
    "another amount for the recipient in public",
    on("listPublicPayoutInvoices", (replayed) => each("payout_amount", (amount) => amount / 100)(replayed)),
    "not-as-sent",
    "/payout_amount",
  ],
  ["an amount with noise", each("amount", (amount) => amount + 1e-9), "not-as-sent", "/amount"],
  ["a cent more", each("amount", (amount) => Math.round(amount * 100 + 1) / 100), "not-as-sent", "/amount"],
  ["twice the amount paid", each("processed_amount", (amount) => amount * 2), "paid", "/processed_amount"],
  [
    "a limit of a service below nothing",
    services((members) => {
      members.amount_min = -1;
    }),
    "wrong-value",
    "/amount_min",
  ],
  [
    "an account number that lost its first digit",
    payouts(({ fields }) => {
      if (fields?.account_number) fields.account_number = fields.account_number.slice(1);
    }),
    "not-as-sent",
    "/fields",
  ],
  [
    "a service at the address of a payout",
    services((_members, resource) => {
      resource.links.self = resource.links.self.replace("services", "invoices");
    }),
    "link",
    "/links/self",
  ],
  // Cards.
  ["a card in groups", showCard("5123 8172-3406.0000"), "not-as-sent", "whole card number"],
  [
    "a card in other digits",
    showCard("\uff15\uff11\uff12\uff13\uff18\uff11\uff17\uff12\uff13\uff14\uff10\uff16\uff10\uff10\uff10\uff10"),
    "not-as-sent",
    "whole card number",
  ],
  ["a card as a number", showCard(Number(card)), "not-as-sent", "whole card number"],
  ["a card with one digit masked", showCard("512381*234060000"), "not-as-sent", "more of a card number"],
  ["a card with its first twelve digits", showCard("512381723406****"), "not-as-sent", "more of a card number"],
  ["a card in Base64", showCard(Buffer.from(card).toString("base64")), "secret", "card number"],
  [
    "a card under another name",
    payouts(({ fields }) => {
      if (fields?.card_number) fields.pan = card;
    }),
    "secret",
    "card number",
  ],
  [
    "a card in a log of callbacks",
    on("getPayoutInvoice", ({ body }) => {
      body.data.attributes.callback_logs = [{ body: JSON.stringify({ card_number: "5123 8172 3406 0000" }) }];
    }),
    "secret",
    "card number",
  ],
  [
    "a card in an address",
    payouts((_members, resource) => {
      if (resource.links) resource.links.self += `?card=${card}`;
    }),
    "secret",
    "card number",
  ],
  [
    "a card in a header",
    on("createPayoutInvoice", ({ headers }) => headers.set("x-debug", card)),
    "secret",
    "$response.header.x-debug",
  ],
  // The key, in other forms.
  ["the key in Base64", source(`to ${encoded("base64")}`), "secret", "a key"],
  ["the key within Base64", source(Buffer.from(`{"key":"${key}"}`).toString("base64url")), "secret", "a key"],
  ["the key in hexadecimal", source(encoded("hex").toUpperCase()), "secret", "a key"],
  ["the key in capitals", source(key.toUpperCase()), "secret", "a key"],
  [
    "the key in escapes",
    on("getPayoutInvoice", (replayed) => {
      const escaped = [...key].map((letter) => `\\u00${letter.charCodeAt(0).toString(16)}`).join("");
      replayed.text = JSON.stringify(replayed.body).replace("merchant_api", escaped);
    }),
    "secret",
    "a key",
  ],
  // Errors.
  [
    "a conflict in the words of another status",
    withStatus(409, ({ body }) => {
      body.errors[0].status = "Internal Server Error";
    }),
    "error-form",
    "phrase of another",
  ],
  [
    "a time to wait below nothing",
    withStatus(401, ({ headers }) => headers.set("retry-after", "-5")),
    "wrong-value",
    "Retry-After",
  ],
];

/** What the contract leaves open, as it doesn't know for sure what the members mean. */
export const moneyObservations: MeaningFault[] = [
  [
    "a hundred times the amount for the recipient",
    each("payout_amount", (amount) => amount * 100),
    "paid",
    "/payout_amount",
  ],
  ["a hundred times the service's amount", each("service_amount", (amount) => amount * 100), "paid", "/service_amount"],
  ["another exchange rate", each("exchange_rate", () => 2), "paid", "exchange rate"],
  ["a fee below nothing", each("fee", () => -1.5), "paid", "/fee"],
  [
    "a hundred times what was taken",
    each("processed_writeoff", (amount) => amount * 100),
    "paid",
    "/processed_writeoff",
  ],
  ["one number for all payouts", each("serial_number", () => "1"), "wrong-payout", "/serial_number"],
  [
    "another method than the service's",
    payouts((_members, { relationships }) => {
      if (relationships) relationships["payout-method"].data.id = "another";
    }),
    "not-as-sent",
    "/payout-method",
  ],
  [
    "a smallest fee over the largest",
    services((members) => Object.assign(members, { fee_min: 5, fee_max: 1 })),
    "wrong-value",
    "/fee_min",
  ],
  [
    "an offer of services that don't take the amount",
    offers((service) => {
      service.amount_min = 1e6;
      service.amount_max = 1e7;
    }),
    "not-as-sent",
    "doesn't take the amount",
  ],
  [
    "an offer at the rate turned round",
    offers((service) => {
      service.exchange_rate = 3 / service.exchange_rate;
    }),
    "not-as-sent",
    "exchange rate",
  ],
  [
    "an offer for live payouts to a key for tests",
    on("createPayoutPrerequest", ({ body }) => {
      body.data.test_mode = false;
    }),
    "safety",
    "/test_mode",
  ],
  [
    "a conflict without an error",
    withStatus(409, ({ body }) => {
      delete body.errors;
    }),
    "error-form",
    "no error",
  ],
  [
    "errors that name no member",
    withStatus(422, (replayed) => {
      replayed.body.errors = { nothing: "This field is missing." };
    }),
    "error-form",
    "name of a member",
  ],
];
