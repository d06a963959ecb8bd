import { expect, test } from "vitest";
import { readAdminContract } from "../../../scripts/mock/admin/start-admin.ts";
import type { Schema } from "../../../scripts/openapi/document.ts";
import { type Model, type PlacedOperation, readModel } from "../../../scripts/openapi/model.ts";
import { model } from "../../contract.ts";
import { adminCaller, mockForTests } from "../client.ts";

const mock = await mockForTests({ adminPort: 0 });

/** A value that breaks a keyword, and what has to be said of it. Nothing is known of another keyword, so that one in the contract fails. */
const breaking: Record<string, (limit: never, schema: Schema) => [value: unknown, said: string]> = {
  type: (limit: string | string[]) => {
    const value = [{}, "x", true].find((one) => ![limit].flat().some((type) => type === typeof one));
    return [value, [limit].flat()[0] ?? ""];
  },
  minimum: (limit: number) => [limit - 1, `greater than or equal to ${limit}.`],
  maximum: (limit: number) => [limit + 1, `less than or equal to ${limit}.`],
  exclusiveMinimum: (limit: number) => [limit, `greater than ${limit}.`],
  minLength: (limit: number) => ["x".repeat(limit - 1), limit === 1 ? "not be blank" : `at least ${limit} `],
  pattern: (limit: string) => ["\u0000", `match ${limit}.`],
  format: (limit: string) => ["\u0000", { uri: "a URL, such as", date: "a date, such as" }[limit] ?? "unknown"],
  const: (limit: string) => ["\u0000", `be ${limit}.`],
  enum: (limit: string[]) => ["\u0000", limit.join(", ")],
};

/** Keywords that reject nothing, and those whose parts are looked at by themselves. */
const harmless = /^(description|examples|default|properties|additionalProperties|items|required|anyOf|x-.+)$/;
const widths = ["int64", "double"];

interface Limit {
  placed: PlacedOperation;
  /** `body` and the members, or the name of a parameter. */
  path: string[];
  keyword: string;
  limit: unknown;
  schema: Schema;
}

function limitsOf({ operations }: Model): Limit[] {
  return operations.flatMap((placed) => {
    const { requestBody } = placed.operation;
    const [media] = requestBody ? Object.values(requestBody.content) : [];
    const asked = placed.parameters.filter((parameter) => parameter.in === "query");
    return [
      ...(media?.schema ? limitsIn(placed, media.schema, ["body"]) : []),
      ...asked.flatMap(({ name, schema = {} }) => limitsIn(placed, schema, [name])),
    ];
  });
}

function limitsIn(placed: PlacedOperation, schema: Schema, path: string[]): Limit[] {
  const inQuery = path[0] !== "body";
  return [
    ...Object.entries(schema)
      .filter(([keyword, limit]) => !harmless.test(keyword) && !widths.includes(String(limit)))
      // Whatever stands in a query is a text.
      .filter(([keyword, limit]) => !(inQuery && keyword === "type" && limit === "string"))
      .map(([keyword, limit]) => ({ placed, path, keyword, limit, schema })),
    ...(schema.required ?? []).map((name) => ({
      placed,
      path: [...path, name],
      keyword: "required",
      limit: name,
      schema,
    })),
    ...Object.entries(schema.properties ?? {}).flatMap(([name, member]) => limitsIn(placed, member, [...path, name])),
    ...(schema.items ? limitsIn(placed, schema.items, [...path, "0"]) : []),
    ...(schema.anyOf ?? []).flatMap((branch) => limitsIn(placed, branch, path)),
  ];
}

/** A value with members around it, by the path that leads there. A list has one entry. */
function around(path: string[], value: unknown): unknown {
  return path.reduceRight((inner, step) => (step === "0" ? [inner] : { [step]: inner }), value);
}

/** As the documentation names fields: below the attributes by the path there, a body and a parameter by name. */
function nameOf([part = "", ...path]: string[]): string {
  return path.length > 0 ? path.join(".").replace(/^data\.attributes\./, "") : part;
}

/** Those that the branches of a choice have in common count once. */
const named = (limits: Limit[]) =>
  new Map(
    limits.map((limit) => {
      const { placed, path, keyword } = limit;
      return [`${placed.operation.operationId}: ${path.join(".")}, ${keyword} ${limit.limit}`, limit];
    }),
  );

async function rejection(url: string, { placed, path, keyword, limit, schema }: Limit) {
  const missing = keyword === "required";
  const [value, said] = missing
    ? [undefined, "This field is missing."]
    : (breaking[keyword]?.(limit as never, schema) ?? []);
  const [part = "", ...members] = path;
  const given = part === "body" ? around(members, value) : undefined;
  const query = part === "body" ? "" : `?${new URLSearchParams({ [part]: String(value) })}`;
  const address = placed.path.replaceAll(/\{[^}]+\}/g, "x");
  const line = `${placed.method.toUpperCase()} ${address}${query}`;
  const { status, body } = await adminCaller(url)(line, {
    account: "limits",
    json: given ?? (part === "body" ? {} : undefined),
  });
  return { status, sentence: body.errors[nameOf(path)] ?? JSON.stringify(body.errors), said };
}

test.each([...named(limitsOf(model))])("%s is said in a 422", async (_name, limit) => {
  const { status, sentence, said } = await rejection(mock.url, limit);
  expect([status, sentence]).toEqual([422, expect.stringContaining(said ?? `a value that breaks ${limit.keyword}`)]);
});

test.each([...named(limitsOf(readModel(readAdminContract())))])("%s is said by the admin API", async (_name, limit) => {
  const { status, sentence, said } = await rejection(mock.adminUrl ?? "", limit);
  expect([status, sentence]).toEqual([422, expect.stringContaining(said ?? `a value that breaks ${limit.keyword}`)]);
});
