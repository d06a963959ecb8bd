import type { operations } from "../../../generated/mock-admin.d.ts";
import type { Control } from "./control.ts";

export type AdminOperationId = keyof operations;

type JsonOf<Part> = Part extends { content: { "application/json": infer Body } } ? Body : never;

/** A valid request for an operation of the admin API, as the types of its document have it. */
export interface AdminCall<Id extends AdminOperationId> {
  path: operations[Id]["parameters"]["path"];
  query: NonNullable<operations[Id]["parameters"]["query"]>;
  body: operations[Id] extends { requestBody: infer Body }
    ? JsonOf<Body>
    : operations[Id] extends { requestBody?: infer Body }
      ? JsonOf<Body> | undefined
      : undefined;
}

/** The body of an operation's answer; nothing makes a 204. */
export type AdminAnswer<Id extends AdminOperationId> = operations[Id]["responses"] extends { 200: infer Answer }
  ? JsonOf<Answer>
  : undefined;

/** Something that carries out every operation of the admin API's document. */
export type AdminHandlers = {
  [Id in AdminOperationId]: (control: Control, call: AdminCall<Id>) => AdminAnswer<Id> | Promise<AdminAnswer<Id>>;
};
