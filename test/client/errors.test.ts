import type { AddressInfo } from "node:net";
import { createServer } from "node:net";
import { Readable } from "node:stream";
import { inspect } from "node:util";
import { afterAll, describe, expect, test } from "vitest";
import { createPrivateClient, PayoutsError, type ResponseInfo } from "../../generated/client/private.js";
import { createPublicClient, PayoutsError as PublicPayoutsError } from "../../generated/client/public.js";
import { operationForms } from "../../scripts/generate/client-functions.ts";
import { readModel } from "../../scripts/openapi/model.ts";
import { readGenerated } from "../contract.ts";
import { serverForTests } from "./server.ts";

const credentials = { accountId: "account", apiKey: "sk_test_secret" };
const attributes = { reference_id: "order-1", service: "card", currency: "USD", amount: 10, fields: {} };

/** What a call rejects with, which is a PayoutsError. */
async function failureOf(call: Promise<unknown>): Promise<PayoutsError> {
  const error = await call.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(PayoutsError);
  return error as PayoutsError;
}

/** A client that gets this answer, whatever it asks. */
function answered(body: string | null, init: ResponseInit) {
  return createPrivateClient({
    ...credentials,
    baseUrl: "https://platform.example/api",
    fetch: async () => new Response(body, init),
  });
}

describe("every documented status of every operation is an error with the contract's outcome", () => {
  const forms = operationForms(readModel(readGenerated("openapi.private.json")));
  const answers = forms.flatMap(({ operation, responses }) =>
    responses
      .filter(([status]) => !status.startsWith("2"))
      .map(([status, response]) => [operation.operationId, status, response["x-outcome"]] as const),
  );

  test.each(answers)("%s %s: %s", async (operation, status, outcome) => {
    const unlisted = 418;
    const client = answered('{"errors":[]}', { status: status === "default" ? unlisted : Number(status) });
    const call = client[operation as "getPayoutInvoice"]("cpoi_1");
    const docs = `guides/errors.html#${status === "default" ? unlisted : status}`;
    expect(await failureOf(call)).toMatchObject({
      docs,
      operation,
      outcome,
      status: status === "default" ? unlisted : Number(status),
    });
  });
});

