import type { Header } from "../../openapi/document.ts";
import { follow, stepsOf, valueAt } from "../../openapi/model.ts";
import { isObject, type Node } from "../../openapi/walk.ts";
import { impliedContentType, partSchema } from "../encodings.ts";
import { type Bump, breaksIf, furthest, type PlacedDifference, type Rule, whatBreaks } from "../rating.ts";

/** How a part of a form is written, and the headers that it has. No type of generated code tells. */
export const encodings: Rule = {
  name: "encodings",
  judge(difference) {
    const bump = bumpOf(difference);
    if (!bump) return undefined;
    const why = bump === "major" ? whatBreaks(difference.directions) : "Every part that was right still is.";
    return { bump, code: "none", why };
  },
};

function bumpOf(difference: PlacedDifference): Bump | undefined {
  const { owner, keyword, entry, before, after, directions, places } = difference;
  if (owner.kind === "Header" && keyword === "required") {
    const isOfPart = places.some(({ steps }) => steps.some(({ kind }) => kind === "Encoding"));
    return isOfPart ? breaksIf(after === true ? "fewer" : "more", directions) : undefined;
  }
  if (owner.kind === "Encoding") {
    const isHeader = keyword === "headers" && entry !== undefined;
    return isHeader ? bumpOfHeader(after, difference) : bumpOfMember(keyword, before, after, difference);
  }
  if (owner.kind !== "MediaType" || keyword !== "encoding") return undefined;
  // The part came, or went, with all that was said of it.
  const [was, is] = [Object(before) as Node, Object(after) as Node];
  return furthest(
    Object.keys({ ...was, ...is }).map((member) => bumpOfMember(member, was[member], is[member], difference)),
  );
}

function bumpOfMember(keyword: string, was: unknown, is: unknown, difference: PlacedDifference): Bump {
  if (keyword === "headers") {
    const names = Object.keys({ ...Object(was), ...Object(is) });
    return furthest(names.map((name) => bumpOfHeader(Object(is)[name], difference)));
  }
  // Of what else there is, none means the same as another.
  return keyword === "contentType" ? bumpOfTypes(was, is, difference) : "major";
}

function bumpOfHeader(after: unknown, { directions, documents }: PlacedDifference): Bump {
  if (!isObject(after)) return "major";
  return follow<Header>(documents.after, after).required ? breaksIf("fewer", directions) : "minor";
}

/** A part may have any of the media types that stand in a list, in which `image/*` is for many. */
function bumpOfTypes(
  was: unknown,
  is: unknown,
  { owner, entry, pointers, directions, documents }: PlacedDifference,
): Bump {
  const impliedIn = (side: "before" | "after") => {
    const steps = stepsOf(`#${entry === undefined ? owner.pointers[side] : pointers[side]}`);
    const media = valueAt(documents[side], steps.slice(0, -2));
    return isObject(media) ? impliedContentType(partSchema(media, String(steps.at(-1)), documents[side])) : undefined;
  };
  const [old, now] = [was ?? impliedIn("before"), is ?? impliedIn("after")].map(typesIn) as [string[], string[]];
  const covers = (types: string[], type: string) =>
    types.some((one) => one === type || one === "*/*" || (one.endsWith("/*") && type.startsWith(one.slice(0, -1))));
  const [isFewer, isMore] = [old.some((type) => !covers(now, type)), now.some((type) => !covers(old, type))];
  return furthest([
    ...(isFewer ? [breaksIf("fewer", directions)] : []),
    ...(isMore ? [breaksIf("more", directions)] : []),
  ]);
}

function typesIn(value: unknown): string[] {
  return String(value ?? "")
    .split(",")
    .map((type) => type.trim().toLowerCase());
}
