import type { OpenApiDocument } from "../../openapi/document.ts";
import type { Answer } from "../http/answer.ts";
import type { MockRequest } from "../http/request.ts";
import { exampleAnswer } from "./examples.ts";
import { generateAnswer } from "./generate.ts";
import type { Match, Operation } from "./operation.ts";
import type { Preference } from "./prefer.ts";
import { readOperations } from "./read-operations.ts";
import { createRouter, methodsOf } from "./router.ts";
import { createValidation } from "./violations.ts";

/** What the contract says of requests and answers: Prism's own validation, and what is prepared of the rest of it at the start. */
export interface Engine {
  /**
   * Routes a request and holds it against the contract.
   *
   * @param body the parsed body, or undefined where there is none
   * @throws Refusal with 400, 404 or 405
   */
  match(request: MockRequest, body: unknown): Match;
  /** Methods that a path takes; none if no operation has the path. */
  methods(path: string): string[];
  /** Finds an operation by its ID. */
  operation(id: string): Operation | undefined;
  /** Methods that any path takes. */
  everyMethod: string[];
  /** Negotiates an example, or a generated body, for an operation. */
  example(operation: Operation, preference: Preference): Answer | Promise<Answer>;
}

/** Prepares a contract for requests. */
export async function createEngine(contract: OpenApiDocument): Promise<Engine> {
  const operations = readOperations(contract);
  const router = createRouter(operations);
  const findViolations = createValidation(operations);
  return {
    methods: router.methods,
    operation: (id) => operations.find(({ iid }) => iid === id),
    everyMethod: methodsOf(operations),
    match(request, body) {
      const { operation, path } = router.route(request.method, request.path);
      return { operation, path, violations: findViolations(operation, { request, path, body }) };
    },
    example: (operation, preference) => exampleAnswer(operation, preference) ?? generateAnswer(operation, preference),
  };
}
