// Generated from spec/ by `npm run build`. Do not edit.

import type { components } from "./api.d.ts";

/**
 * Code of a currency in the platform's catalogue, 3 to 10 upper-case letters and digits. The catalogue contains more than ISO 4217, such as `USDT`.
 */
export type CurrencyCode = components["schemas"]["CurrencyCode"];

/**
 * What is to be paid out, and for which account.
 */
export type PayoutPrerequest = components["schemas"]["PayoutPrerequest"];

/**
 * One error.
 */
export type ErrorEntry = components["schemas"]["ErrorEntry"];

/**
 * Response to a request that failed.
 */
export type ErrorDocument = components["schemas"]["ErrorDocument"];

/**
 * Text by language. English is always there, and Russian and Ukrainian are in every documented text.
 */
export type LocalizedText = components["schemas"]["LocalizedText"];

/**
 * Further data on the method, or null. An empty map may come as an empty list.
 */
export type MethodMetadata = components["schemas"]["MethodMetadata"];

/**
 * Payout method, for showing it to a person.
 */
export type PrerequestMethod = components["schemas"]["PrerequestMethod"];

/**
 * Methods of the services, by code. The documented sample has them inside `services`; they can also be beside it. An empty map can be sent as an empty list.
 */
export type PrerequestMethods = components["schemas"]["PrerequestMethods"];

/**
 * Account that the public key belongs to.
 */
export type PrerequestAccount = components["schemas"]["PrerequestAccount"];

/**
 * Check of a field's value.
 */
export type ServiceFieldValidator = components["schemas"]["ServiceFieldValidator"];

/**
 * Further rules for a field. An empty map may come as an empty list.
 */
export type ServiceFieldOptions = components["schemas"]["ServiceFieldOptions"];

/**
 * Field that a service asks for.
 */
export type ServiceField = components["schemas"]["ServiceField"];

/**
 * Amount as a number, in major units of the currency.
 */
export type AmountNumber = components["schemas"]["AmountNumber"];

/**
 * Amount as a decimal string, in major units of the currency.
 */
export type AmountString = components["schemas"]["AmountString"];

/**
 * Amount in major units of the currency. It comes as a number or as a decimal string, so convert it before you compare it.
 */
export type Amount = components["schemas"]["Amount"];

/**
 * Fee of a service, as the platform shows it in public.
 */
export type PrerequestFee = components["schemas"]["PrerequestFee"];

/**
 * Payout service that fits, with what it needs to know of the recipient.
 */
export type PrerequestService = components["schemas"]["PrerequestService"];

/**
 * Services by code. Two members of the map can be something other than services, `methods` and `account`; skip them. They can also be one level up. An empty map can be sent as an empty list.
 */
export type PrerequestServices = components["schemas"]["PrerequestServices"];

/**
 * What was asked, and the services that fit.
 */
export type PayoutPrerequestResult = components["schemas"]["PayoutPrerequestResult"];

/**
 * Response to a pre-request.
 */
export type PayoutPrerequestDocument = components["schemas"]["PayoutPrerequestDocument"];

/**
 * One error of a request with a value that can't be accepted. It does not name the field in a member of its own.
 */
export type ValidationErrorEntry = components["schemas"]["ValidationErrorEntry"];

/**
 * What is wrong, by field or as a list. A key is the path of a field below `data.attributes`, such as `amount`, the whole path of one elsewhere in the body, or the name of a parameter; its value says what is wrong, in a sentence for people. The documentation shows errors by field; expect both forms.
 */
export type FieldErrors = components["schemas"]["FieldErrors"];

/**
 * Response to a request with values that can't be accepted.
 */
export type ValidationErrorDocument = components["schemas"]["ValidationErrorDocument"];

/**
 * Place of the page in the list.
 */
export type NumberedPageMeta = components["schemas"]["NumberedPageMeta"];

/**
 * Addresses of other pages, relative to the host.
 */
export type NumberedPageLinks = components["schemas"]["NumberedPageLinks"];

/**
 * What the service pays, within which limits and for which fee.
 */
export type PayoutServiceAttributes = components["schemas"]["PayoutServiceAttributes"];

/**
 * Type and code of a payout method.
 */
export type MethodIdentifier = components["schemas"]["MethodIdentifier"];

/**
 * Link to a payout method of the catalogue.
 */
export type MethodRelationship = components["schemas"]["MethodRelationship"];

/**
 * Type and code of a payout service.
 */
export type ServiceIdentifier = components["schemas"]["ServiceIdentifier"];

/**
 * Link to a payout service of the catalogue.
 */
export type ServiceRelationship = components["schemas"]["ServiceRelationship"];

/**
 * Entries of the platform's catalogue that the service stands for.
 */
export type PayoutServiceRelationships = components["schemas"]["PayoutServiceRelationships"];

/**
 * Address of the resource.
 */
export type SelfLink = components["schemas"]["SelfLink"];

/**
 * Payout service of an account.
 */
export type PayoutService = components["schemas"]["PayoutService"];

/**
 * One page of payout services.
 */
export type PayoutServiceList = components["schemas"]["PayoutServiceList"];

/**
 * One payout service.
 */
export type PayoutServiceDocument = components["schemas"]["PayoutServiceDocument"];

/**
 * Place of the page in the list.
 */
export type CursorPageMeta = components["schemas"]["CursorPageMeta"];

/**
 * Addresses of other pages, relative to the host.
 */
export type CursorPageLinks = components["schemas"]["CursorPageLinks"];

