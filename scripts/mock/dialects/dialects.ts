import Big from "big.js";
import type { components } from "../../../generated/client/api.d.ts";
import { mapTexts } from "../../cli/mask-cards.ts";
import { readDuration } from "../../cli/options.ts";
import { errorResponse, type MockResponse } from "../http/exchange.ts";
import { scaleOf, withPlaces } from "../platform/payout.ts";
import { hasMembers, isNullable, missing, type Place, type Show } from "./show.ts";

/** One way in which a platform may differ from the mock. It changes what is shown or done, and never what is stored. */
export interface Dialect {
  /** What the platform does, as a clause that begins with a verb. */
  about: string;
  /** What the contract says instead, where it doesn't let the dialect through. */
  beyond?: string;
  /** Whether lookups by reference may not find a payout that exists. */
  hides?: true;
  /** Changes values of payouts, and of whatever else a body shows. */
  show?: Show;
  /** Changes a response that was made. */
  respond?: Respond;
  /** Takes the place of every second response of an operation to an account, the first among them. */
  interrupt?: Interrupt;
  /** What the handlers and the callbacks do. */
  behaviour?: Partial<Behaviour>;
  /** Reads what may stand behind its name and a colon. */
  value?: DialectValue;
}

type Respond = (response: MockResponse, request: DialectRequest) => MockResponse;

type Interrupt = (request: DialectRequest) => Interruption | undefined;

/** A value of a dialect: `lookups-lag:3`. */
interface DialectValue {
  placeholder: string;
  usual: string;
  /** What is taken. */
  limits: string;
  /** @returns undefined if the text is no such value */
  read: (text: string) => Partial<Behaviour> | undefined;
}

/** What a dialect knows of a request. */
export interface DialectRequest {
  /** Whether it can change something. */
  writes: boolean;
  /** Whether it looks for what has a reference. */
  byReference: boolean;
  /** Whether the contract has a status for it, be it among all others. */
  documents: (status: number) => boolean;
}

/** A response in place of the usual one, and whether the request is handled all the same. */
interface Interruption {
  response: MockResponse;
  handled: boolean;
}

/** What a platform can do in more than one way beside showing things. */
export interface Behaviour {
  /** How many lookups don't find a new payout yet. */
  lag: number;
  /** How long lookups don't find a new payout, in milliseconds. */
  delay: number;
  /** Whether lookups find a reference by what is left of it once it is trimmed. */
  trims: boolean;
  /** Whether a list has every payout, whatever it is asked for. */
  unfiltered: boolean;
  /** Whether callbacks come late. */
  late: boolean;
  /** Whether each callback comes a second time. */
  twice: boolean;
  /** Whether changes in quick succession are told of in one callback. */
  batched: boolean;
  /** Whether callbacks are written with other spaces and escapes. */
  spaced: boolean;
}

/** What the mock does in no dialect. */
export const usualBehaviour: Behaviour = {
  lag: 0,
  delay: 0,
  trims: false,
  unfiltered: false,
  late: false,
  twice: false,
  batched: false,
  spaced: false,
};

type Schemas = components["schemas"];
type Attribute = keyof Schemas["PayoutInvoiceAttributes"] | keyof Schemas["PublicPayoutInvoice"];

/** The schemas that describe a payout. */
const payoutSchemas: (keyof Schemas)[] = ["PayoutInvoiceAttributes", "PublicPayoutInvoice"];

/** Changes one attribute of payouts. */
function attribute(name: Attribute, change: (value: unknown, place: Place) => unknown): Show {
  const isMeant = (place: Place) =>
    place.name === name && payoutSchemas.some((schema) => schema === place.parentSchema);
  return (place) => (isMeant(place) ? change(place.value, place) : place.value);
}

/** Changes amounts: the decimals of the contract that are no rates. What begins with `service_` is in the service's currency. */
function amounts(change: (amount: number, currency: string) => number | string): Show {
  return ({ name, value, schema, parent }) => {
    if (typeof value !== "number" || schema.format !== "double" || /rate/.test(name)) return value;
    const currency = name.startsWith("service_") ? parent.service_currency : parent.currency;
    return change(value, String(currency));
  };
}

/** Changes the texts of the recipient whose names fit. */
function recipient(names: RegExp, change: (text: string) => string): Show {
  return attribute("fields", (fields) => mapTexts(fields, (text, key) => (names.test(key) ? change(text) : text)));
}

