import { afterEach, describe, expect, test, vi } from "vitest";
import { type CreatePayoutInvoiceAttributes, PayoutsError } from "../../generated/client/private.js";
import { json, payoutWith, reset, type Step, scripted } from "./scripted.ts";

const attributes: CreatePayoutInvoiceAttributes = {
  reference_id: "order-1",
  service: "card",
  currency: "USD",
  amount: 10,
  test_mode: true,
  fields: { card_number: "5123817234060000" },
};
const waiting = payoutWith({ reference_id: "order-1" });
const processed = payoutWith({ reference_id: "order-1", status: "processed" });

const created = () => json(201, { data: waiting });
const shows = (...data: unknown[]) => json(200, { data, meta: {}, links: { prev: "", next: "" } });
const shown = (payout = waiting) => json(200, { data: payout });
const refused = (status: number) => json(status, { errors: { amount: "wrong" } });
const conflict = (data?: unknown) => json(409, { errors: [], data });
const busy = (headers = {}) => json(503, { errors: [] }, headers);

const create = "POST /payout-invoices";
const look = "GET /payout-invoices?filter[reference_id]=order-1";
const start = `POST /payout-invoices/${waiting.id}/process`;
const get = `GET /payout-invoices/${waiting.id}`;

/** Pays out against scripted answers, and says what came of it and what was sent. */
async function run(steps: Step[], options = {}, given = attributes) {
  const { client, sent, lines } = scripted(...steps);
  const result = await client.payOut(given, { backoff: 0, attempts: 3, ...options }).catch((error: unknown) => error);
  return { result, error: result as PayoutsError, lines: lines(), sent };
}

describe("a payout is created once", () => {
  test.each<[what: string, steps: Step[], lines: string[]]>([
    ["at once", [created()], [create]],
    ["found after no answer", [reset(), shows(waiting)], [create, look]],
    ["found after a cut answer", [new Response('{"data":{"id"', { status: 201 }), shows(waiting)], [create, look]],
    ["found after a 500", [json(500, { errors: [] }), shows(waiting)], [create, look]],
    ["found after a 400", [json(400, { errors: [] }), shows(waiting)], [create, look]],
    ["found after a redirect", [json(307, {}, { location: "/elsewhere" }), shows(waiting)], [create, look]],
    ["again, when it is not in the list", [reset(), shows(), created()], [create, look, create]],
    ["again, when the lookup is a 404", [reset(), json(404, { errors: [] }), created()], [create, look, create]],
    ["not again while the lookup fails", [reset(), busy(), reset(), shows(waiting)], [create, look, look, look]],
    ["again, once a lookup says so", [reset(), busy(), shows(), created()], [create, look, look, create]],
    ["a late lookup, then a conflict", [reset(), shows(), conflict(waiting)], [create, look, create]],
    ["a conflict", [conflict(waiting)], [create]],
    ["a conflict with the payout alone", [json(409, { data: waiting })], [create]],
    ["a conflict that does not show it", [conflict(), shows(waiting)], [create, look]],
    [
      "a conflict that does not show it, and a late lookup",
      [conflict(), shows(), shows(waiting)],
      [create, look, look],
    ],
    ["a refusal after no answer", [reset(), shows(), refused(401), shows(waiting)], [create, look, create, look]],
  ])("%s", async (_what, steps, lines) => {
    const ran = await run(steps);
    expect(ran).toMatchObject({ result: waiting, lines });
  });

  test("a list that is not of the reference is no proof that there is none", async () => {
    const other = payoutWith({ reference_id: "order-2" });
    const ran = await run([reset(), shows(other)]);
    expect([ran.error.outcome, ran.lines]).toEqual(["unknown", [create, look, look, look]]);
  });
});

describe("what is not created fails at once", () => {
  test.each([401, 403, 405, 422])("%i", async (status) => {
    const { error, lines } = await run([refused(status)]);
    expect(error).toBeInstanceOf(PayoutsError);
    expect({ ...error }).toMatchObject({ outcome: "not-created", status, reference: "order-1", mayExist: false });
    expect([error.fieldErrors, lines]).toEqual([{ amount: "wrong" }, [create]]);
  });
});

describe("what may exist is never reported failed", () => {
  test.each<[what: string, steps: Step[], lines: string[]]>([
    ["no answer to anything", [reset()], [create, look, look, look]],
    ["nothing but busy answers", [busy()], [create, look, look, look]],
    [
      "lookups that find nothing",
      [reset(), shows(), reset(), shows(), reset(), shows()],
      [create, look, create, look, create, look],
    ],
    ["a refusal after no answer", [reset(), shows(), refused(422), shows()], [create, look, create, look, look]],
    ["a conflict that no lookup confirms", [conflict(), shows()], [create, look, look, look]],
  ])("%s", async (_what, steps, lines) => {
    const ran = await run(steps);
    expect({ ...ran.error }).toMatchObject({ outcome: "unknown", reference: "order-1", mayExist: true });
    expect(ran.lines).toEqual(lines);
  });

  test("nor is one that was aborted", async () => {
    const stop = new AbortController();
    const reason = new Error("shutting down");
    const abort = async () => {
      stop.abort(reason);
      throw reset();
    };
    const { error, lines } = await run([abort], { signal: stop.signal });
    expect({ ...error }).toMatchObject({
      outcome: "unknown",
      reference: "order-1",
      mayExist: true,
      happened: "aborted",
    });
    expect([error.cause, lines]).toEqual([reason, [create]]);
  });

  test("one that was aborted before anything was sent is", async () => {
    const { error, lines } = await run([created()], { signal: AbortSignal.abort() });
    expect({ ...error }).toMatchObject({ outcome: "not-created", reference: "order-1", mayExist: false });
    expect(lines).toEqual([]);
  });
});

