import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import ts from "typescript";
import { afterAll, describe, expect, test } from "vitest";
import { root } from "../../scripts/cli/repository.ts";
import { compareContracts } from "../../scripts/diff/compare-contracts.ts";
import { operationPages } from "../../scripts/docs/model/operation-page.ts";
import { codeSamples, documentedConnection } from "../../scripts/docs/samples/code-samples.ts";
import { deriveArtifacts } from "../../scripts/generate/artifacts.ts";
import { startMock } from "../../scripts/mock/start-mock.ts";
import type { OpenApiDocument } from "../../scripts/openapi/document.ts";
import { operationOf, readModel } from "../../scripts/openapi/model.ts";
import { contract } from "../contract.ts";
import { buildTestSite, textOf } from "../docs/site.ts";
import { caller } from "../mock/client.ts";
import { added, addOperations } from "./more-operations.ts";

const folder = mkdtempSync(join(tmpdir(), "any-operation-"));
cpSync(`${root}spec`, join(folder, "spec"), { recursive: true });
cpSync(`${root}redocly.yaml`, join(folder, "redocly.yaml"));
symlinkSync(`${root}scripts`, join(folder, "scripts"));
addOperations(folder);
const artifacts = await deriveArtifacts([], folder);
for (const [name, content] of artifacts) {
  const file = join(folder, "generated", name);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, content);
}
writeFileSync(join(folder, "package.json"), '{ "type": "module" }');
const file = join(folder, "generated/openapi.json");
const text = (name: string) => String(artifacts.get(name));
const document: OpenApiDocument = JSON.parse(text("openapi.json"));
const model = readModel(document);
afterAll(() => rmSync(folder, { recursive: true }));

const program = `import { createPrivateClient, createPrivatePathClient, type PayoutInvoice, type PayoutService } from "./generated/client/private.js";
import type { CreatePayoutInvoiceAttributes } from "./generated/client/schemas.d.ts";
declare const attributes: CreatePayoutInvoiceAttributes;
const options = { baseUrl: "https://platform.example/api", accountId: "a", apiKey: "k" };
const client = createPrivateClient(options);
const byPath = createPrivatePathClient(options);
export const calls = async () => {
  const nothing: void = await client.cancelPayoutInvoice("1");
  const replaced: PayoutInvoice = await client.replacePayoutInvoice("1", attributes);
  const updated: PayoutInvoice = await client.updatePayoutInvoice("1", attributes);
  const taken: void = await client.processPayoutInvoiceLater("1");
  const either: PayoutInvoice | PayoutService | undefined = await client.getPayoutInvoiceStatus("1");
  // @ts-expect-error it may be a service, or nothing
  const one: PayoutInvoice = await client.getPayoutInvoiceStatus("1");
  const { response } = await byPath.DELETE("/payout-invoices/{id}", { params: { path: { id: "1" } } });
  // @ts-expect-error the list can't be deleted
  await byPath.DELETE("/payout-invoices");
  return [nothing, replaced, updated, taken, either, one, response];
};
`;

test("the client compiles, and each function resolves to what its operation returns", () => {
  const main = join(folder, "program.ts");
  writeFileSync(main, program);
  const { config } = ts.readConfigFile(`${root}tsconfig.json`, ts.sys.readFile);
  const { options } = ts.convertCompilerOptionsFromJson({ ...config.compilerOptions, types: [], rootDirs: [] }, root);
  const problems = ts.getPreEmitDiagnostics(ts.createProgram([main], { ...options, skipLibCheck: false }));
  expect(problems.map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, " "))).toEqual([]);
});

