import { STATUS_CODES } from "node:http";
import type { Example, Operation, RequestBody, Response, Schema } from "../../openapi/document.ts";
import { callbacksOf, isSuccess, type Model, nameOf, type PlacedOperation, writtenAs } from "../../openapi/model.ts";
import { uniqueBy } from "../../openapi/walk.ts";
import {
  anchorIn,
  type Deprecation,
  deprecationOf,
  type Member,
  memberOf,
  membersOf,
  type Source,
  sourceOf,
} from "./schema.ts";

/** Everything that the page of an operation shows. */
export interface OperationPage {
  id: string;
  /** Of its page, relative to the site. */
  href: string;
  /** Where Redoc shows it, relative to the site; a callback is shown with the operation that asks for it. */
  referenceHref: string;
  /** The earlier page whose request and responses this one has, too, such as that of a callback for a webhook. */
  sameAs?: OperationPage | undefined;
  /** The operation that asks for this callback. */
  askedBy?: string | undefined;
  method: string;
  path: string;
  summary: string;
  description: string;
  tag: string;
  audience: string;
  /** Who sends it: the platform calls the merchant in a callback or webhook. */
  sentBy: "merchant" | "platform";
  /** The ways to authenticate, each the names of the schemes that it takes together; none of them is no authentication. */
  security: string[][];
  source?: Source | undefined;
  /** Its link is relative to the page, beside which the other operation's page is. */
  deprecation?: Deprecation | undefined;
  parameters: (Member & { in: string })[];
  request?: { description: string; members: Member[]; examples: Sample[] } | undefined;
  responses: DocumentedResponse[];
}

/**
 * The pages in the order of the document: first what the merchant calls, then callbacks, then webhooks. A callback that several
 * operations ask for has one page, by the first of them.
 */
export function operationPages(model: Model): OperationPage[] {
  const shared = { outcomes: outcomesOf(model), security: model.document.security ?? [] };
  const pages = [
    ...model.operations.map((placed) => operationPage(placed, shared)),
    ...model.operations.flatMap(({ operation }) =>
      callbacksOf(operation).map((placed) => operationPage(placed, shared, operation)),
    ),
    ...model.webhooks.map((placed) => ({ ...operationPage(placed, shared), sentBy: "platform" as const })),
  ];
  return withRepeats(uniqueBy(pages, ({ id }) => id));
}

/** Marks what the platform sends in the same form to another address: one page shows the form. */
function withRepeats(pages: OperationPage[]): OperationPage[] {
  const shown = new Map<string, OperationPage>();
  return pages.map((page) => {
    const form = JSON.stringify([page.parameters, page.request, page.responses]);
    const sameAs = page.sentBy === "platform" ? shown.get(form) : undefined;
    if (!sameAs) shown.set(form, page);
    return { ...page, sameAs };
  });
}

/**
 * @param shared what the document says for all operations; security is what those need that name none
 * @param asking the operation that asks for it, if it is a callback
 */
function operationPage(
  { path, method, operation, parameters }: PlacedOperation,
  shared: { outcomes: Outcome[]; security: Record<string, string[]>[] },
  asking?: Operation,
): OperationPage {
  const { operationId: id, summary, description, tags: [tag = ""] = [], security = shared.security } = operation;
  return {
    id,
    href: `operations/${id}.html`,
    referenceHref: referenceHref(asking ?? operation),
    askedBy: asking?.operationId,
    method: method.toUpperCase(),
    path,
    summary,
    description,
    tag,
    audience: operation["x-audience"] ?? "",
    sentBy: asking ? "platform" : "merchant",
    security: security.map(Object.keys),
    source: sourceOf(operation),
    deprecation: deprecationOf(operation, (other) => `${other}.html`),
    parameters: parameters.map(({ name, schema = {}, in: place, required = false, ...parameter }) => ({
      ...memberOf({ name, schema: { ...schema, ...described(parameter) }, required, anchor: place }),
      source: sourceOf(parameter),
      deprecation: deprecationOf(parameter, (other) => `#${anchorIn(place, other)}`),
      in: place,
    })),
    request: operation.requestBody && requestOf(operation.requestBody),
    responses: responsesOf(operation, shared.outcomes),
  };
}

function referenceHref({ tags: [tag = ""] = [], operationId }: Operation): string {
  return `reference.html#/${tag}/${operationId}`.toLowerCase();
}

function described({ description = "", example }: { description?: string; example?: unknown }) {
  return { description, ...(example === undefined ? {} : { examples: [example] }) };
}

function requestOf({ description = "", content }: RequestBody) {
  const [media] = Object.values(content);
  return {
    description,
    members: membersOf(media?.schema ?? {}, "request"),
    examples: examplesOf(media?.examples ?? {}),
  };
}

/** One of the responses that an operation may give. */
export interface DocumentedResponse {
  /** `201`, `4XX` or `default`. */
  status: string;
  /** The phrase of the status, such as `Created`. */
  phrase: string;
  anchor: string;
  success: boolean;
  description: string;
  outcome?: Outcome | undefined;
  source?: Source | undefined;
  headers: Member[];
  members: Member[];
  /** The response of the same operation that shows the same members, if an earlier one does. */
  sameAs?: { status: string; anchor: string } | undefined;
  examples: Sample[];
}

