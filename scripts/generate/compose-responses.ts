import type { NodeType } from "@redocly/openapi-core";
import { CheckError } from "../cli/command-line.ts";
import type { Link, MediaType, OpenApiDocument, Operation, Reference, Response } from "../openapi/document.ts";
import { follow, stepsOf, valueAt } from "../openapi/model.ts";
import { mapValues, methods } from "../openapi/walk.ts";

/** Where `x-kinds` stands, relative to the repository. */
const table = "spec/kinds.yaml";

/** What `x-kinds` says of a kind of operation. */
interface Kind {
  description: string;
  /** The kind whose meanings this one has, except for its own. */
  like?: string;
  meanings?: Meaning[];
}

/** What some statuses mean for the money. */
interface Meaning {
  statuses: (string | number)[];
  outcome: string;
  /** Has `{remedy}` where the `x-remedy` of the response goes, and the name of an outcome where its description goes. */
  description: string;
  links?: Record<string, Link | Reference>;
}

/** A response that says what happened, to operations of every kind, and leaves open what that means for the money. */
interface Happening extends Response {
  "x-remedy"?: string;
  "x-cases"?: Case[];
}

/** What is different in a response to operations of some kinds. Of the examples, it names the ones to keep. */
interface Case extends Partial<Omit<Response, "content">> {
  kinds: string[];
  "x-remedy"?: string;
  examples?: string[];
}

type Kinds = Record<string, Kind>;
type SourceOperation = Operation & { "x-kind"?: string };
type Source = OpenApiDocument & { "x-kinds"?: Kinds };

/** A response that is to be composed: where it stands, and what it is made of. */
interface Part {
  /** Such as `POST /api/payout-invoices`. */
  place: string;
  operation: Operation;
  status: string;
  happening: Happening;
  /** The name of the component that the happening is, unless it stands at the operation. */
  happened: string | undefined;
  /** The kind whose response it is: the operation's, or one that this is like. */
  kind: string;
  meaning: Meaning;
  case: Case;
}

/** What stands in a sentence for a text that is written elsewhere. */
const marks = /\{(.*?)\}/g;

/** What a kind means by a status that it does not speak of. */
const nothing: Meaning = { statuses: [], outcome: "", description: "" };

/**
 * Composes the responses of a contract: what happened, which a response of the source says for every operation, and what that means
 * for the money, which `x-kinds` says once for each kind of operation and status. A composed response has an `x-outcome` and a whole
 * description, and is a component that is named after both, such as `CreationConflict`.
 *
 * A response that has an `x-outcome` of its own, as one of success does, stays as it is; so does a document without `x-kinds`.
 *
 * @param source a bundled document, which stays as it is
 * @throws CheckError with a line a problem, where the table and the operations don't fit each other
 */
export function composeResponses(source: OpenApiDocument): OpenApiDocument {
  const { "x-kinds": kinds, ...document } = structuredClone<Source>(source);
  if (!kinds) return source;
  const parts = partsOf(document, kinds);
  const problems = [...problemsOfTable(document, kinds), ...problemsOfOperations(document, kinds, parts)];
  if (problems.length > 0) throw new CheckError([...new Set(problems)].join("\n"));

  for (const part of parts) {
    const { operation, status } = part;
    const name = composedName(part);
    const response = compose(part, document);
    (operation.responses as Record<string, Response | Reference>)[status] = name
      ? { $ref: `#/components/responses/${name}` }
      : response;
    if (name) document.components.responses = { ...document.components.responses, [name]: response };
  }
  for (const { operation } of writtenOperations(document)) delete operation["x-kind"];
  return inOrderOfUse(document);
}

/** Each response of each operation, but those that say themselves what they mean for the money. */
function partsOf(document: OpenApiDocument, kinds: Kinds): Part[] {
  return writtenOperations(document).flatMap(({ path, method, operation }) => {
    const place = `${method.toUpperCase()} ${path}`;
    const line = lineOf(operation["x-kind"], kinds);
    return Object.entries(operation.responses).flatMap(([status, node]) => {
      const happening = follow<Happening>(document, node);
      if (happening["x-outcome"] !== undefined) return [];
      const meanings = line.map((kind) => meaningOf(kinds[kind], status));
      const cases = line.map((kind) => happening["x-cases"]?.find((own) => own.kinds.includes(kind)));
      return {
        place,
        operation,
        status,
        happening,
        happened: "$ref" in node ? stepsOf(String(node.$ref)).at(-1) : undefined,
        kind: line.find((_kind, index) => meanings[index] || cases[index]) ?? "",
        meaning: meanings.find((own) => own !== undefined) ?? nothing,
        case: cases.find((own) => own !== undefined) ?? { kinds: [] },
      };
    });
  });
}

