import { CheckError } from "../command-line/command-line.ts";
import type { Components, OpenApiDocument, PathItem } from "../openapi/document.ts";
import { allOperations } from "../openapi/operations.ts";
import { resolve } from "../openapi/resolve.ts";
import { methods } from "../openapi/shape.ts";
import { withOwnLinks } from "./own-links.ts";
import { withOwnOutcomes } from "./own-outcomes.ts";
import { reachableComponents } from "./reachable-components.ts";

/**
 * Derives the document of one audience: its operations alone, at the paths that the documentation prints, with
 * the audience's base path moved into `servers`. It fails closed: what does not say that it is for this audience is left
 * out, and an operation that names no known audience, or stands outside its audience's base path, is an error.
 */
export function deriveAudience(contract: OpenApiDocument, name: string): OpenApiDocument {
  const { "x-audiences": audiences = {}, ...rest } = structuredClone(contract);
  const audience = audiences[name];
  if (!audience)
    throw new CheckError(`x-audiences: no audience ${name}. There are ${Object.keys(audiences).join(", ")}.`);
  const { basePath, ...introduction } = audience;

  const select = (items: Record<string, PathItem>): [path: string, item: PathItem][] =>
    Object.entries(items)
      .map(([path, item]): [string, PathItem] => [path, ownPart(resolve(contract, item), path, name, audiences)])
      .filter(([, item]) => methods.some((method) => method in item));
  const paths = select(rest.paths).map(([path, item]) => [withoutBase(path, basePath, name), item]);
  const webhooks = select(rest.webhooks ?? {});
  const document: OpenApiDocument = {
    ...rest,
    info: { ...rest.info, ...introduction },
    servers: rest.servers.map((server) => ({ ...server, url: server.url + basePath })),
    paths: Object.fromEntries(paths),
    webhooks: Object.fromEntries(webhooks),
  };
  if (webhooks.length === 0) delete document.webhooks;

  const tags = new Set(allOperations(document).flatMap(({ operation }) => operation.tags));
  document.tags = rest.tags.filter((tag) => tags.has(tag.name));
  const linked = withOwnLinks(document);
  return withOwnOutcomes({ ...linked, components: reachableComponents(linked) as Components });
}

/** A path item without the operations that are for others. What is said of all its operations stays. */
function ownPart(item: PathItem, path: string, audience: string, known: object): PathItem {
  const part = { ...item };
  for (const method of methods) {
    const own = item[method]?.["x-audience"];
    if (item[method] && (own === undefined || !Object.hasOwn(known, own))) {
      const names = Object.keys(known).join(" or ");
      throw new CheckError(`${method.toUpperCase()} ${path}: x-audience is ${own ?? "missing"}. Set it to ${names}.`);
    }
    if (own !== audience) delete part[method];
  }
  return part;
}

function withoutBase(path: string, basePath: string, audience: string): string {
  if (!path.startsWith(`${basePath}/`)) {
    throw new CheckError(`${path}: stands outside ${basePath}, where the ${audience} API is. Move it there.`);
  }
  return path.slice(basePath.length);
}