/** An example of a body. */
export interface Sample {
  name: string;
  summary: string;
  value: unknown;
  /** Indented. */
  json: string;
}

/**
 * The responses in the order of the document. What an earlier one of them shows is not listed again: `members` is then empty, and
 * `sameAs` says where it stands.
 */
function responsesOf({ responses }: Operation, outcomes: Outcome[]): DocumentedResponse[] {
  const shown = new Map<string, { status: string; anchor: string }>();
  return Object.entries(responses).map(([status, response]) => {
    const anchor = `response-${status}`;
    const [media] = Object.values(response.content ?? {});
    const schema = media?.schema ?? {};
    const shape = shapeOf(schema);
    const sameAs = shown.get(shape);
    if (media && !sameAs) shown.set(shape, { status, anchor });
    return {
      status,
      phrase: phraseOf(status),
      anchor,
      success: isSuccess(status),
      description: response.description,
      outcome: response["x-outcome"] === undefined ? undefined : outcomeOf(outcomes, response["x-outcome"]),
      source: sourceOf(response),
      headers: headersOf(response, anchor),
      members: sameAs ? [] : membersOf(schema, anchor),
      sameAs,
      examples: examplesOf(media?.examples ?? {}),
    };
  });
}

/** What a status is called; one that stands for many has no phrase of its own. */
function phraseOf(status: string): string {
  if (status === "default") return "Any other status";
  return STATUS_CODES[status] ?? "Any such status";
}

/** Examples in the order of the document, by their names in it. */
function examplesOf(examples: Record<string, Example>): Sample[] {
  return Object.entries(examples).map(([name, { summary = "", value }]) => ({
    name,
    summary,
    value,
    json: JSON.stringify(value, null, 2),
  }));
}

function headersOf({ headers = {} }: Response, anchor: string): Member[] {
  return Object.entries(headers).map(([name, header]) => {
    const { schema = {}, description = "", example, required = false } = header;
    const described: Schema = { ...schema, description, ...(example === undefined ? {} : { examples: [example] }) };
    return { ...memberOf({ name, schema: described, required, anchor: `${anchor}-header` }), source: sourceOf(header) };
  });
}

function shapeOf(schema: Schema): string {
  return nameOf(schema) ?? JSON.stringify(writtenAs(schema));
}

/** What a response means for the payout that a request is about. */
export interface Outcome {
  /** As `x-outcome` names it. */
  name: string;
  title: string;
  description: string;
}

/** Every outcome that the document explains, under `x-outcomes` at its root. */
export function outcomesOf({ document }: Model): Outcome[] {
  return Object.entries(document["x-outcomes"] ?? {}).map(([name, outcome]) => ({ name, ...outcome }));
}

/** One outcome; without a title where the document names it and explains none. */
function outcomeOf(outcomes: Outcome[], name: string): Outcome {
  return outcomes.find((outcome) => outcome.name === name) ?? { name, title: "", description: "" };
}

/** The mock's admin API, as its one page shows it. */
export interface AdminApi {
  title: string;
  description: string;
  groups: { name: string; description: string; operations: OperationPage[] }[];
}

/**
 * Groups the operations by the tags of the document, in the order of both. As one page shows them all, each anchor begins with the
 * ID of its operation.
 */
export function adminApiOf(model: Model): AdminApi {
  const { document } = model;
  const { title, description = "" } = document.info;
  const pages = operationPages(model).map(onSharedPage);
  return {
    title,
    description,
    groups: document.tags.map(({ name, description: meaning }) => ({
      name,
      description: meaning,
      operations: pages.filter(({ tag }) => tag === name),
    })),
  };
}

/** Anchors are unique on the page of an operation; where several share one, each begins with the operation's ID. */
function onSharedPage(page: OperationPage): OperationPage {
  const anchored = <Place extends { anchor: string }>(place: Place): Place => ({
    ...place,
    anchor: `${page.id}.${place.anchor}`,
  });
  const moved = (member: Member): Member => ({
    ...anchored(member),
    deprecation: withLink(member.deprecation, (href) => href.replace("#", `#${page.id}.`)),
    members: member.members.map(moved),
  });
  return {
    ...page,
    deprecation: withLink(page.deprecation, (href) => `#${href.replace(/\.html$/, "")}`),
    parameters: page.parameters.map((parameter) => ({ ...moved(parameter), in: parameter.in })),
    request: page.request && { ...page.request, members: page.request.members.map(moved) },
    responses: page.responses.map((response) => ({ ...anchored(response), members: response.members.map(moved) })),
  };
}

function withLink(deprecation: Deprecation | undefined, change: (href: string) => string): Deprecation | undefined {
  const replacement = deprecation?.replacement;
  return replacement ? { replacement: { ...replacement, href: change(replacement.href) } } : deprecation;
}