/** The operations as they are written, to be changed where they stand. */
function writtenOperations({ paths }: OpenApiDocument): { path: string; method: string; operation: SourceOperation }[] {
  return Object.entries(paths).flatMap(([path, item]) =>
    methods.flatMap((method) => (item[method] ? [{ path, method, operation: item[method] as SourceOperation }] : [])),
  );
}

/** A kind, the kind that it is like, and so on, until there is none or one comes again. */
function lineOf(kind: string | undefined, kinds: Kinds, line: string[] = []): string[] {
  if (kind === undefined || !kinds[kind] || line.includes(kind)) return line;
  return lineOf(kinds[kind].like, kinds, [...line, kind]);
}

/** What a kind itself says of a status. */
function meaningOf(kind: Kind | undefined, status: string): Meaning | undefined {
  return kind?.meanings?.find(({ statuses }) => statuses.map(String).includes(status));
}

/** The name of the component that a composed response is, unless it stands at its operation. */
function composedName({ kind, happened }: Part): string | undefined {
  return happened && `${kind}${happened}`;
}

function compose(
  { happening, meaning, case: { kinds: _kinds, examples, ...different } }: Part,
  { "x-outcomes": outcomes = {} }: OpenApiDocument,
): Response {
  const { "x-cases": _cases, "x-remedy": remedy = "", ...response } = { ...happening, ...different };
  const { description, headers = {}, content, links, ...extensions } = response;
  const texts: Record<string, string> = { ...mapValues(outcomes, (outcome) => outcome.description), remedy };
  return structuredClone({
    description: `${description} ${meaning.description.replaceAll(marks, (_mark, name) => texts[name] ?? "")}`,
    "x-outcome": meaning.outcome,
    ...extensions,
    ...(Object.keys(headers).length > 0 && { headers }),
    ...(content && { content: examples ? mapValues(content, (media) => withExamples(media, examples)) : content }),
    ...((links || meaning.links) && { links: { ...links, ...meaning.links } }),
  });
}

function withExamples(media: MediaType, names: string[]): MediaType {
  const all = media.examples ?? {};
  const kept = names.flatMap((name) => (all[name] ? [[name, all[name]]] : []));
  return { ...media, examples: Object.fromEntries(kept) };
}

/** The components that composing concerns: a composed response, and what it leads to. */
const concerned = ["responses", "examples", "headers", "links"];

/**
 * A document whose components stand in the order in which operations come to them. It is Redocly's own, which takes `default` before
 * other responses, so that a response that is composed stands where it would if it were written out. The responses that others were
 * composed of are left out, as no operation comes to them.
 */
function inOrderOfUse(document: OpenApiDocument): OpenApiDocument {
  const used = new Set<string>();
  const visit = (node: unknown): void => {
    if (typeof node !== "object" || node === null) return;
    const { $ref, ...members } = node as Record<string, unknown>;
    const { default: first, ...others } = members;
    if (typeof $ref !== "string") [first, ...Object.values(others)].forEach(visit);
    else if (!used.has($ref)) {
      visit(valueAt(document, stepsOf($ref)));
      used.add($ref);
    }
  };
  const items = [...Object.values(document.paths), ...Object.values(document.webhooks ?? {})];
  for (const item of items) for (const method of methods) visit(item[method]);

  const components = { ...document.components };
  for (const kind of concerned) if (components[kind]) components[kind] = {};
  for (const $ref of used) {
    const [, kind = "", name = ""] = stepsOf($ref);
    if (concerned.includes(kind)) components[kind] = { ...components[kind], [name]: valueAt(document, stepsOf($ref)) };
  }
  return { ...document, components };
}

/** What is wrong with the table itself, beyond its form, which Redocly knows. */
function problemsOfTable({ "x-outcomes": outcomes = {} }: OpenApiDocument, kinds: Kinds): string[] {
  return Object.entries(kinds).flatMap(([kind, { like, meanings = [] }]) => {
    const place = `${table}: ${kind}`;
    const statuses = meanings.flatMap((meaning) => meaning.statuses.map(String));
    const twice = statuses.filter((status, index) => statuses.indexOf(status) < index);
    const problems = twice.map(
      (status) => `${place} says more than once what ${status} means. Take it out of one of the \`statuses\`.`,
    );
    if (like !== undefined && !kinds[like]) {
      problems.push(`${place} is like ${like}, which is not there. Take one of ${namesOf(kinds)}.`);
    } else if (lineOf(like, kinds).includes(kind)) {
      problems.push(`${place} is like ${like}, which is like ${kind} in turn. Take out one \`like\`.`);
    }
    for (const { outcome, description } of meanings) {
      if (!outcomes[outcome]) {
        problems.push(
          `${place} has the outcome ${outcome}. Take one of ${namesOf(outcomes)}, or add it to x-outcomes.`,
        );
      }
      for (const [mark, name = ""] of description.matchAll(marks)) {
        if (name === "remedy" || outcomes[name]) continue;
        problems.push(`${place} has ${mark} in a sentence. Write {remedy}, or an outcome: ${namesOf(outcomes)}.`);
      }
    }
    return problems;
  });
}