describe("errors", () => {
  test("are a list, or a map by field, and fieldErrors is a map either way", async () => {
    const list = [{ status: "Unauthorized", code: "401" }];
    const unauthorized = await failureOf(
      answered(JSON.stringify({ errors: list }), { status: 401 }).getPayoutInvoice("a"),
    );
    expect([unauthorized.errors, unauthorized.fieldErrors]).toEqual([list, {}]);
    const map = { amount: "wrong", "fields.card": ["too short", "no digits"] };
    const invalid = await failureOf(answered(JSON.stringify({ errors: map }), { status: 422 }).getPayoutInvoice("a"));
    expect([invalid.errors, invalid.fieldErrors]).toEqual([
      map,
      { amount: "wrong", "fields.card": "too short no digits" },
    ]);
  });

  test("bear the ID of the request, and how long to wait", async () => {
    const headers = { "x-request-id": "abc", "retry-after": "7" };
    const error = await failureOf(answered(null, { status: 503, headers }).getPayoutInvoice("a"));
    expect(error).toMatchObject({ requestId: "abc", retryAfter: 7 });
  });

  test("read Retry-After as a date, too, and one that is over as none", async () => {
    const soon = { "retry-after": new Date(Date.now() + 60_000).toUTCString() };
    const error = await failureOf(answered(null, { status: 503, headers: soon }).getPayoutInvoice("a"));
    expect(Math.round((error.retryAfter ?? 0) / 10)).toBe(6);
    const over = { "retry-after": new Date(0).toUTCString() };
    expect((await failureOf(answered(null, { status: 503, headers: over }).getPayoutInvoice("a"))).retryAfter).toBe(
      undefined,
    );
  });

  test("show the payout that a conflict shows", async () => {
    const payout = { id: "cpoi_1", attributes: { status: "created" } };
    const error = await failureOf(
      answered(JSON.stringify({ data: payout }), { status: 409 }).createPayoutInvoice(attributes),
    );
    expect([error.payout, error.outcome]).toEqual([payout, "duplicate"]);
  });

  test("say what happened and what to do next", async () => {
    const client = answered('{"errors":{"amount":"wrong"}}', { status: 422, statusText: "Unprocessable Entity" });
    const error = await failureOf(client.createPayoutInvoice(attributes));
    expect(error.message).toMatch(/^createPayoutInvoice: 422 \(amount\)\. This request created no payout\./);
    expect(String(error)).toBe(`PayoutsError: ${error.message}`);
  });

  test.each<[what: string, list: object[], want: object]>([
    ["a JSON:API pointer", [{ source: { pointer: "/data/attributes/amount" }, detail: "wrong" }], { amount: "wrong" }],
    ["a JSON:API parameter", [{ source: { parameter: "page[size]" }, detail: "wrong" }], { "page[size]": "wrong" }],
    ["a short name", [{ title: "invalid_amount", detail: "wrong" }], { invalid_amount: "wrong" }],
    [
      "a short name twice",
      [
        { title: "invalid", detail: "wrong" },
        { title: "invalid", detail: "too" },
      ],
      { invalid: "wrong too" },
    ],
    ["no message", [{ title: "Unprocessable Content" }, { status: "Unprocessable Content" }], {}],
    ["a name that every object has", [{ title: "toString", detail: "b" }], { toString: "b" }],
  ])("name fields from a list, too: %s", async (_what, list, want) => {
    const client = answered(JSON.stringify({ errors: list }), { status: 422 });
    expect((await failureOf(client.createPayoutInvoice(attributes))).fieldErrors).toEqual(want);
  });
});

describe("nothing from outside gets into a message as it is", () => {
  const secret = `Basic ${btoa(`${credentials.accountId}:${credentials.apiKey}`)}`;

  test("no reason phrase", async () => {
    const client = answered("{}", { status: 401, statusText: "Look elsewhere" });
    expect((await failureOf(client.createPayoutInvoice(attributes))).message).not.toContain("Look");
  });

  test("no control characters, and no name without an end", async () => {
    const errors = { "amount\u001b[31m\n\u202e": "wrong", ["a".repeat(1000)]: "wrong" };
    const { message } = await failureOf(
      answered(JSON.stringify({ errors }), { status: 422 }).createPayoutInvoice(attributes),
    );
    expect(message).not.toMatch(/\p{C}/u);
    expect(message.length).toBeLessThan(1000);
  });

  test.each([
    ["a header", secret],
    ["a header, as PHP writes it", secret.replaceAll("/", "\\/")],
    ["a key", credentials.apiKey],
  ])("nor anywhere else in an error, if the server repeats a secret: %s", async (_what, text) => {
    for (const body of [`{"errors":{"${text}":"${text}"}}`, `{"errors":[{"detail":"${text}"}]}`, text]) {
      const error = await failureOf(answered(body, { status: 401 }).createPayoutInvoice(attributes));
      expect(inspect(error, { depth: null })).not.toContain(text.replace("Basic ", ""));
    }
  });
});

