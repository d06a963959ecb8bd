import { isObject } from "../../openapi/json.ts";
import type { Rule } from "../rule.ts";
import { without } from "../without.ts";

/** What an answer means for the money. */
export const outcome: Rule = {
  name: "outcome",
  judge({ owner: { kind }, keyword, action }) {
    if (kind !== "Response" || keyword !== "x-outcome") return undefined;
    return action === "added"
      ? { bump: "minor", why: "Clients learn what the answer means for the money." }
      : {
          bump: "major",
          why: "Clients follow the money by it: they would pay again, or not, where they did otherwise.",
        };
  },
};

/** What the values of outcomes mean. */
export const outcomes: Rule = {
  name: "outcomes",
  judge({ owner: { kind }, keyword, before, after }) {
    if (kind !== "OpenAPI" || keyword !== "x-outcomes") return undefined;
    const gone = without(namesOf(before), namesOf(after));
    if (gone.length > 0) return { bump: "major", why: `Clients may know the outcome ${gone.join(", ")}.` };
    return without(namesOf(after), namesOf(before)).length > 0
      ? { bump: "minor", why: "Answers may have an outcome more." }
      : { bump: "patch", why: "Only readers see what is said of an outcome." };
  },
};

function namesOf(value: unknown): string[] {
  return isObject(value) ? Object.keys(value) : [];
}
