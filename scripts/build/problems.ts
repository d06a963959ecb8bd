import { relative } from "node:path";
import { getLineColLocation, type NormalizedProblem } from "@redocly/openapi-core";

/** A problem, as far as a line on it needs it. */
export type Problem = Pick<NormalizedProblem, "message" | "location" | "ruleId" | "suggest">;

/** One line on a problem that Redocly found: file, line and column, what is wrong, and the rule to read about. */
export function describeProblem(problem: Problem, folder: string): string {
  const place = problem.location[0];
  if (!place) return messageOf(problem, folder);
  const { start } = getLineColLocation(place);
  const file = relative(folder, place.source.absoluteRef);
  return `${file}:${start.line}:${start.col} ${messageOf(problem, folder)}`;
}

/** One line on a problem in a document that is in no file, but made by one. */
export function describeDerivedProblem(problem: Problem, file: string, folder: string): string {
  const pointer = problem.location[0]?.pointer ?? "#/";
  return `${relative(folder, file)}: in the document that it makes, at ${pointer}: ${messageOf(problem, folder)}`;
}

function messageOf({ message, suggest, ruleId }: Problem, folder: string): string {
  const line = message
    .replaceAll(`${folder}/`, "")
    .replaceAll(folder, "")
    .replaceAll(/\s*\n\s*/g, " ");
  const remedy = suggest.length > 0 ? ` Did you mean ${suggest.join(" or ")}?` : "";
  return `${line}${remedy} (rule ${ruleId})`;
}
