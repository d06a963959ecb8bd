import { UsageError } from "../../cli/command-line.ts";
import type { Model } from "../../openapi/model.ts";
import { type MockResponse, Rejection } from "../http/exchange.ts";
import type { Handle } from "../respond.ts";
import type { Handlers, OperationId } from "./calls.ts";
import type { Platform } from "./context.ts";
import { getInvoice, getPublicInvoice, listInvoices, listPublicInvoices } from "./invoice-lookups.ts";
import { createInvoice, processInvoice } from "./invoices.ts";
import { createPrerequest, getService, listServices } from "./services.ts";

/** The handler of each operation of the contract. One that is added there and not here is a type error. */
const handlers: Handlers<Platform> = {
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

type UntypedHandler = (call: unknown, platform: Platform) => Promise<Pick<MockResponse, "status" | "body">>;

/** Handles requests with the platform's state. */
export function createHandle(platform: Platform): Handle {
  return async (operation, call) => {
    // Validation has made sure that the call is the operation's own.
    const handle = handlers[operation as OperationId] as UntypedHandler;
    try {
      return { headers: {}, ...(await handle(call, platform)) };
    } catch (error) {
      if (error instanceof Rejection) return error.response;
      throw error;
    }
  };
}

/**
 * Rejects a contract whose operations are others than those that the mock handles.
 *
 * @param file named in the error
 * @throws UsageError that names the operation
 */
export function checkContract({ document, operations }: Model, file: string): void {
  // The document of one audience has its paths elsewhere, and no handler would be reached.
  if (!document["x-audiences"]) {
    throw new UsageError(`${file}: is not a contract of both APIs. Give one such as generated/openapi.json.`);
  }
  const ids = operations.map(({ operation, path, method }) => operation.operationId ?? `${method} ${path}`);
  const unknown = ids.find((id) => !Object.hasOwn(handlers, id));
  if (unknown) {
    throw new UsageError(
      `${file}: the mock has no handler for ${unknown}. Add one in scripts/mock/handlers/handlers.ts, take the operation out, or respond with examples by --stateless.`,
    );
  }
  const missing = Object.keys(handlers).find((id) => !ids.includes(id));
  if (missing) throw new UsageError(`${file}: ${missing} is missing. Give a contract with every operation.`);
}
