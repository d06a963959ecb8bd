import type { operations, paths } from "../../../generated/client/api.d.ts";
import type { Caller } from "../accounts/accounts.ts";
import type { Behaviour } from "../dialects/dialects.ts";

type ValueOf<Map> = Map[keyof Map];
type AtPaths = ValueOf<{ [Path in keyof paths]: ValueOf<paths[Path]> }>;

/** The operations that the platform serves, which are those at its paths; merchants serve the others. */
type Served = { [Id in keyof operations as operations[Id] extends AtPaths ? Id : never]: operations[Id] };

export type OperationId = keyof Served;

type JsonOf<Part> = Part extends { content: { "application/json": infer Body } } ? Body : never;

/** A valid request for an operation, as the contract's types have it. */
export interface Call<Id extends OperationId> {
  caller: Caller;
  path: Served[Id]["parameters"]["path"];
  query: NonNullable<Served[Id]["parameters"]["query"]>;
  behaviour: Behaviour;
  body: Served[Id] extends { requestBody: infer Body } ? JsonOf<Body> : undefined;
  /** The body with its numbers as they were written: to be kept and shown, or for exact arithmetic. */
  exact: Call<Id>["body"];
}

type BodyOf<Response> = [JsonOf<Response>] extends [never] ? { body?: undefined } : { body: JsonOf<Response> };

/** A response of an operation: one of its statuses, with what the contract says of its body. */
export type ResponseOf<Id extends OperationId> = {
  [Status in keyof Served[Id]["responses"] & number]: { status: Status } & BodyOf<Served[Id]["responses"][Status]>;
}[keyof Served[Id]["responses"] & number];

/** A handler for each operation of the contract, with what it needs besides the request. */
export type Handlers<Context> = { [Id in OperationId]: (call: Call<Id>, context: Context) => Promise<ResponseOf<Id>> };
