import { globSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { basic, caller, creation } from "../client.ts";
import { spawnMock } from "../spawn-mock.ts";

const folder = mkdtempSync(join(tmpdir(), "secrecy-"));
afterAll(() => rmSync(folder, { recursive: true }));

const card = "5123817234060000";
const apiKey = "sk_live_hush-hush";
const publicKey = "pk_live_not-for-logs";
const secret = "callback-secret";
const secrets = [card, apiKey, publicKey, secret, "plain password", "plain%20password"];

test("no card number, key or secret is in a log, an error or the store", async () => {
  const accounts = join(folder, "accounts.json");
  const account = { id: "quiet", api_keys: [apiKey, "plain password"], public_keys: [publicKey] };
  writeFileSync(accounts, JSON.stringify([{ ...account, secrets: { test: secret, live: secret } }]));
  const mock = await spawnMock("--store", `sqlite:${join(folder, "quiet.db")}`, "--accounts", accounts);
  const call = caller(mock.url);
  const Authorization = basic("quiet", apiKey);
  const json = creation({
    reference_id: `order ${card}`,
    service: "card",
    fields: { card_number: card, other: card },
    metadata: { password: "it is plain password", secret, [card]: card, list: [Number(card)], text: `it is ${card}.` },
    context: { card: { number: card } },
    customer: { reference_id: card, name: card },
    description: card,
    callback_url: `https://merchant.example/${card}`,
  });
  const bodies: string[] = [];
  const send = async (line: string, options = {}) => {
    const { status, body } = await call(line, { headers: { Authorization }, ...options });
    bodies.push(JSON.stringify(body ?? ""));
    return status;
  };
  const create = "POST /api/payout-invoices";
  const typed = { Authorization, "Content-Type": "application/json" };
  const statuses = [
    await send(create, { json }),
    await send(create, { json }),
    await send(create, { headers: typed, body: `{"card_number": "${card}", "${card}` }),
    await send(create, { json: { data: { type: card, attributes: { service: card, [card]: card, amount: card } } } }),
    await send(create, { json: creation({ service: "payment_card_usd_hpp", fields: { card_number: `${card}1` } }) }),
    await send(`GET /api/payout-invoices/${card}`),
    await send(`GET /api/payout-invoices/${apiKey}`),
    await send(`GET /api/${publicKey}/${card}?public_key=${publicKey}`),
    await send("GET /api/plain%20password", { headers: { Authorization: basic("quiet", "plain password") } }),
    await send(`GET /public-api/payout-invoices?filter[reference_id]=${card}&public_key=${publicKey}`, { headers: {} }),
    await send(`GET /api/payout-invoices?filter[reference_id]=order%20${card}`),
    await send("GET /api/payout-services", { headers: { Authorization: basic(card, apiKey) } }),
    await send("GET /api/payout-services", { headers: { Authorization, Prefer: `example=${card}` } }),
    await send("POST /public-api/payout-prerequest", { json: { currency: card, amount: 1, public_key: publicKey } }),
  ];
  expect(statuses).toEqual([201, 409, 400, 422, 422, 404, 404, 404, 404, 200, 200, 401, 422, 422]);

  // Under a reference that is masked, it is found by the one that was sent.
  expect(bodies[10]).toContain('"count":1');
  const stored = globSync("quiet.db*", { cwd: folder }).map((file) => readFileSync(join(folder, file), "latin1"));
  expect(stored.length).toBeGreaterThan(0);
  mock.interrupt();
  expect(await mock.ended).toBe(0);
  const places = { log: mock.stdout(), stderr: mock.stderr(), answers: bodies.join("\n"), store: stored.join("\n") };
  for (const [place, text] of Object.entries(places)) {
    for (const one of secrets) expect([place, one, text.includes(one)]).toEqual([place, one, false]);
  }
  expect(mock.stdout().trimEnd().split("\n").length).toBe(statuses.length);
});
