import { afterEach, describe, expect, test, vi } from "vitest";
import { type Attempt, type CreatePayoutInvoiceAttributes, PayoutsError } from "../../generated/client/private.js";
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
const rejected = (status: number) => json(status, { errors: { amount: "wrong" } });
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
    ["again, when it is twice not in the list", [reset(), shows(), shows(), created()], [create, look, look, create]],
    ["not again, when a second lookup finds it", [reset(), shows(), shows(waiting)], [create, look, look]],
    [
      "again, when the lookup is a 404",
      [reset(), json(404, { errors: [] }), json(404, { errors: [] }), created()],
      [create, look, look, create],
    ],
    ["not again while the lookup fails", [reset(), busy(), reset(), shows(waiting)], [create, look, look, look]],
    ["again, once lookups say so", [reset(), shows(), busy(), shows(), created()], [create, look, look, look, create]],
    ["late lookups, then a conflict", [reset(), shows(), shows(), conflict(waiting)], [create, look, look, create]],
    ["a conflict", [conflict(waiting)], [create]],
    ["a conflict with the payout alone", [json(409, { data: waiting })], [create]],
    ["a conflict that does not show it", [conflict(), shows(waiting)], [create, look]],
    [
      "a conflict that does not show it, and a late lookup",
      [conflict(), shows(), shows(waiting)],
      [create, look, look],
    ],
    [
      "a rejection after no response",
      [reset(), shows(), shows(), rejected(401), shows(waiting)],
      [create, look, look, create, look],
    ],
  ])("%s", async (_what, steps, lines) => {
    const ran = await run(steps, { attempts: 5 });
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
    const { error, lines } = await run([rejected(status)]);
    expect(error).toBeInstanceOf(PayoutsError);
    expect({ ...error }).toMatchObject({ outcome: "not-created", status, reference: "order-1", mayExist: false });
    expect([error.fieldErrors, lines]).toEqual([{ amount: "wrong" }, [create]]);
  });
});

describe("a rejection that may be about a payout that exists is no proof that there is none", () => {
  const mapped = { errors: { reference_id: "has been taken" } };
  const listed = { errors: [{ title: "taken", detail: "no", source: { pointer: "/data/attributes/reference_id" } }] };
  test.each<[what: string, body: object]>([
    ["a map of errors names the reference", mapped],
    ["a list of errors names the reference", listed],
    ["a map names it by its path", { errors: { "data.attributes.reference_id": "has been taken" } }],
    ["a list names it in a sentence", { errors: [{ title: "invalid", detail: "reference_id has been taken." }] }],
    ["it shows a payout", { errors: { amount: "wrong" }, data: waiting }],
  ])("%s", async (_what, body) => {
    expect(await run([json(422, body), shows(waiting)])).toMatchObject({ result: waiting, lines: [create, look] });
    const { error, lines } = await run([json(422, body), shows()]);
    expect({ ...error }).toMatchObject({ outcome: "unknown", mayExist: true, status: 422 });
    expect(lines).toEqual([create, look, look]);
  });
});

