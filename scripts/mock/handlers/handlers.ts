import { UsageError } from "../../cli/command-line.ts";
import type { OpenApiDocument } from "../../openapi/document.ts";
import { operations } from "../../openapi/model.ts";
import { type MockResponse, Rejection } from "../http/exchange.ts";
import type { Handle } from "../respond.ts";
import type { Handlers, OperationId } from "./calls.ts";
import type { Platform } from "./context.ts";
import { getInvoice, getPublicInvoice, listInvoices, listPublicInvoices } from "./invoice-lookups.ts";
import { createInvoice, processInvoice } from "./invoices.ts";
import { createPrerequest, getService, listServices } from "./services.ts";

/** What plays each operation of the contract. One that is added there and not here is a type error. */
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

/** Carries out requests with the platform's state. */
export function createHandle(platform: Platform): Handle {
  return async (operation, call) => {
    // Validation has made sure that the call is the operation's own.
    const handle = handlers[operation as OperationId] as UntypedHandler;
    try {
      return { headers: {}, ...(await handle(call, platform)) };
    } catch (error) {
      if (error instanceof Rejection) return error.answer;
      throw error;
    }
  };
}

/**
 * Refuses a contract whose operations are others than those that the mock plays.
 *
 * @param file named in the error
 * @throws UsageError that names the operation
 */
export function checkContract(contract: OpenApiDocument, file: string): void {
  const ids = operations(contract).map(({ operation, path, method }) => operation.operationId ?? `${method} ${path}`);
  const unknown = ids.find((id) => !Object.hasOwn(handlers, id));
  if (unknown) {
    throw new UsageError(
      `${file}: the mock has no handler for ${unknown}. Add one in scripts/mock/handlers/handlers.ts, take the operation out, or respond with examples by --stateless.`,
    );
  }
  const missing = Object.keys(handlers).find((id) => !ids.includes(id));
  if (missing) throw new UsageError(`${file}: ${missing} is missing. Give a contract with every operation.`);
}
