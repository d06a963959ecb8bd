import type { Step } from "./places.ts";

/** Says in words where something is, such as `POST /api/payout-invoices, request: data.attributes.amount`. */
export function describePlace(steps: Step[]): string {
  const schema = steps.findIndex(({ kind }) => kind === "Schema");
  const [outer, inner] = schema < 0 ? [steps, []] : [steps.slice(0, schema), steps.slice(schema)];
  const parts: string[] = [];
  for (const step of outer) {
    // A method goes before the path that it is called on.
    if (step.kind === "Operation") parts.push(`${step.member.toUpperCase()} ${parts.pop()}`);
    else parts.push(wordsFor(step));
  }
  return [parts.filter(Boolean).join(", "), describeData(inner)].filter(Boolean).join(": ") || "document";
}

function wordsFor({ member, name, kind }: Step): string {
  if (member === "paths") return name ?? "";
  if (member === "x-outcomes") return `outcome ${name}`;
  if (member === "x-audiences") return `audience ${name}`;
  if (member === "webhooks") return `webhook ${name}`;
  if (kind === "PathItem") return `to ${member}`;
  if (kind === "RequestBody") return name === undefined ? "body" : `body ${name}`;
  if (kind === "Response") return `answer ${name}`;
  if (kind === "MediaType") return name === "application/json" ? "" : (name ?? "");
  return [kind.replaceAll(/(?<=[a-z])(?=[A-Z])/g, " ").toLowerCase(), name].filter(Boolean).join(" ");
}

/** The way into data, such as `data[].attributes`. */
function describeData(steps: Step[]): string {
  const words = steps.map(({ member, name }) => {
    if (member === "schema") return "";
    if (member === "schemas") return `schema ${name}`;
    if (member === "properties") return `.${name}`;
    if (member === "items") return "[]";
    if (member === "additionalProperties") return ".*";
    return ` ${member}${name === undefined ? "" : ` ${name}`}`;
  });
  return words.join("").replace(/^[. ]/, "");
}
