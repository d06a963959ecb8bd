import type { components } from "../../../generated/client/api.d.ts";
import { maskText } from "../../cli/mask-cards.ts";
import { accountOf } from "../accounts/accounts.ts";
import { amountErrors, currencyRates, isTestService, serviceFieldErrors, termsIn } from "../catalogue/entry.ts";
import { errorDocument, fieldRejection, rejection } from "../http/exchange.ts";
import {
  add,
  changesTo,
  derivedId,
  freshId,
  multiply,
  type Outcome,
  type Payout,
  type PayoutDetails,
  stateAt,
} from "../platform/payout.ts";
import { testFieldErrors, testOutcome } from "../platform/test-outcome.ts";
import type { Reference } from "../store/payout-store.ts";
import type { Call, ResponseOf } from "./calls.ts";
import type { Platform, State } from "./context.ts";

type Attributes = Call<"createPayoutInvoice">["body"]["data"]["attributes"];

/**
 * Creates a payout, with all that does not change later worked out and card numbers masked.
 *
 * With `auto_process` its whole course is kept at once, with future times, and the callbacks are planned with it. Where the
 * reference is taken nothing is kept, and the 409 shows the payout that has it.
 *
 * @throws Rejection with 422 if the catalogue rejects the service, the currency, the amount or a field
 */
export async function createInvoice(
  { caller, body, exact, behaviour }: Call<"createPayoutInvoice">,
  platform: Platform,
): Promise<ResponseOf<"createPayoutInvoice">> {
  const { attributes } = body.data;
  const account = accountOf(caller);
  const now = platform.clock.now();
  const details = settle(attributes, exact.data.attributes, account, platform);
  const reference = await referenceOf(attributes.reference_id, platform);
  const automatic = attributes.options?.auto_process === true;
  const payout: Payout = {
    id: freshId(platform.prefixes.invoice),
    account,
    details,
    digest: reference.digest,
    history: [{ at: now, status: "created", resolution: "ok" }],
    started: automatic,
    callbackLogs: [],
    lag: behaviour.lag,
  };
  const { stepDelay, store, callbacks } = platform;
  const changes = automatic ? changesTo(outcomeOf(payout, platform), now + stepDelay, stepDelay) : [];
  payout.history.push(...changes);
  const planned = callbacks.plan(account, details, changes);
  if (!(await store.add(payout, planned))) return conflict(account, reference, platform);
  if (planned.length > 0) callbacks.wake();
  return { status: 201, body: { data: showInvoice(payout, now, "single", platform) } };
}

async function conflict(
  account: string,
  reference: Reference,
  platform: Platform,
): Promise<ResponseOf<"createPayoutInvoice">> {
  const { errors } = errorDocument(409, "A payout with this reference_id exists already.");
  const [existing] = await platform.store.findByReference(reference, account);
  const body: components["schemas"]["ConflictDocument"] = { errors };
  if (existing) body.data = showInvoice(existing, platform.clock.now(), "single", platform);
  return { status: 409, body };
}

/**
 * A reference that was sent, as payouts are kept by it. Spaces around it make no other digest, as there are platforms that show
 * references without them.
 */
export async function referenceOf(sent: string, { masking, store }: Platform): Promise<Reference> {
  const shown = masking.kept.text(sent);
  return shown === sent ? { shown } : { shown, digest: await store.digestOf(sent.trim()) };
}

