import type { OpenApiDocument } from "./document.ts";

/** The API keys by the names of their schemes, and of the parameter, or member of a body, that bears each. */
export function apiKeys({ components }: OpenApiDocument): { scheme: string; member: string }[] {
  return Object.entries(components.securitySchemes ?? {})
    .filter(([, { type }]) => type === "apiKey")
    .map(([scheme, { name = "" }]) => ({ scheme, member: name }));
}
