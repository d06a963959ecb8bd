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
  judge({ owner: { kind }, keyword, action, directions }) {
    if (kind !== "Schema" || keyword !== "default") return undefined;
    if (!directions.has("request"))
      return { bump: "patch", why: "Only readers see it: an answer bears the value itself." };
    return action === "added"
      ? { bump: "minor", why: "It says what a request without it means." }
      : { bump: "major", why: "Requests that leave it out mean something else." };
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

function isRequired({ after, documents }: PlacedDifference): boolean {
  return resolve<{ required?: boolean }>(documents.after, after as object).required === true;
}