/**
 * The current status of a payout. A status that is not final can still change; one with an unknown result is neither paid nor failed. The list is open; treat a status that you do not know as one that is not final.
 */
export type PayoutStatus = components["schemas"]["PayoutStatus"];

/**
 * Explains the status of a payout, as `ok` or a code. The codes are about the platform's own request to the provider that pays. None of them says that your credentials, your address, or your signature is wrong. A code that can still change puts the payout on moderation. The list is open; treat a code that you do not know as an unknown reason. Only `status` says whether the payout has ended.
 */
export type PayoutResolution = components["schemas"]["PayoutResolution"];

/**
 * Map of names to values of any kind, null included. An empty map may come as an empty list.
 */
export type FreeFormMapOrEmptyList = components["schemas"]["FreeFormMapOrEmptyList"];

/**
 * Details of the recipient, as they were sent; card numbers show only their first six and last four digits. An empty map may come as an empty list.
 */
export type MaskedFields = components["schemas"]["MaskedFields"];

/**
 * Record of a callback that was sent.
 */
export type CallbackLog = components["schemas"]["CallbackLog"];

/**
 * Callbacks sent so far. Missing from payouts in a list.
 */
export type CallbackLogs = components["schemas"]["CallbackLogs"];

/**
 * One part of a payout that was split.
 */
export type PayoutPart = components["schemas"]["PayoutPart"];

/**
 * The parts that a payout was split into, once it is final. Missing from payouts that are not final, and likely from those that were not split.
 */
export type PayoutParts = components["schemas"]["PayoutParts"];

/**
 * What is known of a payout. Amounts are decimal numbers; do not compute with them in binary floating point.
 */
export type PayoutInvoiceAttributes = components["schemas"]["PayoutInvoiceAttributes"];

/**
 * Type and ID of a customer; null if the payout has no customer.
 */
export type CustomerIdentifier = components["schemas"]["CustomerIdentifier"];

/**
 * Link to the customer whom the payout concerns. Missing, or with null in `data`, if the payout has no customer.
 */
export type CustomerRelationship = components["schemas"]["CustomerRelationship"];

/**
 * What the payout goes through, and whom it concerns. Where there is nothing to say, it may come as an empty list.
 */
export type PayoutInvoiceRelationships = components["schemas"]["PayoutInvoiceRelationships"];

/**
 * Address of the resource. If it is left out, an empty list can be in its place.
 */
export type SelfLinkOrEmptyList = components["schemas"]["SelfLinkOrEmptyList"];

/**
 * Payout of an account.
 */
export type PayoutInvoice = components["schemas"]["PayoutInvoice"];

/**
 * One page of payouts, newest first.
 */
export type PayoutInvoiceList = components["schemas"]["PayoutInvoiceList"];

/**
 * Code of a payout service, which is a method in one currency.
 */
export type ServiceCode = components["schemas"]["ServiceCode"];

/**
 * Details of the recipient, most often strings. The service's definition in the pre-request says which ones it needs and in what form.
 */
export type PayoutFields = components["schemas"]["PayoutFields"];

/**
 * Further data on the recipient that some services ask for, such as the cardholder and the card's expiry date.
 */
export type PayoutContext = components["schemas"]["PayoutContext"];

/**
 * Address of a customer.
 */
export type CustomerAddress = components["schemas"]["CustomerAddress"];

/**
 * Map of names to values of any kind, null included.
 */
export type FreeFormMap = components["schemas"]["FreeFormMap"];

/**
 * The person whom the payout concerns. A payout may be without one.
 */
export type Customer = components["schemas"]["Customer"];

/**
 * How to process the payout. Ask the platform's support which options your account has before you use them.
 */
export type PayoutOptions = components["schemas"]["PayoutOptions"];

/**
 * What to pay, and to whom by the details that the service asks for.
 */
export type CreatePayoutByFields = components["schemas"]["CreatePayoutByFields"];

/**
 * What to pay, and to which card by a token that stands for it. If you also send `fields`, the platform takes those.
 */
export type CreatePayoutByToken = components["schemas"]["CreatePayoutByToken"];

/**
 * What to pay, to whom and how. Send `fields` or `token`; one of them has to be there.
 */
export type CreatePayoutInvoiceAttributes = components["schemas"]["CreatePayoutInvoiceAttributes"];

/**
 * The payout to create, as a JSON:API resource without an ID.
 */
export type CreatePayoutInvoiceData = components["schemas"]["CreatePayoutInvoiceData"];

/**
 * Request to create a payout.
 */
export type CreatePayoutInvoice = components["schemas"]["CreatePayoutInvoice"];

/**
 * Resource that a document brings along, such as the customer of a payout.
 */
export type IncludedResource = components["schemas"]["IncludedResource"];

/**
 * One payout.
 */
export type PayoutInvoiceDocument = components["schemas"]["PayoutInvoiceDocument"];

/**
 * Response to a request that conflicts with a payout that exists. Either member can be missing.
 */
export type ConflictDocument = components["schemas"]["ConflictDocument"];

/**
 * Payout as the public API shows it, flat and without the recipient.
 */
export type PublicPayoutInvoice = components["schemas"]["PublicPayoutInvoice"];

/**
 * Payouts with their public details.
 */
export type PublicPayoutInvoiceList = components["schemas"]["PublicPayoutInvoiceList"];

/**
 * One payout with its public details.
 */
export type PublicPayoutInvoiceDocument = components["schemas"]["PublicPayoutInvoiceDocument"];
