import type { FindingKind } from "../../scripts/verify/judgement.ts";
import { contract } from "../contract.ts";
import type { Passing } from "./faulty-proxy.ts";

/** A fault in the responses of one operation, and how it has to be told: its kind, and a part of its place or message. */
export type Fault = [
  name: string,
  operationId: string,
  plant: (passing: Passing) => void,
  kind: FindingKind,
  told: string,
];

const success = (plant: (passing: Passing) => void) => (passing: Passing) => {
  if (passing.status < 300) plant(passing);
};
const member = (path: string, value: unknown) =>
  success(({ body }) => {
    const steps = path.split(".");
    const last = steps.pop() ?? "";
    const target = steps.reduce((inner, step) => inner?.[step], body);
    if (target) target[last] = value;
  });

/** Faults in bodies. They leave each other and the workflows alone, so that one run meets them all. */
export const bodyFaults: Fault[] = [
  [
    "a new member in an item",
    "listPayoutServices",
    member("data.0.attributes.brand_new", 1),
    "undocumented-member",
    "brand_new",
  ],
  ["a new member at the root", "listPayoutServices", member("debug", {}), "undocumented-member", "/debug"],
  ["a page that is a fraction", "listPayoutServices", member("meta.page", 1.5), "wrong-type", "/meta/page"],
  [
    "text for a boolean",
    "getPayoutService",
    member("data.attributes.available", "yes"),
    "wrong-type",
    "/data/attributes/available",
  ],
  [
    "no upper limit",
    "getPayoutService",
    member("data.attributes.amount_max", undefined),
    "missing-member",
    "amount_max",
  ],
  ["another type of resource", "getPayoutService", member("data.type", "services"), "wrong-value", "/data/type"],
  [
    "an unknown status",
    "listPayoutInvoices",
    member("data.0.attributes.status", "vanished"),
    "unknown-value",
    "#/components/schemas/PayoutStatus/",
  ],
  [
    "an unknown resolution",
    "listPayoutInvoices",
    member("data.0.attributes.resolution", "shrug"),
    "unknown-value",
    "#/components/schemas/PayoutResolution/",
  ],
  [
    "text for an amount",
    "listPayoutInvoices",
    member("data.0.attributes.amount", "10"),
    "wrong-type",
    "/attributes/amount",
  ],
  [
    "a date for Unix seconds",
    "listPayoutInvoices",
    member("data.0.attributes.created", "2026-01-01"),
    "wrong-type",
    "/attributes/created",
  ],
  ["a count that is text", "listPayoutInvoices", member("meta.count", "1"), "wrong-type", "/meta/count"],
  [
    "a null currency",
    "processPayoutInvoice",
    member("data.attributes.currency", null),
    "wrong-type",
    "/data/attributes/currency",
  ],
  [
    "a list with something for a map",
    "processPayoutInvoice",
    member("data.attributes.metadata", [1]),
    "wrong-value",
    "/data/attributes/metadata",
  ],
  [
    "text for an object",
    "processPayoutInvoice",
    member("data.relationships", "none"),
    "wrong-type",
    "/data/relationships",
  ],
  [
    "no reference",
    "processPayoutInvoice",
    member("data.attributes.reference_id", undefined),
    "missing-member",
    "reference_id",
  ],
  ["a number for text", "getPublicPayoutInvoice", member("data.serial_number", 7), "wrong-type", "/data/serial_number"],
  ["the recipient", "getPublicPayoutInvoice", member("data.fields", {}), "undocumented-member", "/data/fields"],
  [
    "a list for a map of services",
    "createPayoutPrerequest",
    member("data.services", [{}]),
    "wrong-value",
    "/data/services",
  ],
  ["a key that comes back", "createPayoutPrerequest", member("data.key", "k"), "undocumented-member", "/data/key"],
  ["null fields", "getPayoutInvoice", member("data.attributes.fields", null), "wrong-type", "/data/attributes/fields"],
  ["a new member beside the ID", "createPayoutInvoice", member("data.note", ""), "undocumented-member", "/data/note"],
  [
    "text for errors",
    "createPayoutInvoice",
    ({ status, body }) => status === 409 && Object.assign(body, { errors: "twice" }),
    "wrong-type",
    "/errors",
  ],
];

