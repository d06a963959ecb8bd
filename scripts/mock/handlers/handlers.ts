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

/** What plays each operation of the contract. One that is added there and not here is a type error. */
export const handlers: Handlers<Platform> = {
  createPayoutPrerequest: createPrerequest,
  listPayoutServices: listServices,
  getPayoutService: getService,
  createPayoutInvoice: createInvoice,
  processPayoutInvoice: processInvoice,
  getPayoutInvoice: getInvoice,
  listPayoutInvoices: listInvoices,
  getPublicPayoutInvoice: getPublicInvoice,
  listPublicPayoutInvoices: listPublicInvoices,
};

type Handle = (call: unknown, platform: Platform) => Promise<Pick<Answer, "status" | "body">>;

/** Carries out requests with the platform's state. */
export function createPerform(platform: Platform): Perform {
  return async (operation, call) => {
    // Validation has made sure that the call is the operation's own.
    const handle = handlers[operation as OperationId] as Handle;
    try {
      return { headers: {}, ...(await handle(call, platform)) };
    } catch (error) {
      if (error instanceof Refusal) return error.answer;
      throw error;
    }
  };
}
