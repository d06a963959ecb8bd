import type { OpenApiDocument } from "../../openapi/document.ts";
import { isObject } from "../../openapi/json.ts";
import { operations } from "../../openapi/operations.ts";
import { resolve } from "../../openapi/resolve.ts";
import type { Schema } from "../../openapi/schema.ts";
import { createValidator } from "../../openapi/validator.ts";
import { maskForm } from "../../secrecy/mask-form.ts";
import { createMaskAddress } from "./mask-address.ts";
import { textsOf } from "./texts-of.ts";

/** Masks what the body of an answer may say of a person or a merchant, by the schema of the answer. */
export type MaskAnswer = (schema: Schema | undefined, body: unknown) => unknown;

/** What an ID consists of: characters that stand in an address as they are (RFC 3986, section 2.3). */
const token = /^[\w.~-]+$/;

/** A name as programs give it. One with more digits, or other characters, may be a value in the place of a name. */
const plainName = /^[a-z][a-z_-]*\d{0,2}$/i;

/**
 * Keeps a text that the contract shows, limits or knows the like of, and IDs and links of the API. All others are masked, keeping
 * their form, and so is every text and number in a free map or in what the contract does not know.
 */
export function createMaskAnswer(contract: OpenApiDocument): MaskAnswer {
  const known = textsOf(contract);
  const complain = createValidator(contract);
  const idNames = namesOfIds(contract);
  // What was an ID once is one wherever it comes again, as a cursor for one.
  const ids = new Set<string>();
  const resolved = (schema: Schema | undefined): Schema | undefined => {
    const target = schema && resolve<Schema>(contract, schema);
    return target && Object.keys(target).length > 0 ? target : undefined;
  };

  const maskName = (name: string): string => {
    const isPath = name.split(".").every((step) => known.has(step));
    return isPath || ids.has(name) || plainName.test(name) ? name : maskForm(name);
  };
  const maskAddress = createMaskAddress(contract, ids, maskName);
  const maskText = (schema: Schema, text: string): string => {
    if (known.has(text) || ids.has(text)) return text;
    const address = maskAddress(text);
    if (address !== undefined) return address;
    const isRight = limitsTexts(schema) && complain(schema, text).length === 0;
    return isRight || isLikeKnown(schema, text) ? text : maskForm(text);
  };
  const mask = (given: Schema | undefined, value: unknown): unknown => {
    const schema = resolved(given);
    if (Array.isArray(value)) return value.map((item) => mask(schema?.items, item));
    if (isObject(value)) {
      const members = Object.entries(value);
      return Object.fromEntries(members.map(([name, inner]) => [maskName(name), mask(memberOf(schema, name), inner)]));
    }
    if (typeof value === "string") return schema ? maskText(schema, value) : maskForm(value);
    if (typeof value === "number") return schema && complain(schema, value).length === 0 ? value : 0;
    return value;
  };
  const learnIds = (given: Schema | undefined, value: unknown): void => {
    const schema = resolved(given);
    if (Array.isArray(value)) for (const item of value) learnIds(schema?.items, item);
    if (!schema || !isObject(value)) return;
    for (const [name, inner] of Object.entries(value)) {
      const id = schema.properties?.[name] ? idNames.has(name) && inner : isNaming(schema) && name;
      if (typeof id === "string" && token.test(id)) ids.add(id);
      learnIds(memberOf(schema, name), inner);
    }
  };
  return (schema, body) => {
    learnIds(schema, body);
    return mask(schema, body);
  };
}

/** Members that hold IDs are named as the parameters that take them in the paths of the API. */
function namesOfIds(contract: OpenApiDocument): Set<string> {
  const parameters = operations(contract).flatMap((placed) => placed.parameters);
  return new Set(parameters.filter((parameter) => parameter.in === "path").map(({ name }) => name));
}

function memberOf(schema: Schema | undefined, name: string): Schema | undefined {
  const { properties, additionalProperties } = schema ?? {};
  return properties?.[name] ?? (typeof additionalProperties === "object" ? additionalProperties : undefined);
}

/** Whether the names in a map are those of things. Of a free map nothing is known, and a map of texts names no things. */
function isNaming({ additionalProperties }: Schema): boolean {
  return typeof additionalProperties === "object" && additionalProperties.$ref !== undefined;
}

/** Whether a schema says so much of a text that it can't be a name, an address or the like. */
function limitsTexts({ format, ...schema }: Schema): boolean {
  const isTime = format === "date" || format === "date-time" || format === "time";
  return isTime || ["const", "enum", "pattern"].some((keyword) => keyword in schema);
}

/** Whether a text is made as the known values are: a new status is in lower case without spaces, and a name or an account is not. */
function isLikeKnown({ "x-extensible-enum": values }: Schema, text: string): boolean {
  const form = Array.isArray(values) ? maskForm(values.join("")) : "";
  return [...maskForm(text)].every((character) => form.includes(character));
}