/** Works out what does not change later, and masks it. */
function settle(attributes: Attributes, exact: Attributes, account: string, platform: Platform): PayoutDetails {
  const { service, currency, customer, callback_url } = attributes;
  const { amount } = exact;
  const entry = platform.catalogue.byCode(service);
  const terms = checkService(attributes, platform);
  const { kept } = platform.masking;
  const fee = terms?.feeFor(attributes.amount) ?? 0;
  const exchangeRate = terms?.exchangeRate ?? 1;
  const serviceCurrency = entry?.service_currency ?? currency;
  return {
    reference_id: kept.text(attributes.reference_id),
    service,
    service_method: entry?.service_method ?? service,
    service_currency: serviceCurrency,
    service_amount: multiply(amount, exchangeRate, serviceCurrency),
    exchange_rate: exchangeRate,
    currency,
    amount,
    fee,
    writeoff: add(amount, fee),
    // What holds without it is not documented; a client does well to take that as live.
    test_mode: attributes.test_mode ?? false,
    description: attributes.description === undefined ? null : kept.text(attributes.description),
    callback_url: callback_url === undefined ? null : maskText(callback_url),
    // A token stands for them, and is shown nowhere.
    fields: kept.members(exact.fields ?? {}),
    metadata: kept.members(exact.metadata ?? {}),
    customer: customer ? derivedId(platform.prefixes.customer, account, customer.reference_id) : null,
  };
}

/**
 * @returns the service's terms; undefined if the catalogue doesn't have it
 * @throws Rejection with 422
 */
function checkService(
  { service, currency, amount, fields }: Attributes,
  { catalogue, strictServices, testFields }: Platform,
) {
  const entry = catalogue.byCode(service);
  if (!entry) {
    if (strictServices)
      throw fieldRejection({
        service: `This value should be one of ${catalogue.all.map((one) => one.service).join(", ")}.`,
      });
    return undefined;
  }
  const terms = termsIn(currency, entry);
  const errors = {
    ...(terms
      ? amountErrors(amount, terms)
      : { currency: `This value should be one of ${[...currencyRates(entry).keys()].join(", ")}.` }),
    // They count where a token is sent, too; a token alone is taken as it is.
    ...(fields && isTestService(entry, testFields) ? testFieldErrors(fields, testFields) : {}),
    ...(fields ? serviceFieldErrors(fields, entry) : {}),
  };
  if (Object.keys(errors).length > 0) throw fieldRejection(errors);
  return terms;
}

/**
 * Starts a payout: keeps its whole course, with future times, and the callbacks for it. Of several requests at once one starts
 * it, and the others get a 409 with the payout as it is.
 *
 * @throws Rejection with 404 if the account has no such payout
 */
export async function processInvoice(
  { caller, path: { id } }: Call<"processPayoutInvoice">,
  platform: Platform,
): Promise<ResponseOf<"processPayoutInvoice">> {
  const { store, stepDelay, clock, callbacks } = platform;
  const account = accountOf(caller);
  const payout = await store.find(id, account);
  if (!payout) throw rejection(404, "The account has no such payout.");
  const now = clock.now();
  const changes = changesTo(outcomeOf(payout, platform), now, stepDelay);
  const planned = callbacks.plan(account, payout.details, changes);
  if (await store.start(payout, [...payout.history, ...changes], planned)) {
    if (planned.length > 0) callbacks.wake();
    // As documented: the response shows the payout as it was when processing was accepted.
    return { status: 200, body: { data: showInvoice(payout, now, "single", platform) } };
  }
  const { errors } = errorDocument(409, "The payout is processed already, or about to be.");
  const present = (await store.find(id, account)) ?? payout;
  return { status: 409, body: { errors, data: showInvoice(present, clock.now(), "single", platform) } };
}

/** What a payout comes to: what the fields of a test service ask for, success with any other. */
function outcomeOf({ details }: Payout, { catalogue, testFields }: Platform): Outcome {
  return isTestService(catalogue.byCode(details.service), testFields)
    ? testOutcome(details.fields, testFields, Math.random())
    : { status: "processed", resolution: "ok" };
}

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
  const state = stateAt(payout, now);
  const attributes: Schemas["PayoutInvoiceAttributes"] = {
    serial_number: serialNumber(id),
    status: state.status,
    resolution: state.resolution,
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
    processed: state.processed,
    processed_amount: state.processed_amount,
    processed_fee: state.processed_fee,
    processed_writeoff: state.processed_writeoff,
    metadata: mapOrEmptyList(details.metadata),
    created: state.created,
    updated: state.updated,
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
  const { created, status, resolution, processed, processed_amount } = stateAt(payout, now);
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
