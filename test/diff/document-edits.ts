import type { OpenApiDocument } from "../../scripts/openapi/document.ts";
import {
  inlineSchema,
  moveApi,
  moveIntoBase,
  moveParameter,
  nameSchema,
  renamePathParameter,
  renameSchema,
} from "./name-edits.ts";
import type { Edit } from "./rate.ts";
import type { Want } from "./schema-edits.ts";
import { assign, json, newOperation, rename, severalParameters, Targets } from "./targets.ts";

/** An edit of a document, its class, and its class in the documents of the audiences, where that is another. */
export type DocumentRow = [
  name: string,
  edit: (document: OpenApiDocument, targets: Targets) => void,
  want: Want,
  audiences?: Record<string, Want>,
];

const onlyPrivate = { public: "none" } as const;
const text = { schema: { type: "string" } } as const;

export const documentRows: DocumentRow[] = [
  // Operations and paths
  ["a new path", (document) => assign(document.paths, { "/api/new": { get: newOperation() } }), "minor", onlyPrivate],
  ["a new operation", (_document, { item }) => assign(item, { delete: newOperation() }), "minor", onlyPrivate],
  ["a path gone", (document, { path }) => void delete document.paths[path], "major", onlyPrivate],
  ["an operation gone", (_document, { item, method }) => void delete item[method], "major", onlyPrivate],
  ["a path renamed", (document, { path }) => rename(document.paths, path, `${path}-new`), "major", onlyPrivate],
  [
    "an operation's ID renamed",
    (_document, { operation }) => assign(operation, { operationId: "another" }),
    "major",
    onlyPrivate,
  ],
  [
    "an operation under another tag",
    (_document, { operation }) => assign(operation, { tags: ["Another"] }),
    "major",
    onlyPrivate,
  ],
  [
    "an operation for another audience",
    (document, { operation, path }) => {
      operation["x-audience"] = "public";
      rename(document.paths, path, path.replace("/api", "/public-api"));
    },
    "major",
    { public: "minor" },
  ],
  [
    "an operation deprecated",
    (_document, { operation }) => assign(operation, { deprecated: true }),
    "minor",
    onlyPrivate,
  ],
  [
    "an operation's summary",
    (_document, { operation }) => assign(operation, { summary: "Do it" }),
    "patch",
    onlyPrivate,
  ],
  [
    "an operation's description",
    (_document, { operation }) => assign(operation, { description: "It does." }),
    "patch",
    onlyPrivate,
  ],

  // Parameters
  [
    "a new optional parameter",
    (_document, { operation }) => void operation.parameters?.push({ name: "new", in: "query", ...text }),
    "wire minor, code major",
    onlyPrivate,
  ],
  [
    "a new required parameter",
    (_document, { operation }) =>
      void operation.parameters?.push({ name: "new", in: "query", required: true, ...text }),
    "major",
    onlyPrivate,
  ],
  [
    "a new required parameter of a path",
    (_document, { item }) => assign(item, { parameters: [{ name: "new", in: "header", required: true, ...text }] }),
    "major",
    onlyPrivate,
  ],
  [
    "a new optional parameter before the others",
    (_document, { operation }) => void operation.parameters?.unshift({ name: "new", in: "query", ...text }),
    "major",
    onlyPrivate,
  ],
  ["parameters in another order", (document) => void severalParameters(document).reverse(), "major", onlyPrivate],
  [
    "a parameter as it is by default",
    (_document, { parameter }) => assign(parameter, { required: false, style: "form", explode: true }),
    "none",
    onlyPrivate,
  ],
  ["a parameter that moves to its path", moveParameter, "none", onlyPrivate],
  ["a parameter gone", (_document, { operation }) => void operation.parameters?.shift(), "major", onlyPrivate],
  ["a parameter renamed", (_document, { parameter }) => assign(parameter, { name: "another" }), "major", onlyPrivate],
  ["a parameter in a header", (_document, { parameter }) => assign(parameter, { in: "header" }), "major", onlyPrivate],
  ["a parameter required", (_document, { parameter }) => assign(parameter, { required: true }), "major", onlyPrivate],
  [
    "a parameter with other commas",
    (_document, { parameter }) => assign(parameter, { explode: false }),
    "major",
    onlyPrivate,
  ],
  [
    "a parameter with a greatest length",
    (_document, { parameter }) => assign(parameter.schema, { maxLength: 9 }),
    "major",
    onlyPrivate,
  ],
  [
    "a parameter's default",
    (_document, { parameter }) => assign(parameter.schema, { default: "a" }),
    "minor",
    onlyPrivate,
  ],
  [
    "a parameter of another type",
    (_document, { parameter }) => assign(parameter.schema, { type: "boolean" }),
    "major",
    onlyPrivate,
  ],
  [
    "a parameter's description",
    (_document, { parameter }) => assign(parameter, { description: "It is." }),
    "patch",
    onlyPrivate,
  ],
  ["a parameter's example", (_document, { parameter }) => assign(parameter, { example: "b" }), "patch", onlyPrivate],
  ["a parameter of a path renamed", renamePathParameter, "major", onlyPrivate],

  // Bodies and responses
  [
    "a body required no more",
    (_document, { called }) => assign(called.body, { required: false }),
    "minor",
    onlyPrivate,
  ],
  [
    "a body required",
    (_document, { operation }) => assign(operation, { requestBody: { required: true, content: json() } as never }),
    "major",
    onlyPrivate,
  ],
  [
    "an optional body",
    (_document, { operation }) => assign(operation, { requestBody: { content: json() } }),
    "wire minor, code major",
    onlyPrivate,
  ],
  ["a body gone", (_document, { called }) => void delete called.operation.requestBody, "major", onlyPrivate],
  [
    "another media type of a request",
    (_document, { called }) => assign(called.body.content, { "text/plain": json()["application/json"] }),
    "minor",
    onlyPrivate,
  ],
  [
    "a media type of a request renamed",
    (_document, { called }) => rename(called.body.content, "application/json", "text/json"),
    "major",
    onlyPrivate,
  ],
  [
    "a media type of a response renamed",
    (_document, { response }) => rename(response.content ?? {}, "application/json", "text/json"),
    "major",
    onlyPrivate,
  ],
  [
    "a new status",
    (_document, { operation }) => assign(operation.responses, { "418": { description: "No." } }),
    "minor",
    onlyPrivate,
  ],
  [
    "a new success that brings the same",
    (_document, { operation, response }) => assign(operation.responses, { "299": structuredClone(response) }),
    "minor",
    onlyPrivate,
  ],
  [
    "a new success that brings something else",
    (_document, { operation }) => assign(operation.responses, { "299": { description: "Done.", content: json() } }),
    "major",
    onlyPrivate,
  ],
  [
    "a status gone",
    (_document, { operation, status }) => void delete operation.responses[status],
    "major",
    onlyPrivate,
  ],
  [
    "a status renamed",
    (_document, { operation, status }) => rename(operation.responses, status, "299"),
    "major",
    onlyPrivate,
  ],
  [
    "a response's outcome",
    (_document, { response }) => assign(response, { "x-outcome": "duplicate" }),
    "major",
    onlyPrivate,
  ],
  [
    "a response's description",
    (_document, { response }) => assign(response, { description: "It went well." }),
    "patch",
    onlyPrivate,
  ],
  [
    "an example of a response",
    (_document, { response }) => assign(response.content?.["application/json"], { examples: {} }),
    "patch",
    onlyPrivate,
  ],
  ["the text of an example", (_document, { example }) => assign(example, { summary: "Other" }), "patch", onlyPrivate],

  // Parts of forms
  [
    "a part of a form with its media type by default",
    (_document, { encoding }) => assign(encoding, { note: { contentType: "text/plain" } }),
    "none",
  ],
  [
    "a part of a form that may have another media type",
    (_document, { encoding }) => assign(encoding, { picture: { contentType: "image/png, image/webp" } }),
    "minor",
    onlyPrivate,
  ],
  [
    "a part of a form with another media type",
    (_document, { encoding }) => assign(encoding, { picture: { contentType: "image/webp" } }),
    "major",
    onlyPrivate,
  ],
  [
    "a part of a form with a media type of its own",
    (_document, { encoding }) => assign(encoding, { note: { contentType: "text/csv" } }),
    "major",
    onlyPrivate,
  ],
  [
    "a part of a form that is written otherwise",
    (_document, { encoding }) => assign(encoding, { note: { style: "pipeDelimited" } }),
    "major",
    onlyPrivate,
  ],
  [
    "a new header that a part of a form may have",
    (_document, { encoding }) => assign(encoding, { note: { headers: { "X-New": text } } }),
    "minor",
    onlyPrivate,
  ],
  [
    "a new header that a part of a form must have",
    (_document, { encoding }) => assign(encoding, { note: { headers: { "X-New": { required: true, ...text } } } }),
    "major",
    onlyPrivate,
  ],

  // Headers and links
  ["a new header", (_document, { response }) => assign(response.headers, { "X-New": text }), "minor", onlyPrivate],
  ["a header gone", (_document, { response }) => void delete response.headers, "major", onlyPrivate],
  [
    "a header that may be missing",
    (_document, { header }) => assign(header, { required: false }),
    "major",
    onlyPrivate,
  ],
  [
    "a header of another type",
    (_document, { header }) => assign(header, { schema: { type: "integer" } }),
    "major",
    onlyPrivate,
  ],
  [
    "a header's description",
    (_document, { header }) => assign(header, { description: "It says." }),
    "patch",
    onlyPrivate,
  ],
  [
    "a new link",
    (_document, { response, called }) => assign(response.links, { new: { operationId: called.operation.operationId } }),
    "minor",
    onlyPrivate,
  ],
  ["a link gone", (_document, { response }) => void delete response.links, "major", onlyPrivate],
  [
    "a link to another operation",
    (_document, { link, called }) => assign(link, { operationId: called.operation.operationId }),
    "major",
    onlyPrivate,
  ],
  [
    "a link by another value",
    (_document, { link }) => assign(link, { parameters: { id: "$response.body#/other" } }),
    "major",
    onlyPrivate,
  ],
  ["a link's description", (_document, { link }) => assign(link, { description: "It leads." }), "patch", onlyPrivate],

  // Callbacks and webhooks
  [
    "a new callback",
    (_document, { operation }) => assign(operation, { callbacks: { fresh: { "{$url}": { post: newOperation() } } } }),
    "minor",
    onlyPrivate,
  ],
  ["a callback gone", (_document, { called }) => void delete called.operation.callbacks, "major", onlyPrivate],
  [
    "a callback renamed",
    (_document, { called }) => rename(called.operation.callbacks ?? {}, called.callback, "another"),
    "major",
    onlyPrivate,
  ],
  [
    "a callback to another address",
    (_document, { called }) => rename(called.addresses, called.address, "{$request.body#/other}"),
    "major",
    onlyPrivate,
  ],
  [
    "a callback's ID renamed",
    (_document, { called }) => assign(called.receiver, { operationId: "another" }),
    "major",
    onlyPrivate,
  ],
  [
    "a header of a callback that may be missing",
    (_document, { callbackHeader }) => assign(callbackHeader, { required: false }),
    "major",
    onlyPrivate,
  ],
  [
    "a header of a callback gone",
    (_document, { called }) => assign(called.receiver, { parameters: [] }),
    "major",
    onlyPrivate,
  ],
  [
    "a new header of a callback",
    (_document, { called }) =>
      void called.receiver.parameters?.push({ name: "X-New", in: "header", required: true, ...text }),
    "minor",
    onlyPrivate,
  ],
  [
    "a callback without its body",
    (_document, { called }) => void delete called.receiver.requestBody,
    "major",
    onlyPrivate,
  ],
  [
    "another response to a callback",
    (_document, { called }) => assign(called.receiver.responses, { "202": { description: "Later." } }),
    "minor",
    onlyPrivate,
  ],
  [
    "a response to a callback gone",
    (_document, { called }) => void delete called.receiver.responses["200"],
    "major",
    onlyPrivate,
  ],
  [
    "a new header that a response to a callback may have",
    (_document, { called }) => assign(called.received, { headers: { "X-New": text } }),
    "minor",
    onlyPrivate,
  ],
  [
    "a new header that a response to a callback must have",
    (_document, { called }) => assign(called.received, { headers: { "X-New": { required: true, ...text } } }),
    "major",
    onlyPrivate,
  ],
  [
    "a response to a callback with a body",
    (_document, { called }) => assign(called.received, { content: json() }),
    "major",
    onlyPrivate,
  ],
  [
    "a new webhook",
    (document) => assign(document, { webhooks: { ...document.webhooks, fresh: { post: newOperation() } } }),
    "minor",
    onlyPrivate,
  ],
  ["a webhook gone", (document) => void delete document.webhooks, "major", onlyPrivate],
  [
    "a webhook renamed",
    (document, { webhook }) => rename(document.webhooks ?? {}, webhook, "another"),
    "major",
    onlyPrivate,
  ],

  // Security and servers
  [
    "another way in",
    (_document, { operation }) => void operation.security?.push({ publicKey: [] }),
    "minor",
    onlyPrivate,
  ],
  [
    "no way in without a key",
    (_document, { open }) =>
      assign(open, { security: open.security?.filter((way) => Object.keys(way).length > 0) ?? [] }),
    "major",
    { private: "none" },
  ],
  [
    "a way in gone",
    (_document, { operation }) => assign(operation, { security: [{ publicKey: [] }] }),
    "major",
    onlyPrivate,
  ],
  ["another scheme", (_document, { scheme }) => assign(scheme, { scheme: "bearer" }), "major", onlyPrivate],
  [
    "a scheme's description",
    (_document, { scheme }) => assign(scheme, { description: "It is." }),
    "patch",
    onlyPrivate,
  ],
  ["a new server", (document) => void document.servers.push({ url: "https://second.example" }), "minor"],
  [
    "a new server before the others",
    (document) => void document.servers.unshift({ url: "https://second.example" }),
    "major",
  ],
  ["another server", (document) => assign(document, { servers: [{ url: "https://second.example" }] }), "major"],
  [
    "another host by default",
    (document) => assign(document.servers[0]?.variables?.host, { default: "second.example" }),
    "major",
  ],
  ["a server's description", (document) => assign(document.servers[0], { description: "It is." }), "patch"],
  ["an API at another path", moveApi, "major", { private: "none" }],

  // Names of schemas
  ["a schema renamed", renameSchema, "major", onlyPrivate],
  ["a schema in place of its name", inlineSchema, "major", onlyPrivate],
  ["a name for a schema in place", nameSchema, "major", onlyPrivate],
  ["members gathered from a base", moveIntoBase, "minor", onlyPrivate],

  // The document itself
  ["the version", (document) => assign(document.info, { version: "9.9.9" }), "none"],
  [
    "the title",
    (document) => assign(document.info, { title: "Another" }),
    "patch",
    { private: "none", public: "none" },
  ],
  [
    "the introduction",
    (document) => assign(document.info, { description: "It is." }),
    "patch",
    { private: "none", public: "none" },
  ],
  [
    "an audience's introduction",
    (document) => assign(document["x-audiences"]?.private, { description: "It is." }),
    "patch",
    onlyPrivate,
  ],
  ["a tag's description", (_document, { tag }) => assign(tag, { description: "They are." }), "patch"],
  [
    "a new outcome",
    (document) => assign(document["x-outcomes"], { fresh: { title: "Fresh" } }),
    "minor",
    { private: "none", public: "none" },
  ],
  ["an outcome gone", (document) => void delete document["x-outcomes"]?.duplicate, "major", onlyPrivate],
  [
    "a beginning of keys",
    (_document, { scheme }) => assign(scheme, { "x-key-prefixes": { test: "t_", live: "l_" } }),
    "minor",
    onlyPrivate,
  ],
  [
    "another beginning of keys",
    ({ components: { securitySchemes = {} } }) => {
      const known = Object.values(securitySchemes).filter((scheme) => "x-key-prefixes" in scheme);
      for (const scheme of known) assign(scheme, { "x-key-prefixes": { test: "t_", live: "l_" } });
    },
    "major",
    { private: "none" },
  ],
  ["an earlier patch of the standard", (document) => assign(document, { openapi: "3.1.0" }), "patch"],
  ["another version of the standard", (document) => assign(document, { openapi: "3.2.0" }), "major"],
  ["what an outcome means", (_document, { outcome }) => assign(outcome, { description: "It is there." }), "patch"],
  ["a member that nobody knows", (document) => assign(document, { "x-nobody-knows": 1 }), "major"],
];

/** The rows as edits. */
export function documentEdits(): (Edit & { row: DocumentRow })[] {
  return documentRows.map((row) => ({
    name: row[0],
    row,
    make: (document) => row[1](document, new Targets(document)),
  }));
}
