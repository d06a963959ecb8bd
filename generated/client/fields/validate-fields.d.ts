// Generated from spec/ by `npm run build`. Do not edit.

import type { components } from "../api.d.ts";
type Schemas = components["schemas"];
/** What is wrong with a field, in the contract's words: it is `required`, its `regexp` does not match, or a check of that name fails. */
export type FieldProblem = "required" | "regexp" | "Luhn";
/**
 * Checks what somebody filled in against what a service asks for, as far as that can be told without the platform.
 *
 * @param service as the pre-request describes it
 * @param fields what would be sent as `fields`
 * @returns the first problem of each field that has one; an empty map if there is none
 */
export declare function validateFields(service: Pick<Schemas["PrerequestService"], "fields">, fields: Record<string, unknown>): Record<string, FieldProblem>;
export {};
