import { expect, test } from "vitest";
import { contract } from "../../scripts/openapi/generated.ts";
import { operations } from "../../scripts/openapi/operations.ts";

/** Keywords that refuse a value for more than its type. */
const limits = [
  "enum",
  "const",
  "pattern",
  "format",
  "minLength",
  "maxLength",
  "minimum",
  "maximum",
  "exclusiveMinimum",
  "exclusiveMaximum",
  "multipleOf",
  "minItems",
  "maxItems",
  "uniqueItems",
  "minProperties",
  "maxProperties",
];

/** Formats that say how wide a number is, which refuses nothing. */
const widths = ["int64", "double"];

interface Limit {
  place: string;
  keyword: string;
  source: unknown;
}

/** Every limit in a part of the document, through whatever number of references, each place once. */
function limitsIn(node: unknown, place: string, source: unknown, seen = new Set<string>()): Limit[] {
  if (node === null || typeof node !== "object") return [];
  const schema = node as Record<string, unknown>;
  const own = schema["x-source"] ?? source;
  if (typeof schema.$ref === "string") {
    if (seen.has(schema.$ref)) return [];
    seen.add(schema.$ref);
    const [, , kind = "", name = ""] = schema.$ref.split("/");
    return limitsIn(contract.components[kind]?.[name], name, undefined, seen);
  }
  const found = limits
    .filter((keyword) => keyword in schema && !widths.includes(String(schema[keyword])))
    .filter((keyword) => typeof schema[keyword] !== "object" || keyword === "enum")
    .map((keyword) => ({ place, keyword: `${keyword}: ${schema[keyword]}`, source: own }));
  const inside = Object.entries(schema)
    .filter(([member]) => !["example", "examples", "default"].includes(member) && !member.startsWith("x-"))
    .flatMap(([member, part]) =>
      limitsIn(part, member === "properties" || member === "schema" ? place : `${place}.${member}`, own, seen),
    );
  return [...found, ...inside];
}

test("a request is refused for these limits alone, and each has a source", () => {
  const seen = new Set<string>();
  const found = operations(contract).flatMap(({ operation: { operationId, parameters, requestBody } }) =>
    limitsIn([...(parameters ?? []), requestBody], operationId, undefined, seen),
  );
  const rows = found.map(({ place, keyword, source }) => [place, keyword, source ?? "documented"]);
  expect(rows.sort()).toEqual([
    ["CreatePayoutInvoiceAttributes.amount", "exclusiveMinimum: 0", "documented"],
    ["CreatePayoutInvoiceAttributes.callback_url", "format: uri", "documented"],
    ["CreatePayoutInvoiceAttributes.reference_id", "minLength: 1", "inferred"],
    ["CreatePayoutInvoiceData.type", "const: payout-invoice", "documented"],
    ["CurrencyCode", "pattern: ^[A-Z0-9]{3,10}$", "published"],
    ["Customer.date_of_birth", "format: date", "observed"],
    ["PayoutPrerequest.amount", "exclusiveMinimum: 0", "documented"],
    ["ServiceCode", "pattern: ^[a-z0-9][a-z0-9._-]*[a-z0-9]$", "published"],
    ["filterReferenceId", "minLength: 1", "inferred"],
    ["requiredFilterReferenceId", "minLength: 1", "inferred"],
  ]);
});
