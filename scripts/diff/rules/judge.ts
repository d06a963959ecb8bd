import { isCalled } from "../places.ts";
import {
  furthest,
  isFurther,
  type Judgement,
  type PlacedDifference,
  type Rule,
  whatBreaks,
  without,
} from "../rating.ts";
import {
  additions,
  compatible,
  deprecations,
  extensions,
  negations,
  nothing,
  prose,
  removals,
  sameValues,
  standard,
  tuples,
  version,
} from "./compatible.ts";
import { encodings } from "./forms.ts";
import {
  address,
  audience,
  knownValues,
  links,
  outcome,
  outcomes,
  security,
  testing,
  turningPoints,
} from "./meanings.ts";
import {
  callbackResponses,
  defaults,
  openResponses,
  promised,
  requestBodies,
  requestMembers,
  successes,
} from "./messages.ts";
import { componentNames, movedParameters, operationNames, order, references, types } from "./names.ts";

/** What Redocly says, where no rule of ours knows better. */
const redocly: Rule = {
  name: "redocly",
  judge({ verdicts, directions }) {
    if (verdicts.length === 0) return undefined;
    return { bump: "major", why: whatBreaks(directions) };
  },
};

/** What nobody has thought about may break anybody. Where our own contract has it, a rule for it belongs here. */
const unknown: Rule = {
  name: "unknown",
  judge: () => ({ bump: "major", why: "No rule knows what it means, so it counts as a break." }),
};

const rules: Rule[] = [
  ...[version, standard, references, prose, order, movedParameters, security, nothing, sameValues, negations, tuples],
  ...[outcome, outcomes, knownValues, turningPoints, audience, address, testing, links],
  ...[componentNames, operationNames, types],
  ...[
    encodings,
    promised,
    openResponses,
    successes,
    requestMembers,
    requestBodies,
    callbackResponses,
    defaults,
    deprecations,
  ],
  ...[redocly, additions, removals, compatible, extensions, unknown],
];

/**
 * What the first rule that knows a difference says of it, and the rule's name. Of the two things that can break, what travels and code
 * that was generated, the one that moves the version further decides.
 */
export function judge(difference: PlacedDifference): Required<Judgement> & { rule: string } {
  for (const rule of rules) {
    const judgement = rule.judge(difference);
    if (!judgement) continue;
    const { bump, why, wire = bump, code = codeOf(difference) ?? bump } = judgement;
    const name = (rule === redocly && difference.verdicts[0]?.rule) || rule.name;
    const said = isFurther(code, bump) ? `${why} ${retyped}` : why;
    return { bump: furthest([wire, code]), wire, code, why: said, rule: name };
  }
  throw new Error("the last rule knows everything");
}

const retyped = "Generated code in typed languages has another type here.";

/** Limits of values, of which no type of a generated client knows. */
const limits = [
  ...["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf", "minLength", "maxLength", "pattern"],
  ...["minItems", "maxItems", "uniqueItems", "minProperties", "maxProperties"],
];

/** What no type of a generated client tells of, by what it is a part of: where requests go, how they are written, and what may follow. */
const untyped: Record<string, string[]> = {
  OpenAPI: ["servers"],
  PathItem: ["servers"],
  Operation: ["servers"],
  Server: ["*"],
  ServerVariable: ["*"],
  SecurityScheme: ["*"],
  Link: ["*"],
  Response: ["links", "x-outcome"],
  Parameter: ["style", "explode"],
};

/**
 * What a change means to code that was generated for typed languages, where that is not what it means on the wire: a
 * member that can be missing or null is another type than one that can't be, and so is a number than an integer. Go's types have a
 * method for each branch of a union, which goes when the branch does. Nor do clients have types for what a receiver responds to a callback.
 */
function codeOf({ owner, keyword, action, before, after, places }: PlacedDifference): "major" | "none" | undefined {
  if (owner.kind !== "Schema") {
    const isOfResponses = owner.kind === "Response" || keyword === "responses";
    const isUntyped = untyped[owner.kind]?.includes(keyword) || untyped[owner.kind]?.includes("*");
    return isUntyped || (isOfResponses && places.some(isCalled)) ? "none" : undefined;
  }
  if (limits.includes(keyword)) return "none";
  if (["oneOf", "anyOf"].includes(keyword) && action === "removed") return "major";
  const moved = [...without(before, after), ...without(after, before)];
  if (keyword === "required" && moved.some((name) => isIn(owner.before, name) && isIn(owner.after, name)))
    return "major";
  // What has no type has that of what else it says: an object's, a list's, a choice's.
  const isOther = keyword === "type" && (action === "changed" || !hasShape(owner.before) || !hasShape(owner.after));
  // Values that were listed, and are not any more, have no type of their own.
  const isListed = keyword === "enum" && action !== "changed";
  return isOther || isListed || keyword === "nullable" ? "major" : undefined;
}

function hasShape(schema: Record<string, unknown>): boolean {
  return ["properties", "additionalProperties", "items", "oneOf", "anyOf", "allOf"].some(
    (keyword) => keyword in schema,
  );
}

function isIn({ properties }: Record<string, unknown>, name: unknown): boolean {
  return Object.hasOwn(Object(properties), String(name));
}
