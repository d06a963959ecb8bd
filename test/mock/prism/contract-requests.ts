import { basic, creation, type Json } from "../client.ts";
import type { Random } from "../random.ts";

/** A request within HTTP and JSON, valid or not. */
export interface ContractRequest {
  method: string;
  path: string;
  query: [name: string, value: string][];
  headers: Record<string, string>;
  /** Sent as JSON. */
  json?: Json;
}

const wrongValues = ["", "x", 0, -1, 1.5, null, true, [], {}, ["x"], "usd", "USDT", 1e300, "2026-02-30", "a@b.example"];

const whole = (random: Random) => ({
  service: random.pick(["unlisted", "unlisted", "card"]),
  reference_id: `reference-${random.below(2000)}`,
  test_mode: true,
  description: "A payout",
  callback_url: "https://merchant.example/callback",
  context: { card: { exp_month: "09" } },
  customer: {
    reference_id: "1",
    name: "A",
    email: "a@b.example",
    phone: "+1",
    individual_tax_id: "1",
    date_of_birth: "1984-02-29",
    address: { country: "US", city: "New York", post_code: "10005" },
    metadata: { since: 2019 },
  },
  options: { auto_process: false, attempts_limit: 3, other: 1 },
  metadata: { key: null },
});

/** Takes members away and puts other values in their places, anywhere. */
function varied(random: Random, node: Json, rate: number): Json {
  if (random.chance(rate)) return random.pick(wrongValues);
  if (typeof node !== "object" || node === null || Array.isArray(node)) return node;
  const kept = Object.entries(node).filter(() => !random.chance(rate));
  return Object.fromEntries(kept.map(([key, value]) => [key, varied(random, value, rate)]));
}

function authorization(random: Random, isPublic: boolean): Record<string, string> {
  if (random.chance(0.85)) return isPublic ? {} : { Authorization: basic("difference") };
  return random.pick([
    {},
    { Authorization: "Bearer token" },
    { Authorization: "Basic" },
    { Authorization: `Basic ${btoa("nobody")}` },
    { Authorization: `Basic ${btoa(":")}` },
    { Authorization: basic("difference", "with:colon") },
  ]);
}

function parameters(random: Random, names: string[]): [string, string][] {
  const values = ["1", "2", "20", "0", "-1", "x", "1.5", "", "9999999999", "cpoi_1"];
  return names.flatMap((name): [string, string][] => {
    if (random.chance(0.5)) return [];
    const value = name === "public_key" && random.chance(0.8) ? "pk_test_1" : random.pick(values);
    const one: [string, string] = [random.chance(0.05) ? name.toUpperCase() : name, value];
    return random.chance(0.05) ? [one, [name, random.pick(values)]] : [one];
  });
}

/** A request for some operation, most often a valid one or nearly so. */
export function contractRequest(random: Random): ContractRequest {
  const rate = random.pick([0, 0, 0.02, 0.1]);
  const id = random.pick(["cpoi_1", "a,b", "a%2Fb", "a%20b", "%7Bid%7D"]);
  const [method, path, names, json] = random.pick<() => [string, string, string[], Json?]>([
    () => ["GET", "/api/payout-services", ["page[number]", "page[size]"]],
    () => ["GET", `/api/payout-services/${id}`, []],
    () => ["GET", "/api/payout-invoices", ["filter[reference_id]", "page[size]", "page[after]", "page[before]"]],
    () => ["GET", `/api/payout-invoices/${id}`, []],
    () => ["POST", `/api/payout-invoices/${id}/process`, []],
    () => ["POST", "/api/payout-invoices", [], varied(random, creation(whole(random)), rate)],
    () => ["POST", "/api/payout-invoices", [], varied(random, creation(whole(random)), rate)],
    () => ["GET", `/public-api/payout-invoices/${id}`, ["public_key"]],
    () => ["GET", "/public-api/payout-invoices", ["filter[reference_id]", "public_key"]],
    () => [
      "POST",
      "/public-api/payout-prerequest",
      [],
      varied(random, { currency: "USD", amount: 10, public_key: random.pick(["pk_test_1", "pk_live_1", "key"]) }, rate),
    ],
  ])();
  const headers: Record<string, string> = { ...authorization(random, path.startsWith("/public")) };
  if (random.chance(0.2))
    headers.Accept = random.pick(["application/json", "*/*", "text/html", "application/json;q=0.1, text/html"]);
  if (random.chance(0.2))
    headers.Prefer = random.pick([
      "code=404",
      "code=503",
      "code=429",
      "code=204",
      "example=documented",
      "example=none",
      "dynamic=true",
      "code=x",
    ]);
  if (json !== undefined)
    headers["Content-Type"] = random.chance(0.95) ? "application/json" : random.pick(["text/plain", ""]);
  return {
    method: random.chance(0.95) ? method : random.pick(["HEAD", "PUT", "DELETE"]),
    path: random.chance(0.97) ? path : random.pick([`${path}/`, "/unknown", path.toUpperCase()]),
    query: parameters(random, names),
    headers,
    ...(json === undefined ? {} : { json }),
  };
}
