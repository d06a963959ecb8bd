import type {
  Example,
  Header,
  Link,
  MediaType,
  OpenApiDocument,
  Operation,
  Parameter,
  PathItem,
  RequestBody,
  Response,
  Schema,
  SecurityScheme,
} from "../../scripts/openapi/document.ts";
import { follow, type PlacedOperation } from "../../scripts/openapi/model.ts";
import { contract } from "../contract.ts";
import { referredName, writtenOperations } from "./written.ts";

const text = { type: "string" } as const;

const form: MediaType = {
  schema: { type: "object", properties: { note: { ...text }, picture: { type: "string", format: "binary" } } },
  encoding: { picture: { contentType: "image/png" } },
};

/** Where the operations are that edits are made to. They are found once, as an edit may hide them. */
const plain = placed("private", ({ operation }) => operation.requestBody === undefined);
const calling = placed("private", ({ operation }) => operation.callbacks !== undefined);
const open = placed("public", ({ operation: { security = [] } }) => security.length > 1 && security.some(isEmpty));

/** The contract, in which an operation of the private API has one of each thing that an edit may want to change. */
export function withTargets(): OpenApiDocument {
  const document = structuredClone(contract);
  const { operation, response } = new Targets(document);
  operation.parameters = [{ name: "probe", in: "query", description: "A probe.", example: "a", schema: { ...text } }];
  response.headers = { "X-Probe": { required: true, description: "A probe.", schema: { ...text } } };
  response.links = {
    probe: { operationId: operation.operationId, description: "A probe.", parameters: { probe: "$url" } },
  };
  assign(requestSchema(document).properties, { probe: { ...text } });
  assign(new Targets(document).called.body.content, { "multipart/form-data": structuredClone(form) });
  return document;
}

/** What edits are made to, in one document. */
export class Targets {
  readonly path = plain.path;
  readonly method = plain.method;
  readonly status = statusOf(plain.operation);
  readonly webhook = first(Object.keys(contract.webhooks ?? {}));
  readonly #document: OpenApiDocument;

  constructor(document: OpenApiDocument) {
    this.#document = document;
  }

  get item(): PathItem {
    return this.#document.paths[plain.path] ?? {};
  }

  get operation(): Operation {
    return operationAt(this.#document, plain);
  }

  get open(): Operation {
    return operationAt(this.#document, open);
  }

  /** How the parts of a body that is a form are written. */
  get encoding(): object {
    return first([this.called.body.content["multipart/form-data"]?.encoding]) as object;
  }

  get response(): Response {
    return follow<Response>(this.#document, first([this.operation.responses[this.status]]));
  }

  get parameter(): Parameter {
    return first(this.operation.parameters ?? []) as Parameter;
  }

  get header(): Header {
    return first(Object.values(this.response.headers ?? {})) as Header;
  }

  get link(): Link {
    return first(Object.values(this.response.links ?? {})) as Link;
  }

  get example(): Example {
    const { examples = {} } = first(Object.values(this.response.content ?? {}));
    return follow<Example>(this.#document, first(Object.values(examples)));
  }

  /** The meaning of the response's outcome. */
  get outcome(): object {
    return first([this.#document["x-outcomes"]?.[this.response["x-outcome"] ?? ""]]);
  }

  get scheme(): SecurityScheme {
    return first(Object.values(this.#document.components.securitySchemes ?? {}));
  }

  get tag() {
    return first(this.#document.tags.filter(({ name }) => plain.operation.tags.includes(name)));
  }

  get callbackHeader(): Parameter {
    return follow<Parameter>(this.#document, first(this.called.receiver.parameters ?? []));
  }

  /** The operation that asks for callbacks, and what is called. */
  get called() {
    const operation = operationAt(this.#document, calling);
    const callback = first(Object.keys(calling.operation.callbacks ?? {}));
    const addresses = follow<Record<string, PathItem>>(this.#document, first([operation.callbacks?.[callback]]));
    const address = first(Object.keys(addresses));
    const receiver = first(Object.values(follow<PathItem>(this.#document, addresses[address] ?? {}))) as Operation;
    const body = follow<RequestBody>(this.#document, first([operation.requestBody]));
    const received = follow<Response>(this.#document, first([receiver.responses["200"]]));
    return { operation, callback, addresses, address, receiver, received, body };
  }
}

function placed(audience: string, test: (placed: PlacedOperation) => boolean): PlacedOperation {
  return first(writtenOperations(contract).filter((one) => one.operation["x-audience"] === audience && test(one)));
}

function operationAt({ paths }: OpenApiDocument, { path, method }: PlacedOperation): Operation {
  return first([paths[path]?.[method]]);
}

function isEmpty(value: object): boolean {
  return Object.keys(value).length === 0;
}

function statusOf({ responses }: Operation): string {
  return first(Object.keys(responses).filter((status) => status.startsWith("2")));
}

export function newOperation(): Operation {
  const responses = { "200": { description: "Done.", "x-outcome": "none" } };
  return {
    operationId: "fresh",
    summary: "Fresh",
    description: "Fresh.",
    tags: ["Fresh"],
    "x-audience": "private",
    responses,
  };
}

export function json(): Record<string, MediaType> {
  return { "application/json": { schema: { type: "object" } } };
}

export function rename(map: object, from: string, to: string): void {
  const entries = map as Record<string, unknown>;
  entries[to] = entries[from];
  delete entries[from];
}

export function first<Item>([item]: (Item | undefined)[]): Item {
  if (item === undefined) throw new Error("the contract has none of what the edit is about");
  return item;
}

/** Sets members of an object, which is there. */
export function assign(object: object | undefined, members: object): void {
  if (object === undefined) throw new Error("the contract has none of what the edit is about");
  Object.assign(object, members);
}

export function nameOfRequest(document: OpenApiDocument): string {
  return referredName(requestMedia(document).schema ?? {}) ?? "";
}

export function requestSchema(document: OpenApiDocument): Schema {
  return document.components.schemas[nameOfRequest(document)] ?? {};
}

/** The parameters of the first private operation that has several. */
export function severalParameters(document: OpenApiDocument): object[] {
  const { operation } = first(
    writtenOperations(document).filter(
      ({ operation: { parameters = [], ...one } }) => one["x-audience"] === "private" && parameters.length > 1,
    ),
  );
  return operation.parameters ?? [];
}

/** The JSON body of the first private operation that has one. */
export function requestMedia(document: OpenApiDocument): { schema?: Schema } {
  const { operation } = first(
    writtenOperations(document).filter((one) => one.operation["x-audience"] === "private" && one.operation.requestBody),
  );
  const { requestBody } = operation;
  if (!requestBody || "$ref" in requestBody) throw new Error(`${operation.operationId}: its body is not in place`);
  return first(Object.values((requestBody as { content: Record<string, { schema?: Schema }> }).content));
}
