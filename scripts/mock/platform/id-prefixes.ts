import type { OpenApiDocument } from "../../openapi/document.ts";

/** How the platform's IDs begin, with the underscore that ends the beginning. */
export interface IdPrefixes {
  invoice: string;
  service: string;
  customer: string;
}

/** Reads the beginnings off the contract's own examples. */
export function readIdPrefixes({ components: { schemas } }: OpenApiDocument): IdPrefixes {
  const prefixIn = (schema: string) =>
    /^[^_]+_/.exec(String(schemas[schema]?.properties?.id?.examples?.[0]))?.[0] ?? "";
  return {
    invoice: prefixIn("PayoutInvoice"),
    service: prefixIn("PayoutService"),
    customer: prefixIn("CustomerIdentifier"),
  };
}