/** Changes card numbers, which the mock has with asterisks in place of all but ten digits: `512381******0000`. */
function cards(change: (masked: string) => string): Show {
  return recipient(/./, (text) => text.replaceAll(/\d[\d -]*\*[\d *-]*\d/g, change));
}

/** Changes the service: its code in the public API, and what its relationship names in the private one. */
function service(changePublic: (place: Place) => unknown, changeRelated: Show): Show {
  return (place) =>
    (place.parentSchema === "PublicPayoutInvoice" && place.name === "service" ? changePublic : changeRelated)(place);
}

const serviceId: Show = ({ value, response }) => response.serviceId(String(value));

/** A value that the contract doesn't know of an open vocabulary. */
const unknownValue: Show = ({ value, schema }) => ("x-extensible-enum" in schema ? "value_of_a_later_version" : value);

/** Changes a response with a status, and no other. */
function onStatus(status: number, change: (response: MockResponse, body: Body) => MockResponse): Respond {
  return (response) => (response.status === status ? change(response, (response.body ?? {}) as Body) : response);
}

/** A body of the API, as far as dialects look into it. */
interface Body {
  data?: unknown;
  errors?: unknown;
  meta?: unknown;
  links?: unknown;
}

/** Changes the list that a lookup by reference found. */
function lookup(change: (response: MockResponse, found: unknown[]) => MockResponse): Respond {
  return (response, { byReference }) => {
    const { data } = (response.body ?? {}) as Body;
    return byReference && response.status === 200 && Array.isArray(data) ? change(response, data) : response;
  };
}

const notFound = errorResponse(404, "There is no such payout.");

/** Leaves members out of every list. */
function without(member: "meta" | "links"): Show {
  return ({ name, value, parent }) => (name === member && Array.isArray(parent.data) ? missing : value);
}

/** Rejects with 429 where the contract has that status, or any other. */
function tooMany(headers: Record<string, string>): Interrupt {
  const response = errorResponse(429, "Too many requests.", headers);
  return ({ documents }) => (documents(429) ? { response, handled: false } : undefined);
}

function page(status: number, title: string): MockResponse {
  const bytes = Buffer.from(`<html><head><title>${title}</title></head><body><h1>${title}</h1></body></html>\n`);
  return { status, headers: {}, content: { type: "text/html", bytes } };
}

/** The errors of a 422 in the form that sister brands of the platform have: no code, and the field within the sentence. */
function listOf(errors: unknown): unknown {
  if (typeof errors !== "object" || errors === null || Array.isArray(errors)) return errors;
  return Object.entries(errors).map(([field, sentence]) => ({
    status: "Unprocessable Content",
    title: "validation_error",
    detail: `${field}: ${sentence}`,
  }));
}

const required = (names: string) => `requires ${names}`;

/**
 * Every dialect, by what it is about. A random mix has at most one of each group. Those of `lookups` that are marked hide a payout
 * that exists: for as long as they last, no lookup by reference can tell that there is none.
 */
