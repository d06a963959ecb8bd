import { isDeepStrictEqual } from "node:util";
import type { Response } from "../../openapi/document.ts";
import { follow, isSuccess } from "../../openapi/model.ts";
import { mapValues } from "../../openapi/walk.ts";
import { isCalled } from "../places.ts";
import type { Judgement, PlacedDifference, Rule } from "../rating.ts";

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
    const why = "Requests that leave it out mean something else.";
    // No type tells one default from another.
    if (inRequest && action === "changed") return { bump: "major", code: "none", why };
    if (inRequest && action === "removed") return { bump: "major", why };
    // By its own default openapi-typescript declares a member that has one as always there, in both directions.
    const isMember = places.some(({ steps }) => steps.at(-1)?.member === "properties");
    if (isMember && action === (inRequest ? "added" : "removed"))
      return { bump: "major", why: "Generators let a member with a default never be missing: code does not compile." };
    return inRequest
      ? { bump: "minor", why: "It says what a request without it means." }
      : { bump: "patch", why: "Only readers see it: a response has the value itself." };
  },
};

/** A body that a request did not have. */
export const requestBodies: Rule = {
  name: "request-bodies",
  judge(difference) {
    const { owner, keyword, action } = difference;
    if (owner.kind !== "Operation" || keyword !== "requestBody" || action !== "added") return undefined;
    return isRequired(difference)
      ? { bump: "major", why: "Requests without it are rejected." }
      : { bump: "minor", code: "major", why: "Requests may go without it, as before." };
  },
};

/** What the merchant has to respond to a callback with. */
export const callbackResponses: Rule = {
  name: "callback-responses",
  judge(difference) {
    const { owner, keyword, action, directions } = difference;
    if (owner.kind !== "Response" || action !== "added" || !directions.has("request")) return undefined;
    const isStricter =
      (keyword === "headers" && isRequired(difference)) ||
      (keyword === "content" && owner.before.content === undefined);
    return isStricter ? { bump: "major", why: "Responses of merchants that were right are wrong." } : undefined;
  },
};

function isRequired({ after, documents }: PlacedDifference): boolean {
  return follow<{ required?: boolean }>(documents.after, after as object).required === true;
}

const lost: Judgement = { bump: "major", why: "Clients that rely on it do not get it any more." };
const gained: Judgement = { bump: "minor", why: "The platform sends more than before." };

/** What is promised beside the members of a body: that it is there, headers, statuses, and what a callback brings. */
export const promised: Rule = {
  name: "promised",
  judge({ owner: { kind }, keyword, action, after, directions, places }) {
    if (["Header", "Parameter", "RequestBody", "Response"].includes(kind) && directions.has("response")) {
      if (keyword === "required") return after === true ? gained : lost;
      if (["in", "style", "explode", "content"].includes(keyword) && action !== "added") return lost;
    }
    if (kind !== "Operation") return undefined;
    if (places.some(isCalled) && ["parameters", "requestBody"].includes(keyword))
      return action === "added" ? gained : lost;
    return keyword === "responses" && action === "removed" ? lost : undefined;
  },
};

/** Responses are open: what a client reads may be anything that the types allow, and more members than are known. */
export const openResponses: Rule = {
  name: "open-responses",
  judge({ owner: { kind }, keyword, before, after, directions }) {
    if (kind !== "Schema" || !directions.has("response")) return undefined;
    const isOpen = before === undefined || before === true;
    const closes =
      (["additionalProperties", "unevaluatedProperties"].includes(keyword) &&
        (after === false || (isOpen && after !== true))) ||
      (["enum", "const"].includes(keyword) && before === undefined);
    return closes
      ? { bump: "major", why: "Clients that check responses would reject what the platform adds later." }
      : undefined;
  },
};

/** What a request may succeed with: generated code reads all of it as one type. */
export const successes: Rule = {
  name: "successes",
  judge({ owner, keyword, entry = "", action, after, places, documents }) {
    if (owner.kind !== "Operation" || keyword !== "responses" || action !== "added") return undefined;
    if (!isSuccess(entry) || places.some(isCalled)) return undefined;
    const bodyOf = (response: unknown) =>
      mapValues(follow(documents.after, response as Response).content ?? {}, ({ schema }) => schema);
    const known = Object.entries(owner.after.responses as object).filter(
      ([status]) => isSuccess(status) && status in (owner.before.responses as object),
    );
    if (known.length === 0) return undefined;
    return known.some(([, response]) => isDeepStrictEqual(bodyOf(response), bodyOf(after)))
      ? { bump: "minor", why: "It brings what other successes bring." }
      : { bump: "major", why: "Clients may meet what they cannot read: no success that was known brings the same." };
  },
};
