import type { OpenApiDocument } from "../openapi/document.ts";
import { type Node, visitNodes } from "../openapi/nodes.ts";
import { stepsOf } from "../openapi/resolve.ts";
import type { Kind } from "../openapi/shape.ts";

/** The components that the rest of a document leads to, through whatever number of references. */
export function reachableComponents({ components, ...entrances }: OpenApiDocument): Record<string, object> {
  const reached = new Set<string>();
  const reach = (kind: string, name: string): void => {
    const component = components[kind]?.[name];
    if (component === undefined || reached.has(`${kind} ${name}`)) return;
    reached.add(`${kind} ${name}`);
    visitNodes({ components: { [kind]: { [name]: component } } }, "OpenAPI", visit);
  };
  const visit = (node: Node, kind: Kind): void => {
    if (kind === "SecurityRequirement") for (const scheme of Object.keys(node)) reach("securitySchemes", scheme);
    if (typeof node.$ref !== "string") return;
    const [, component = "", name = ""] = stepsOf(node.$ref);
    reach(component, name);
  };
  visitNodes(entrances, "OpenAPI", visit);

  const kept = Object.entries(components).map(([kind, entries]): [string, object] => {
    const used = Object.entries(entries).filter(([name]) => reached.has(`${kind} ${name}`));
    return [kind, Object.fromEntries(used)];
  });
  return Object.fromEntries(kept.filter(([, entries]) => Object.keys(entries).length > 0));
}
