import type { components } from "../../../generated/client/api.d.ts";
import { maskMembers, maskText } from "../../secrecy/mask-cards.ts";
import { isTestService } from "../catalogue/entry.ts";
import { amountErrors, serviceFieldErrors } from "../catalogue/service-fields.ts";
import { currencyRates, termsIn } from "../catalogue/terms.ts";
import { errorDocument, refuseFields } from "../http/answer.ts";
import { derivedId, freshId } from "../platform/identifiers.ts";
import { changesTo } from "../platform/lifecycle.ts";
import { add, multiply } from "../platform/money.ts";
import type { Payout, PayoutDetails } from "../platform/payout.ts";
import { testFieldErrors } from "../platform/test-outcome.ts";
import { accountOf, type Call, type Reply } from "./calls.ts";
import { outcomeOf } from "./outcome-of.ts";
import type { Platform } from "./platform.ts";
import { showInvoice } from "./show-invoice.ts";

type Attributes = Call<"createPayoutInvoice">["body"]["data"]["attributes"];

/**
 * Creates a payout, with all that does not change later worked out and card numbers masked.
 *
 * With `auto_process` its whole course is written down at once, in times to come, and the callbacks are planned with it. Where the
 * reference is taken nothing is written, and the 409 shows the payout that has it.
 *
 * @throws Refusal with 422 if the catalogue refuses the service, the currency, the amount or a field
 */
export async function createInvoice(
  { caller, body, late }: Call<"createPayoutInvoice">,
  platform: Platform,
): Promise<Reply<"createPayoutInvoice">> {
  const { attributes } = body.data;
  const account = accountOf(caller);
  const now = platform.clock.now();
  const details = settle(attributes, account, caller.testKey, platform);
  const automatic = attributes.options?.auto_process === true;
  const payout: Payout = {
    id: freshId(platform.prefixes.invoice),
    account,
    details,
    history: [{ at: now, status: "created", resolution: "ok" }],
    started: automatic,
    callbackLogs: [],
    late,
  };
  const { stepDelay, store, callbacks } = platform;
  const changes = automatic ? changesTo(outcomeOf(payout, platform), now + stepDelay, stepDelay) : [];
  payout.history.push(...changes);
  const planned = callbacks.plan(account, details, changes);
  if (!(await store.add(payout, planned))) return conflict(account, details.reference_id, platform);
  if (planned.length > 0) callbacks.wake();
  return { status: 201, body: { data: showInvoice(payout, now, "single", platform) } };
}

async function conflict(account: string, reference: string, platform: Platform): Promise<Reply<"createPayoutInvoice">> {
  const { errors } = errorDocument(409, "A payout with this reference_id exists already.");
  const [existing] = await platform.store.findByReference(reference, account);
  const body: components["schemas"]["ConflictDocument"] = { errors };
  if (existing) body.data = showInvoice(existing, platform.clock.now(), "single", platform);
  return { status: 409, body };
}

/** Works out what does not change later, and masks it. */
function settle(attributes: Attributes, account: string, testKey: boolean, platform: Platform): PayoutDetails {
  const { service, currency, amount, customer, callback_url } = attributes;
  const entry = platform.catalogue.byCode(service);
  const terms = checkService(attributes, platform);
  const fee = terms?.feeFor(amount) ?? 0;
  const exchangeRate = terms?.exchangeRate ?? 1;
  const serviceCurrency = entry?.service_currency ?? currency;
  return {
    reference_id: attributes.reference_id,
    service,
    service_method: entry?.service_method ?? service,
    service_currency: serviceCurrency,
    service_amount: multiply(amount, exchangeRate, serviceCurrency),
    exchange_rate: exchangeRate,
    currency,
    amount,
    fee,
    writeoff: add(amount, fee),
    test_mode: attributes.test_mode ?? testKey,
    description: attributes.description === undefined ? null : maskText(attributes.description),
    callback_url: callback_url === undefined ? null : maskText(callback_url),
    fields: maskMembers(attributes.fields),
    metadata: maskMembers(attributes.metadata ?? {}),
    customer: customer ? derivedId(platform.prefixes.customer, account, customer.reference_id) : null,
  };
}

/**
 * @returns the service's terms; undefined if the catalogue doesn't have it
 * @throws Refusal with 422
 */
function checkService(
  { service, currency, amount, fields }: Attributes,
  { catalogue, strictServices, testFields }: Platform,
) {
  const entry = catalogue.byCode(service);
  if (!entry) {
    if (strictServices)
      throw refuseFields({
        service: `This value should be one of ${catalogue.all.map((one) => one.service).join(", ")}.`,
      });
    return undefined;
  }
  const terms = termsIn(currency, entry);
  const errors = {
    ...(terms
      ? amountErrors(amount, terms)
      : { currency: `This value should be one of ${[...currencyRates(entry).keys()].join(", ")}.` }),
    ...(isTestService(entry, testFields) ? testFieldErrors(fields, testFields) : {}),
    ...serviceFieldErrors(fields, entry),
  };
  if (Object.keys(errors).length > 0) throw refuseFields(errors);
  return terms;
}