const status = (given: number) => success((passing) => Object.assign(passing, { status: given }));
const unauthorized = (headers: Record<string, string>) =>
  success((passing) =>
    Object.assign(passing, { status: 401, headers, body: contract.components.examples["unauthorized-error"]?.value }),
  );
const text = (given: string) => (passing: Passing) => Object.assign(passing, { text: given });

/** Faults around a body, or in what a workflow meets. Each hides others, and has a run of its own. */
export const storyFaults: Fault[] = [
  ["a status that is nowhere", "listPayoutServices", status(418), "status", "status 418"],
  ["success with another status", "processPayoutInvoice", status(202), "status", "status 202"],
  ["a redirect", "getPublicPayoutInvoice", status(302), "status", "status 302"],
  [
    "a page of HTML",
    "getPayoutService",
    (passing) => Object.assign(passing, { type: "text/html", text: "<p>" }),
    "media-type",
    "text/html",
  ],
  ["a body that breaks off", "createPayoutPrerequest", text('{"data":'), "no-json", "not JSON"],
  ["no body", "getPayoutInvoice", text(""), "no-json", "empty"],
  [
    "no response",
    "listPublicPayoutInvoices",
    (passing) => Object.assign(passing, { drop: true }),
    "no-response",
    "no response",
  ],
  ["nothing under a reference", "listPayoutInvoices", member("data", []), "flow", "duplicateReference"],
  [
    "a live payout for a test",
    "createPayoutInvoice",
    member("data.attributes.test_mode", false),
    "safety",
    "/data/attributes/test_mode",
  ],
  ["no header that is required", "listPayoutServices", unauthorized({}), "missing-header", "WWW-Authenticate"],
  [
    "a header with another value",
    "listPayoutServices",
    unauthorized({ "WWW-Authenticate": "Bearer" }),
    "wrong-value",
    "WWW-Authenticate",
  ],
];

const creation = (plant: (passing: Passing) => void) => (passing: Passing) => {
  if (passing.operationId === "createPayoutInvoice" && passing.status === 201) plant(passing);
};
const errorOf = (name: string) => contract.components.examples[name]?.value;

/** Faults that a run shows as a whole: it can't pay. Each with the kinds of findings that have to be there. */
export const runFaults: [name: string, plant: (passing: Passing) => void, kinds: FindingKind[]][] = [
  [
    "every creation is a 500",
    creation((passing) => Object.assign(passing, { status: 500, body: errorOf("server-error") })),
    ["flow", "never-succeeded"],
  ],
  [
    "every creation is a 422",
    creation((passing) => Object.assign(passing, { status: 422, body: errorOf("validation-creation-error") })),
    ["flow", "never-succeeded"],
  ],
  [
    "no payout ever moves",
    success(({ body }) => {
      const { attributes } = body.data ?? {};
      const unpaid = {
        status: "created",
        resolution: "ok",
        processed: null,
        processed_amount: null,
        processed_writeoff: null,
      };
      if (attributes?.reference_id) Object.assign(attributes, unpaid);
    }),
    ["flow"],
  ],
];

/** Mistakes of a request that a deployment passes over, by how a request with one is told from others. */
export const passedOver: [told: string, isMeant: (passing: Passing) => boolean][] = [
  ["an unknown ID", ({ operationId, status }) => operationId === "getPayoutService" && status === 404],
  [
    "no key",
    ({ status, authorization, operationId }) =>
      operationId === "listPayoutServices" && status === 401 && !authorization,
  ],
  ["a wrong key", ({ status, authorization }) => status === 401 && authorization !== ""],
  ["an empty body", ({ operationId, status }) => operationId === "createPayoutPrerequest" && status === 422],
  ["a method that isn't there", ({ status }) => status === 405],
];
