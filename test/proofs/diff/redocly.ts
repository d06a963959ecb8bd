import type { Bump } from "../../../scripts/diff/rating.ts";
import { redoclyReport } from "../../../scripts/diff/redocly.ts";
import type { OpenApiDocument } from "../../../scripts/openapi/document.ts";

/** A change as Redocly's `diff` rates it, and where it is. */
interface RedoclyChange {
  bump: Bump;
  /** As a JSON Pointer into the new document, or into the old one for what was removed. */
  pointer: string;
}

/** Every change between two documents by Redocly's `diff` alone, with the rules that it recommends. No rule of ours goes over them. */
export async function askRedocly(before: OpenApiDocument, after: OpenApiDocument): Promise<RedoclyChange[]> {
  const { changes } = await redoclyReport(before, after);
  return changes.map(({ impact, base, revision }) => {
    const side = revision?.value === undefined ? (base ?? revision) : revision;
    return { bump: impact as Bump, pointer: side?.pointer ?? "#" };
  });
}
