import { Ajv2020, type ErrorObject } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import type { Header, Schema } from "../openapi/document.ts";
import { escapeStep, type Model, type PlacedOperation, pointerOf, writtenAs } from "../openapi/model.ts";
import { close, compilable, intoContract } from "../openapi/validator.ts";
import { mapSchema, mapValues, withoutExtensions } from "../openapi/walk.ts";
import { payoutOf, type ReceivedResponse } from "./sender.ts";

/** Holds a response against what the contract says of its operation. */
type CheckResponse = (placed: PlacedOperation, response: ReceivedResponse, sent?: unknown) => Finding[];

export function createCheckResponse({ components }: Model): CheckResponse {
  const findProblems = createFindProblems(components.schemas);
  return (placed, response, sent) => {
    const { operationId, responses } = placed.operation;
    const { status } = response;
    const find = (kind: FindingKind, message: string, place: string, instance = ""): Finding => ({
      kind,
      message,
      operationId,
      status,
      instance,
      place,
    });
    const findings: Finding[] = [];
    const listed = responses[String(status)];
    if (!listed)
      findings.push(
        find("status", `status ${status} is none that the operation lists`, `${pointerOf(placed.operation)}/responses`),
      );
    const documented = listed ?? responses.default;
    if (!documented) return findings;
    const place = pointerOf(documented);
    const { content = {}, headers = {} } = documented;
    for (const problem of findHeaderProblems(headers, response.headers, findProblems)) {
      findings.push(find(problem.kind, problem.message, problem.place, problem.instance));
    }
    const type = response.headers.get("content-type")?.split(";")[0]?.trim() ?? "none";
    const media = content[type] ?? Object.values(content)[0];
    if (!content[type])
      findings.push(find("media-type", `content type ${type} is none that the response has`, `${place}/content`));
    if (!media?.schema) return findings;
    if (response.body === undefined)
      return [
        ...findings,
        find("no-json", response.text ? "the body is no JSON" : "the body is empty", `${place}/content`),
      ];
    for (const problem of findProblems(media.schema, response.body)) {
      findings.push(find(problem.kind, problem.message, problem.place, problem.instance));
    }
    if (payoutOf(sent).testMode === true && payoutOf(response.body).testMode === false) {
      findings.push(
        find("safety", "a test was asked for and a live payout came", `${place}/content`, "/data/attributes/test_mode"),
      );
    }
    return findings;
  };
}

export type FindingKind =
  | "flow"
  | "media-type"
  | "missing-header"
  | "missing-member"
  | "no-response"
  | "no-json"
  | "safety"
  | "status"
  | "undocumented-member"
  | "unknown-value"
  | "wrong-type"
  | "wrong-value";

/** Something in which a deployment and the contract differ. */
export interface Finding {
  kind: FindingKind;
  /** What is wrong, in one line. */
  message: string;
  operationId: string;
  /** HTTP status of the response; 0 if there was none. */
  status: number;
  /** JSON Pointer into the response's body, empty for all of it, or the runtime expression of a header, such as `$response.header.Allow`. */
  instance: string;
  /** JSON Pointer into the contract, to what the response was held against. */
  place: string;
}

/** Adds a finding to others, unless the same was found before, in another item of a list for one. */
export function addFinding(findings: Finding[], finding: Finding): void {
  const keyOf = ({ kind, message, operationId, status, place }: Finding) =>
    [kind, message, operationId, status, place].join("\n");
  if (!findings.some((known) => keyOf(known) === keyOf(finding))) findings.push(finding);
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

/** Where a value and its schema differ. */
interface SchemaProblem {
  kind: FindingKind;
  message: string;
  /** JSON Pointer into the value, empty for all of it. */
  instance: string;
  /** JSON Pointer to the keyword: into the contract, or into the schema where that stands in place. */
  place: string;
}

type FindProblems = (schema: Schema, value: unknown) => SchemaProblem[];

const known = "x-extensible-enum";

const kinds: Record<string, FindingKind> = {
  additionalProperties: "undocumented-member",
  required: "missing-member",
  type: "wrong-type",
  oneOf: "wrong-type",
  [known]: "unknown-value",
};

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
  return (schema, value) => {
    const validate = ajv.compile(mapSchema(prepare(compilable(schema)), intoContract));
    validate(value);
    const errors = (validate.errors ?? []).filter(isNews);
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
function isNews({ keyword, instancePath }: ErrorObject, _index: number, errors: ErrorObject[]): boolean {
  const there = errors.filter((other) => other.instancePath === instancePath).map((other) => other.keyword);
  return there.includes("oneOf") ? keyword === "oneOf" : keyword === "type" || !there.includes("type");
}

function toProblem({ keyword, message, params, instancePath }: ErrorObject, schema: string): SchemaProblem {
  const kind = kinds[keyword] ?? "wrong-value";
  if (kind === "undocumented-member") {
    const member = String(params.additionalProperty);
    return {
      kind,
      message: `${member} is no member that the contract knows`,
      instance: `${instancePath}/${escapeStep(member)}`,
      place: `${schema}/properties`,
    };
  }
  const text = keyword === known ? "is no value that the contract knows" : (message ?? keyword);
  return { kind, message: text, instance: instancePath, place: `${schema}/${keyword}` };
}

function keepKnown(schema: Schema): Schema {
  return { ...withoutExtensions(schema), ...(known in schema && { [known]: schema[known] }) };
}
