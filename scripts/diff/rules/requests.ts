import { resolve } from "../../openapi/resolve.ts";
import type { PlacedDifference, Rule } from "../rule.ts";

/** Members of a request that are not there any more. */
export const requestMembers: Rule = {
  name: "request-members",
  judge: ({ owner: { kind }, keyword, action, directions }) =>
    kind === "Schema" && keyword === "properties" && action === "removed" && directions.has("request")
      ? { bump: "major", why: "Code that sends it does not compile any more, and the platform may pass over it." }
      : undefined,
};

/** What it means to leave a member or a parameter out. */
export const defaults: Rule = {
  name: "defaults",
  judge({ owner: { kind }, keyword, action, directions, places }) {
    if (kind !== "Schema" || keyword !== "default") return undefined;
    const inRequest = directions.has("request");
    if (inRequest && action !== "added")
      return { bump: "major", why: "Requests that leave it out mean something else." };
    // By its own default openapi-typescript declares a member that has one as always there, in both directions.
    const isMember = places.some(({ steps }) => steps.at(-1)?.member === "properties");
    if (isMember && action === (inRequest ? "added" : "removed"))
      return { bump: "major", why: "Generators let a member with a default never be missing: code does not compile." };
    return inRequest
      ? { bump: "minor", why: "It says what a request without it means." }
      : { bump: "patch", why: "Only readers see it: an answer bears the value itself." };
  },
};

/** A body that a request did not have. */
export const requestBodies: Rule = {
  name: "request-bodies",
  judge(difference) {
    const { owner, keyword, action } = difference;
    if (owner.kind !== "Operation" || keyword !== "requestBody" || action !== "added") return undefined;
    return isRequired(difference)
      ? { bump: "major", why: "Requests without it are refused." }
      : { bump: "minor", why: "Requests may go without it, as before." };
  },
};

/** What the merchant has to answer a callback with. */
export const callbackAnswers: Rule = {
  name: "callback-answers",
  judge(difference) {
    const { owner, keyword, action, directions } = difference;
    if (owner.kind !== "Response" || action !== "added" || !directions.has("request")) return undefined;
    const refuses =
      (keyword === "headers" && isRequired(difference)) ||
      (keyword === "content" && owner.before.content === undefined);
    return refuses ? { bump: "major", why: "Answers of merchants that were right are no more." } : undefined;
  },
};

function isRequired({ after, documents }: PlacedDifference): boolean {
  return resolve<{ required?: boolean }>(documents.after, after as object).required === true;
}
