import type { OpenApiDocument } from "../../openapi/document.ts";
import type { OperationPage } from "../model/operation-page.ts";
import { type ClientCall, clientArguments } from "./client-call.ts";
import type { Connection } from "./connection.ts";

/** A request that a code sample makes. */
export interface SampleRequest {
  method: string;
  /** Without its query. */
  url: string;
  /** Whole, each name and value encoded. */
  urlWithQuery: string;
  query: [name: string, value: string][];
  body?: unknown;
  /** Whether it authenticates with the account's ID and key. */
  basic: boolean;
  connection: Connection;
  /** How a typed client makes it. */
  client: ClientCall;
}

/** The request of an operation, made of the documented samples: what is required, and nothing else. */
export function sampleRequest(document: OpenApiDocument, page: OperationPage, connection: Connection): SampleRequest {
  const { audience, method, path } = page;
  const basePath = document["x-audiences"]?.[audience]?.basePath ?? "";
  const [schemes = []] = page.security;
  const kinds = schemes.map((name) => document.components.securitySchemes?.[name]);
  const required = page.parameters.filter((parameter) => parameter.required);
  const parameters = (place: string) =>
    required
      .filter((parameter) => parameter.in === place)
      .map(({ name, example = '""' }): [string, string] => [name, live(String(JSON.parse(example)), connection)]);
  const inPath = parameters("path");
  const key = kinds.flatMap((scheme) => (scheme?.in === "query" && scheme.name ? [scheme.name] : []));
  const query = [...parameters("query"), ...key.map((name): [string, string] => [name, connection.publicKey])];
  const url = connection.server + inPath.reduce((text, [name, value]) => text.replaceAll(`{${name}}`, value), path);
  return {
    method,
    url,
    urlWithQuery: query.length > 0 ? `${url}?${new URLSearchParams(query)}` : url,
    query,
    body: page.request?.examples[0]?.value,
    basic: kinds.some((scheme) => scheme?.scheme === "basic"),
    connection,
    client: {
      audience,
      baseUrl: connection.server + basePath,
      arguments: clientArguments(document, page, Object.fromEntries(inPath), Object.fromEntries(parameters("query"))),
    },
  };
}

function live(value: string, { values }: Connection): string {
  return values[value] ?? value;
}