describe("a payout that exists has to be the one that was meant", () => {
  test.each<
    [
      what: string,
      meant: Partial<CreatePayoutInvoiceAttributes>,
      exists: Parameters<typeof payoutWith>,
      differs: string,
    ]
  >([
    ["the service", { service: "sepa" }, [{}], "service"],
    ["the currency", { currency: "EUR" }, [{}], "currency"],
    ["the amount", { amount: 10.01 }, [{}], "amount"],
    ["a test in place of a live payout", { test_mode: false }, [{}], "test_mode"],
    ["a live payout in place of a test", {}, [{ test_mode: false }], "test_mode"],
    ["a test where nothing was said", { test_mode: undefined as unknown as boolean }, [{}], "test_mode"],
    ["the start of the card", { fields: { card_number: "4123817234060000" } }, [{}], "fields"],
    ["the end of the card", { fields: { card_number: "5123817234060001" } }, [{}], "fields"],
    [
      "one field of two",
      { fields: { card_number: "5123817234060000", name: "B" } },
      [{ fields: { card_number: "512381******0000", name: "A" } }],
      "fields",
    ],
    ["no field in common", { fields: { wallet: "1" } }, [{}], "fields"],
    ["no field at all", {}, [{ fields: [] }], "fields"],
    [
      "a middle that is shown",
      { fields: { wallet: "111122223333" } },
      [{ fields: { wallet: "1111**9999**3333" } }],
      "fields",
    ],
    ["more than one thing", { amount: 11, currency: "EUR" }, [{}], "currency, amount"],
  ])("%s", async (_what, meant, [exists, service], differs) => {
    const payout = payoutWith({ reference_id: "order-1", ...exists }, service);
    for (const steps of [[conflict(payout)], [reset(), shows(payout)]]) {
      const { error, sent } = await run(steps, { process: true }, { ...attributes, ...meant });
      expect({ ...error }).toMatchObject({ outcome: "duplicate", mayExist: true, payout });
      expect(error.message).toContain(`differs in ${differs}. Nothing was created.`);
      expect(sent.length).toBe(steps.length);
    }
  });

  test.each<[what: string, meant: Partial<CreatePayoutInvoiceAttributes>, exists: Parameters<typeof payoutWith>[0]]>([
    ["a card in groups", { fields: { card_number: "5123 8172 3406 0000" } }, {}],
    ["another length of mask", {}, { fields: { card_number: "5123**0000" } }],
    ["a mask of all", {}, { fields: { card_number: "****" } }],
    ["a field that is not shown, beside one that is", { fields: { card_number: "5123817234060000", cvv: "123" } }, {}],
    ["a number for a text", { fields: { account: 12 } }, { fields: { account: "12" } }],
    ["an object", { fields: { person: { name: "A" } } }, { fields: { person: { name: "A" } } }],
    ["a shown middle", { fields: { wallet: "111122223333" } }, { fields: { wallet: "1111**22**3333" } }],
    ["an amount as text", {}, { amount: "10.00" as unknown as number }],
    ["no fields", { fields: {} }, { fields: [] }],
    [
      "a live payout, without a word on either side",
      { test_mode: undefined as unknown as boolean },
      { test_mode: false },
    ],
  ])("and is, with %s", async (_what, meant, exists) => {
    const payout = payoutWith({ reference_id: "order-1", ...exists });
    expect(await run([conflict(payout)], {}, { ...attributes, ...meant })).toMatchObject({ result: payout });
  });

  test("a service that is not shown is no difference", async () => {
    const { relationships: _hidden, ...payout } = payoutWith({ reference_id: "order-1" });
    expect(await run([conflict(payout)])).toMatchObject({ result: payout });
  });
});

