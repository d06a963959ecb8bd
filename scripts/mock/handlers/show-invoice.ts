import type { components } from "../../../generated/client/api.d.ts";
import { standingAt } from "../platform/lifecycle.ts";
import type { Payout } from "../platform/payout.ts";
import type { State } from "./platform.ts";

type Schemas = components["schemas"];

/**
 * A payout as the private API shows it.
 *
 * @param now in milliseconds since 1970
 * @param place payouts in a list are without the log of their callbacks
 */
export function showInvoice(
  payout: Payout,
  now: number,
  place: "single" | "list",
  { addressOf, source }: State,
): Schemas["PayoutInvoice"] {
  const { id, details } = payout;
  const standing = standingAt(payout, now);
  const attributes: Schemas["PayoutInvoiceAttributes"] = {
    serial_number: serialNumber(id),
    status: standing.status,
    resolution: standing.resolution,
    amount: details.amount,
    payout_amount: details.amount,
    currency: details.currency,
    service_currency: details.service_currency,
    service_amount: details.service_amount,
    service_payout_amount: details.service_amount,
    reference_id: details.reference_id,
    test_mode: details.test_mode,
    description: details.description,
    fee: details.fee,
    writeoff: details.writeoff,
    exchange_rate: details.exchange_rate,
    processed: standing.processed,
    processed_amount: standing.processed_amount,
    processed_fee: standing.processed_fee,
    processed_writeoff: standing.processed_writeoff,
    metadata: mapOrEmptyList(details.metadata),
    created: standing.created,
    updated: standing.updated,
    fields: mapOrEmptyList(details.fields),
    callback_url: details.callback_url,
    source,
  };
  if (place === "single") attributes.callback_logs = payout.callbackLogs.map((log) => ({ ...log }));
  const relationships: Schemas["PayoutInvoiceRelationships"] = {
    "payout-service": { data: { type: "payout-services", id: details.service } },
    "payout-method": { data: { type: "payout-methods", id: details.service_method } },
  };
  if (details.customer) relationships.customer = { data: { type: "customers", id: details.customer } };
  return {
    type: "payout-invoices",
    id,
    attributes,
    relationships,
    links: { self: addressOf("getPayoutInvoice", { id }) },
  };
}

/** A payout as the public API shows it, without the recipient. */
export function showPublicInvoice(payout: Payout, now: number): Schemas["PublicPayoutInvoice"] {
  const { id, details } = payout;
  const { created, status, resolution, processed, processed_amount } = standingAt(payout, now);
  return {
    id,
    serial_number: serialNumber(id),
    created,
    status,
    resolution,
    test_mode: details.test_mode,
    currency: details.currency,
    amount: details.amount,
    payout_amount: details.amount,
    service: details.service,
    service_amount: details.service_amount,
    service_payout_amount: details.service_amount,
    service_method: details.service_method,
    service_currency: details.service_currency,
    processed,
    processed_amount,
  };
}

/** In every sample the part of the ID after its prefix. */
function serialNumber(id: string): string {
  return id.slice(id.indexOf("_") + 1);
}

/** The platform writes an empty map as an empty list. */
function mapOrEmptyList(map: Record<string, unknown>): Record<string, unknown> | [] {
  return Object.keys(map).length > 0 ? map : [];
}
