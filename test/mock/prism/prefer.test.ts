import { describe, expect, test } from "vitest";
import { firstExample, operationOf, responseOf } from "../../../scripts/openapi/model.ts";
import { fillPath } from "../../../scripts/openapi/paths.ts";
import { model } from "../../contract.ts";
import { type CallOptions, creation, type Json, mockForTests } from "../client.ts";
import { complaints } from "../contract-check.ts";

/** A valid request for each operation, of its own examples. */
const requests = Object.fromEntries(
  model.operations.map(({ path, method, operation, parameters }): [string, [line: string, options: CallOptions]] => {
    const required = parameters.filter((parameter) => parameter.required);
    const values = required.map(({ name, example }): [string, string] => [name, String(example)]);
    const inQuery = required.filter((parameter) => parameter.in === "query").map(({ name }) => name);
    const query = values.filter(([name]) => inQuery.includes(name)).map((pair) => pair.join("="));
    const address = fillPath(path, Object.fromEntries(values));
    const line = `${method.toUpperCase()} ${address}${query.length > 0 ? `?${query.join("&")}` : ""}`;
    return [operation.operationId, [line, operation.requestBody ? { json: firstExample(operation.requestBody) } : {}]];
  }),
);

const cases = model.operations.flatMap(({ operation: { operationId, responses } }) =>
  Object.entries(responses).map(([code, response]): [string, string, string[]] => {
    const media = response.content?.["application/json"];
    return [operationId, code === "default" ? "413" : code, Object.keys(media?.examples ?? {})];
  }),
);

const answerOf = (operationId: string, code: string) => responseOf(operationOf(model, operationId).operation, code);

function exampleValue(operationId: string, code: string, name: string): unknown {
  return answerOf(operationId, code)?.content?.["application/json"]?.examples?.[name]?.value;
}

describe.each([
  ["with state", await mockForTests()],
  ["stateless", await mockForTests({ stateless: true })],
])("%s", (_mode, { call }) => {
  const ask = (operationId: string, prefer: string) => {
    const [line, options] = requests[operationId] ?? [];
    if (!line) throw new Error(`no operation ${operationId}`);
    return call(line, { account: "prefer", ...options, headers: { Prefer: prefer } });
  };

  test.each(cases)("%s answers %s when asked, and each of its examples", async (operationId, code, names) => {
    const first = await ask(operationId, `code=${code}`);
    expect([first.status, first.body]).toEqual([Number(code), exampleValue(operationId, code, names[0] ?? "")]);
    const { content } = answerOf(operationId, code) ?? {};
    expect(names.length > 0).toBe(content !== undefined);
    for (const name of names) {
      const { status, body } = await ask(operationId, `code=${code}, example="${name}"`);
      expect([status, body]).toEqual([Number(code), exampleValue(operationId, code, name)]);
      expect(complaints(operationId, status, body)).toEqual([]);
    }
    const challenged = "WWW-Authenticate" in (answerOf(operationId, code)?.headers ?? {});
    expect(/^Basic/.test(first.headers.get("www-authenticate") ?? "")).toBe(challenged);
    if (code === "405") expect(first.headers.get("allow")).toBeTruthy();
  });

  test.each(Object.keys(requests))("%s answers a body made up of the schema", async (operationId) => {
    for (const prefer of ["dynamic=true", "dynamic=true; code=500"]) {
      const { status, body } = await ask(operationId, prefer);
      expect(complaints(operationId, status, body)).toEqual([]);
    }
  });

  test.each([
    ["code=204", "This value is not valid here: code is 200, 400,"],
    ["code=abc", "This value is not valid here: code is 200, 400,"],
    ["code=100", "This value is not valid here: code is 200, 400,"],
    ["example=nothing", "This value is not valid here: example is one of documented, byReference, none, middlePage."],
    ["code=503, example=documented", "This value is not valid here: example is one of unavailable."],
    ["dynamic=perhaps", "This value is not valid here: dynamic is true or false."],
  ])("Prefer: %s is rejected with what there is", async (prefer, message) => {
    const { status, body } = await ask("listPayoutInvoices", prefer);
    expect([status, body.errors.Prefer.slice(0, message.length)]).toEqual([422, message]);
  });

  test.each([408, 418, 429, 451, 499, 505, 599])("%s, which is not listed, has an error of its own", async (code) => {
    const { status, body } = await ask("getPayoutInvoice", `code=${code}`);
    expect([status, body.errors[0].code, complaints("getPayoutInvoice", status, body)]).toEqual([code, `${code}`, []]);
  });

  test("other preferences are let through", async () => {
    expect((await ask("listPayoutInvoices", "respond-async, wait=10; return=minimal")).status).toBe(200);
  });

  test("a forced answer needs a valid request, as in Prism", async () => {
    const headers = { Prefer: "code=200" };
    expect((await call("GET /api/payout-services", { headers })).status).toBe(401);
    expect((await call("GET /api/payout-services?page[size]=all", { account: "prefer", headers })).status).toBe(422);
  });
});

test("an answer that was forced changes nothing", async () => {
  const { call } = await mockForTests();
  const json = creation();
  const forced = await call("POST /api/payout-invoices", { account: "a", json, headers: { Prefer: "code=504" } });
  const real = await call("POST /api/payout-invoices", { account: "a", json });
  expect([forced.status, real.status]).toEqual([504, 201]);
});

test("stateless, requests are checked and examples answered, and nothing is kept", async () => {
  const { call } = await mockForTests({ stateless: true });
  const json = creation();
  const answers = await Promise.all([1, 2].map(() => call("POST /api/payout-invoices", { account: "a", json })));
  const documented = model.components.examples["create-response"]?.value as Json;
  expect(answers.map(({ status, body }) => [status, body])).toEqual([
    [201, documented],
    [201, documented],
  ]);
  const wrong = await call("POST /api/payout-invoices", { account: "a", json: creation({ amount: 0 }) });
  expect([wrong.status, wrong.body]).toEqual([422, { errors: { amount: "This value should be greater than 0." } }]);
  expect((await call("GET /api/payout-invoices/cpoi_any", { account: "a" })).status).toBe(200);
});

test("each answer is held back by the latency", async () => {
  const { call } = await mockForTests({ latency: 100 });
  const start = performance.now();
  await call("GET /api/payout-services", { account: "a" });
  expect(performance.now() - start).toBeGreaterThanOrEqual(99);
});
