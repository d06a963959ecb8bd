import type { getHttpOperationsFromSpec, PrismHttpComponents } from "@stoplight/prism-http";

/** An operation of the contract as Prism holds it. */
export type Operation = Awaited<ReturnType<typeof getHttpOperationsFromSpec>>[number];

/** What Prism found wrong with a request. */
export type Violation = Parameters<PrismHttpComponents["mock"]>[0]["input"]["validations"][number];

/** The operation that a request is for, and what Prism's validation says of the request. */
export interface Match {
  operation: Operation;
  /** Values of the `{names}` in its path, decoded. */
  path: Record<string, string>;
  violations: Violation[];
}

/** Media types of the bodies that an operation takes; none if it takes no body. */
export function bodyTypes({ request }: Operation): string[] {
  return request?.body?.contents?.map(({ mediaType }) => mediaType) ?? [];
}