describe("what may exist is never reported failed", () => {
  test.each<[what: string, steps: Step[], lines: string[]]>([
    ["no answer to anything", [reset()], [create, look, look, look]],
    ["nothing but busy answers", [busy()], [create, look, look, look]],
    ["lookups that find nothing", [reset(), shows(), shows(), reset(), shows()], [create, look, look, create, look]],
    [
      "a rejection after no response",
      [reset(), shows(), shows(), rejected(422), shows()],
      [create, look, look, create, look],
    ],
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

type Meant = Partial<CreatePayoutInvoiceAttributes>;
type Shown = Parameters<typeof payoutWith>;
const noMode = undefined as unknown as boolean;

describe("another payout is one that differs in what no platform changes", () => {
  const others: [what: string, meant: Meant, shown: Shown, differs: string[]][] = [
    ["the currency", { currency: "EUR" }, [{}], ["currency"]],
    ["the amount", { amount: 11 }, [{}], ["amount"]],
    ["an amount off by more than rounding", { amount: 11.01 }, [{}], ["amount"]],
    ["the start of the card", { fields: { card_number: "4123817234060000" } }, [{}], ["fields"]],
    ["the end of the card", { fields: { card_number: "5123817234060001" } }, [{}], ["fields"]],
    ["a number", { fields: { account: "12345678" } }, [{ fields: { account: "12345679" } }], ["fields"]],
    [
      "a middle that is shown",
      { fields: { wallet: "111122223333" } },
      [{ fields: { wallet: "1111**9999**3333" } }],
      ["fields"],
    ],
    ["more than one thing", { amount: 12, currency: "EUR" }, [{}], ["currency", "amount"]],
    ["the reference", {}, [{ reference_id: "order-2" }], ["reference_id"]],
  ];

  test.each(others)("%s", async (_what, meant, [exists, service], differs) => {
    const payout = payoutWith({ reference_id: "order-1", ...exists }, service);
    const { error, sent } = await run([conflict(payout)], { process: true }, { ...attributes, ...meant });
    expect({ ...error }).toMatchObject({ outcome: "duplicate", mayExist: true, payout, differs });
    expect(error.message).toContain(`differs in ${differs.join(", ")}. Nothing was created. Pay yours`);
    expect(sent.length).toBe(1);
  });

  test.each(others.filter(([, , [{ reference_id }]]) => !reference_id))(
    "and after an unknown outcome it is not advised to pay under another reference: %s",
    async (_what, meant, [exists]) => {
      const payout = payoutWith({ reference_id: "order-1", ...exists });
      const given = { ...attributes, ...meant };
      for (const ran of [
        await run([reset(), shows(payout)], {}, given),
        await run([conflict(payout)], { token: "t" }, given),
      ]) {
        expect({ ...ran.error }).toMatchObject({ mayExist: true, payout });
        expect(ran.error.message).not.toContain("Nothing was created");
      }
    },
  );

  test.each(others)("it is not processed, even if a 201 shows it: %s", async (_what, meant, [exists]) => {
    const payout = payoutWith({ reference_id: "order-1", ...exists });
    const { error, lines } = await run([json(201, { data: payout })], { process: true }, { ...attributes, ...meant });
    expect([error.outcome, error.mayExist, lines]).toEqual(["unknown", true, [create]]);
  });
});

describe("what a platform's rounding, trimming, masking, or hiding can make is unknown, and with the run's token no matter", () => {
  const noFields = undefined as unknown as Record<string, never>;
  const byToken = { fields: noFields, token: "tok_1" };
  test.each<[what: string, meant: Meant, exists: Shown, differs: string]>([
    ["a rounded amount", { amount: 100.555, currency: "KWD" }, [{ amount: 100.56, currency: "KWD" }], "amount"],
    ["an amount cut to whole units", { amount: 10.99 }, [{ amount: 10 }], "amount"],
    ["no amount", {}, [{ amount: null as unknown as number }], "amount"],
    ["an amount as words", {}, [{ amount: "ten" as unknown as number }], "amount"],
    ["a trimmed reference", { reference_id: "order-1 " }, [{}], "reference_id"],
    ["no reference", {}, [{ reference_id: null as unknown as string }], "reference_id"],
    ["a currency in small letters", {}, [{ currency: "usd" }], "currency"],
    ["a service by an ID", {}, [{}, "cpsvc_1"], "service"],
    ["a mode that is forced", { test_mode: false }, [{ test_mode: true }], "test_mode"],
    ["a mode where nothing was said", { test_mode: noMode }, [{ test_mode: true }], "test_mode"],
    ["a live payout for a test", {}, [{ test_mode: false }], "test_mode"],
    ["no field", {}, [{ fields: [] }], "fields"],
    ["a token that stands for the fields, and is not shown", byToken, [{ fields: [] }], "fields"],
    ["other fields for a token", byToken, [{ fields: { card_number: "512381******0000" } }], "fields"],
    ["fields that are null", {}, [{ fields: null as never }], "fields"],
    ["fields that are missing", {}, [{ fields: noFields }], "fields"],
    ["no field in common", { fields: { wallet: "1" } }, [{}], "fields"],
    ["a card that is masked wholly", {}, [{ fields: { card_number: "****************" } }], "fields"],
    ["the last digits without a mask", {}, [{ fields: { card_number: "0000" } }], "fields"],
    ["another spelling", { fields: { name: "José" } }, [{ fields: { name: "JOSE" } }], "fields"],
    ["a text that is cut", { fields: { name: "Maximilian" } }, [{ fields: { name: "Maxim" } }], "fields"],
    ["a date in another order", { fields: { born: "1990-01-31" } }, [{ fields: { born: "31.01.1990" } }], "fields"],
    ["a token in the place of a card", {}, [{ fields: { card_number: "tok_8837261" } }], "fields"],
    ["the parts of a card", {}, [{ fields: { card_number: { first6: "512381", last4: "0000" } } }], "fields"],
    ["a number for a currency", {}, [{ currency: 840 as never }], "currency"],
    ["an object for an amount", {}, [{ amount: { value: 10, valueOf: 1 } as never }], "amount"],
    ["an amount that is empty", {}, [{ amount: "" as never }], "amount"],
  ])("%s", async (_what, meant, [shown, service], differs) => {
    const payout = JSON.parse(JSON.stringify(payoutWith({ reference_id: "order-1", ...shown }, service)));
    const given = { ...attributes, ...meant };
    for (const steps of [
      [conflict(payout), json(200, { data: payout })],
      [reset(), shows(payout), json(200, { data: payout })],
    ]) {
      const { error } = await run(steps, { process: true }, given);
      expect({ ...error }).toMatchObject({ outcome: "unknown", mayExist: true, payout, differs: [differs] });
      expect(error.message).not.toContain("Nothing was created");
    }
    const marked = { ...payout, attributes: { ...payout.attributes, metadata: { payout_run: "t" } } };
    const told: Attempt[] = [];
    const ran = await run([conflict(marked)], { token: "t", onAttempt: (one: Attempt) => told.push(one) }, given);
    expect(ran.result).toEqual(marked);
    expect(told.map((one) => one.differs)).toEqual([[differs]]);
  });

  test.each<[what: string, shown: unknown]>([
    ["cut", "order-12"],
    ["masked", "or****34"],
    ["an object", { toString: 1 }],
  ])("a reference, which a lookup can't find then: %s", async (_what, reference) => {
    const payout = payoutWith({ reference_id: reference as string });
    const given = { ...attributes, reference_id: "order-1234" };
    for (const steps of [
      [conflict(payout), json(200, { data: payout })],
      [reset(), shows(payout)],
    ]) {
      const { error } = await run(steps, { process: true }, given);
      expect({ ...error }).toMatchObject({ name: "PayoutsError", outcome: "unknown", mayExist: true });
      expect(error.message).not.toContain("Nothing was created");
    }
  });

  test("a conflict may hide what the payout itself shows", async () => {
    const hidden = payoutWith({ reference_id: "order-1", fields: [] });
    expect(await run([conflict(hidden), shown()])).toMatchObject({ result: waiting, lines: [create, get] });
  });
});

describe("a payout is the one that was meant", () => {
  test.each<[what: string, meant: Meant, exists: Shown[0]]>([
    ["a card in groups", { fields: { card_number: "5123 8172 3406 0000" } }, {}],
    ["another length of mask", {}, { fields: { card_number: "5123**0000" } }],
    ["a mask of X", {}, { fields: { card_number: "512381XXXXXX0000" } }],
    ["a mask of lines", {}, { fields: { card_number: "512381______0000" } }],
    ["a mask of dashes", {}, { fields: { card_number: "512381------0000" } }],
    ["a mask of bullets", {}, { fields: { card_number: "5123 •••• •••• 0000" } }],
    ["a mask and the last digits", {}, { fields: { card_number: "**** 0000" } }],
    [
      "a phone without its punctuation",
      { fields: { phone: "+420 (777) 123-456" } },
      { fields: { phone: "420777123456" } },
    ],
    ["a field that is not shown, beside one that is", { fields: { card_number: "5123817234060000", cvv: "123" } }, {}],
    ["a number for a text", { fields: { account: 12 } }, { fields: { account: "12" } }],
    ["an object", { fields: { person: { name: "A" } } }, { fields: { person: { name: "A" } } }],
    ["a shown middle", { fields: { wallet: "111122223333" } }, { fields: { wallet: "1111**22**3333" } }],
    ["an amount as text", {}, { amount: "10.00" as unknown as number }],
    ["no fields", { fields: {} }, { fields: [] }],
    ["a live payout, without a word on either side", { test_mode: noMode }, { test_mode: false }],
  ])("with %s", async (_what, meant, exists) => {
    const payout = payoutWith({ reference_id: "order-1", ...exists });
    expect(await run([conflict(payout)], {}, { ...attributes, ...meant })).toMatchObject({ result: payout });
  });

  test("without a service that is shown", async () => {
    const { relationships: _hidden, ...payout } = payoutWith({ reference_id: "order-1" });
    expect(await run([conflict(payout)])).toMatchObject({ result: payout });
  });
});

describe("a response in whatever shape is no TypeError", () => {
  const { attributes: all } = waiting;
  const shapes: [what: string, body: unknown][] = [
    ["nothing", {}],
    ["no data", { data: null }],
    ["an empty list", { data: [] }],
    ["an empty object", { data: {} }],
    ["a list of an empty object", { data: [{}] }],
    ["a list of null", { data: [null] }],
    ["no attributes", { data: { id: waiting.id, attributes: null } }],
    ["no ID", { data: { attributes: all } }],
    ["an ID of dots", { data: { ...waiting, id: ".." } }],
    ["one object", { data: waiting }],
    ["a list of an ID of dots", { data: [{ ...waiting, id: ".." }] }],
  ];

  test.each(shapes)("of a creation: %s", async (_what, body) => {
    const { error } = await run([json(202, body)]);
    expect({ ...error }).toMatchObject({
      name: "PayoutsError",
      outcome: "unknown",
      reference: "order-1",
      mayExist: true,
    });
  });

  test.each(shapes.filter(([what]) => what !== "an empty list" && what !== "one object"))(
    "of a lookup: %s",
    async (_what, body) => {
      const { error, lines } = await run([reset(), json(200, body)]);
      expect({ ...error }).toMatchObject({
        name: "PayoutsError",
        outcome: "unknown",
        reference: "order-1",
        mayExist: true,
      });
      expect(lines).toEqual([create, look, look, look]);
    },
  );

  test("of a lookup: the payout without a list around it is found", async () => {
    const { result, lines } = await run([reset(), json(200, { data: waiting })]);
    expect(result).toEqual(waiting);
    expect(lines).toEqual([create, look]);
  });

  test.each(shapes.filter(([what]) => what !== "one object"))("of processing: %s", async (_what, body) => {
    const { error, lines } = await run([created(), json(200, body)], { process: true });
    expect({ ...error }).toMatchObject({ name: "PayoutsError", outcome: "unknown", payout: waiting, mayExist: true });
    expect(lines.filter((line) => line === start)).toEqual([start]);
  });

  test("of processing: another payout", async () => {
    const other = { ...processed, id: "cpoi_other" };
    const { error, lines } = await run([created(), shown(other), shown(other)], { process: true });
    expect({ ...error }).toMatchObject({ outcome: "unknown", payout: waiting });
    expect(lines).toEqual([create, start, get, get, get]);
  });

  test.each<[what: string, errors: unknown]>([
    ["a member toString", { toString: "x", amount: { toString: null } }],
    ["a text", "no"],
    ["a list of null", [null, 1]],
    ["a name that is no text", [{ title: { toString: 1 }, detail: { toJSON: 1, toString: null } }]],
  ])("of errors: %s", async (_what, errors) => {
    const { error } = await run([json(422, { errors })]);
    expect({ ...error }).toMatchObject({ name: "PayoutsError", outcome: "not-created", mayExist: false });
  });

  test("of errors: more nesting than can be written again", async () => {
    const nested = `{"errors":{"amount":${"[".repeat(9999)}${"]".repeat(9999)}}}`;
    const { error } = await run([new Response(nested, { status: 422 })]);
    expect([error.name, error.outcome, error.fieldErrors]).toEqual(["PayoutsError", "not-created", { amount: "" }]);
  });

  test("a list that others are in, too, shows the run's own", async () => {
    const own = payoutWith({ reference_id: "order-1", metadata: { payout_run: "t" } });
    const others = ["order-2", "order-3"].map((reference_id) => payoutWith({ reference_id }));
    expect(await run([reset(), shows(...others, own)], { token: "t" })).toMatchObject({ result: own });
    expect(await run([reset(), shows(...others, waiting)])).toMatchObject({ result: waiting });
    const sameReference = [{ ...waiting, id: "cpoi_other" }, own];
    expect(await run([reset(), shows(...sameReference)], { token: "t" })).toMatchObject({ result: own });
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
      [conflict(waiting), shown(), shown(), shown(processed)],
      [create, get, get, get],
      processed,
    ],
    ["no answer, and it has moved on", [created(), reset(), shown(processed)], [create, start, get], processed],
    [
      "a rejection, and it has moved on",
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
    // The first look asks for what a list may hide, the others for whether it has moved on.
    ["a payout of another run that still waits", [conflict(waiting), shown()], [create, get, get, get, get]],
    ["a payout that may be another run's", [reset(), shows(waiting), shown()], [create, look, get, get, get, get]],
    [
      "another run's, which a 201 shows",
      [json(201, { data: payoutWith({ reference_id: "order-1", metadata: { payout_run: "other" } }) }), shown()],
      [create, get, get, get, get],
    ],
    [
      "another run's, of which a 201 hides the recipient, and a look the token",
      [
        json(201, { data: payoutWith({ reference_id: "order-1", metadata: { payout_run: "other" }, fields: [] }) }),
        shown(),
      ],
      [create, get, get, get, get],
    ],
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

  test("the token stands beside the caller's metadata, in every creation, unless it is switched off", async () => {
    const given = { ...attributes, metadata: { order: 1 } };
    const sentBy = async (options: object) => (await run([created()], options, given)).sent[0]?.body.data.attributes;
    for (const options of [{}, { process: true }]) {
      const { metadata } = await sentBy(options);
      expect(metadata).toEqual({ order: 1, payout_run: expect.stringMatching(/^[a-z]{20}$/) });
    }
    expect((await sentBy({ token: "mine" })).metadata).toEqual({ order: 1, payout_run: "mine" });
    expect(await sentBy({ token: false })).toEqual(given);
  });

  test.each<[what: string, shown: unknown]>([
    ["dropped", {}],
    ["an empty list", []],
    ["null", null],
    ["cut", { payout_run: "a-to" }],
    ["masked", { payout_run: "a-t***" }],
    ["an object", { payout_run: {} }],
  ])(
    "a platform that shows no token, or no more than a part, is believed that it created the payout: %s",
    async (_what, metadata) => {
      const payout = payoutWith({ reference_id: "order-1", metadata: metadata as never });
      const steps = [json(201, { data: payout }), shown(processed)];
      expect((await run(steps, { process: true, token: "a-token" })).lines).toEqual([create, start]);
    },
  );

  test("an empty token is none, to a run without one, too", async () => {
    const payout = payoutWith({ reference_id: "order-1", metadata: { payout_run: "" } });
    const steps = [json(201, { data: payout }), shown(processed)];
    expect((await run(steps, { process: true, token: false })).lines).toEqual([create, start]);
  });
});

describe("with a token that was chosen, a run goes on where another left off", () => {
  const token = "chosen";
  const own = (more = {}) => payoutWith({ reference_id: "order-1", metadata: { payout_run: token }, ...more });
  const ownProcessed = own({ status: "processed" });
  const resumed = { process: true, token };

  test.each<[what: string, steps: Step[], lines: string[]]>([
    [
      "one that died before processing is finished",
      [conflict(own()), shown(own()), shown(own()), shown(own()), shown(ownProcessed)],
      [create, get, get, get, start],
    ],
    ["one that died after processing is not processed again", [conflict(ownProcessed)], [create]],
    [
      "nor one whose processing shows late",
      [conflict(own()), shown(own()), shown(own()), shown(ownProcessed)],
      [create, get, get, get],
    ],
  ])("%s", async (_what, steps, lines) => {
    expect(await run(steps, resumed)).toMatchObject({ result: ownProcessed, lines });
  });

  test("nor one that a repeated creation shows as if it was new, which is older than the call", async () => {
    const seconds = Math.floor(Date.now() / 1000);
    const repeated = (created: number) => json(201, { data: own({ created }) }, { date: new Date().toUTCString() });
    const late = [shown(own()), shown(ownProcessed)];
    expect((await run([repeated(seconds - 60), ...late], resumed)).lines).toEqual([create, get, get]);
    expect((await run([repeated(seconds - 60), ...late], { process: true })).lines).toEqual([create, get, get]);
    expect((await run([repeated(seconds), ...late], resumed)).lines).toEqual([create, start]);
  });

  test("who claims it need not wait, and who doesn't get it does not process", async () => {
    const claimed = { ...resumed, claim: async () => true };
    const taken = { ...resumed, claim: () => false };
    expect((await run([conflict(own()), shown(ownProcessed)], claimed)).lines).toEqual([create, start]);
    expect((await run([created(), shown(ownProcessed)], taken)).lines).toEqual([create, get]);
    const { error, lines } = await run([created(), shown(own())], taken);
    expect([error.outcome, error.mayExist, lines]).toEqual(["unknown", true, [create, get, get, get]]);
  });

  test("a claim that fails is no leave to process", async () => {
    const cause = new Error("database away");
    const { error, lines } = await run([created()], { ...resumed, claim: () => Promise.reject(cause) });
    expect([error.outcome, error.cause, error.payout?.id, lines]).toEqual(["unknown", cause, waiting.id, [create]]);
  });

  test.each([401, 403, 422])("a %i says nothing of what was before, so that it looks", async (status) => {
    expect(await run([rejected(status), shows(own())], { token })).toMatchObject({
      result: own(),
      lines: [create, look],
    });
    const { error, lines } = await run([rejected(status), shows()], { token });
    expect({ ...error }).toMatchObject({
      outcome: "unknown",
      mayExist: true,
      status,
      fieldErrors: { amount: "wrong" },
    });
    expect([error.message, lines]).toEqual([expect.stringContaining("The payout might exist"), [create, look, look]]);
  });

  test("an abort before anything was sent says nothing of it either", async () => {
    const { error, lines } = await run([created()], { token, signal: AbortSignal.abort() });
    expect([error.outcome, error.mayExist, lines]).toEqual(["unknown", true, []]);
  });
});

describe("what is known stays in the error", () => {
  test.each<[what: string, steps: Step[], options: object]>([
    ["a wait that is too long", [created(), busy({ "retry-after": "301" })], {}],
    ["a process that failed", [created(), rejected(422)], {}],
  ])("%s", async (_what, steps, options) => {
    const { error } = await run(steps, { process: true, ...options });
    expect({ ...error }).toMatchObject({ payout: waiting, reference: "order-1", mayExist: true });
  });

  test("an abort", async () => {
    const stop = new AbortController();
    const abort = async () => {
      stop.abort();
      throw reset();
    };
    const { error } = await run([created(), abort], { process: true, signal: stop.signal });
    expect({ ...error }).toMatchObject({ payout: waiting, happened: "aborted" });
  });
});

test("each request of a run is told", async () => {
  const told: Attempt[] = [];
  const requestId = "req-1";
  const answers = [busy({ "x-request-id": requestId }), shows(), shows(), created(), shown(processed)];
  await run(answers, { process: true, attempts: 5, backoff: 1, onAttempt: (one: Attempt) => told.push(one) });
  expect(told.map(({ wait, ...one }) => ({ ...one, waited: wait > 0 }))).toEqual([
    {
      operation: "createPayoutInvoice",
      attempt: 1,
      status: 503,
      outcome: "unknown",
      requestId,
      differs: [],
      waited: false,
    },
    { operation: "listPayoutInvoices", attempt: 2, status: 200, outcome: "see-body", differs: [], waited: true },
    { operation: "listPayoutInvoices", attempt: 3, status: 200, outcome: "see-body", differs: [], waited: true },
    { operation: "createPayoutInvoice", attempt: 4, status: 201, outcome: "created", differs: [], waited: false },
    { operation: "processPayoutInvoice", attempt: 5, status: 200, outcome: "created", differs: [], waited: false },
  ]);
});

test("a hook that fails, at once or later, ends neither the run nor the process", async () => {
  const unhandled = vi.fn();
  process.on("unhandledRejection", unhandled);
  const rejecting = async () => throwing();
  for (const onAttempt of [throwing, rejecting]) {
    expect(await run([created()], { onAttempt })).toMatchObject({ result: waiting });
  }
  for (const onResponse of [throwing, rejecting]) {
    const { client } = scripted(created());
    expect(await client.createPayoutInvoice(attributes, { onResponse })).toEqual(waiting);
  }
  await new Promise((resolve) => setImmediate(resolve));
  process.off("unhandledRejection", unhandled);
  expect(unhandled).not.toHaveBeenCalled();
});

function throwing(): never {
  throw new Error("of the hook");
}

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
  const { client, sent } = scripted(reset(), shows(), shows(), created());
  const call = client.payOut(given, { backoff: 0, token: false });
  given.amount = 99;
  given.fields = {};
  await call;
  expect(sent.flatMap(({ body }) => (body ? [body.data.attributes] : []))).toEqual([attributes, attributes]);
});

describe("a mistake in the call sends nothing, and is no PayoutsError", () => {
  test.each<[what: string, given: object, options: object, message: string]>([
    ["no reference", { reference_id: undefined }, {}, "reference_id is missing"],
    ["an empty reference", { reference_id: "" }, {}, "reference_id is missing"],
    ["half a character", { reference_id: "order-\ud800" }, {}, "reference_id is missing"],
    ["a list of references", { reference_id: ["order-1"] }, {}, "reference_id is missing"],
    ["an empty token", {}, { token: "" }, "token is missing"],
    ["an amount as text", { amount: "10" }, {}, "amount is missing"],
    ["an amount that is none", { amount: Number.NaN }, {}, "amount is missing"],
    ["a BigInt", { amount: 10n }, {}, "amount is missing"],
    ["a BigInt in a field", { fields: { account: 10n } }, {}, "BigInt"],
    ["the noise of a sum", { amount: 0.1 + 0.2 }, {}, "Send 0.3 if"],
    ["the noise of a sum in an unknown currency", { amount: 0.1 + 0.2, currency: "USDT" }, {}, "Send 0.3 if"],
    ["a digit too many", { amount: 100.555 }, {}, "Send 100.56 if"],
    ["a digit too many, near a half", { amount: 1.005 }, {}, "Send 1.01 if"],
    ["a half yen", { amount: 100.5, currency: "JPY" }, {}, "Send 101 if"],
  ])("%s", async (_what, given, options, message) => {
    const { error, lines } = await run([created()], options, { ...attributes, ...given } as typeof attributes);
    expect(error).toBeInstanceOf(TypeError);
    expect([error.message, lines]).toEqual([expect.stringContaining(message), []]);
  });

  test.each([
    ["HUF", 100.55],
    ["RSD", 10.5],
    ["KWD", 1.555],
    ["BTC", 0.00012345],
    ["USDT", 1.123456],
    ["USD", 1e21],
    ["BTC", 1e-8],
  ])(
    "an amount may have the digits of its currency, also where Intl counts by cash: %s %d",
    async (currency, amount) => {
      const payout = payoutWith({ reference_id: "order-1", currency, amount });
      expect((await run([json(201, { data: payout })], {}, { ...attributes, currency, amount })).result).toEqual(
        payout,
      );
    },
  );
});
