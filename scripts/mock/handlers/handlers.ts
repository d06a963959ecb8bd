import { type Answer, Refusal } from "../http/answer.ts";
import type { Handlers, OperationId } from "./calls.ts";
import { createInvoice } from "./create-invoice.ts";
import { listInvoices } from "./list-invoices.ts";
import type { Perform } from "./perform.ts";
import type { Platform } from "./platform.ts";
import { createPrerequest } from "./prerequest.ts";
import { processInvoice } from "./process-invoice.ts";
import { getInvoice, getPublicInvoice, listPublicInvoices } from "./read-invoices.ts";
import { getService, listServices } from "./read-services.ts";

/** Serves every operation of the contract. One that is added there and not here is a type error. */
function createHandlers(platform: Platform): Handlers {
  return {
    createPayoutPrerequest: (call) => createPrerequest(call, platform),
    listPayoutServices: (call) => listServices(call, platform),
    getPayoutService: (call) => getService(call, platform),
    createPayoutInvoice: (call) => createInvoice(call, platform),
    processPayoutInvoice: (call) => processInvoice(call, platform),
    getPayoutInvoice: (call) => getInvoice(call, platform),
    listPayoutInvoices: (call) => listInvoices(call, platform),
    getPublicPayoutInvoice: (call) => getPublicInvoice(call, platform),
    listPublicPayoutInvoices: (call) => listPublicInvoices(call, platform),
  };
}

/** Carries out requests with the platform's state. */
export function createPerform(platform: Platform): Perform {
  const handlers = createHandlers(platform);
  return async (operation, call) => {
    // Validation has made sure that the call is the operation's own.
    const handle = handlers[operation as OperationId] as (call: unknown) => Promise<Pick<Answer, "status" | "body">>;
    try {
      return { headers: {}, ...(await handle(call)) };
    } catch (error) {
      if (error instanceof Refusal) return error.answer;
      throw error;
    }
  };
}
