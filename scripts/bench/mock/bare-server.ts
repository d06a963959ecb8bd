import { createServer } from "node:http";
import { text } from "node:stream/consumers";
import { Ajv2020 } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { contract, model } from "../../../test/contract.ts";
import { bodies, type PlacedOperation } from "../../openapi/model.ts";

/**
 * The limit: Node's own server, which finds the operation, holds parameters and body against the same schemas by the same
 * library, and answers with the first example of a success, made into text beforehand. It knows no credentials, no errors and
 * no state.
 */
export function serveBare(port: number): void {
  const routes = model.operations.map(prepare);
  createServer(async (request, reply) => {
    const [path = "", query = ""] = (request.url ?? "").split("?");
    const route = routes.find(({ method, pattern }) => method === request.method && pattern.test(path));
    const parameters = { ...route?.pattern.exec(path)?.groups, ...Object.fromEntries(new URLSearchParams(query)) };
    const body = request.method === "GET" ? undefined : JSON.parse(await text(request));
    const valid = route?.validParameters(parameters) && (!route.validBody || route.validBody(body));
    reply.writeHead(route && valid ? route.status : 422, { "Content-Type": "application/json" });
    reply.end(valid ? route?.answer : "");
  }).listen(port, "127.0.0.1");
}

const coercing = new Ajv2020({ strict: false, coerceTypes: true, allErrors: true });
const exact = new Ajv2020({ strict: false, allErrors: true });
addFormats.default(coercing);
addFormats.default(exact);

function prepare({ path, method, operation, parameters }: PlacedOperation) {
  const properties = Object.fromEntries(parameters.map(({ name, schema }) => [name, schema]));
  const required = parameters.filter((one) => one.required).map(({ name }) => name);
  const body = operation.requestBody;
  const schema = body?.content["application/json"]?.schema;
  const example = bodies(model).find((one) => one.operationId === operation.operationId && /^2/.test(one.place));
  return {
    method: method.toUpperCase(),
    pattern: new RegExp(`^${path.replaceAll(/\{(\w+)\}/g, "(?<$1>[^/]+)")}$`),
    validParameters: coercing.compile({ type: "object", properties, required }),
    validBody: schema && exact.compile({ components: contract.components, ...schema }),
    status: Number(example?.place),
    answer: JSON.stringify(example?.value),
  };
}