describe("the client and a stateless mock", async () => {
  const mock = await startMock({ contract: file, stateless: true });
  afterAll(() => mock.close());
  const { createPrivateClient } = await import(pathToFileURL(join(folder, "generated/client/private.js")).href);
  const attributes = { reference_id: "r", service: "card", currency: "USD", amount: 1, fields: {} };
  const client = createPrivateClient({ baseUrl: `${mock.url}/api`, accountId: "a", apiKey: "sk_test_k" });
  const shown = { id: expect.any(String), type: "payout-invoices" };

  test.each([
    ["cancelPayoutInvoice", [], undefined],
    ["replacePayoutInvoice", [attributes], shown],
    ["updatePayoutInvoice", [attributes], shown],
    ["processPayoutInvoiceLater", [], undefined],
    ["getPayoutInvoiceStatus", [], shown],
  ])("%s", async (operationId, given, want) => {
    const result = await client[operationId]("1", ...given);
    if (want) expect(result).toMatchObject(want);
    else expect(result).toBe(undefined);
  });

  test.each([
    ["202", { type: "payout-services" }],
    ["204", undefined],
  ])("one of several statuses: %s", async (code, want) => {
    const result = await client.getPayoutInvoiceStatus("1", { headers: { Prefer: `code=${code}` } });
    if (want) expect(result).toMatchObject(want);
    else expect(result).toBe(undefined);
  });

  test("an error is told as that of any other", async () => {
    const rejected = client.cancelPayoutInvoice("1", { headers: { Prefer: "code=404" } });
    await expect(rejected).rejects.toMatchObject({ name: "PayoutsError", status: 404 });
  });

  test("by path", async () => {
    const call = caller(mock.url);
    for (const [operationId, method, [status]] of added) {
      const path = operationId.match(/Later|Status/) ? "/api/payout-invoices/1/later" : "/api/payout-invoices/1";
      const json = { data: { type: "payout-invoice", attributes } };
      const options = method.match(/put|patch/) ? { json } : {};
      const response = await call(`${method.toUpperCase()} ${path}`, { account: "a", ...options });
      expect([operationId, String(response.status)]).toEqual([operationId, status]);
      const media = operationOf(model, operationId).operation.responses[status ?? ""] as { content?: object };
      expect(response.body !== undefined).toBe(media.content !== undefined);
    }
    const { DELETE } = client;
    const { data, response } = await DELETE("/payout-invoices/{id}", { params: { path: { id: "1" } } });
    expect([response.status, data]).toEqual([204, undefined]);
  });
});

test("the mock with state says in a line which handler is missing", async () => {
  const missing = model.operations.find(({ operation: { operationId } }) => added.some(([id]) => id === operationId));
  await expect(startMock({ contract: file })).rejects.toThrow(
    `${file}: the mock has no handler for ${missing?.operation.operationId}. Add one in scripts/mock/handlers/handlers.ts, take the operation out, or respond with examples by --stateless.`,
  );
});

test("the docs show each, with samples in every language", async () => {
  const site = await buildTestSite({ document });
  const pages = operationPages(model);
  const samples = (operationId: string) => {
    const page = pages.find(({ id }) => id === operationId);
    if (!page) throw new Error(`no page ${operationId}`);
    const written = codeSamples(model, page, documentedConnection(model));
    return Object.fromEntries(written.map(({ name, code }) => [name, code]));
  };
  for (const [operationId, method, statuses] of added) {
    const page = textOf(site, `operations/${operationId}.html`);
    for (const status of statuses) expect(page).toContain(`response-${status}`);
    expect(page).toContain(method.toUpperCase());
  }
  const cancel = samples("cancelPayoutInvoice");
  const replace = samples("replacePayoutInvoice");
  expect(cancel.curl).toMatch(/^curl --request DELETE '/);
  expect(replace.curl).toMatch(/^curl --request PUT '/);
  expect(cancel.php).toContain("CURLOPT_CUSTOMREQUEST => 'DELETE'");
  expect(replace.php).toContain("CURLOPT_CUSTOMREQUEST => 'PUT'");
  expect(replace.php).toContain("CURLOPT_POSTFIELDS");
  expect(cancel.python).toContain('method="DELETE"');
  expect(cancel.go).toMatch(/NewRequest\("DELETE", ".*", nil\)/);
  expect(replace.go).toMatch(/NewRequest\("PUT", ".*", body\)/);
  expect(cancel.typescript).toMatch(/^await client\.cancelPayoutInvoice\("/m);
  expect(replace.typescript).toMatch(/^const response = await client\.replacePayoutInvoice\("/m);
}, 120_000);

test("the collections send each, and expect its statuses", () => {
  const collection = text("collections/payouts.postman_collection.json");
  expect(collection).toContain('pm.test(\\"responds with 204\\"');
  expect(collection).toContain("pm.expect(pm.response.code).to.be.oneOf([200, 202, 204])");
  for (const [operationId] of added) expect(text("collections/payouts.http")).toContain(`# @name ${operationId}\n`);
});

test("the diff calls each an addition", async () => {
  const { bump, changes } = await compareContracts({ document: contract }, { document });
  expect(bump).toBe("minor");
  const places = added.map(([, method]) => method);
  for (const method of places)
    expect(changes.map(({ pointer }) => pointer).join("\n")).toMatch(
      new RegExp(`payout-invoices~1\\{id\\}(/${method}|~1later)`),
    );
  expect(changes.every((change) => change.bump === "minor")).toBe(true);
});
