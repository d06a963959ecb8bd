// Generated from spec/ by `npm run build`. Do not edit.

import { fieldRegExp, longestValue } from "./field-regexp.js";
import { passesLuhn } from "./luhn.js";
/**
 * Checks what somebody filled in against what a service asks for, as far as that can be told without the platform.
 *
 * @param service as the pre-request describes it
 * @param fields what would be sent as `fields`
 * @returns the first problem of each field that has one; an empty map if there is none
 */
export function validateFields(service, fields) {
    const problems = service.fields.map((field) => [field.key, problemOf(field, textOf(fields[field.key]))]);
    return Object.fromEntries(problems.filter(([, problem]) => problem));
}
function problemOf(field, value) {
    if (value === "")
        return field.required ? "required" : undefined;
    if (value.length <= longestValue && fieldRegExp(field)?.test(value) === false)
        return "regexp";
    const { validators = [] } = { ...field.options };
    return validators.some(({ name }) => name === "Luhn") && !passesLuhn(value) ? "Luhn" : undefined;
}
function textOf(value) {
    return value === undefined || value === null ? "" : String(value);
}
