import { Ajv2020, type ErrorObject } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import type { Header, Schema } from "../openapi/document.ts";
import { escapeStep, isSuccess, type Model, pointerOf, writtenAs } from "../openapi/model.ts";
import { close, compilable, intoContract } from "../openapi/validator.ts";
import { mapSchema, mapValues, withoutExtensions } from "../openapi/walk.ts";
import { creationIn, type FindingKind, type Judgement, type Remark } from "./judgement.ts";
import { isTooMuch, ofBodies } from "./read-json.ts";
import { longestName, maskForm, plainName } from "./record-examples.ts";

/** Schemas take long to compile, so a contract is prepared once. */
const prepared = new WeakMap<object, FindProblems>();

/** Holds a response against what the contract says of its operation: status, content type, headers and every value of its body. */
export function createCheckResponse({ components }: Model): Judgement {
  const findProblems = prepared.get(components) ?? createFindProblems(components.schemas);
  prepared.set(components, findProblems);
  return (exchange) => {
    const { placed, response } = exchange;
    const { responses } = placed.operation;
    const { status } = response;
    const remarks: Remark[] = [];
    const add = (kind: FindingKind, message: string, place: string) =>
      remarks.push({ kind, message, instance: "", place });
    const listed = responses[String(status)];
    // Another status of success for a creation is judged by what it shows.
    const isOtherSuccess = isSuccess(status) && creationIn(exchange) !== undefined;
    if (!listed && !isOtherSuccess)
      add("status", `status ${status} is none that the operation lists`, `${pointerOf(placed.operation)}/responses`);
    const success = Object.keys(responses).find((each) => isSuccess(each)) ?? "";
    const documented = isOtherSuccess ? responses[success] : (listed ?? responses.default);
    if (!documented) return remarks;
    const place = pointerOf(documented);
    const { content = {}, headers = {} } = documented;
    remarks.push(...findHeaderProblems(headers, response.headers, findProblems));
    const type = response.headers.get("content-type")?.split(";")[0]?.trim().toLowerCase() ?? "none";
    const own = Object.hasOwn(content, type) ? content[type] : undefined;
    const media = own ?? Object.values(content)[0];
    if (!own)
      add(
        "media-type",
        `content type ${type.length > longestName ? "" : `${type} `}is none that the response has`,
        `${place}/content`,
      );
    if (!media?.schema) return remarks;
    if (response.body === undefined) add("no-json", whyNoJson(response.text), `${place}/content`);
    else remarks.push(...findProblems(media.schema, response.body));
    return remarks;
  };
}

function whyNoJson(text: string): string {
  if (text === "") return "the body is empty";
  if (!isTooMuch(text)) return "the body is not JSON";
  return `the body is nested deeper than ${ofBodies.deepest} levels, has more than ${ofBodies.widest} items in one place, or is longer than ${ofBodies.longest} characters`;
}

/** Finds required headers that are missing, and values that are not as their schemas want them. */
function findHeaderProblems(
  described: Record<string, Header>,
  came: Headers,
  findProblems: FindProblems,
): SchemaProblem[] {
  return (
    Object.entries(described)
      // OpenAPI leaves it to the media types.
      .filter(([name]) => name.toLowerCase() !== "content-type")
      .flatMap(([name, header]) => findInHeader(name, header, came.get(name), findProblems))
  );
}

function findInHeader(name: string, header: Header, value: string | null, findProblems: FindProblems): SchemaProblem[] {
  const { required, schema } = header;
  const place = pointerOf(header);
  const instance = `$response.header.${name}`;
  if (value === null) {
    const message = "the header is required and missing";
    return required ? [{ kind: "missing-header", message, instance, place: `${place}/required` }] : [];
  }
  if (!schema) return [];
  return findProblems(schema, readHeader(schema, value)).map((problem) => ({
    ...problem,
    instance,
    place: problem.place.startsWith("#") ? problem.place : `${place}/schema${problem.place}`,
  }));
}

