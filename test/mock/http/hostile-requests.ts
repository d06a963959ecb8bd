import { basic, creation, type Json } from "../client.ts";
import type { Random } from "../random.ts";
import { requestBytes } from "./raw.ts";

const texts = [
  "",
  " ",
  "\0",
  "__proto__",
  "constructor",
  "'; DROP TABLE payouts; --",
  "%s%n",
  "../..",
  "é".repeat(300),
  "\ud83d",
  "-1",
  "1e999",
  "9".repeat(400),
  "USD",
  "card",
  "x@y.z",
];

function oddValue(random: Random): unknown {
  return random.pick<() => unknown>([
    () => random.pick(texts),
    () => random.pick([0, -0, -1, 1e-300, 1e300, 2 ** 53 + 2, 0.1]),
    () => null,
    () => random.chance(0.5),
    () => Array.from({ length: random.below(20) }, () => random.pick(texts)),
    () => ({ [random.pick(texts)]: random.pick(texts) }),
    () => Array.from({ length: random.below(150) }).reduce((inner) => [inner], 1 as unknown),
  ])();
}

/** A creation with some of its members replaced, renamed or taken away, wherever they stand. */
function mangled(random: Random, node: Json): Json {
  if (typeof node !== "object" || node === null || random.chance(0.05))
    return random.chance(0.15) ? oddValue(random) : node;
  const members = Object.entries(node).flatMap(([key, value]) => {
    if (random.chance(0.05)) return [];
    return [[random.chance(0.05) ? random.pick(texts) : key, mangled(random, value)]];
  });
  return Object.fromEntries(members);
}

function body(random: Random, account: string): Buffer {
  const metadata = { owner: `owned by ${account}` };
  const customer = { reference_id: "1", email: "a@b.example", address: { city: "x" } };
  const whole = creation({
    reference_id: `r${random.below(50)}`,
    service: random.pick(["card", "test_usd", "other", "bank_transfer_zar"]),
    fields: { card_number: "5123817234060000", account: "1", [random.pick(texts)]: random.pick(texts) },
    options: { auto_process: random.chance(0.5) },
    metadata,
    customer,
  });
  const bytes = Buffer.from(JSON.stringify(random.chance(0.4) ? whole : mangled(random, whole)));
  if (random.chance(0.15)) return bytes.subarray(0, random.below(bytes.length));
  for (let index = random.chance(0.15) ? random.below(5) : 0; index > 0; index--) {
    bytes[random.below(bytes.length)] = random.below(256);
  }
  return bytes;
}

/** A request line, most often with the method that the path takes. */
function target(random: Random, ids: string[]): [method: string, path: string] {
  const id = () => (random.chance(0.6) ? random.pick(ids) : encodeURIComponent(random.pick(texts).toWellFormed()));
  const [method, path] = random.pick<() => [string, string]>([
    () => ["POST", "/api/payout-invoices"],
    () => ["POST", "/api/payout-invoices"],
    () => ["GET", "/api/payout-invoices"],
    () => ["GET", "/api/payout-services"],
    () => ["GET", `/api/payout-invoices/${id()}`],
    () => ["POST", `/api/payout-invoices/${id()}/process`],
    () => ["GET", `/public-api/payout-invoices?filter[reference_id]=r${random.below(50)}`],
    () => ["POST", "/public-api/payout-prerequest"],
    () => ["GET", `/${random.pick(["", "api", "%", "%00", "..", ";", "api/", "*"])}`],
  ])();
  const taken = random.chance(0.85)
    ? method
    : random.pick(["HEAD", "PUT", "DELETE", "OPTIONS", "PATCH", "POST", "GET"]);
  const names = [
    "page[size]",
    "page[number]",
    "page[after]",
    "page[before]",
    "filter[reference_id]",
    "public_key",
    "__proto__",
  ];
  const parameters = Array.from({ length: random.below(4) }, () => {
    return `${random.pick(names)}=${random.chance(0.5) ? random.below(4) : encodeURIComponent(random.pick(texts).toWellFormed())}`;
  });
  const query = parameters.length > 0 ? `${path.includes("?") ? "&" : "?"}${parameters.join("&")}` : "";
  return [taken, path + query];
}

/**
 * A request that wants to do harm, as bytes.
 *
 * @param account whose credentials it bears, most often
 * @param ids of payouts of any account
 */
export function hostileRequest(random: Random, account: string, ids: string[]): Buffer {
  const [method, path] = target(random, ids);
  const headers: Record<string, string> = { Connection: "close" };
  if (random.chance(0.9))
    headers.Authorization = random.chance(0.9) ? basic(account) : `Basic ${random.pick(["", "=", "????", "YQ=="])}`;
  if (random.chance(0.9))
    headers["Content-Type"] = random.chance(0.9) ? "application/json" : random.pick(["", ";", "text/plain", "a/b;c"]);
  if (random.chance(0.2)) headers.Accept = random.pick(["*/*", "", "text/html", "q=;,", "application/json;q=0"]);
  if (random.chance(0.05)) headers.Prefer = random.pick(["code=404", "code=99", "example=x", ",,=", "dynamic=true"]);
  const hasBody = method === "POST" && !path.includes("/process") ? random.chance(0.95) : random.chance(0.05);
  return requestBytes(`${method} ${path}`, headers, hasBody ? body(random, account) : "");
}
