import type { OpenApiDocument, Operation, RequestBody } from "../../openapi/document.ts";
import { callbacksOf, operations, type PlacedOperation, webhooks } from "../../openapi/operations.ts";
import { resolve } from "../../openapi/resolve.ts";
import { type Answer, answersOf, examplesOf, type Sample } from "./answers.ts";
import { type Member, memberOf, membersOf } from "./member.ts";
import { type Source, sourceOf } from "./source.ts";

/** Everything that the page of an operation shows. */
export interface OperationPage {
  id: string;
  /** Of its page, relative to the site. */
  href: string;
  /** Where Redoc shows it, relative to the site; a callback is shown with the operation that asks for it. */
  referenceHref: string;
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
  parameters: (Member & { in: string })[];
  request?: { description: string; members: Member[]; examples: Sample[] } | undefined;
  answers: Answer[];
}

/**
 * The pages in the order of the document: first what the merchant calls, then callbacks, then webhooks. A callback that several
 * operations ask for has one page, by the first of them.
 */
export function operationPages(document: OpenApiDocument): OperationPage[] {
  const pages = [
    ...operations(document).map((placed) => operationPage(document, placed)),
    ...operations(document).flatMap(({ operation }) =>
      callbacksOf(document, operation).map((placed) => operationPage(document, placed, operation)),
    ),
    ...webhooks(document).map((placed) => ({ ...operationPage(document, placed), sentBy: "platform" as const })),
  ];
  // A callback that several operations ask for has one page.
  return pages.filter(({ id }, index) => pages.findIndex((page) => page.id === id) === index);
}

/** @param asking the operation that asks for it, if it is a callback */
function operationPage(
  document: OpenApiDocument,
  { path, method, operation, parameters }: PlacedOperation,
  asking?: Operation,
): OperationPage {
  const { operationId: id, summary, description, tags, security = [] } = operation;
  const [tag = ""] = tags;
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
    parameters: parameters.map(({ name, schema = {}, in: place, required = false, ...parameter }) => ({
      ...memberOf(document, { name, schema: { ...schema, ...described(parameter) }, required, anchor: place }),
      source: sourceOf(parameter),
      in: place,
    })),
    request: operation.requestBody && requestOf(document, resolve<RequestBody>(document, operation.requestBody)),
    answers: answersOf(document, operation),
  };
}

function referenceHref({ tags: [tag = ""], operationId }: Operation): string {
  return `reference.html#/${tag}/${operationId}`.toLowerCase();
}

function described({ description = "", example }: { description?: string; example?: unknown }) {
  return { description, ...(example === undefined ? {} : { examples: [example] }) };
}

function requestOf(document: OpenApiDocument, { description = "", content }: RequestBody) {
  const [media] = Object.values(content);
  return {
    description,
    members: membersOf(document, media?.schema ?? {}, "request"),
    examples: examplesOf(document, media?.examples ?? {}),
  };
}
