import type { Oas3Rule, Oas3Visitor, UserContext } from "@redocly/openapi-core";
import { formOf } from "../openapi/walk.ts";
import { composedTypes } from "./compose-responses.ts";

/** The project's own rules for Redocly, as `contract/...` in redocly.yaml, and the form of what the build composes. */
export default () => ({
  id: "contract",
  typeExtension: { oas3: composedTypes },
  rules: {
    oas3: {
      "responses-are-open": responsesAreOpen,
      success: successIsListed,
      "operation-id-is-verb-and-noun": operationIdIsVerbAndNoun,
      "replacement-is-there": replacementIsThere,
    },
  },
});

/** Every operation has a response of success, whichever of them. */
const successIsListed: Oas3Rule = () => ({
  Responses(responses: object, { report, location }: UserContext) {
    if (Object.keys(responses).some((status) => /^2(\d\d|XX)$/.test(status))) return;
    report({ message: "List the status of success, such as 200, 201, 202 or 204.", location: location.key() });
  },
});

/** An operation's ID becomes a function, so it reads as what the function does. The verbs are the rule's option. */
const operationIdIsVerbAndNoun: Oas3Rule = ({ verbs = [] }: { verbs?: string[] }) => ({
  Operation({ operationId = "" }: { operationId?: string }, { report, location }: UserContext) {
    const [, verb] = /^([a-z]+)[A-Z][A-Za-z0-9]*$/.exec(operationId) ?? [];
    const place = location.child("operationId");
    if (verb === undefined) {
      const message = `Write the operationId as verb and noun in camel case, such as getThing, not ${operationId || "none"}.`;
      report({ message, location: place });
    } else if (!verbs.includes(verb)) {
      const list = verbs.join(", ");
      const message = `${operationId} begins with ${verb}, and the verbs are ${list}. Use one of them, or add ${verb} to \`verbs\` of this rule in redocly.yaml.`;
      report({ message, location: place });
    }
  },
});

/** What takes the place of something deprecated is another operation, or another parameter or member beside it. */
const replacementIsThere: Oas3Rule = () => {
  const ids = new Set<string>();
  const replaced: [node: Deprecated, location: Location][] = [];
  /** Checks that one of several things is replaced by another of them. */
  const check = (node: Deprecated, known: string[], place: Location, { report }: UserContext): void => {
    const { deprecated, "x-replaced-by": name } = node;
    if (name === undefined) return;
    const location = place.child("x-replaced-by");
    if (!deprecated) report({ message: "Say `deprecated: true` of what `x-replaced-by` replaces.", location });
    if (!known.includes(name)) {
      report({ message: `${name} is not there to take the place. There are ${known.join(", ")}.`, location });
    }
  };
  return {
    Operation(operation: Deprecated & { operationId?: string; parameters?: object[] }, context: UserContext) {
      if (operation.operationId) ids.add(operation.operationId);
      replaced.push([operation, context.location]);
      const parameters = (operation.parameters ?? []).map((written, index) => {
        const { node, location } = context.resolve<Deprecated & { name?: string }>(written);
        const place = "$ref" in written ? location : context.location.child(["parameters", index]);
        return { node: node ?? {}, place: place ?? context.location };
      });
      const names = parameters.map(({ node }) => node.name ?? "");
      for (const { node, place } of parameters) check(node, names, place, context);
    },
    Schema({ properties = {} }: { properties?: Record<string, Deprecated> }, context: UserContext) {
      for (const [name, member] of Object.entries(properties)) {
        check(member, Object.keys(properties), context.location.child(["properties", name]), context);
      }
    },
    Root: {
      leave(_root: object, context: UserContext) {
        for (const [operation, location] of replaced) check(operation, [...ids], location, context);
      },
    },
  } as Oas3Visitor;
};

/** Keywords that reject a value that the platform may send in the future. */
const limits = [
  "enum",
  "pattern",
  "minLength",
  "maxLength",
  "minimum",
  "maximum",
  "exclusiveMinimum",
  "exclusiveMaximum",
  "multipleOf",
  "minItems",
  "uniqueItems",
  "minProperties",
  "maxProperties",
  "dependentRequired",
];

/** What a published fact can bear: the type of a JSON:API resource, and the list that stands for an empty map. */
const borneOut = ["const", "maxItems"];

/** Formats that say how wide a number is, so that generators don't take a narrower one. They reject nothing that is sent. */
const widths: unknown[] = ["int64", "double", undefined];

/** Where `false` closes an object to members that nobody knows yet. */
const closers = ["additionalProperties", "unevaluatedProperties"];

type Schema = Record<string, unknown>;
type Deprecated = { deprecated?: boolean; "x-replaced-by"?: string };
type Location = UserContext["location"];

/** What the platform sends, in responses and in callbacks, may be more than is known today, so nothing there may reject it. */
const responsesAreOpen: Oas3Rule = () => {
  const seen = new Set<string>();
  // Redocly's own walk goes no deeper than the first schema of a response, and visits one that a request shares only once.
  const walk = (node: unknown, location: Location, context: UserContext): void => {
    if (typeof node !== "object" || node === null) return;
    const target = context.resolve<Schema>(node as Schema, location.source.absoluteRef);
    const schema = target.node;
    const place = "$ref" in node ? (target.location ?? location) : location;
    if (!schema || seen.has(place.absolutePointer)) return;
    seen.add(place.absolutePointer);
    check(schema, place, context);
    for (const [path, part] of partsOf(schema)) walk(part, place.child(path), context);
  };
  const start = (schema: unknown, context: UserContext) => walk(schema, context.location, context);
  return {
    Response: { Schema: start },
    Callback: { RequestBody: { Schema: start } },
    WebhooksMap: { RequestBody: { Schema: start } },
  } as Oas3Visitor;
};

function check(schema: Schema, location: Location, { report }: UserContext): void {
  const closing = [
    ...limits.filter((keyword) => keyword in schema),
    ...borneOut.filter((keyword) => keyword in schema && schema["x-source"] !== "published"),
    ...closers.filter((keyword) => schema[keyword] === false),
    ...(widths.includes(schema.format) ? [] : ["format"]),
  ];
  for (const keyword of closing) {
    const remedy = borneOut.includes(keyword) ? "Support it with `x-source: published`, or remove it." : "Remove it.";
    report({
      message: `\`${keyword}\` rejects responses that the platform may send in the future. ${remedy}`,
      location: location.child(keyword).key(),
    });
  }
}

/** The schemas in a schema, and where each stands in it. */
function partsOf(schema: Schema): [path: string[], part: unknown][] {
  return Object.entries(schema).flatMap(([member, value]): [string[], unknown][] => {
    const form = formOf("Schema", member);
    if (!form) return [];
    if (typeof form === "string") return [[[member], value]];
    return Object.entries(value as object).map(([name, part]) => [[member, name], part]);
  });
}
