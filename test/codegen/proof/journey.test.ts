import { expect, test } from "vitest";
import type { Report } from "../../../scripts/codegen/generators/generator.ts";
import { judgeJourney } from "../../../scripts/codegen/proof/journey.ts";
import type { Exchange } from "../../../scripts/codegen/proof/recorder.ts";
import type { Json } from "../../../scripts/openapi/walk.ts";

const page = (...ids: string[]): Exchange => ({
  operationId: "listPayoutServices",
  status: 200,
  sent: null,
  answer: { data: ids.map((id) => ({ id })), meta: { total: 3, pages: 2 } },
});
const creation = (sent: Json, said: Json): Exchange => ({
  operationId: "createPayoutInvoice",
  status: 201,
  sent: { data: { attributes: { reference_id: "one", amount: sent } } },
  answer: {
    data: { id: "id", attributes: { reference_id: "one", amount: said, status: "created", processed: null } },
  },
});
const created = { id: "id", reference: "one", amount: 10.55, status: "created", processed: null };
const services = { ids: ["a", "b", "c"], total: 3, pages: 2 };

test.each<[string, Report["journey"][number], Exchange[], string | undefined]>([
  ["what was said", { step: "create", facts: created }, [creation(10.55, 10.55)], undefined],
  ["all pages", { step: "services", facts: services }, [page("a", "b"), page("c")], undefined],
  [
    "a page too few",
    { step: "services", facts: { ...services, ids: ["a", "b"] } },
    [page("a", "b"), page("c")],
    'not what the mock said: {"ids":["a","b"],"total":3,"pages":2}',
  ],
  [
    "another value",
    { step: "create", facts: { ...created, status: "CREATED" } },
    [creation(10.55, 10.55)],
    'not what the mock said: {"id":"id","reference":"one","amount":10.55,"status":"CREATED","processed":null}',
  ],
  [
    "an amount that was sent otherwise",
    { step: "create", facts: created },
    [creation(10.550000190734863, 10.55)],
    `not what the mock said: ${JSON.stringify(created)}`,
  ],
  ["nothing said", { step: "create", facts: {} }, [], "not what the mock said: {}"],
  ["an error", { step: "create", error: "no route" }, [], "no route"],
])("%s", (_name, taken, exchanges, want) => {
  expect(judgeJourney({ journey: [taken], answers: [] }, exchanges).get(taken.step)).toBe(want);
});

test("a step that was not reached is wrong", () => {
  expect(judgeJourney({ journey: [], answers: [] }, []).get("create")).toBe("not reached");
});
