import type { Link, OpenApiDocument } from "../../scripts/openapi/document.ts";
import { readModel } from "../../scripts/openapi/model.ts";

/** Everything that operations lead to: the components, as `kind/name`, and every name and text on the way. */
export interface Reached {
  components: Set<string>;
  texts: Set<string>;
}

/** Follows every reference and security scheme from the given nodes on, and links to operations of one audience alone. */
export function reach(document: OpenApiDocument, starts: unknown[], audience?: string): Reached {
  const audiences = new Map(
    readModel(document).all.map(({ operation }) => [operation.operationId, operation["x-audience"]]),
  );
  const isForeign = (name: string) => {
    const link = document.components.links?.[name] as Link | undefined;
    return audience !== undefined && audiences.get(link?.operationId ?? "") !== audience;
  };
  const components = new Set<string>();
  const texts = new Set<string>();
  const queue = [...starts];
  for (let node = queue.pop(); node !== undefined; node = queue.pop()) {
    if (typeof node === "string") texts.add(node);
    if (typeof node !== "object" || node === null) continue;
    for (const [name, value] of Object.entries(node)) {
      if (name === "links" && isLinks(value)) {
        queue.push(Object.fromEntries(Object.entries(value).filter(([, link]) => !isForeign(nameIn(link.$ref)))));
        texts.add(name);
        continue;
      }
      if (!Array.isArray(node)) texts.add(name);
      queue.push(value);
      const scheme = name in (document.components.securitySchemes ?? {}) ? `securitySchemes/${name}` : "";
      const component = name === "$ref" ? String(value).replace("#/components/", "") : scheme;
      if (component === "" || components.has(component)) continue;
      components.add(component);
      const [kind = "", member = ""] = component.split("/");
      texts.add(member);
      queue.push(document.components[kind]?.[member]);
    }
  }
  return { components, texts };
}

type Links = Record<string, { $ref: string }>;

/** The links of a response; a JSON:API document in an example has a member of that name, too. */
function isLinks(value: unknown): value is Links {
  const links = Object.values((value ?? {}) as Links);
  return links.length > 0 && links.every((link) => link?.$ref?.startsWith("#/components/links/"));
}

const nameIn = ($ref: string) => $ref.split("/").at(-1) ?? "";