describe("processing is asked for once", () => {
  const process = { process: true };
  /** The payout, with the token of the run that created it. */
  const owned = (sent: { body: { data: { attributes: { metadata: object } } } }[]) => () =>
    Promise.resolve(
      shows(payoutWith({ reference_id: "order-1", metadata: { ...sent[0]?.body.data.attributes.metadata } })),
    );

  test.each<[what: string, steps: Step[], lines: string[], result: unknown]>([
    ["after a creation", [created(), shown(processed)], [create, start], processed],
    ["not at all, where another run's payout has moved on", [conflict(processed)], [create], processed],
    [
      "not at all, where another run's payout moves on",
      [conflict(waiting), shown(), shown(processed)],
      [create, get, get],
      processed,
    ],
    ["no answer, and it has moved on", [created(), reset(), shown(processed)], [create, start, get], processed],
    [
      "a refusal, and it has moved on",
      [created(), json(422, { errors: {} }), shown(processed)],
      [create, start, get],
      processed,
    ],
    ["a conflict that shows it", [created(), conflict(processed)], [create, start], processed],
    [
      "a late look",
      [created(), reset(), shown(), reset(), shown(processed)],
      [create, start, get, get, get],
      processed,
    ],
  ])("%s", async (_what, steps, lines, result) => {
    const ran = await run(steps, { ...process, attempts: 4 });
    expect(ran).toMatchObject({ result, lines });
  });

  test("a run knows the payout that it created without having been told", async () => {
    const { client, sent, lines } = scripted(reset(), () => owned(sent)(), shown(processed));
    expect(await client.payOut(attributes, { ...process, backoff: 0 })).toEqual(processed);
    expect(lines()).toEqual([create, look, start]);
  });

  test.each<[what: string, steps: Step[], lines: string[]]>([
    ["no answer, and it still waits", [created(), reset(), shown()], [create, start, get, get, get]],
    ["a payout of another run that still waits", [conflict(waiting), shown()], [create, get, get, get]],
    ["a payout that may be another run's", [reset(), shows(waiting), shown()], [create, look, get, get, get]],
  ])("and not again: %s", async (_what, steps, lines) => {
    const ran = await run(steps, process);
    expect({ ...ran.error }).toMatchObject({
      outcome: "unknown",
      mayExist: true,
      payout: { id: waiting.id },
      reference: "order-1",
    });
    expect(ran.lines).toEqual(lines);
  });

  test("with auto_process the platform sees to it", async () => {
    const { lines } = await run([created()], process, { ...attributes, options: { auto_process: true } });
    expect(lines).toEqual([create]);
  });

  test("the token stands beside the caller's metadata, and only where it is needed", async () => {
    const given = { ...attributes, metadata: { order: 1 } };
    const { sent } = await run([created(), shown(processed)], process, given);
    expect(sent[0]?.body.data.attributes.metadata).toEqual({
      order: 1,
      payout_run: expect.stringMatching(/^[a-z]{20}$/),
    });
    expect((await run([created()], {}, given)).sent[0]?.body.data.attributes).toEqual(given);
  });
});

describe("waiting", () => {
  afterEach(() => {
    vi.useRealTimers();
  });

  /** How many seconds lie between the requests, as far as a fake clock tells. */
  async function gaps(steps: Step[], options = {}) {
    vi.useFakeTimers();
    vi.spyOn(Math, "random").mockReturnValue(0.5);
    const { client, sent } = scripted(...steps);
    const times: number[] = [];
    const counted = client.payOut(attributes, { attempts: 4, ...options }).catch((error: unknown) => error);
    for (let seconds = 0; seconds < 200; seconds += 0.5) {
      await vi.advanceTimersByTimeAsync(0);
      while (times.length < sent.length) times.push(seconds);
      await vi.advanceTimersByTimeAsync(500);
    }
    await counted;
    return times.slice(1).map((time, index) => time - (times[index] ?? 0));
  }

  test("takes twice as long each time", async () => {
    expect(await gaps([reset()], { backoff: 1000 })).toEqual([1, 2, 4, 8]);
  });

  test("takes 30 seconds at most, unless the server asks for more", async () => {
    expect(await gaps([reset()], { backoff: 20_000 })).toEqual([20, 30, 30, 30]);
    expect(await gaps([busy({ "retry-after": "40" })])).toEqual([40, 40, 40, 40]);
  });

  test("ends where the server asks for more than five minutes", async () => {
    const { error, lines } = await run([busy({ "retry-after": "301" })]);
    expect({ ...error }).toMatchObject({ outcome: "unknown", retryAfter: 301, mayExist: true });
    expect(lines).toEqual([create]);
  });

  test("ends when it is aborted", async () => {
    const { error, lines } = await run([reset()], { backoff: 60_000, signal: AbortSignal.timeout(20) });
    expect([error.happened, error.mayExist, lines]).toEqual(["aborted", true, [create]]);
  });
});

test("what the caller changes meanwhile is not sent", async () => {
  const given = structuredClone(attributes);
  const { client, sent } = scripted(reset(), shows(), created());
  const call = client.payOut(given, { backoff: 0 });
  given.amount = 99;
  given.fields = {};
  await call;
  expect(sent.flatMap(({ body }) => (body ? [body.data.attributes] : []))).toEqual([attributes, attributes]);
});

test.each([undefined, ""])("without a reference nothing is sent: %j", async (reference_id) => {
  const { result, lines } = await run([created()], {}, { ...attributes, reference_id: reference_id as string });
  expect([result, lines]).toEqual([expect.any(TypeError), []]);
});
