import type { EntrySource } from "./entry.ts";

const field = (key: string, label: string, required = true) => ({ key, label: { en: label }, required });

/**
 * One service for each kind of recipient that the examples don't have. All of it is made up, so it says which fields have to be
 * there and nothing of their form.
 */
export const madeUpServices: EntrySource[] = [
  {
    service: "bank_transfer_eur",
    service_method: "bank_transfer",
    service_currency: "EUR",
    fields: [field("iban", "IBAN"), field("bank_account_name", "Account holder", false)],
  },
  {
    service: "mobile_wallet_kes",
    service_method: "mobile_wallet",
    service_currency: "KES",
    currency: "USD",
    exchange_rates: { USD: 129 },
    fields: [field("phone_number", "Telephone")],
  },
  {
    service: "ewallet_eur",
    service_method: "ewallet",
    service_currency: "EUR",
    fields: [field("email", "Email")],
  },
  {
    service: "pix_brl",
    service_method: "pix",
    service_currency: "BRL",
    fields: [field("pix_key", "PIX key"), field("document_id", "CPF or CNPJ", false)],
  },
  {
    service: "upi_inr",
    service_method: "upi",
    service_currency: "INR",
    fields: [field("vpa", "UPI address"), field("ifsc_bank_code", "IFSC", false)],
  },
];

/** Units of the service's currency for one unit of another, beside the rates that the examples show. */
export const madeUpRates: Record<string, Record<string, number>> = {
  card: { EUR: 1.08, GBP: 1.27 },
  swift_jpy: { GBP: 190 },
  usdt_trc20: { USD: 1 },
};
