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
    const closes =
      (["additionalProperties", "unevaluatedProperties"].includes(keyword) && after === false) ||
      (["enum", "const"].includes(keyword) && before === undefined);
    return closes
      ? { bump: "major", why: "Clients that check answers would refuse what the platform adds later." }
      : undefined;
  },
};