describe("a response is read to a limit", () => {
  const large = JSON.stringify({ data: { id: "cpoi_1", attributes: { text: "x".repeat(2000) } } });
  let read = 0;
  const endless = () =>
    new ReadableStream<Uint8Array>({
      pull(controller) {
        read += 1000;
        controller.enqueue(new Uint8Array(1000).fill(32));
      },
    });
  const reading = (response: () => unknown, maxBodySize?: number) =>
    createPrivateClient({
      ...credentials,
      baseUrl: "https://platform.example/api",
      fetch: (async () => response()) as never,
      ...(maxBodySize && { maxBodySize }),
    });

  test.each<[what: string, response: () => unknown, maxBodySize: number | undefined]>([
    ["without an end", () => new Response(endless()), undefined],
    ["that is larger than the option says", () => new Response(large), 1000],
    [
      "of a fetch that gives a text alone",
      () => ({ status: 200, headers: new Headers(), text: async () => large }),
      1000,
    ],
  ])("one %s", async (_what, response, maxBodySize) => {
    read = 0;
    const error = await failureOf(reading(response, maxBodySize).createPayoutInvoice(attributes));
    expect([error.outcome, error.happened]).toEqual(["unknown", expect.stringContaining("larger than")]);
    expect(read).toBeLessThan(11_000_000);
  });

  test("and one within it whole, with characters that are cut anywhere", async () => {
    const bytes = new TextEncoder().encode(
      JSON.stringify({ data: { id: "cpoi_1", attributes: { name: "\u017d\u{1F4B0}" } } }),
    );
    const parts = [...bytes].map((byte) => Uint8Array.of(byte));
    const client = reading(() => new Response(Readable.toWeb(Readable.from(parts)) as BodyInit));
    expect((await client.getPayoutInvoice("cpoi_1")).attributes).toEqual({ name: "\u017d\u{1F4B0}" });
  });
});

test("a success tells its status, its request's ID, and its headers", async () => {
  const headers = { "x-request-id": "abc", "x-rate-limit": "9" };
  const client = answered('{"data":{}}', { status: 200, headers });
  const told: ResponseInfo[] = [];
  await client.getPayoutInvoice("cpoi_1", { onResponse: (response) => told.push(response) });
  expect(told).toMatchObject([{ status: 200, outcome: "created", requestId: "abc" }]);
  expect(told[0]?.headers.get("x-rate-limit")).toBe("9");
});

describe("a mistake in the call is no unknown outcome, and nothing is sent", () => {
  const client = answered("{}", { status: 200 });
  test.each<[what: string, call: () => Promise<unknown>, message: string]>([
    ["a BigInt", () => client.createPayoutInvoice({ ...attributes, amount: 1n as never }), "BigInt"],
    ["a header with a line end", () => client.getPayoutInvoice("a", { headers: { "X-A": "secret\nb" } }), "headers is"],
    ["a list of IDs", () => client.getPayoutInvoice(["a", "b"] as never), "id is missing"],
    [
      "a list of references",
      () => client.listPayoutInvoices({ "filter[reference_id]": ["a"] } as never),
      "filter[reference_id] is",
    ],
  ])("%s", async (_what, call, message) => {
    const error = await call().catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(TypeError);
    expect(String(error)).toContain(message);
    expect(String(error)).not.toContain("secret");
  });
});

describe("an answer that is not the API's is unknown", () => {
  test.each<[what: string, body: string | null, status: number]>([
    ["a page", "<h1>It works</h1>", 201],
    ["nothing", null, 201],
    ["null", "null", 201],
    ["another object", '{"status":"ok"}', 201],
    ["a list in place of a payout", '{"data":null}', 201],
    ["JSON that ends early", '{"data":{"id":"cpoi_1"', 201],
    ["success of another kind", '{"data":{"id":"cpoi_1"}}', 200],
    ["an acceptance, which settles nothing", '{"data":{"id":"cpoi_1"}}', 202],
    ["no content", null, 204],
  ])("%s", async (_what, body, status) => {
    const error = await failureOf(answered(body, { status }).createPayoutInvoice(attributes));
    expect([error.outcome, error.status, error.mayExist]).toEqual(["unknown", status, true]);
  });
});

