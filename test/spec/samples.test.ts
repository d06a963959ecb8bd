import { expect, test } from "vitest";
import { model } from "../contract.ts";
import { at, component } from "./at.ts";
import { sampleNames, samples } from "./samples.ts";

/** The documentation shows the errors once for all operations. */
const everyOperation = model.operations.map(({ operation }) => operation.operationId);

const places: [sample: string, operations: string[], place: string][] = [
  ["prerequest-request", ["createPayoutPrerequest"], "request"],
  ["prerequest-response", ["createPayoutPrerequest"], "200"],
  ["services-response", ["listPayoutServices"], "200"],
  ["service-response", ["getPayoutService"], "200"],
  ["create-request", ["createPayoutInvoice"], "request"],
  ["create-response", ["createPayoutInvoice"], "201"],
  ["process-response", ["processPayoutInvoice"], "200"],
  ["public-invoice-response", ["getPublicPayoutInvoice"], "200"],
  ["invoice-response", ["getPayoutInvoice"], "200"],
  ["invoices-response", ["listPayoutInvoices"], "200"],
  ["unauthorized-error", everyOperation, "401"],
  ["not-found-error", everyOperation, "404"],
  ["method-not-allowed-error", everyOperation, "405"],
  ["validation-error", ["createPayoutPrerequest", "createPayoutInvoice"], "422"],
  ["server-error", everyOperation, "500"],
];

test("the documented samples are these fifteen", () => {
  const remedy =
    "the documented samples are others than these. Put back what the documentation shows, and nothing else";
  expect([...sampleNames].sort(), at("#/components/examples", remedy)).toEqual(places.map(([sample]) => sample).sort());
});

test.each(places)("%s stands at its operations, direction and status", (name, ids, place) => {
  const found = samples.filter((sample) => sample.name === name);
  const remedy = at(
    component("examples", name),
    "stands elsewhere than in the documentation. Refer to it where it does",
  );
  expect(found.map((sample) => sample.operationId).sort(), remedy).toEqual([...ids].sort());
  expect(new Set(found.map((sample) => sample.place)), remedy).toEqual(new Set([place]));
});
