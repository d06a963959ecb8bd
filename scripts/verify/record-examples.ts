import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { stringify } from "yaml";
import { UsageError } from "../cli/command-line.ts";
import type { Schema } from "../openapi/document.ts";
import { type Model, nameOf, responseOf } from "../openapi/model.ts";
import { createPathMatcher } from "../openapi/paths.ts";
import { createValidator } from "../openapi/validator.ts";
import { isObject } from "../openapi/walk.ts";
import type { Exchange } from "./judgement.ts";
import type { Masker } from "./masker.ts";

/** To look for secrets in more, in all encodings, would take more than seconds. */
const longest = 250_000;

/**
 * Keeps the first response of each operation and status as an Example Object in a file of its own. Credentials and card numbers
 * are masked, and so is each text that may tell of a person or a merchant.
 *
 * @param folder is made where it is missing
 * @throws UsageError if it can't be made
 */
export function recordExamples(contract: Model, folder: string, masker: Masker) {
  try {
    mkdirSync(folder, { recursive: true });
  } catch {
    throw new UsageError(`--record ${folder}: no folder can be made there. Give another place.`);
  }
  const maskResponse = createMaskResponse(contract);
  const recorded = new Set<string>();
  return ({ placed: { operation }, response: { status, body, text } }: Exchange): void => {
    const { operationId } = operation;
    const name = `${kebab(operationId)}-${status}`;
    if (body === undefined || recorded.has(name)) return;
    recorded.add(name);
    if (text.length > longest) {
      process.stderr.write(`${name}: is not recorded, as the response is longer than ${longest} characters.\n`);
      return;
    }
    const media = Object.values(responseOf(operation, status)?.content ?? {})[0];
    const value = masker.value(maskResponse(media?.schema, body));
    const example = { summary: `Observed response of ${operationId} with status ${status}`, value };
    writeFileSync(join(folder, `${name}.yaml`), stringify(example, { lineWidth: 0 }));
  };
}

const kebab = (name: string): string => name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

/** Masks what the body of a response may say of a person or a merchant, by the schema of the response. */
export type MaskResponse = (schema: Schema | undefined, body: unknown) => unknown;

/** What an ID consists of: characters that stand in an address as they are (RFC 3986, section 2.3). */
const token = /^[\w.~-]+$/;

/** Of a longer name, only the form of its beginning is shown. */
export const longestName = 64;

/** A name as programs give it. One with more digits, or other characters, may be a value in the place of a name. */
export const plainName = /^[a-z][a-z_-]{0,63}\d{0,2}$/i;

/**
 * Keeps a text that the contract shows, limits or knows the like of, and IDs and links of the API. All others are masked, keeping
 * their form, and so is every text and number in a free map or in what the contract does not know.
 */