describe("no answer is unknown", async () => {
  const { origin } = await serverForTests(({ url }, response) => {
    if (url.endsWith("/cut")) response.writeHead(200, { "content-length": "100" }).write('{"data":');
    if (url.endsWith("/cut")) setTimeout(() => response.destroy(), 20);
  });
  const silent = createServer((socket) =>
    socket.on("error", () => undefined).once("data", () => socket.resetAndDestroy()),
  ).listen(0, "127.0.0.1");
  await new Promise((resolve) => silent.once("listening", resolve));
  afterAll(() => silent.close());
  const gone = createServer().listen(0, "127.0.0.1");
  await new Promise((resolve) => gone.once("listening", resolve));
  const closed = `http://127.0.0.1:${(gone.address() as AddressInfo).port}`;
  await new Promise((resolve) => gone.close(resolve));
  const client = (options = {}) => createPrivateClient({ ...credentials, baseUrl: origin, ...options });

  test.each<[what: string, call: () => Promise<unknown>, happened: RegExp]>([
    ["a refused connection", () => client({ baseUrl: closed }).getPayoutInvoice("a"), /ECONNREFUSED/],
    [
      "a connection that is reset",
      () => client({ baseUrl: `http://127.0.0.1:${(silent.address() as AddressInfo).port}` }).getPayoutInvoice("a"),
      /ECONNRESET|UND_ERR_SOCKET/,
    ],
    ["an answer that is cut", () => client().getPayoutInvoice("cut"), /no response that can be read/],
    ["a timeout", () => client({ timeout: 30 }).getPayoutInvoice("a"), /no response within 30 ms/],
    [
      "a timeout that fetch does not heed",
      () => client({ timeout: 30, fetch: () => new Promise(() => undefined) }).getPayoutInvoice("a"),
      /no response within 30 ms/,
    ],
    ["an abort", () => client().getPayoutInvoice("a", { signal: AbortSignal.timeout(30) }), /aborted/],
    ["an abort before it starts", () => client().getPayoutInvoice("a", { signal: AbortSignal.abort() }), /aborted/],
    [
      "a fetch that throws",
      () =>
        client({
          fetch: () => {
            throw new Error("sk_test_secret");
          },
        }).getPayoutInvoice("a"),
      /Error/,
    ],
    [
      "a fetch that rejects with nothing",
      () => client({ fetch: () => Promise.reject() }).getPayoutInvoice("a"),
      /no response that can be read/,
    ],
  ])("%s", async (_what, call, happened) => {
    const error = await failureOf(call());
    expect([error.outcome, error.status, error.errors]).toEqual(["unknown", undefined, []]);
    expect(error.happened).toMatch(happened);
  });

  test("the reason of an abort is the cause", async () => {
    const reason = new Error("shutting down");
    const error = await failureOf(client().getPayoutInvoice("a", { signal: AbortSignal.abort(reason) }));
    expect(error.cause).toBe(reason);
  });
});

test("no error shows credentials, even if fetch puts them into its own", async () => {
  const fetch = async (_url: string, init: object) => {
    throw Object.assign(new Error(JSON.stringify(init)), { init });
  };
  const error = await failureOf(
    createPrivateClient({ ...credentials, baseUrl: "https://platform.example", fetch }).getPayoutInvoice("a"),
  );
  const shown = [String(error), error.stack, JSON.stringify(error), inspect(error, { depth: null, showHidden: true })];
  for (const text of shown) expect(text).not.toMatch(/secret|Basic/);
});

test("both clients reject with the same class", async () => {
  const fetch = async () => new Response(null, { status: 503 });
  const client = createPublicClient({ baseUrl: "https://platform.example", publicKey: "pk_test_key", fetch });
  expect(await failureOf(client.getPublicPayoutInvoice("a"))).toBeInstanceOf(PublicPayoutsError);
});

test.each(["", ".", "..", undefined as unknown as string])(
  "%j is no ID, and no other path is asked instead",
  async (id) => {
    const client = answered(null, { status: 500 });
    await expect(client.processPayoutInvoice(id)).rejects.toThrow(
      new TypeError("id is missing or malformed. See its documentation."),
    );
  },
);
