// Generated from spec/ by `npm run build`. Do not edit.

export function publicOperations(call, key) {
  const functions = {
    createPayoutPrerequest: (body, options) => call({ operation: "createPayoutPrerequest", method: "POST", path: "/payout-prerequest", outcomes: { 200: "none", default: "none" }, part: "data" }, { body: { ...body, public_key: key } }, options),
    listPublicPayoutInvoices: (query, options) => call({ operation: "listPublicPayoutInvoices", method: "GET", path: "/payout-invoices", outcomes: { 200: "see-body", default: "unknown" } }, { query }, options),
    getPublicPayoutInvoice: (id, options) => call({ operation: "getPublicPayoutInvoice", method: "GET", path: "/payout-invoices/{id}", outcomes: { 200: "created", default: "unknown" }, part: "data" }, { path: { id } }, options),
  };
  return {
    ...functions,
  };
}