export function createMaskResponse(contract: Model): MaskResponse {
  const known = textsOf(contract.document);
  const complain = createValidator(contract.document);
  const idNames = namesOfIds(contract);
  // What was an ID once is one wherever it comes again, as a cursor for one.
  const ids = new Set<string>();
  // A schema that says nothing is none.
  const telling = (schema: Schema | undefined) => (schema && Object.keys(schema).length > 0 ? schema : undefined);

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
    const schema = telling(given);
    if (Array.isArray(value)) return value.map((item) => mask(schema?.items, item));
    if (isObject(value)) {
      const members = Object.entries(value);
      const isFree = schema !== undefined && isFreeMap(schema);
      // A name in a free map is a value like any other.
      const shown = (name: string) =>
        isFree && !known.has(name) && !schema.properties?.[name] ? maskForm(name) : maskName(name);
      return Object.fromEntries(members.map(([name, inner]) => [shown(name), mask(memberOf(schema, name), inner)]));
    }
    if (typeof value === "string") return schema ? maskText(schema, value) : maskForm(value);
    if (typeof value === "number") return schema && complain(schema, value).length === 0 ? value : 0;
    return value;
  };
  const learnIds = (given: Schema | undefined, value: unknown): void => {
    const schema = telling(given);
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
function namesOfIds({ operations }: Model): Set<string> {
  const parameters = operations.flatMap((placed) => placed.parameters);
  return new Set(parameters.filter((parameter) => parameter.in === "path").map(({ name }) => name));
}

/** Whether a schema lets any member through, of which it says nothing. */
export function isFreeMap({ additionalProperties: others }: Schema): boolean {
  return others === true;
}

function memberOf(schema: Schema | undefined, name: string): Schema | undefined {
  const { properties, additionalProperties } = schema ?? {};
  return properties?.[name] ?? (typeof additionalProperties === "object" ? additionalProperties : undefined);
}

/** Whether the names in a map are those of things. Of a free map nothing is known, and a map of texts names no things. */
function isNaming({ additionalProperties }: Schema): boolean {
  return typeof additionalProperties === "object" && nameOf(additionalProperties) !== undefined;
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

/** Of an address: protocol, user information, host, path, query and fragment. A host may have a port. */
const address =
  /^(?:(https?:\/\/)(?:[^/?#\s]*@)?([\w.-]+(?::\d+)?)(?=[/?#]|$))?(\/[^?#\s]*)?(?:\?([^#\s]*))?(?:#(.*))?$/i;

/**
 * Masks what an address gives away. User names and passwords go, and a host stays. Of the API's own addresses the path stays, and
 * IDs and short numbers in the query, which lead from page to page; of others everything after the host is masked.
 *
 * @param ids what is known to be an ID when an address comes
 * @param maskName masks what may be no name of a parameter
 * @returns undefined for what is no address: a path alone is one if it is the API's own
 */
export function createMaskAddress(
  { document, operations }: Model,
  ids: Set<string>,
  maskName: (name: string) => string,
): (text: string) => string | undefined {
  const find = createPathMatcher(
    operations.flatMap(({ path, operation }) => {
      // The private API may stand at the root of a host of its own.
      const { basePath = "" } = document["x-audiences"]?.[operation["x-audience"] ?? ""] ?? {};
      return [{ path }, { path: path.slice(basePath.length) }];
    }),
  );
  const isOfApi = (path: string): boolean => {
    try {
      return find(path).some(({ values }) => Object.values(values).every((id) => ids.has(id)));
    } catch {
      // It is not percent-encoded as it should be.
      return false;
    }
  };
  const maskPair = (pair: string, stays: (value: string) => boolean): string => {
    const [name = "", ...rest] = pair.split("=");
    if (rest.length === 0) return maskForm(pair);
    const [[plainName, plainValue] = ["", ""]] = new URLSearchParams(pair);
    const value = rest.join("=");
    const shownName = maskName(plainName) === plainName ? name : maskForm(name);
    return `${shownName}=${stays(plainValue) ? value : maskForm(value)}`;
  };
  const leadsOn = (value: string): boolean => ids.has(value) || /^\d{0,4}$/.test(value);
  return (text) => {
    const parts = address.exec(text);
    if (!parts) return undefined;
    const [, protocol = "", host = "", path = "", query, fragment] = parts;
    const own = isOfApi(path);
    if (!own && protocol === "") return undefined;
    const pairs = query?.split("&").map((pair) => maskPair(pair, (value) => own && leadsOn(value)));
    return [
      `${protocol}${host}${own ? path : maskForm(path)}`,
      ...(pairs ? [`?${pairs.join("&")}`] : []),
      ...(fragment === undefined ? [] : [`#${maskForm(fragment)}`]),
    ].join("");
  };
}

/** Keeps the form of a text and nothing of what it says: `Jane Roe, 7 a` is `Xxxx Xxx, 0 x`. */
export function maskForm(text: string): string {
  return text.replaceAll(/[^\p{ASCII}]|[A-Za-z0-9]/gu, (character) => {
    if (/\p{Lu}/u.test(character)) return "X";
    return /\p{N}/u.test(character) ? "0" : "x";
  });
}

/** Every text in JSON, names of members included. */
export function textsOf(value: unknown, texts = new Set<string>()): Set<string> {
  if (typeof value === "string") texts.add(value);
  if (typeof value !== "object" || value === null) return texts;
  for (const [name, inner] of Object.entries(value)) {
    if (!Array.isArray(value)) texts.add(name);
    textsOf(inner, texts);
  }
  return texts;
}
