import { isDeepStrictEqual } from "node:util";
import type { Response } from "../../openapi/document.ts";
import { mapValues } from "../../openapi/json.ts";
import { resolve } from "../../openapi/resolve.ts";
import { isCalled } from "../places.ts";
import type { Judgement, Rule } from "../rule.ts";

const lost: Judgement = { bump: "major", why: "Clients that rely on it do not get it any more." };
const gained: Judgement = { bump: "minor", why: "The platform sends more than before." };

/** What is promised beside the members of a body: that it is there, headers, statuses, and what a callback brings. */
export const promised: Rule = {
  name: "promised",
  judge({ owner: { kind }, keyword, action, after, directions, places }) {
    if (["Header", "Parameter", "RequestBody", "Response"].includes(kind) && directions.has("answer")) {
      if (keyword === "required") return after === true ? gained : lost;
      if (["in", "style", "explode", "content"].includes(keyword) && action !== "added") return lost;
    }
    if (kind !== "Operation") return undefined;
    if (places.some(isCalled) && ["parameters", "requestBody"].includes(keyword))
      return action === "added" ? gained : lost;
    return keyword === "responses" && action === "removed" ? lost : undefined;
  },
};

/** Answers are open: what a client reads may be anything that the types allow, and more members than are known. */
export const openAnswers: Rule = {
  name: "open-answers",
  judge({ owner: { kind }, keyword, before, after, directions }) {
    if (kind !== "Schema" || !directions.has("answer")) return undefined;
    const isOpen = before === undefined || before === true;
    const closes =
      (["additionalProperties", "unevaluatedProperties"].includes(keyword) &&
        (after === false || (isOpen && after !== true))) ||
      (["enum", "const"].includes(keyword) && before === undefined);
    return closes
      ? { bump: "major", why: "Clients that check answers would refuse what the platform adds later." }
      : undefined;
  },
};

/** What a request may succeed with: generated code reads all of it as one type. */
export const successes: Rule = {
  name: "successes",
  judge({ owner, keyword, entry = "", action, after, places, documents }) {
    if (owner.kind !== "Operation" || keyword !== "responses" || action !== "added") return undefined;
    if (!entry.startsWith("2") || places.some(isCalled)) return undefined;
    const bodyOf = (response: unknown) =>
      mapValues(resolve(documents.after, response as Response).content ?? {}, ({ schema }) => schema);
    const known = Object.entries(owner.after.responses as object).filter(
      ([status]) => status.startsWith("2") && status in (owner.before.responses as object),
    );
    if (known.length === 0) return undefined;
    return known.some(([, response]) => isDeepStrictEqual(bodyOf(response), bodyOf(after)))
      ? { bump: "minor", why: "It brings what other successes bring." }
      : { bump: "major", why: "Clients may meet what they cannot read: no success that was known brings the same." };
  },
};
