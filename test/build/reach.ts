import type { OpenApiDocument } from "../../scripts/openapi/document.ts";

/** Everything that operations lead to: the components, as `kind/name`, and every name and text on the way. */
export interface Reached {
  components: Set<string>;
  texts: Set<string>;
}

/** Follows every reference and security scheme from the given nodes on. */
export function reach(document: OpenApiDocument, starts: unknown[]): Reached {
  const components = new Set<string>();
  const texts = new Set<string>();
  const queue = [...starts];
  for (let node = queue.pop(); node !== undefined; node = queue.pop()) {
    if (typeof node === "string") texts.add(node);
    if (typeof node !== "object" || node === null) continue;
    for (const [name, value] of Object.entries(node)) {
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