/** What the text of a header stands for, in OpenAPI's style `simple`. */
function readHeader({ type = "string", items }: Schema, text: string): unknown {
  const types = [type].flat();
  if (types.includes("string")) return text;
  if (types.includes("array")) return text.split(",").map((item) => readHeader(items ?? {}, item.trim()));
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/** Where a value and its schema differ. Places are in the contract, or in the schema where that stands in place. */
type SchemaProblem = Remark;

type FindProblems = (schema: Schema, value: unknown) => SchemaProblem[];

const known = "x-extensible-enum";

const kinds: Record<string, FindingKind> = {
  additionalProperties: "undocumented-member",
  required: "missing-member",
  type: "wrong-type",
  oneOf: "wrong-type",
  [known]: "unknown-value",
};

/** How many errors of one response are told of. */
const mostErrors = 10_000;

/** Holds values against schemas of the contract, and counts what the contract leaves open as well: new members, new known values. */
function createFindProblems(named: Record<string, Schema>): FindProblems {
  // Verbose, so that each error bears the schema in which it arose.
  const ajv = new Ajv2020({ allErrors: true, strict: false, verbose: true });
  addFormats.default(ajv);
  ajv.addKeyword({ keyword: known, validate: (values: unknown[], value: unknown) => values.includes(value) });
  const prepare = (schema: Schema) => mapSchema(schema, (inner) => close(keepKnown(inner)));
  const schemas = mapValues(named, (schema) => prepare(writtenAs(schema)));
  const places = placesOf(schemas, "#/components/schemas");
  ajv.addSchema({ components: { schemas } }, "contract");
  const compiled = new WeakMap<Schema, ReturnType<typeof ajv.compile>>();
  return (schema, value) => {
    const validate = compiled.get(schema) ?? ajv.compile(mapSchema(prepare(compilable(schema)), intoContract));
    compiled.set(schema, validate);
    validate(value);
    const errors = newsIn((validate.errors ?? []).slice(0, mostErrors));
    return errors.map((error) => toProblem(error, places.get(error.parentSchema) ?? ""));
  };
}

/** Where each object in a tree stands. */
function placesOf(tree: unknown, place: string, places = new Map<unknown, string>()): Map<unknown, string> {
  if (typeof tree !== "object" || tree === null) return places;
  places.set(tree, place);
  for (const [name, inner] of Object.entries(tree)) placesOf(inner, `${place}/${escapeStep(name)}`, places);
  return places;
}

/** What the branches of a union missed, or the limits of a type that is another, is none. */
function newsIn(errors: ErrorObject[]): ErrorObject[] {
  const there = new Set(errors.map(({ keyword, instancePath }) => `${keyword} ${instancePath}`));
  return errors.filter(({ keyword, instancePath }) =>
    there.has(`oneOf ${instancePath}`) ? keyword === "oneOf" : keyword === "type" || !there.has(`type ${instancePath}`),
  );
}

function toProblem({ keyword, message, params, instancePath }: ErrorObject, schema: string): SchemaProblem {
  const kind = kinds[keyword] ?? "wrong-value";
  if (kind === "undocumented-member") {
    const given = String(params.additionalProperty);
    // What is no name may be a value in the place of one.
    const member = plainName.test(given) ? given : maskForm(given.slice(0, longestName));
    return {
      kind,
      message: `${member} is not a member that the contract knows`,
      instance: `${instancePath}/${escapeStep(member)}`,
      place: `${schema}/properties`,
      observed: true,
    };
  }
  const text = keyword === known ? "is no value that the contract knows" : (message ?? keyword);
  return { kind, message: text, instance: instancePath, place: `${schema}/${keyword}`, observed: keyword === known };
}

function keepKnown(schema: Schema): Schema {
  return { ...withoutExtensions(schema), ...(known in schema && { [known]: schema[known] }) };
}
