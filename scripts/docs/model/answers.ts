import { STATUS_CODES } from "node:http";
import type { Example, Header, OpenApiDocument, Operation, Response } from "../../openapi/document.ts";
import { componentName, resolve } from "../../openapi/resolve.ts";
import type { Schema } from "../../openapi/schema.ts";
import { type Member, memberOf, membersOf } from "./member.ts";
import { type Outcome, outcomeOf } from "./outcomes.ts";
import { type Source, sourceOf } from "./source.ts";

/** One of the answers that an operation may give. */
export interface Answer {
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
  /** The answer of the same operation that shows the same members, if an earlier one does. */
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
 * The answers in the order of the document. What an earlier one of them shows is not listed again: `members` is then empty, and
 * `sameAs` says where it stands.
 */
export function answersOf(document: OpenApiDocument, operation: Operation): Answer[] {
  const shown = new Map<string, { status: string; anchor: string }>();
  return Object.entries(operation.responses).map(([status, node]) => {
    const response = resolve<Response>(document, node);
    const anchor = `answer-${status}`;
    const [media] = Object.values(response.content ?? {});
    const schema = media?.schema ?? {};
    const shape = shapeOf(schema);
    const sameAs = shown.get(shape);
    if (media && !sameAs) shown.set(shape, { status, anchor });
    return {
      status,
      phrase: phraseOf(status),
      anchor,
      success: status.startsWith("2"),
      description: response.description,
      outcome: response["x-outcome"] === undefined ? undefined : outcomeOf(document, response["x-outcome"]),
      source: sourceOf(response),
      headers: headersOf(document, response, anchor),
      members: sameAs ? [] : membersOf(document, schema, anchor),
      sameAs,
      examples: examplesOf(document, media?.examples ?? {}),
    };
  });
}

/** What a status is called; one that stands for many has no phrase of its own. */
function phraseOf(status: string): string {
  if (status === "default") return "Any other status";
  return STATUS_CODES[status] ?? "Any such status";
}

/** Examples in the order of the document, by their names in it. */
export function examplesOf(document: OpenApiDocument, examples: Record<string, Example | { $ref: string }>): Sample[] {
  return Object.entries(examples).map(([name, node]) => {
    const { summary = "", value } = resolve<Example>(document, node);
    return { name, summary, value, json: JSON.stringify(value, null, 2) };
  });
}

function headersOf(document: OpenApiDocument, { headers = {} }: Response, anchor: string): Member[] {
  return Object.entries(headers).map(([name, node]) => {
    const { schema = {}, description = "", example, required = false } = resolve<Header>(document, node);
    const described: Schema = { ...schema, description, ...(example === undefined ? {} : { examples: [example] }) };
    return memberOf(document, { name, schema: described, required, anchor: `${anchor}-header` });
  });
}

function shapeOf(schema: Schema): string {
  return componentName(schema) ?? JSON.stringify(schema);
}
