// Generated from spec/ by `npm run build`. Do not edit.

import { paged } from "./calls/pages.js";

export function privateOperations(call) {
  const functions = {
    listPayoutServices: (query, options) => call({ operation: "listPayoutServices", method: "GET", path: "/payout-services", outcomes: { 200: "none", default: "none" } }, { query }, options),
    getPayoutService: (id, options) => call({ operation: "getPayoutService", method: "GET", path: "/payout-services/{id}", outcomes: { 200: "none", default: "none" }, part: "data" }, { path: { id } }, options),
    createPayoutInvoice: (attributes, options) => call({ operation: "createPayoutInvoice", method: "POST", path: "/payout-invoices", outcomes: { 201: "created", 202: "unknown", 401: "not-created", 403: "not-created", 405: "not-created", 409: "duplicate", 422: "not-created", default: "unknown" }, part: "data" }, { body: { data: { type: "payout-invoice", attributes: attributes } } }, options),
    listPayoutInvoices: (query, options) => call({ operation: "listPayoutInvoices", method: "GET", path: "/payout-invoices", outcomes: { 200: "see-body", 404: "not-created", default: "unknown" } }, { query }, options),
    processPayoutInvoice: (id, options) => call({ operation: "processPayoutInvoice", method: "POST", path: "/payout-invoices/{id}/process", outcomes: { 200: "created", 409: "duplicate", default: "unknown" }, part: "data" }, { path: { id } }, options),
    getPayoutInvoice: (id, options) => call({ operation: "getPayoutInvoice", method: "GET", path: "/payout-invoices/{id}", outcomes: { 200: "created", 404: "not-created", default: "unknown" }, part: "data" }, { path: { id } }, options),
  };
  return {
    ...functions,
    payoutServices: (listing) => paged(functions.listPayoutServices, listing),
    payoutInvoices: (listing) => paged(functions.listPayoutInvoices, listing),
  };
}
