/** A document of the API, as far as it can be told without its schema. */
export interface ApiDocument {
  data?: unknown;
  errors?: unknown;
}

/**
 * Gives the body of an error the API's own form. A proxy before the platform may answer with no body, or with one that is no
 * JSON; `error` would then be undefined or a text, and a program that asks for it would take the failure for a success.
 */
export function readableError(text: string, status: number, statusText: string): string {
  const { errors, data } = readDocument(text);
  if (Array.isArray(errors) ? errors.every(isObject) : isObject(errors)) return text;
  return JSON.stringify({ errors: [{ status: statusText || "Unknown", code: `${status}` }], data });
}

/** The document in a text; an empty one if there is none. */
export function readDocument(text: string | undefined): ApiDocument {
  try {
    return Object(JSON.parse(text as string));
  } catch {
    return {};
  }
}

/** Whether a value is a map or a list. */
export function isObject(value: unknown): boolean {
  return Object(value) === value;
}