/** Where operations, the table and the responses that say what happened don't fit each other. */
function problemsOfOperations(document: OpenApiDocument, kinds: Kinds, parts: Part[]): string[] {
  const ofOperations = writtenOperations(document).flatMap(({ path, method, operation }) => {
    const place = `${method.toUpperCase()} ${path}`;
    const { "x-kind": kind = "missing" } = operation;
    if (!kinds[kind]) return `${place}: x-kind is ${kind}. Set it to one of ${namesOf(kinds)}, or add it to ${table}.`;
    const silent = parts.filter((part) => part.operation === operation && part.meaning === nothing);
    if (silent.length === 0) return [];
    const statuses = silent.map(({ status }) => status).join(", ");
    const remedy = "Add it to the `statuses` of a meaning, or give the response an `x-outcome`.";
    return `${table}: ${kind} does not say what ${statuses} means, which ${place} responds with. ${remedy}`;
  });
  return [...ofOperations, ...parts.flatMap((part) => problemsOfPart(part, kinds, parts))];
}

function problemsOfPart(part: Part, kinds: Kinds, parts: Part[]): string[] {
  const { happening, happened, meaning, status } = part;
  const place = happened ? `spec/responses/${happened}.yaml` : `${part.place} ${status}`;
  const { "x-cases": cases = [] } = happening;
  const problems = cases
    .flatMap((own) => own.kinds)
    .filter((kind) => !kinds[kind])
    .map((kind) => `${place}: x-cases has the kind ${kind}. Take one of ${namesOf(kinds)}.`);
  const examples = Object.values(happening.content ?? {}).flatMap((media) => Object.keys(media.examples ?? {}));
  for (const name of cases.flatMap((own) => own.examples ?? []).filter((name) => !examples.includes(name))) {
    problems.push(`${place}: x-cases has the example ${name}. Take one of ${examples.join(", ")}, or add it.`);
  }
  const { "x-remedy": remedy } = { ...happening, ...part.case };
  if (meaning.description.includes("{remedy}") && remedy === undefined) {
    const what = `has no x-remedy, which a sentence of ${table} takes in`;
    problems.push(`${place}: ${what}. Say what to mend, as in \`x-remedy: Wait a little\`.`);
  }
  const name = composedName(part);
  const other = parts.find((one) => name !== undefined && composedName(one) === name && one.meaning !== meaning);
  if (other) {
    const what = `${name} would say what ${other.status} means and what ${status} means`;
    problems.push(`${place}: ${what}. Give ${status} a response of its own.`);
  }
  return problems;
}

const namesOf = (map: object): string => Object.keys(map).join(", ");

/** How Redocly knows what is to be composed, so that it holds the table against its form, file and line named. */
export function composedTypes(types: Record<string, NodeType>): Record<string, NodeType> {
  const text = { type: "string" } as const;
  const texts = { type: "array", items: text } as const;
  const extend = (name: string, properties: NodeType["properties"]): NodeType => {
    const type = types[name] as NodeType;
    return { ...type, properties: { ...type.properties, ...properties } };
  };
  return {
    ...types,
    Root: extend("Root", { "x-kinds": "Kinds" }),
    Operation: extend("Operation", { "x-kind": text }),
    Response: extend("Response", { "x-remedy": text, "x-cases": "Cases" }),
    Kinds: { properties: {}, additionalProperties: "Kind" },
    Kind: { properties: { description: text, like: text, meanings: "Meanings" }, required: ["description"] },
    Meanings: { properties: {}, items: "Meaning" },
    Meaning: {
      properties: { statuses: { type: "array" }, outcome: text, description: text, links: "LinksMap" },
      required: ["statuses", "outcome", "description"],
    },
    Cases: { properties: {}, items: "Case" },
    Case: {
      properties: { kinds: texts, description: text, "x-remedy": text, headers: "HeadersMap", examples: texts },
      required: ["kinds"],
      extensionsPrefix: "x-",
    },
  };
}
