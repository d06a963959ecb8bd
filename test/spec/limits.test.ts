import { expect, test } from "vitest";
import { escapeStep, writtenAs } from "../../scripts/openapi/model.ts";
import { contract, model } from "../contract.ts";
import { at, operationPart } from "./at.ts";

/** Keywords that reject a value for more than its type. */
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

/** Formats that say how wide a number is, which rejects nothing. */
const widths = ["int64", "double"];

/** What a request is rejected for, and the source that says so. */
const known = [
  ["CreatePayoutByFields.amount", "exclusiveMinimum: 0", "documented"],
  ["CreatePayoutByFields.callback_url", "format: uri", "documented"],
  ["CreatePayoutByFields.reference_id", "minLength: 1", "inferred"],
  ["CreatePayoutByToken.amount", "exclusiveMinimum: 0", "published"],
  ["CreatePayoutByToken.callback_url", "format: uri", "published"],
  ["CreatePayoutByToken.reference_id", "minLength: 1", "inferred"],
  ["CreatePayoutInvoiceData.type", "const: payout-invoice", "documented"],
  ["CurrencyCode", "pattern: ^[A-Z0-9]{3,10}$", "published"],
  ["Customer.date_of_birth", "format: date", "observed"],
  ["PayoutPrerequest.amount", "exclusiveMinimum: 0", "documented"],
  ["ServiceCode", "pattern: ^[a-z0-9][a-z0-9._-]*[a-z0-9]$", "published"],
  ["filterReferenceId", "minLength: 1", "inferred"],
  ["pageCursorSize", "maximum: 9007199254740991", "inferred"],
  ["pageNumber", "maximum: 9007199254740991", "inferred"],
  ["pageNumberSize", "maximum: 9007199254740991", "inferred"],
  ["requiredFilterReferenceId", "minLength: 1", "inferred"],
].map((row) => row.join(" "));

interface Limit {
  pointer: string;
  /** Place, keyword and source, as in the table. */
  row: string;
}

/** Every limit in a part of the document, through whatever number of references, each place once. */
function limitsIn(node: unknown, pointer: string, place: string, source: unknown, seen: Set<string>): Limit[] {
  if (node === null || typeof node !== "object") return [];
  const schema = node as Record<string, unknown>;
  const own = schema["x-source"] ?? source;
  if (typeof schema.$ref === "string") {
    if (seen.has(schema.$ref)) return [];
    seen.add(schema.$ref);
    const [, , kind = "", name = ""] = schema.$ref.split("/");
    return limitsIn(contract.components[kind]?.[name], schema.$ref, name, undefined, seen);
  }
  const found = limits
    .filter((keyword) => keyword in schema && !widths.includes(String(schema[keyword])))
    .filter((keyword) => typeof schema[keyword] !== "object" || keyword === "enum")
    .map((keyword) => ({
      pointer: `${pointer}/${keyword}`,
      row: `${place} ${keyword}: ${schema[keyword]} ${own ?? "documented"}`,
    }));
  const inside = Object.entries(schema)
    .filter(([member]) => !["example", "examples", "default"].includes(member) && !member.startsWith("x-"))
    .flatMap(([member, part]) => {
      const inner = member === "properties" || member === "schema" ? place : `${place}.${member}`;
      return limitsIn(part, `${pointer}/${escapeStep(member)}`, inner, own, seen);
    });
  return [...found, ...inside];
}

const seen = new Set<string>();
const found = model.operations.flatMap(({ operation }) => {
  const { operationId, parameters, requestBody } = writtenAs(operation);
  return [
    ...limitsIn(parameters, operationPart(operationId, "parameters"), operationId, undefined, seen),
    ...limitsIn(requestBody, operationPart(operationId, "requestBody"), operationId, undefined, seen),
  ];
});

test("a request is rejected for these limits alone, and each has a source", () => {
  const remedy =
    "a request may be rejected for it. Take it out, or list it in test/spec/limits.test.ts with its source";
  const others = found.filter(({ row }) => !known.includes(row));
  expect(others.map(({ pointer, row }) => at(pointer, `${row}: ${remedy}`))).toEqual([]);
});

test.each(known)("%s is a limit of the contract", (row) => {
  const remedy = "the contract no longer has this limit. Put it back, or take it out of test/spec/limits.test.ts";
  expect(
    found.map((limit) => limit.row),
    at("#/components/schemas", `${row}: ${remedy}`),
  ).toContain(row);
});
