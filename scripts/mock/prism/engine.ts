import {
  createInstance,
  getHttpOperationsFromSpec,
  type IHttpConfig,
  type IHttpRequest,
  type PrismHttpComponents,
} from "@stoplight/prism-http";
import { isLeft, right } from "fp-ts/lib/Either.js";
import type { OpenApiDocument } from "../../openapi/document.ts";
import { type Answer, errorDocument, refuse } from "../http/answer.ts";
import type { MockRequest } from "../http/request.ts";
import { generable } from "./generable.ts";
import { bodyTypes, type Match, type Operation, type Violation } from "./operation.ts";
import { allowedMethods, methodsOf } from "./path-template.ts";
import type { Preference } from "./prefer.ts";
import { quietLogger } from "./quiet-logger.ts";

/** Prism, behind the two questions that the mock asks it. */
export interface Engine {
  /**
   * Routes a request and holds it against the contract.
   *
   * @param body the parsed body, or undefined where there is none
   * @throws Refusal with 404 or 405
   */
  match(request: MockRequest, body: unknown): Promise<Match>;
  /** Methods that a path takes; none if no operation has the path. */
  methods(path: string): string[];
  /** Finds an operation by its ID. */
  operation(id: string): Operation | undefined;
  /** Methods that any path takes. */
  everyMethod: string[];
  /** Negotiates an example, or a generated body, for the operation that the request is for. */
  example(request: MockRequest, preference: Preference): Promise<Answer>;
}

// Credentials are checked by credentials.ts: Prism answers 401 to a look-up that needs no key and bears a Basic header.
const gateConfig: IHttpConfig = {
  isProxy: false,
  checkSecurity: false,
  validateRequest: true,
  validateResponse: false,
  errors: false,
  upstreamProxy: undefined,
  mock: { dynamic: false },
};

/** Loads the contract into Prism. */
export async function createEngine(contract: OpenApiDocument): Promise<Engine> {
  const operations = await getHttpOperationsFromSpec(structuredClone(contract));
  // Prism would call them, unsigned, at whatever address a request names.
  for (const operation of operations) delete operation.callbacks;
  // Prism takes names without regard to case, which would let FILTER[...] pass for a filter that is then not applied.
  const known = new Set(operations.flatMap((operation) => operation.request?.query?.map(({ name }) => name) ?? []));

  const gate = createInstance(gateConfig, components({ mock: handOver }));
  const examples = createInstance({ ...gateConfig, validateRequest: false }, components());
  const generableOperations = operations.map(generable);
  return {
    methods: (path) => allowedMethods(operations, path),
    operation: (id) => operations.find(({ iid }) => iid === id),
    everyMethod: methodsOf(operations),
    async match(request, body) {
      const result = await gate.request(toPrism(request, known, body), operations)();
      if (isLeft(result)) throw routingError(result.left, operations, request);
      return result.right.output.body as Match;
    },
    async example(request, { code, example, dynamic = false, unlisted = false }) {
      const mock = { dynamic, ...(code ? { code } : {}), ...(example ? { exampleKey: example } : {}) };
      const config = { ...gateConfig, validateRequest: false, mock };
      const result = await examples.request(toPrism(request, known), generableOperations, config)();
      if (isLeft(result)) throw result.left;
      const { statusCode, headers = {}, body } = result.right.output;
      return { status: statusCode, headers: textHeaders(headers), body: unlisted ? ofStatus(statusCode, body) : body };
    },
  };
}

/** Stands where Prism makes an answer: it gives back what Prism knows of the request by then. */
const handOver: PrismHttpComponents["mock"] =
  ({ resource, input }) =>
  () =>
    right({
      statusCode: 200,
      body: { operation: resource, violations: relevant(input.validations, resource) } satisfies Match,
    });

/** A body that the operation doesn't take is not looked at; Prism finds fault with it. */
function relevant(violations: Violation[], operation: Operation): Violation[] {
  return bodyTypes(operation).length > 0 ? violations : violations.filter(({ path = ["body"] }) => path[0] !== "body");
}

/** Prism takes its own component for each that is missing, which its types don't say. */
function components(own: Partial<PrismHttpComponents> = {}): PrismHttpComponents {
  return { ...own, logger: quietLogger } as PrismHttpComponents;
}

function routingError(error: Error & { status?: number }, operations: Operation[], { path }: MockRequest): Error {
  if (error.status === 404) return refuse(404, "No operation has this path.");
  if (error.status !== 405) return error;
  const methods = allowedMethods(operations, path).join(", ");
  return refuse(405, `This path takes ${methods}.`, { Allow: methods });
}

function toPrism(request: MockRequest, known: Set<string>, body?: unknown): IHttpRequest {
  const length = request.body.length;
  return {
    // HEAD is a GET whose body is not sent.
    method: (request.method === "HEAD" ? "GET" : request.method).toLowerCase() as IHttpRequest["method"],
    // A comma would make a list of a parameter that is none.
    url: { path: request.path.replaceAll(",", "%2C"), query: queryValues(request.query, known) },
    // The real media type is checked by body.ts: Prism throws on one that can't be read.
    headers: length > 0 ? { "content-type": "application/json", "content-length": String(length) } : {},
    body,
  };
}

function queryValues(query: URLSearchParams, known: Set<string>): Record<string, string | string[]> {
  const names = [...new Set(query.keys())].filter((name) => known.has(name));
  return Object.fromEntries(
    names.map((name) => {
      const [first = "", ...more] = query.getAll(name);
      return [name, more.length > 0 ? [first, ...more] : first];
    }),
  );
}

/** The examples of `default` are of some status each; of any other the error is written anew. */
function ofStatus(status: number, body: unknown): unknown {
  const [error] = (body as Partial<ReturnType<typeof errorDocument>>).errors ?? [];
  return error?.code === String(status) ? body : errorDocument(status);
}

function textHeaders(headers: Record<string, unknown>): Record<string, string> {
  const sent = Object.entries(headers).filter(([name, value]) => value !== null && !/^content-type$/i.test(name));
  return Object.fromEntries(sent.map(([name, value]) => [name, String(value)]));
}
