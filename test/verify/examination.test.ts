import { beforeAll, describe, expect, test } from "vitest";
import { root, workflowsFolder } from "../../scripts/cli/repository.ts";
import { startMock } from "../../scripts/mock/start-mock.ts";
import { createExamination, type Examination } from "../../scripts/verify/examination.ts";
import type { Exchange, Finding } from "../../scripts/verify/judgement.ts";
import { parseText } from "../../scripts/verify/read-json.ts";
import { readWorkflows } from "../../scripts/verify/run-workflow.ts";
import { verifyDeployment } from "../../scripts/verify/verify-deployment.ts";
import { model } from "../contract.ts";
import { type MeaningFault, meaningFaults, type Replayed } from "./meaning-faults.ts";
import { moneyFaults, moneyObservations } from "./money-faults.ts";

const credentials = { accountId: "verify", apiKey: "sk_of_verify", publicKey: "pk_test_verify" };
const recorded: Exchange[] = [];

// One run is recorded, and examined again with each fault in it, so that a fault costs no request.
beforeAll(async () => {
  const mock = await startMock({ stepDelay: 0 });
  await verifyDeployment({
    contract: model,
    workflows: readWorkflows(`${root}${workflowsFolder}`),
    credentials,
    server: mock.url,
    patience: 400,
    limits: { allowWrites: true, maxRequests: 200, maxWrites: 40, rate: 10_000 },
    see: (exchange) => recorded.push(exchange),
  });
  await mock.close();
});

function examineWith(plant: (replayed: Replayed) => void = () => {}): Examination {
  const examination = createExamination(model, [credentials.apiKey], true);
  for (const exchange of recorded) {
    const { placed, url, body: sent, response } = exchange;
    const { operationId } = placed.operation;
    const { status, headers, body, text: given } = response;
    const replayed: Replayed = {
      operationId,
      url,
      sent,
      status,
      headers: new Headers(headers),
      body: structuredClone(body),
    };
    plant(replayed);
    const text = replayed.text ?? (replayed.body === undefined ? given : JSON.stringify(replayed.body));
    const changed = { status: replayed.status, headers: replayed.headers, text, body: parseText(text) };
    examination.examine({ ...exchange, body: replayed.sent, response: changed });
  }
  return examination;
}

const telling = (rows: Finding[], [, , kind, told]: MeaningFault) =>
  rows.filter((row) => row.kind === kind && [row.message, row.instance].some((text) => text.includes(told)));

test("nothing is found in a run without a fault", () => {
  const { findings, observations } = examineWith();
  expect([findings, observations]).toEqual([[], []]);
});

test("a payout can still be created when its processing is accepted", () => {
  const { findings, observations } = examineWith(({ operationId, body }) => {
    if (operationId !== "processPayoutInvoice" || !body?.data) return;
    Object.assign(body.data.attributes, {
      status: "created",
      resolution: "ok",
      processed: null,
      processed_amount: null,
    });
  });
  expect([findings, observations]).toEqual([[], []]);
});

test.each([...meaningFaults, ...moneyFaults])("%s is found, in rows that don't repeat", (...fault) => {
  const { findings } = examineWith(fault[1]);
  expect(telling(findings, fault).length).toBeGreaterThan(0);
  const rows = findings.map(({ kind, message, operationId, status, place }) =>
    [kind, message, operationId, status, place].join(),
  );
  expect(new Set(rows).size).toBe(rows.length);
});

describe("what may be the platform's own way is observed, with what it would change", () => {
  const observed: MeaningFault[] = [
    ...moneyObservations,
    [
      "a card masked by X",
      ({ body }) => {
        const { fields } = body?.data?.attributes ?? {};
        if (fields?.card_number) fields.card_number = fields.card_number.replaceAll("*", "X");
      },
      "not-as-sent",
      "masked",
    ],
    [
      "an amount rounded",
      ({ body, sent }) => {
        // As if more digits had been sent than the currency has.
        if (sent?.data?.attributes?.amount && body?.data?.attributes) sent.data.attributes.amount += 0.001;
      },
      "not-as-sent",
      "rounded",
    ],
    [
      "a new member",
      ({ body, operationId }) => {
        if (operationId === "getPayoutInvoice" && body?.data) body.data.attributes.brand_new = 1;
      },
      "undocumented-member",
      "brand_new",
    ],
    [
      "a conflict without its payout",
      ({ body, status }) => {
        if (status === 409 && body) delete body.data;
      },
      "outcome",
      "in its way",
    ],
    [
      "a page of payouts that is empty",
      ({ operationId, url, body }) => {
        if (operationId !== "listPayoutInvoices" || !url.searchParams.has("page[before]")) return;
        body.data = [];
        body.meta.count = 0;
      },
      "list",
      "on no page",
    ],
    [
      "another status of success",
      (replayed) => {
        const called = model.operations.find(({ operation }) => operation.operationId === replayed.operationId);
        if (replayed.status === 201 && "202" in Object(called?.operation.responses)) replayed.status = 202;
      },
      "outcome",
      "202",
    ],
  ];
  test.each(observed)("%s", (...fault) => {
    const { findings, observations } = examineWith((replayed) => {
      replayed.sent = structuredClone(replayed.sent);
      fault[1](replayed);
    });
    expect(findings).toEqual([]);
    const told = telling(observations, fault);
    expect(told.length).toBeGreaterThan(0);
    for (const { source } of told)
      expect(source).toEqual({ place: expect.stringMatching(/^#/), from: expect.any(String) });
  });
});
