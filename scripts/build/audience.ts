import { CheckError } from "../command-line/command-line.ts";
import { type OpenApiDocument, operationsOf, type PathItem } from "../openapi/openapi.ts";

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

  const paths = select(rest.paths, name, audiences);
  const webhooks = select(rest.webhooks ?? {}, name, audiences);
  const document: OpenApiDocument = {
    ...rest,
    info: { ...rest.info, ...introduction },
    servers: rest.servers.map((server) => ({ ...server, url: server.url + basePath })),
    paths: Object.fromEntries(Object.entries(paths).map(([path, item]) => [withoutBase(path, basePath, name), item])),
    webhooks,
  };
  if (Object.keys(webhooks).length === 0) delete document.webhooks;

  const operations = [...Object.values(paths), ...Object.values(webhooks)].flatMap(operationsOf);
  const tags = new Set(operations.flatMap(([, operation]) => operation.tags));
  document.tags = rest.tags.filter((tag) => tags.has(tag.name));
  document.components = reachableComponents(document);
  return document;
}

function select(items: Record<string, PathItem>, audience: string, known: object): Record<string, PathItem> {
  const selected: Record<string, PathItem> = {};
  for (const [path, item] of Object.entries(items)) {
    for (const [method, operation] of operationsOf(item)) {
      const own = operation["x-audience"];
      if (own === undefined || !(own in known)) {
        const names = Object.keys(known).join(" or ");
        throw new CheckError(`${method.toUpperCase()} ${path}: x-audience is ${own ?? "missing"}. Set it to ${names}.`);
      }
      if (own === audience) selected[path] = { ...selected[path], [method]: operation };
    }
  }
  return selected;
}

function withoutBase(path: string, basePath: string, audience: string): string {
  if (!path.startsWith(`${basePath}/`)) {
    throw new CheckError(`${path}: stands outside ${basePath}, where the ${audience} API is. Move it there.`);
  }
  return path.slice(basePath.length);
}

/** The components that paths and webhooks lead to, through whatever number of references. */
function reachableComponents(document: OpenApiDocument): OpenApiDocument["components"] {
  const { components, ...entrances } = document;
  const reached = new Set<string>();
  const visit = (node: unknown): void => {
    if (node === null || typeof node !== "object") return;
    for (const [member, value] of Object.entries(node)) {
      if (member === "$ref" && typeof value === "string") reach(value);
      else if (member === "security")
        for (const scheme of value.flatMap(Object.keys)) reach(`#/components/securitySchemes/${scheme}`);
      else visit(value);
    }
  };
  const reach = (reference: string): void => {
    if (reached.has(reference)) return;
    reached.add(reference);
    const [, , kind = "", name = ""] = reference.split("/");
    visit(components[kind]?.[name]);
  };
  visit(entrances);

  const kept: OpenApiDocument["components"] = {};
  for (const [kind, entries] of Object.entries(components)) {
    const used = Object.entries(entries).filter(([name]) => reached.has(`#/components/${kind}/${name}`));
    if (used.length > 0) kept[kind] = Object.fromEntries(used);
  }
  return kept;
}
