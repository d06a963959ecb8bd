import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { mapTexts } from "../../scripts/cli/mask-cards.ts";
import { recordExamples } from "../../scripts/verify/record-examples.ts";
import { readTraffic } from "../../scripts/verify/traffic.ts";
import { verifyTraffic } from "../../scripts/verify/verify-deployment.ts";
import { model } from "../contract.ts";

const folder = mkdtempSync(join(tmpdir(), "payouts-hostile-"));
afterAll(() => rmSync(folder, { recursive: true }));

/** A number in so many arrays. */
const nested = (depth: number) => `${"[".repeat(depth)}1${"]".repeat(depth)}`;
const attributes = (members: object, id: unknown = "poi_1") =>
  JSON.stringify({ data: { id, type: "payout-invoice", attributes: members, links: { self: "/other" } } });
const noText = { toString: 1, valueOf: 1 };
const many = Array.from({ length: 20_000 }, (_, index) => index);
const json = "application/json";

const bodies: [name: string, body: string, finding: string, type?: string][] = [
  ["arrays 100,000 deep", nested(100_000), "nested deeper"],
  ["a member 4,000 deep", `{"data":{"attributes":{"fields":${nested(4000)}}}}`, "nested deeper"],
  ["a deep member that another replaces", `{"data":${nested(4000)},"data":1}`, "nested deeper"],
  ["20,000 items", `{"data":[${many.map((index) => `{"id":"${index}"}`).join()}]}`, "items in one place"],
  ["20,000 members", `{"data":{${many.map((index) => `"a${index}":1`).join()}}}`, "items in one place"],
  ["one member 20,000 times", `{${many.map(() => '"a":1').join()}}`, "items in one place"],
  ["10 million characters", `{"data":"${"a".repeat(10_000_000)}"}`, "is longer than"],
  ["objects that are no text", attributes({ status: noText, amount: noText, fee: noText }), "must be"],
  ["half a character", attributes({ status: "\ud800" }, "\ud800"), "is the address of something else"],
  ["a content type that every object has", "{}", "content type constructor", "constructor"],
];

test.each(bodies)("%s in a response end in a finding", (_name, responseBody, finding, type = json) => {
  const file = join(folder, "one.jsonl");
  const url = "https://platform.example/api/payout-invoices";
  const line = { status: 200, method: "GET", responseHeaders: { "Content-Type": type }, responseBody };
  writeFileSync(file, [`${url}/poi_1`, url].map((each) => JSON.stringify({ ...line, url: each })).join("\n"));
  const same = (text: string) => text;
  const masker = { text: same, credentials: same, value: (value: unknown) => mapTexts(value, same) };
  const { findings } = verifyTraffic(model, readTraffic(model, [file]), recordExamples(model, folder, masker));
  expect(findings.map(({ message }) => message).join("\n")).toContain(finding);
});

test.each([
  ["a path that is not percent-encoded", { url: "https://platform.example/api/payout-invoices/%zz", status: 200 }],
  ["a status that is no number", { url: "https://platform.example/api/payout-invoices", status: noText }],
])("%s in a record is skipped", (_name, members) => {
  const file = join(folder, "skipped.jsonl");
  writeFileSync(file, JSON.stringify({ method: "GET", responseBody: "{}", ...members }));
  expect(readTraffic(model, [file])).toMatchObject({ exchanges: [], skipped: 1 });
});
