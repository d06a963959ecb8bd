import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { parse } from "yaml";
import { root } from "../../scripts/cli/repository.ts";
import { runProgram } from "../../scripts/cli/run-program.ts";
import { readTraffic } from "../../scripts/verify/traffic.ts";
import { verifyTraffic } from "../../scripts/verify/verify-deployment.ts";
import { contract, model } from "../contract.ts";

const folder = mkdtempSync(join(tmpdir(), "payouts-traffic-"));
afterAll(() => rmSync(folder, { recursive: true }));

const example = (name: string) =>
  structuredClone(contract.components.examples[name]?.value) as ReturnType<typeof JSON.parse>;
const url = "https://platform.example/v1/api/payout-invoices";
const card = "5123817234060000";
const sent = example("create-full-request");
const received = example("create-full-response");
Object.assign(sent.data.attributes, {
  fields: { card_number: card },
  metadata: { jane_roe: "DE89370400440532013000" },
});
Object.assign(received.data.attributes, { amount: 1, fields: { card_number: card }, metadata: { jane_roe: "other" } });
received.data.links.self = `/v1/api/payout-invoices/${received.data.id}`;
const key = "sk_live_0123456789";
const headers = [
  { name: ":method", value: "POST" },
  { name: "Authorization", value: `Basic ${btoa(`coma_1:${key}`)}` },
];
const json = [{ name: "Content-Type", value: "application/json" }];
const har = {
  startedDateTime: "2026-11-27T10:00:00.000Z",
  request: { method: "POST", url, headers, postData: { mimeType: "application/json", text: JSON.stringify(sent) } },
  response: {
    status: 201,
    headers: json,
    content: { text: btoa(unescape(encodeURIComponent(JSON.stringify(received)))), encoding: "base64" },
  },
};
const elsewhere = { ...har, request: { ...har.request, url: "https://elsewhere.example/" } };
const forms: [form: string, name: string, text: string][] = [
  ["HAR", "a.har", JSON.stringify({ log: { entries: [elsewhere, har] } })],
  ["JSON lines of HAR", "b.ndjson", `${JSON.stringify(har)}\n\n${JSON.stringify(elsewhere)}\n`],
  [
    "flat JSON lines",
    "c.jsonl",
    JSON.stringify({
      method: "POST",
      url,
      requestBody: sent,
      status: 201,
      responseHeaders: { "Content-Type": "application/json" },
      responseBody: received,
    }),
  ],
  [
    "a collection of Postman",
    "d.json",
    JSON.stringify({
      info: {},
      item: [
        {
          name: "Invoices",
          item: [
            {
              name: "Create",
              request: { method: "POST", url: { raw: url } },
              response: [
                {
                  originalRequest: {
                    method: "POST",
                    url: { raw: url },
                    header: [],
                    body: { raw: JSON.stringify(sent) },
                  },
                  code: 201,
                  header: [{ key: "Content-Type", value: "application/json" }],
                  body: JSON.stringify(received),
                },
              ],
            },
          ],
        },
      ],
    }),
  ],
];

test.each(forms)("%s is examined as a run is", (_form, name, text) => {
  const file = join(folder, name);
  writeFileSync(file, text);
  const { findings, requests, operations } = verifyTraffic(model, readTraffic(model, [file]));
  expect(requests).toBe(1);
  expect(operations.filter(({ reached }) => reached.length > 0).map(({ operationId }) => operationId)).toEqual([
    "createPayoutInvoice",
  ]);
  const told = findings.map(({ instance, message }) => `${instance} ${message}`);
  for (const part of ["/amount is not the amount", "/fields a whole card number", "/metadata is not what"]) {
    expect(told).toContainEqual(expect.stringContaining(part));
  }
});

test("the command examines a folder offline, masked, and keeps what it saw", async () => {
  const [traffic, kept] = [join(folder, "traffic"), join(folder, "kept")];
  mkdirSync(traffic);
  // A name in a free map is there twice, and so is one that may be a person's.
  received.data.attributes.brand_new = { value: 1 };
  const text = JSON.stringify(received).replace('"jane_roe":', '"jane_roe":1,"jane_roe":');
  const entry = {
    ...har,
    response: { ...har.response, headers: [...json, { name: "X-Debug", value: key }], content: { text } },
  };
  writeFileSync(join(traffic, "all.har"), JSON.stringify({ log: { entries: [entry, entry] } }));
  const args = [`${root}scripts/verify.ts`, "--har", traffic, "--record", kept, "--observe", "--format", "json"];
  const { code, stdout, stderr } = await runProgram(process.execPath, args, { env: { PATH: process.env.PATH } });
  expect([code, stderr]).toEqual([1, expect.stringMatching(/^\d+ findings/)]);
  expect(stdout).not.toMatch(/jane|DE89|5123817234060000|sk_live/);
  const { findings, observations, facts } = JSON.parse(stdout);
  expect(findings).toContainEqual(
    expect.objectContaining({ kind: "secret", instance: "$response.header.x-debug", count: 2 }),
  );
  expect(findings).toContainEqual(
    expect.objectContaining({ kind: "duplicate-member", instance: "/data/attributes/metadata/xxxx_xxx" }),
  );
  expect(observations).toContainEqual(expect.objectContaining({ instance: "/data/attributes/brand_new" }));
  expect(parse(readFileSync(join(kept, "observations.yaml"), "utf8"))).toEqual(observations);
  const seen = new Map(facts.map((fact: { place: string; seen: string }) => [fact.place, fact.seen]));
  expect(seen.get("#/components/schemas/PayoutInvoiceAttributes/properties/callback_url")).toBe("true");
  expect(seen.get("#/components/schemas/PayoutInvoiceAttributes")).toBe("otherwise");
  expect(seen.get("#/components/schemas/CursorPageLinks/properties/next")).toBe("not seen");
});

test.each([
  [["--har", "nowhere.har"], "--har nowhere.har: can't be read."],
  [["--har", "package.json"], "--har package.json: is neither HAR"],
  [["--har", "x.har", "--server", "http://127.0.0.1:1"], "--har and --server"],
  [["x.har"], "x.har: is one argument too many."],
])("%j is one line and exit 2", async (args, error) => {
  const { code, stdout, stderr } = await runProgram(process.execPath, [`${root}scripts/verify.ts`, ...args], {
    cwd: root,
  });
  expect([code, stdout, stderr.split("\n").length]).toEqual([2, "", 2]);
  expect(stderr).toContain(error);
});

test("a header that no message could have is read without what makes it so", () => {
  const file = join(folder, "odd-headers.har");
  const odd = {
    ...har,
    response: { ...har.response, headers: [...json, { name: "X-Price", value: "5 \u20ac\u0000" }] },
  };
  writeFileSync(file, JSON.stringify(odd));
  const [exchange] = readTraffic(model, [file]).exchanges;
  expect(exchange?.response.headers.get("x-price")?.trim()).toBe("5");
});

test("a folder is searched for files alone", () => {
  const searched = join(folder, "searched");
  mkdirSync(join(searched, "folder.har"), { recursive: true });
  writeFileSync(join(searched, "folder.har", "one.har"), JSON.stringify(har));
  expect(readTraffic(model, [searched]).exchanges.length).toBe(1);
});

test("what is nested without end is none of the forms", () => {
  const file = join(folder, "deep.json");
  writeFileSync(file, "[".repeat(50_000) + "]".repeat(50_000));
  expect(() => readTraffic(model, [file])).toThrow("is neither HAR, nor JSON lines");
});
