import { describe, expect, test, vi } from "vitest";
import { PayoutsError } from "../../generated/client/private.js";
import { contract } from "../contract.ts";
import { json, payoutWith, reset, type Step, scripted } from "./scripted.ts";

const { id } = payoutWith({});
const inStatus = (status: string, headers = {}) => json(200, { data: payoutWith({ status }) }, headers);
const statuses = contract.components.schemas.PayoutStatus ?? {};
const final = statuses["x-final"] as string[];
const known = statuses["x-extensible-enum"] as string[];

async function watch(steps: Step[], options = {}) {
  const { client, sent } = scripted(...steps);
  const result = await client.waitFor(id, { interval: 0, ...options }).catch((error: unknown) => error);
  return { result, looks: sent.length };
}

describe("a payout is looked at until its status is final", () => {
  test.each(known.map((status) => [status, final.includes(status) ? 1 : 2]))("%s: %i looks", async (status, looks) => {
    expect((await watch([inStatus(status), inStatus(final[0] ?? "")])).looks).toBe(looks);
  });

  test("a status that is not known is not final", async () => {
    expect((await watch([inStatus("tomorrow"), inStatus("canceled")])).looks).toBe(2);
  });

  test("or one that the caller names", async () => {
    const ran = await watch([inStatus("processing"), inStatus("processed")], { until: ["processed"] });
    expect(ran).toMatchObject({ result: { attributes: { status: "processed" } }, looks: 2 });
  });
});

describe("waiting ends", () => {
  test.each(["processing", "process_error", "tomorrow"])(
    "at its deadline, with the payout as it was seen: %s",
    async (status) => {
      const { result } = await watch([inStatus(status)], { interval: 5, timeout: 20 });
      expect({ ...(result as PayoutsError) }).toMatchObject({
        name: "PayoutsError",
        outcome: "unknown",
        payout: { attributes: { status } },
        happened: `still ${status} after 20 ms`,
      });
    },
  );

  test("at a deadline of its own, unless the caller says otherwise", async () => {
    vi.useFakeTimers();
    const waiting = watch([inStatus("processing")], { interval: 1000 });
    await vi.advanceTimersByTimeAsync(600_000);
    vi.useRealTimers();
    expect((await waiting).result).toBeInstanceOf(PayoutsError);
  });

  test.each([
    ["a day", "86400"],
    ["the year 9999", "Fri, 31 Dec 9999 23:59:59 GMT"],
    ["no number", "Infinity"],
  ])("where the server asks for more than there is: %s", async (_what, retryAfter) => {
    const { result, looks } = await watch([json(503, { errors: [] }, { "retry-after": retryAfter })]);
    expect([(result as PayoutsError).retryAfter, looks]).toEqual([expect.toSatisfy((seconds) => seconds > 86_000), 1]);
  });

  test.each<[what: string, body: unknown]>([
    ["an empty object", { data: {} }],
    ["a list", { data: [] }],
    ["no attributes", { data: { id, attributes: null } }],
    ["another payout", { data: { ...payoutWith({ status: "canceled" }), id: "cpoi_other" } }],
  ])("where the response shows no payout: %s", async (_what, body) => {
    expect(await watch([json(200, body)])).toMatchObject({
      result: { name: "PayoutsError", outcome: "unknown" },
      looks: 5,
    });
  });
});

describe("looks may fail", () => {
  test("now and then", async () => {
    const steps = [
      reset(),
      json(404, { errors: [] }),
      json(503, { errors: [] }, { "retry-after": "0" }),
      inStatus("canceled"),
    ];
    expect((await watch(steps)).looks).toBe(4);
  });

  test("but not five times in a row", async () => {
    const { result, looks } = await watch([inStatus("created"), reset()]);
    expect([result, looks]).toEqual([expect.any(PayoutsError), 6]);
  });

  test("and no number of failures says that the payout does not exist", async () => {
    const { result } = await watch([json(404, { errors: [] })]);
    expect({ ...(result as PayoutsError) }).toMatchObject({ outcome: "unknown", mayExist: true, status: 404 });
    expect((result as PayoutsError).message).toBe(
      "waitFor: 404. This says nothing about the payout. Wait again, or take callbacks.",
    );
  });

  test.each<[what: string, id: string, options: object]>([
    ["no ID", "", {}],
    ["half a character", "cpoi_\ud800", {}],
    ["a timeout that is no number", id, { timeout: Number.NaN }],
  ])("but not because the call is wrong: %s", async (_what, given, options) => {
    const { client, sent } = scripted(inStatus("created"));
    await expect(client.waitFor(given, options)).rejects.toThrow(TypeError);
    expect(sent).toEqual([]);
  });
});

test.each([
  ["between two looks", 60_000],
  ["at once", 0],
])("a signal ends it %s, and the error shows the payout as it was seen last", async (_when, interval) => {
  const stop = new AbortController();
  const look = async () => {
    setTimeout(() => stop.abort("enough"), 5);
    return inStatus("processing");
  };
  const { result } = await watch([look], { interval, signal: stop.signal });
  expect(result).toBeInstanceOf(PayoutsError);
  expect({ ...(result as PayoutsError) }).toMatchObject({ outcome: "unknown" });
  expect((result as PayoutsError).cause).toBe("enough");
  if (interval > 0) expect((result as PayoutsError).payout?.attributes.status).toBe("processing");
});
