import { expect, test } from "vitest";
import { readSamples } from "./prove.ts";

test("each documented sample of an answer is there once, with the schema that reads it", () => {
  expect(
    readSamples()
      .map(({ name, schema }) => [name, schema])
      .sort(),
  ).toEqual([
    ["create-response", "PayoutInvoiceDocument"],
    ["invoice-response", "PayoutInvoiceDocument"],
    ["invoices-response", "PayoutInvoiceList"],
    ["method-not-allowed-error", "ErrorDocument"],
    ["not-found-error", "ErrorDocument"],
    ["prerequest-response", "PayoutPrerequestDocument"],
    ["process-response", "PayoutInvoiceDocument"],
    ["public-invoice-response", "PublicPayoutInvoiceDocument"],
    ["server-error", "ErrorDocument"],
    ["service-response", "PayoutServiceDocument"],
    ["services-response", "PayoutServiceList"],
    ["unauthorized-error", "ErrorDocument"],
    ["validation-error", "ValidationErrorDocument"],
  ]);
});