export const groups = {
  amounts: {
    "amounts-rounded": {
      about: "rounds amounts to the digits of their currency",
      show: amounts((amount, currency) => Big(amount).round(scaleOf(currency)).toNumber()),
    },
    "amounts-two-digits": {
      about: "rounds amounts to two digits, whatever their currency",
      show: amounts((amount) => Big(amount).round(2).toNumber()),
    },
    "amounts-text": {
      about: "shows amounts as text, such as `10.00`",
      beyond: "shows them as numbers",
      show: amounts(withPlaces),
    },
  },
  recipients: {
    "phones-digits": {
      about: "shows phone numbers as digits alone",
      show: recipient(/phone|mobile/i, (text) => text.replaceAll(/\D/g, "")),
    },
    "accounts-plain": {
      about: "shows account numbers without spaces and punctuation",
      show: recipient(/account|iban|wallet/i, (text) => text.replaceAll(/[^\p{L}\d*]/gu, "")),
    },
  },
  references: {
    "references-trimmed": {
      about: "trims references, and finds them either way",
      show: attribute("reference_id", (value) => String(value).trim()),
      behaviour: { trims: true },
    },
  },
  cards: {
    "cards-x": { about: "masks card numbers by `X`", show: cards((masked) => masked.replaceAll("*", "X")) },
    "cards-bullets": { about: "masks card numbers by `•`", show: cards((masked) => masked.replaceAll("*", "•")) },
    "cards-masked": {
      about: "masks every digit of a card number",
      show: cards((masked) => masked.replaceAll(/\d/g, "*")),
    },
    "cards-last-four": {
      about: "masks all but the last four digits of a card number",
      show: cards((masked) => masked.replaceAll(/\d(?=.{4})/g, "*")),
    },
    "cards-last-four-alone": {
      about: "shows the last four digits of a card number alone",
      show: cards((masked) => masked.slice(-4)),
    },
  },
  fields: {
    "fields-missing": {
      about: "leaves out `fields`",
      beyond: required("them"),
      show: attribute("fields", () => missing),
    },
    "fields-null": {
      about: "shows `fields` as null",
      beyond: "shows a map or an empty list",
      show: attribute("fields", () => null),
    },
    "fields-empty-list": { about: "shows `fields` as an empty list", show: attribute("fields", () => []) },
    "fields-hidden-in-lists": {
      about: "leaves out `fields` in lists",
      beyond: required("them"),
      show: attribute("fields", (value, { inList }) => (inList ? missing : value)),
    },
    "fields-hidden-in-conflicts": {
      about: "leaves out `fields` in a 409",
      beyond: required("them"),
      show: attribute("fields", (value, { response }) => (response.status === 409 ? missing : value)),
    },
  },
  metadata: {
    "metadata-empty-list": { about: "shows `metadata` as an empty list", show: attribute("metadata", () => []) },
    "metadata-missing": {
      about: "leaves out `metadata`",
      beyond: required("it"),
      show: attribute("metadata", () => missing),
    },
    "metadata-null": {
      about: "shows `metadata` as null",
      beyond: "shows a map or an empty list",
      show: attribute("metadata", () => null),
    },
  },
  "test mode": {
    "test-mode-true": { about: "shows every payout as a test", show: attribute("test_mode", () => true) },
    "test-mode-false": { about: "shows every payout as live", show: attribute("test_mode", () => false) },
  },
  services: {
    "service-by-id": {
      about: "shows the ID of a payout's service in place of its code",
      show: service(serviceId, (place) =>
        place.parentSchema === "ServiceIdentifier" && place.name === "id" ? serviceId(place) : place.value,
      ),
    },
    "service-missing": {
      about: "doesn't show a payout's service",
      beyond: required("it"),
      show: service(
        () => missing,
        (place) =>
          place.parentSchema === "PayoutInvoiceRelationships" && place.name === "payout-service"
            ? missing
            : place.value,
      ),
    },
  },
  relationships: {
    "relationships-empty-list": {
      about: "shows the relationships of a payout as an empty list",
      show: ({ name, value, parentSchema }) =>
        parentSchema === "PayoutInvoice" && name === "relationships" ? [] : value,
    },
    "links-empty-list": {
      about: "shows the links of a payout as an empty list",
      show: ({ name, value, parentSchema }) => (parentSchema === "PayoutInvoice" && name === "links" ? [] : value),
    },
  },
  members: {
    "optional-missing": {
      about: "leaves out every member that is optional",
      show: ({ value, listed, required }) => (listed && !required ? missing : value),
    },
    "optional-null": {
      about: "shows every member that is optional as null",
      beyond: "leaves out what it doesn't have",
      show: ({ value, listed, required }) => (listed && !required ? null : value),
    },
    "nullable-null": {
      about: "shows every member that can be null as null",
      show: ({ value, schema }) => (isNullable(schema) ? null : value),
    },
    "unknown-members": {
      about: "adds a member to every object",
      show: ({ value, schema }) =>
        hasMembers(schema) && typeof value === "object" && value !== null && !Array.isArray(value)
          ? { ...value, member_of_a_later_version: { value: [null] } }
          : value,
    },
  },
  vocabularies: {
    "unknown-statuses": {
      about: "shows a status that the contract doesn't know",
      show: attribute("status", (_, place) => unknownValue(place)),
    },
    "unknown-resolutions": {
      about: "shows a resolution that the contract doesn't know",
      show: attribute("resolution", (_, place) => unknownValue(place)),
    },
  },
  conflicts: {
    "conflicts-data": {
      about: "returns `data` alone in a 409",
      respond: onStatus(409, (response, { data }) => ({ ...response, body: { data } })),
    },
    "conflicts-errors": {
      about: "returns `errors` alone in a 409",
      respond: onStatus(409, (response, { errors }) => ({ ...response, body: { errors } })),
    },
    "conflicts-empty": {
      about: "returns neither `data` nor `errors` in a 409",
      respond: onStatus(409, (response) => ({ ...response, body: {} })),
    },
  },
  creations: {
    "created-200": {
      about: "returns 200 for 201",
      respond: onStatus(201, (response) => ({ ...response, status: 200 })),
    },
    "created-202": {
      about: "returns 202 for 201",
      respond: onStatus(201, (response) => ({ ...response, status: 202 })),
    },
    "repeated-201": {
      about: "returns 201 and the first payout if a creation is repeated",
      respond: (response, { documents }) => {
        const { data } = (response.body ?? {}) as Body;
        return response.status === 409 && data && documents(201)
          ? { status: 201, headers: response.headers, body: { data } }
          : response;
      },
    },
  },
  lookups: {
    "lookups-404": { about: "returns 404 for every lookup by reference", hides: true, respond: lookup(() => notFound) },
    "lookups-none-404": {
      about: "returns 404 for a lookup that finds nothing",
      respond: lookup((response, found) => (found.length > 0 ? response : notFound)),
    },
    "lookups-empty": {
      about: "returns an empty list for every lookup by reference",
      hides: true,
      respond: lookup((response) => ({ ...response, body: { ...(response.body as Body), data: [] } })),
    },
    "lookups-unfiltered": { about: "ignores the filter of a lookup", behaviour: { unfiltered: true } },
    "lookups-object": {
      about: "returns one object, or null, for a lookup by reference",
      beyond: "returns a list",
      respond: lookup((response, [first = null]) => ({ ...response, body: { data: first } })),
    },
    "lookups-lag": {
      about: "has as many lookups not find a new payout",
      hides: true,
      value: {
        placeholder: "N",
        usual: "2",
        limits: "a number of lookups from 0 to 100",
        read: (text) => (/^\d+$/.test(text) && Number(text) <= 100 ? { lag: Number(text) } : undefined),
      },
    },
    "lookups-late": {
      about: "has lookups not find a new payout for some time",
      hides: true,
      value: {
        placeholder: "TIME",
        usual: "500ms",
        limits: "a duration such as 500ms",
        read: (text) => {
          const delay = readDuration(text);
          return delay === undefined ? undefined : { delay };
        },
      },
    },
  },
  lists: {
    "lists-without-meta": { about: "leaves out `meta` of lists", beyond: required("it"), show: without("meta") },
    "lists-without-links": { about: "leaves out `links` of lists", beyond: required("them"), show: without("links") },
  },
  errors: {
    "validation-list": {
      about: "returns the errors of a 422 as a list",
      respond: onStatus(422, (response, { errors }) => ({ ...response, body: { errors: listOf(errors) } })),
    },
    "too-many": { about: "rejects every second request with 429", interrupt: tooMany({}) },
    "too-many-retry-after": {
      about: "rejects every second request with 429 and `Retry-After`",
      interrupt: tooMany({ "Retry-After": "1" }),
    },
    "too-many-handled": {
      about: "handles every second request that can change something, and returns 429",
      interrupt: ({ writes, documents }) =>
        writes && documents(429) ? { response: errorResponse(429, "Duplicate request."), handled: true } : undefined,
    },
    "proxy-error": {
      about: "has a proxy reject every second request with 502 and a page in HTML",
      beyond: "has errors in JSON",
      interrupt: () => ({ response: page(502, "502 Bad Gateway"), handled: false }),
    },
    "proxy-timeout": {
      about: "handles every second request, and has a proxy return 504 and a page in HTML",
      beyond: "has errors in JSON",
      interrupt: () => ({ response: page(504, "504 Gateway Time-out"), handled: true }),
    },
    "proxy-page": {
      about: "has a proxy return 200 and a page in HTML for every second request",
      beyond: "has responses in JSON",
      interrupt: () => ({ response: page(200, "Please sign in"), handled: false }),
    },
    "proxy-page-handled": {
      about: "handles every second request, and has a proxy return 200 and a page in HTML",
      beyond: "has responses in JSON",
      interrupt: () => ({ response: page(200, "One moment, please"), handled: true }),
    },
  },
  callbacks: {
    "callbacks-late": { about: "sends callbacks two units of the retry schedule late", behaviour: { late: true } },
    "callbacks-twice": { about: "sends every callback a second time", behaviour: { twice: true } },
    "callbacks-batched": {
      about: "tells of all changes within a unit of the retry schedule in one callback",
      behaviour: { batched: true },
    },
    "callbacks-spaced": { about: "writes callbacks with line breaks and escaped slashes", behaviour: { spaced: true } },
  },
} satisfies Record<string, Record<string, Dialect>>;
